import * as l10n from '@vscode/l10n';
import { numberText } from '../localization.ts';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { hitsOf } from '../model/find-hits.ts';
import type { RunPicture } from '../model/run-picture.ts';
import type { ViewState } from '../model/view-state.ts';
import { icon } from './icon.ts';
import { ViewChangeEvent } from './panel-events.ts';
import { controls } from './theme.ts';
import { TimelineCommandEvent } from './timeline-command-event.ts';

/** Looks for lanes and for what happened by text, and goes from one to the next. */
export class FindBar extends LitElement {
    static override readonly properties = { picture: { attribute: false }, view: { attribute: false } };
    declare picture: RunPicture;
    declare view: ViewState;

    static override readonly styles = [
        controls,
        css`
            :host {
                align-items: center;
                border-block-end: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                display: flex;
                flex-wrap: wrap;
                gap: 2px 6px;
                padding: 3px 8px;
            }
            :host([hidden]) {
                display: none;
            }
            vscode-textfield {
                flex: 0 1 320px;
                inline-size: auto;
                min-inline-size: 140px;
            }
            output {
                flex: 1;
                font-variant-numeric: tabular-nums;
                min-inline-size: 10ch;
            }
        `,
    ];

    /** Puts the focus into the field, the text in it selected. */
    focusField(): void {
        const field = this.renderRoot.querySelector('vscode-textfield');
        if (field instanceof VscodeTextfield) {
            field.focus();
            field.wrappedElement.select();
        }
    }

    override render(): TemplateResult {
        return html`
            <vscode-textfield
                data-testid="find-field"
                .label=${l10n.t('Find in the timeline')}
                placeholder=${l10n.t('Lane, state, message, statement')}
                .value=${this.view.find ?? ''}
                @input=${this.#typed}
                @keydown=${this.#keyPressed}
                >${icon('search', 'content-before')}</vscode-textfield>
            <output data-testid="find-count" role="status">${this.#countText()}</output>
            <span role="toolbar" aria-label=${l10n.t('Find')}>
                <vscode-toolbar-button label=${l10n.t('Previous (Shift F3)')} @click=${() => this.#give('find-previous')}
                    >${icon('arrow-up')}</vscode-toolbar-button
                >
                <vscode-toolbar-button label=${l10n.t('Next (F3)')} @click=${() => this.#give('find-next')}
                    >${icon('arrow-down')}</vscode-toolbar-button
                >
                <vscode-toolbar-button label=${l10n.t('Close the search (Escape)')} @click=${this.#close}
                    >${icon('close')}</vscode-toolbar-button
                >
            </span>
        `;
    }

    #countText(): string {
        const { find, found } = this.view;
        const { count, lanes } = hitsOf(this.picture.reader, find);
        if (find === undefined || find.trim() === '') {
            return '';
        }
        if (count === 0) {
            return l10n.t('Nothing found');
        }
        const all = numberText(count);
        if (found !== undefined) {
            return l10n.t('{0} of {1}', numberText(found + 1), all);
        }
        return lanes.length === 0
            ? l10n.t('{0} found', all)
            : l10n.t('{0} found, {1} of them lanes', all, numberText(lanes.length));
    }

    readonly #typed = (event: Event): void => {
        if (event.currentTarget instanceof VscodeTextfield) {
            this.#change({ find: event.currentTarget.value, found: undefined });
        }
    };

    readonly #keyPressed = (event: KeyboardEvent): void => {
        if (event.key === 'Escape') {
            this.#close();
        } else if (event.key === 'Enter' || event.key === 'F3') {
            event.preventDefault();
            this.#give(event.shiftKey ? 'find-previous' : 'find-next');
        }
    };

    readonly #close = (): void => {
        this.#change({ find: undefined, found: undefined });
        this.#give('focus');
    };

    #change(change: Partial<ViewState>): void {
        this.dispatchEvent(new ViewChangeEvent(change));
    }

    #give(command: 'find-next' | 'find-previous' | 'focus'): void {
        this.dispatchEvent(new TimelineCommandEvent(command));
    }
}

customElements.define('ccsim-find', FindBar);
