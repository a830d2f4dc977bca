import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { css, html, LitElement, type TemplateResult } from 'lit';
import type { TimelineCommand } from '../model/key-commands.ts';
import { LANE_CHOICES, type LaneChoice } from '../model/view-state.ts';
import { ChoiceMenu } from './choice-menu.ts';
import { type IconName, icon } from './icon.ts';
import { ViewChangeEvent } from './panel-events.ts';
import { controls } from './theme.ts';
import { TimelineCommandEvent } from './timeline-command-event.ts';

interface Tool {
    readonly command: TimelineCommand;
    readonly icon: IconName;
    readonly label: string;
    /** Panel width below which it goes into a menu: what wheel, names and keys do as well. */
    readonly folds?: 'narrow' | 'narrower';
}

const TOOLS: readonly Tool[] = [
    { command: 'find', icon: 'search', label: l10n.t('Find (F)') },
    { command: 'close-groups', icon: 'collapse-all', label: l10n.t('Close all groups (C)'), folds: 'narrow' },
    { command: 'open-groups', icon: 'expand-all', label: l10n.t('Open all groups (O)'), folds: 'narrow' },
    {
        command: 'previous-change',
        icon: 'chevron-left',
        label: l10n.t('Cursor to the previous change of the row (,)'),
        folds: 'narrower',
    },
    {
        command: 'next-change',
        icon: 'chevron-right',
        label: l10n.t('Cursor to the next change of the row (.)'),
        folds: 'narrower',
    },
    { command: 'previous-failure', icon: 'arrow-circle-left', label: l10n.t('Zoom to the previous failure (Shift X)') },
    { command: 'next-failure', icon: 'arrow-circle-right', label: l10n.t('Zoom to the next failure (X)') },
    { command: 'zoom-in', icon: 'zoom-in', label: l10n.t('Zoom in (+)'), folds: 'narrow' },
    { command: 'zoom-out', icon: 'zoom-out', label: l10n.t('Zoom out (-)'), folds: 'narrow' },
    {
        command: 'zoom-to-selection',
        icon: 'screen-normal',
        label: l10n.t('Zoom to the span or the selected state (Z)'),
        folds: 'narrow',
    },
    { command: 'zoom-to-fit', icon: 'screen-full', label: l10n.t('Show all of the run (0)') },
    { command: 'help', icon: 'question', label: l10n.t('Keys (?)') },
];

const LANE_LABELS: Readonly<Record<LaneChoice, { readonly label: string; readonly title: string }>> = {
    changing: { label: l10n.t('Changing'), title: l10n.t('Agents and tasks, and what else changed its state') },
    affected: { label: l10n.t('Affected'), title: l10n.t('Only lanes that a failure touched') },
    all: { label: l10n.t('All'), title: l10n.t('All lanes') },
};

/** The filter and the buttons above the timeline. */
export class TimelineToolbar extends LitElement {
    static override readonly properties = {
        laneFilter: { attribute: false },
        lanes: { attribute: false },
        arrows: { attribute: false },
    };
    declare laneFilter: string;
    declare lanes: LaneChoice;
    declare arrows: boolean;

    static override readonly styles = [
        controls,
        css`
            :host {
                align-items: center;
                display: flex;
                flex-wrap: wrap;
                gap: 2px 6px;
                padding: 4px 8px;
            }
            vscode-textfield {
                flex: 1 1 110px;
                inline-size: auto;
                max-inline-size: 200px;
                min-inline-size: 110px;
            }
            .toggle {
                align-items: center;
                border: 1px solid transparent;
                display: inline-flex;
                gap: 4px;
                padding: 2px 6px;
            }
            .toggle[aria-pressed='true'] {
                background: var(--vscode-inputOption-activeBackground);
                border-color: var(--vscode-inputOption-activeBorder, var(--vscode-contrastActiveBorder, transparent));
                color: var(--vscode-inputOption-activeForeground, inherit);
            }
            .lanes {
                display: flex;
            }
            .more {
                display: none;
            }
            @container panel (max-width: 960px) {
                .text {
                    display: none;
                }
            }
            @container panel (max-width: 880px) {
                .folds.narrow {
                    display: none;
                }
                .more {
                    display: inline-block;
                }
            }
            @container panel (max-width: 800px) {
                .folds {
                    display: none;
                }
            }
            .tools {
                display: flex;
                flex-wrap: wrap;
                margin-inline-start: auto;
            }
        `,
    ];

