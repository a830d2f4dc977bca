import * as l10n from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Problem } from '../../../server/protocol.ts';
import { RevealProblemEvent } from './panel-events.ts';
import { controls } from './theme.ts';

/** Why a scenario cannot run; each problem leads to its place in the text. */
export class ProblemsList extends LitElement {
    static override readonly properties = {
        scenario: { attribute: false },
        problems: { attribute: false },
        behind: { attribute: false },
    };
    declare scenario: string;
    declare problems: readonly Problem[];
    /** Whether an earlier run is shown behind. */
    declare behind: boolean;

    static override readonly styles = [
        controls,
        css`
            :host {
                background: var(--vscode-inputValidation-errorBackground);
                border: 1px solid var(--vscode-inputValidation-errorBorder);
                color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
                display: block;
                margin: 8px 12px;
                padding: 6px 10px;
            }
            h2 {
                font-size: 1em;
                margin: 0 0 4px;
            }
            ul {
                list-style: none;
                margin: 0;
                max-block-size: 30vh;
                overflow: auto;
                padding: 0;
            }
            button {
                display: block;
                inline-size: 100%;
                padding: 2px 4px;
            }
            .place {
                font-variant-numeric: tabular-nums;
                opacity: 0.85;
            }
            p {
                margin: 4px 0 0;
            }
        `,
    ];

    override render(): TemplateResult {
        const count = this.problems.length;
        return html`<section aria-labelledby="title">
            <h2 id="title">${
                count === 1
                    ? l10n.t('{0} cannot run: one problem', this.scenario)
                    : l10n.t('{0} cannot run: {1} problems', this.scenario, count)
            }</h2>
            <ul data-testid="problems-list">
                ${this.problems.map((problem) => html`<li>${this.#problem(problem)}</li>`)}
            </ul>
            ${this.behind ? html`<p>${l10n.t('Below is the last run, of the text as it was.')}</p>` : ''}
        </section>`;
    }

    #problem(problem: Problem): TemplateResult {
        return html`<button @click=${() => this.dispatchEvent(new RevealProblemEvent(problem))}>
            ${problem.message}
            <span class="place">${fileName(problem.uri)}:${problem.startLine + 1}:${problem.startColumn + 1} · ${problem.code}</span>
        </button>`;
    }
}

function fileName(uri: string): string {
    const last = uri.slice(uri.lastIndexOf('/') + 1);
    try {
        return decodeURIComponent(last);
    } catch {
        return last;
    }
}

customElements.define('ccsim-problems', ProblemsList);
