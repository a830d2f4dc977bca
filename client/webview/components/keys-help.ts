import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { KEY_BINDINGS, keyName, PLAY_KEY_BINDINGS } from '../model/key-commands.ts';
import { icon } from './icon.ts';
import { controls } from './theme.ts';

const MOUSE: readonly (readonly [string, string])[] = [
    ['Click', 'Why? of the state, mark or failure'],
    ['Drag', 'Move in time'],
    ['Drag the cursor or the ruler', 'Move the cursor'],
    ['Ctrl wheel, pinch', 'Zoom'],
    ['Shift wheel', 'Move in time'],
    ['Right click', 'Let the component or link fail, or restore it'],
    ['Double click', 'Zoom to the state'],
];

/** The list of keys, as a dialog. */
export class KeysHelp extends LitElement {
    static override readonly styles = [
        controls,
        css`
            dialog {
                background: var(--vscode-editorWidget-background);
                border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, transparent));
                box-shadow: 0 2px 12px var(--vscode-widget-shadow, transparent);
                color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
                max-block-size: 90vh;
                max-inline-size: min(560px, 94vw);
                padding: 12px 16px;
            }
            header {
                align-items: center;
                display: flex;
                justify-content: space-between;
            }
            h2 {
                font-size: 1.1em;
                margin: 0;
            }
            table {
                border-spacing: 0 3px;
                inline-size: 100%;
            }
            th {
                font-weight: normal;
                padding-inline-end: 16px;
                text-align: start;
                vertical-align: top;
                white-space: nowrap;
            }
            kbd {
                background: var(--vscode-keybindingLabel-background);
                border: 1px solid var(--vscode-keybindingLabel-border, var(--vscode-contrastBorder, currentcolor));
                border-radius: 3px;
                color: var(--vscode-keybindingLabel-foreground);
                font: inherit;
                padding: 0 5px;
            }
        `,
    ];

    /** Opens the list; the dialog gives the focus back when it is closed. */
    open(): void {
        this.renderRoot.querySelector('dialog')?.showModal();
    }

    override render(): TemplateResult {
        return html`<dialog aria-labelledby="title" data-testid="keys-help">
            <header>
                <h2 id="title">Keys on the timeline</h2>
                <vscode-toolbar-button label="Close" @click=${this.#close}>${icon('close')}</vscode-toolbar-button>
            </header>
            <table>
                <tbody>
                    ${[...KEY_BINDINGS, ...PLAY_KEY_BINDINGS].map(
                        ({ keys, shift, does }) => html`<tr>
                            <th scope="row">${keys.map((key) => html`<kbd>${keyName(key, shift === true)}</kbd> `)}</th>
                            <td>${does}</td>
                        </tr>`,
                    )}
                    ${MOUSE.map(([gesture, does]) => html`<tr><th scope="row">${gesture}</th><td>${does}</td></tr>`)}
                </tbody>
            </table>
        </dialog>`;
    }

    readonly #close = (): void => {
        this.renderRoot.querySelector('dialog')?.close();
    };
}

customElements.define('ccsim-keys-help', KeysHelp);