    /** Puts the focus into the filter. */
    focusFilter(): void {
        this.renderRoot.querySelector('vscode-textfield')?.focus();
    }

    override render(): TemplateResult {
        return html`
            <vscode-textfield
                data-testid="lane-filter"
                .label=${l10n.t('Filter lanes by name')}
                placeholder=${l10n.t('Filter lanes')}
                .value=${this.laneFilter}
                @input=${this.#filtered}
                >${icon('filter', 'content-before')}</vscode-textfield>
            <div class="lanes" role="group" aria-label=${l10n.t('Lanes shown')}>
                ${LANE_CHOICES.map((choice) => this.#laneChoice(choice))}
            </div>
            <button
                class="toggle"
                aria-pressed=${this.arrows ? 'true' : 'false'}
                aria-label=${l10n.t('Messages as arrows')}
                title=${l10n.t('Messages as arrows between lanes (m)')}
                @click=${() => this.#give('arrows')}
            >${icon('arrow-swap')}<span class="text">${l10n.t('Messages')}</span></button>
            <div class="tools" role="toolbar" aria-label=${l10n.t('Timeline')}>
                ${TOOLS.map(
                    ({ command, icon: name, label, folds }) => html`<vscode-toolbar-button
                        class=${folds === undefined ? '' : `folds ${folds}`}
                        label=${label}
                        title=${label}
                        data-command=${command}
                        @click=${() => this.#give(command)}
                        >${icon(name)}</vscode-toolbar-button
                    >`,
                )}
                <vscode-toolbar-button
                    class="more"
                    label=${l10n.t('More')}
                    title=${l10n.t('More')}
                    data-testid="more-tools"
                    @click=${this.#openMore}
                    >${icon('ellipsis')}</vscode-toolbar-button
                >
            </div>
            <ccsim-choice-menu></ccsim-choice-menu>
        `;
    }

    /** Opens the menu of what has no room beside the other tools, below the button. */
    readonly #openMore = (event: Event): void => {
        const menu = this.renderRoot.querySelector('ccsim-choice-menu');
        if (menu instanceof ChoiceMenu && event.currentTarget instanceof Element) {
            const { left: x, bottom: y } = event.currentTarget.getBoundingClientRect();
            const choices = TOOLS.filter(({ folds }) => folds !== undefined).map(({ command, label }) => ({
                id: command,
                label,
            }));
            menu.open({ heading: l10n.t('Timeline'), testId: 'more-tools', choices }, { x, y }, (id) => {
                const tool = TOOLS.find(({ command }) => command === id);
                if (tool !== undefined) {
                    this.#give(tool.command);
                }
            });
        }
    };

    #laneChoice(choice: LaneChoice): TemplateResult {
        const { label, title } = LANE_LABELS[choice];
        return html`<button
            class="toggle"
            aria-pressed=${choice === this.lanes ? 'true' : 'false'}
            title=${`${title} (a)`}
            data-lanes=${choice}
            @click=${() => this.dispatchEvent(new ViewChangeEvent({ lanes: choice }))}
        >${label}</button>`;
    }

    readonly #filtered = (event: Event): void => {
        if (event.currentTarget instanceof VscodeTextfield) {
            this.dispatchEvent(new ViewChangeEvent({ laneFilter: event.currentTarget.value }));
        }
    };

    #give(command: TimelineCommand): void {
        this.dispatchEvent(new TimelineCommandEvent(command));
    }
}

customElements.define('ccsim-toolbar', TimelineToolbar);
