import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { PostEvent } from './host-events.ts';
import { controls } from './theme.ts';

/** What is tried out in the run that is shown: kept as lines of the scenario, or dropped. */
export class ProvisionalBar extends LitElement {
    static override readonly properties = { statements: { attribute: false } };
    /** Their texts, in the order in which they were tried. */
    declare statements: readonly string[];

    static override readonly styles = [
        controls,
        css`
            section {
                background: var(--vscode-inputValidation-infoBackground, var(--vscode-editorWidget-background));
                border-block: 1px solid var(--vscode-inputValidation-infoBorder, var(--vscode-contrastBorder, transparent));
                color: var(--vscode-inputValidation-infoForeground, inherit);
                padding: 3px 12px;
            }
            ul {
                list-style: none;
                margin: 0;
                max-block-size: 20vh;
                overflow: auto;
                padding: 0;
            }
            li {
                align-items: center;
                display: flex;
                flex-wrap: wrap;
                gap: 2px 8px;
                padding: 1px 0;
            }
            code {
                overflow-wrap: anywhere;
            }
        `,
    ];

    override render(): TemplateResult {
        return html`<section aria-label=${l10n.t('Tried out')} data-testid="provisional">
            <ul>
                ${this.statements.map(
                    (text, place) => html`<li>
                        <span>${l10n.t('Tried out:')}</span> <code>${text}</code>
                        <vscode-button
                            data-testid="keep"
                            title=${l10n.t('Write it into the scenario')}
                            @click=${() => this.dispatchEvent(new PostEvent({ type: 'keep', place }))}
                        >${l10n.t('Keep')}</vscode-button>
                        <vscode-button
                            secondary
                            data-testid="drop"
                            title=${l10n.t('Run the scenario without it')}
                            @click=${() => this.dispatchEvent(new PostEvent({ type: 'drop', place }))}
                        >${l10n.t('Drop')}</vscode-button>
                    </li>`,
                )}
            </ul>
        </section>`;
    }
}

customElements.define('ccsim-provisional', ProvisionalBar);
