import * as l10n from '@vscode/l10n';
import { numberText } from '../localization.ts';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { Fact, TopologyFacts } from '../model/topology-facts.ts';
import { icon } from './icon.ts';
import { ChooseEvent, InjectRequestEvent, RevealEvent } from './panel-events.ts';
import { controls, tones } from './theme.ts';

/** A person chooses a link of the topology by its name, or nothing. */
export class TopologyPickEvent extends Event {
    static readonly type = 'ccsim-topology-pick';
    readonly picked: string | undefined;

    constructor(picked: string | undefined) {
        super(TopologyPickEvent.type);
        this.picked = picked;
    }
}

/** What is known of the chosen box or link at the cursor, and where one can go from there. */
export class TopologyCard extends LitElement {
    static override readonly properties = {
        facts: { attribute: false },
        cursorMs: { attribute: false },
    };
    declare facts: TopologyFacts;
    declare cursorMs: number;

    static override readonly styles = [
        controls,
        tones,
        css`
            section {
                background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
                block-size: 100%;
                border-inline-start: 1px solid
                    var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                overflow: auto;
                padding: 8px 10px;
            }
            header {
                align-items: start;
                display: flex;
                gap: 4px;
                justify-content: space-between;
            }
            h2 {
                font-size: 1em;
                margin: 0;
                overflow-wrap: anywhere;
            }
            h3 {
                color: var(--vscode-descriptionForeground);
                font-size: 0.85em;
                margin: 8px 0 2px;
                text-transform: uppercase;
            }
            p {
                margin: 0;
            }
            ul {
                list-style: none;
                margin: 4px 0 0;
                padding: 0;
            }
            .fact {
                inline-size: 100%;
                padding: 2px 4px;
            }
            .label {
                color: var(--vscode-descriptionForeground);
                display: block;
                font-size: 0.9em;
                overflow-wrap: anywhere;
            }
            .mark {
                background: var(--tone);
                block-size: 9px;
                border-radius: 2px;
                display: inline-block;
                inline-size: 9px;
                margin-inline-end: 4px;
            }
            .actions {
                display: flex;
                flex-wrap: wrap;
                gap: 2px 8px;
                margin-block: 4px;
            }
            .actions button {
                align-items: center;
                color: var(--vscode-textLink-foreground);
                display: inline-flex;
                gap: 4px;
                padding: 2px 4px;
            }
        `,
    ];

    override render(): TemplateResult {
        const { title, kind, facts, links, moreAgents } = this.facts;
        return html`<section aria-label=${l10n.t('About {0}', title)} data-testid="topology-card" tabindex="0">
            <header>
                <div>
                    <h2>${title}</h2>
                    <p class="dim">${l10n.t('{0}, at {1}', kind, formatMs(Math.round(this.cursorMs)))}</p>
                </div>
                <vscode-toolbar-button label=${l10n.t('Close')} title=${l10n.t('Close (Esc)')} @click=${() => this.#pick(undefined)}
                    >${icon('close')}</vscode-toolbar-button>
            </header>
            ${this.#actions()}
            <ul>${facts.map((fact) => html`<li>${this.#fact(fact)}</li>`)}</ul>
            ${moreAgents > 0 ? html`<p class="dim">${l10n.t('and {0} more: see Agents', numberText(moreAgents))}</p>` : nothing}
            ${
                links.length === 0
                    ? nothing
                    : html`<h3>${l10n.t('Links')}</h3><ul>${links.map((fact) => html`<li>${this.#fact(fact)}</li>`)}</ul>`
            }
        </section>`;
    }

    #actions(): TemplateResult | typeof nothing {
        const { target, range } = this.facts;
        if (target === undefined && range === undefined) {
            return nothing;
        }
        return html`<div class="actions">
            ${
                range === undefined
                    ? nothing
                    : html`<button
                      data-testid="topology-reveal"
                      title=${l10n.t('Go to the declaration in the source')}
                      @click=${() => this.dispatchEvent(new RevealEvent(range))}
                  >${icon('go-to-file')}${l10n.t('Declaration')}</button>`
            }
            ${
                target === undefined
                    ? nothing
                    : html`<button
                      data-testid="topology-inject"
                      title=${l10n.t('Let it fail, or restore it, at the cursor')}
                      @click=${() => this.dispatchEvent(new InjectRequestEvent({ target, atMs: Math.round(this.cursorMs) }))}
                  >${icon('debug-disconnect')}${l10n.t('Fail or restore')}</button>`
            }
        </div>`;
    }

    #fact(fact: Fact): TemplateResult {
        const { label, text, tone, entry, link } = fact;
        const title = link === undefined ? l10n.t('Show in the timeline, and why') : l10n.t('Show the link');
        return html`<button
            class="fact"
            title=${title}
            ?disabled=${entry === undefined && link === undefined}
            @click=${() => this.#follow(fact)}
        ><span class="label">${label}</span><span class=${`mark tone tone-${tone}`}></span>${text}</button>`;
    }

    #follow({ entry, link }: Fact): void {
        if (link !== undefined) {
            this.#pick(link);
        } else if (entry !== undefined) {
            this.dispatchEvent(new ChooseEvent({ entry }));
        }
    }

    #pick(name: string | undefined): void {
        this.dispatchEvent(new TopologyPickEvent(name));
    }
}

customElements.define('ccsim-topology-card', TopologyCard);
