import * as l10n from '@vscode/l10n';
import { numberText } from '../localization.ts';
import '@vscode-elements/elements/dist/vscode-badge/index.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { type Explanation, explain, type Step } from '../model/explanation.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { icon } from './icon.ts';
import { ChooseEvent, RevealEvent } from './panel-events.ts';
import { controls } from './theme.ts';

/** "Why?": what happened, under which rule, and the chain of causes back to a line of the scenario. */
export class WhyView extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        selected: { attribute: false },
    };
    declare picture: RunPicture;
    declare selected: number | undefined;
    #explanation: Explanation | undefined;

    static override readonly styles = [
        controls,
        css`
            :host {
                display: block;
                min-block-size: 0;
            }
            section {
                block-size: 100%;
                overflow: auto;
                padding: 8px 12px 16px;
            }
            h2 {
                color: var(--vscode-descriptionForeground);
                font-size: 0.85em;
                font-weight: 600;
                letter-spacing: 0.04em;
                margin: 12px 0 4px;
                text-transform: uppercase;
            }
            h2:first-child {
                margin-block-start: 0;
            }
            p {
                margin: 0;
                overflow-wrap: anywhere;
            }
            .sentence {
                font-size: 1.1em;
                font-weight: 600;
            }
            .rule {
                border-inline-start: 3px solid var(--vscode-focusBorder);
                padding: 2px 0 2px 8px;
            }
            .rule .id {
                align-items: center;
                display: flex;
                flex-wrap: wrap;
                gap: 6px;
                margin-block-end: 2px;
            }
            ol,
            ul {
                list-style: none;
                margin: 0;
                padding: 0;
            }
            .chain li {
                padding-inline-start: 18px;
                position: relative;
            }
            .chain li::before {
                background: var(--vscode-descriptionForeground);
                border-radius: 50%;
                block-size: 7px;
                content: '';
                inline-size: 7px;
                inset-block-start: 9px;
                inset-inline-start: 4px;
                position: absolute;
            }
            .chain li:not(:last-child)::after {
                background: var(--vscode-descriptionForeground);
                content: '';
                inline-size: 1px;
                inset-block: 12px -8px;
                inset-inline-start: 7px;
                opacity: 0.6;
                position: absolute;
            }
            .chain li.root::before {
                background: var(--vscode-charts-red);
                border-radius: 1px;
                transform: rotate(45deg);
            }
            .step {
                inline-size: 100%;
                overflow-wrap: anywhere;
                padding: 3px 6px;
            }
            .step .at {
                color: var(--vscode-descriptionForeground);
                font-variant-numeric: tabular-nums;
            }
            .source {
                align-items: start;
                color: var(--vscode-textLink-foreground);
                display: flex;
                gap: 4px;
            }
            .source code {
                overflow-wrap: anywhere;
            }
            .small {
                color: var(--vscode-descriptionForeground);
                display: block;
                font-size: 0.9em;
            }
        `,
    ];

    override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('picture') || changed.has('selected')) {
            this.#explanation = this.selected === undefined ? undefined : explain(this.picture.reader, this.selected);
        }
    }

    override render(): TemplateResult {
        const explanation = this.#explanation;
        return html`<section data-testid="why-panel" tabindex="0" aria-label=${l10n.t('Why?')}>
            ${explanation === undefined ? nothingChosen() : this.#explained(explanation)}
        </section>`;
    }

    #explained(explanation: Explanation): TemplateResult {
        const { step, causes, effects } = explanation;
        return html`
            <h2>${l10n.t('What')}</h2>
            <p class="sentence">${step.sentence}</p>
            <p class="dim">${l10n.t('at {0}', formatMs(step.atMs))}</p>
            ${this.#root(explanation)}
            <h2>${l10n.t('Rule')}</h2>
            ${rule(explanation)}
            ${this.#because(explanation, causes)}
            ${effects.length === 0 ? nothing : this.#effects(explanation)}
        `;
    }

    /** The line of the scenario that it all goes back to, before everything between. */
    #root({ step, causes }: Explanation): TemplateResult | typeof nothing {
        const root = causes.at(-1) ?? step;
        return root.statement === undefined
            ? nothing
            : html`<h2>${root === step ? l10n.t('Line') : l10n.t('Goes back to')}</h2>
                  ${this.#sourceLine(root.statement, 'why-cause', root.atMs)}`;
    }

    #because({ step }: Explanation, causes: readonly Step[]): TemplateResult | typeof nothing {
        if (causes.length === 0) {
            return step.statement === undefined
                ? html`<h2>${l10n.t('Because')}</h2><p>${l10n.t('So it is at the start of the run.')}</p>`
                : nothing;
        }
        return html`
            <h2>${l10n.t('Because')}</h2>
            <ol class="chain" aria-label=${l10n.t('Causes, the nearest first')}>
                ${causes.map(
                    (cause) =>
                        html`<li class=${cause.statement === undefined ? '' : 'root'}>${this.#cause(cause)}</li>`,
                )}
            </ol>
        `;
    }

    #cause(cause: Step): TemplateResult | typeof nothing {
        return cause.statement === undefined
            ? this.#step(cause)
            : this.#sourceLine(cause.statement, 'why-root', cause.atMs);
    }

    #step(step: Step): TemplateResult {
        return html`<button
            class="step"
            data-testid="why-step"
            @click=${() => this.dispatchEvent(new ChooseEvent({ entry: step.entry, atMs: step.atMs }))}
        >
            <span class="at">${formatMs(step.atMs)}</span> ${step.sentence}
            <span class="small">${step.rule}</span>
        </button>`;
    }

    #sourceLine(index: number, testId: 'why-cause' | 'why-root', atMs: number): TemplateResult | typeof nothing {
        const statement = this.picture.reader.plan.timeline[index];
        if (statement === undefined) {
            return nothing;
        }
        const { range, text } = statement;
        return html`<button
            class="step source"
            data-testid=${testId}
            title=${l10n.t('Go to this line of the scenario')}
            @click=${() => this.dispatchEvent(new RevealEvent(range))}
        >
            ${icon('go-to-file')}
            <span><code>${text}</code>
                <span class="small">${l10n.t('line {0}, at {1}', range.startLine + 1, formatMs(atMs))}</span></span>
        </button>`;
    }

    #effects({ effects, effectCount }: Explanation): TemplateResult {
        const more = effectCount - effects.length;
        return html`
            <h2>${l10n.t('Led to')}</h2>
            <ul aria-label=${l10n.t('Effects')}>
                ${effects.map((effect) => html`<li>${this.#step(effect)}</li>`)}
                ${more > 0 ? html`<li class="dim">${l10n.t('and {0} more', numberText(more))}</li>` : nothing}
            </ul>
        `;
    }
}

function nothingChosen(): TemplateResult {
    return html`<h2>${l10n.t('Why?')}</h2>
        <p class="dim">${l10n.t('Choose a state in the timeline or a row of a table to see the rule behind it and what led to it.')}</p>`;
}

function rule({ step, ruleStatement, source, sourceTitle, settings }: Explanation): TemplateResult {
    return html`<div class="rule">
        <div class="id">
            <code data-testid="why-rule">${step.rule}</code>
            <vscode-badge title=${sourceTitle}>${source}</vscode-badge>
        </div>
        <p>${ruleStatement}</p>
        <span class="small">${sourceTitle}</span>
        ${
            settings.length === 0
                ? nothing
                : html`<span class="small">${l10n.t('Settings:')} ${settings.map((name) => html`<code>${name}</code> `)}</span>`
        }
    </div>`;
}

customElements.define('ccsim-why', WhyView);
