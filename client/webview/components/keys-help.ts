import * as l10n from '@vscode/l10n';
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
    [l10n.t('Click'), l10n.t('Why? of the state, mark or failure')],
    [l10n.t('Double click'), l10n.t('Zoom to the state or failure; on the ruler: a marker')],
    [l10n.t('Right click'), l10n.t('Let the component or link fail, or restore it')],
    [l10n.t('Drag'), l10n.t('Move in time')],
    [l10n.t('Shift drag'), l10n.t('Mark a span, to see its sums')],
    [l10n.t('Drag a name'), l10n.t('Move the row in its group')],
    [l10n.t('Drag the cursor or the ruler'), l10n.t('Move the cursor')],
    [l10n.t('Drag a marker’s flag'), l10n.t('Move the marker')],
    [l10n.t('Drag in the overview'), l10n.t('Move the window; its edges: zoom')],
    [l10n.t('Ctrl wheel, pinch'), l10n.t('Zoom')],
    [l10n.t('Shift wheel, two fingers'), l10n.t('Move in time')],
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
                <h2 id="title">${l10n.t('Keys')}</h2>
                <vscode-toolbar-button label=${l10n.t('Close')} @click=${this.#close}>${icon('close')}</vscode-toolbar-button>
            </div>
            <div class="sections">
                ${KEY_SECTIONS.map(({ title, bindings }) => section(title, bindings.map(keyRow)))}
                ${section(l10n.t('Play, anywhere in the panel'), PLAY_KEY_BINDINGS.map(keyRow))}
                ${section(l10n.t('Topology'), TOPOLOGY_KEYS.map(keyRow))}
                ${section(l10n.t('Tabs and tables'), VIEW_KEYS.map(keyRow))}
                ${section(
                    l10n.t('Mouse and trackpad'),
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
