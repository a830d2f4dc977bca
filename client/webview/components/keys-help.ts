import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { css, html, LitElement, type TemplateResult } from 'lit';
import {
    KEY_SECTIONS,
    type KeyBinding,
    keyName,
    PLAY_KEY_BINDINGS,
    TOPOLOGY_KEYS,
    VIEW_KEYS,
} from '../model/key-commands.ts';
import { icon } from './icon.ts';
import { controls } from './theme.ts';

const MOUSE: readonly (readonly [string, string])[] = [
    ['Click', 'Why? of the state, mark or failure'],
    ['Double click', 'Zoom to the state or failure; on the ruler: a marker'],
    ['Right click', 'Let the component or link fail, or restore it'],
    ['Drag', 'Move in time'],
    ['Shift drag', 'Mark a span, to see its sums'],
    ['Drag a name', 'Move the row in its group'],
    ['Drag the cursor or the ruler', 'Move the cursor'],
    ['Drag a marker’s flag', 'Move the marker'],
    ['Drag in the overview', 'Move the window; its edges: zoom'],
    ['Ctrl wheel, pinch', 'Zoom'],
    ['Shift wheel, two fingers', 'Move in time'],
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
                max-inline-size: min(1280px, 94vw);
                padding: 12px 16px;
            }
            .head {
                align-items: center;
                display: flex;
                justify-content: space-between;
            }
            h2 {
                font-size: 1.1em;
                margin: 0;
            }
            h3 {
                font-size: 1em;
                margin: 12px 0 4px;
            }
            .sections {
                columns: 3 360px;
                column-gap: 32px;
            }
            section {
                break-inside: avoid-column;
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
            <div class="head">
                <h2 id="title">Keys</h2>
                <vscode-toolbar-button label="Close" @click=${this.#close}>${icon('close')}</vscode-toolbar-button>
            </div>
            <div class="sections">
                ${KEY_SECTIONS.map(({ title, bindings }) => section(title, bindings.map(keyRow)))}
                ${section('Play, anywhere in the panel', PLAY_KEY_BINDINGS.map(keyRow))}
                ${section('Topology', TOPOLOGY_KEYS.map(keyRow))}
                ${section('Tabs and tables', VIEW_KEYS.map(keyRow))}
                ${section(
                    'Mouse and trackpad',
                    MOUSE.map(([gesture, does]) => html`<tr><th scope="row">${gesture}</th><td>${does}</td></tr>`),
                )}
            </div>
        </dialog>`;
    }

    readonly #close = (): void => {
        this.renderRoot.querySelector('dialog')?.close();
    };
}

function section(title: string, rows: readonly TemplateResult[]): TemplateResult {
    return html`<section>
        <h3>${title}</h3>
        <table>
            <tbody>
                ${rows}
            </tbody>
        </table>
    </section>`;
}

function keyRow(binding: Omit<KeyBinding, 'command'>): TemplateResult {
    return html`<tr>
        <th scope="row">${binding.keys.map((key) => html`<kbd>${keyName(key, binding)}</kbd> `)}</th>
        <td>${binding.does}</td>
    </tr>`;
}

customElements.define('ccsim-keys-help', KeysHelp);
