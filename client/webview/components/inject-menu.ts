import { css, html, LitElement, type TemplateResult } from 'lit';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { InjectionChoice } from '../model/injection-choices.ts';
import { PostEvent } from './host-events.ts';
import type { InjectRequest } from './panel-events.ts';
import { controls } from './theme.ts';

/** Asks what is to happen to a component or link at an instant. */
export class InjectMenu extends LitElement {
    static override readonly properties = { request: { state: true }, choices: { state: true } };
    declare request: InjectRequest | undefined;
    declare choices: readonly InjectionChoice[];

    static override readonly styles = [
        controls,
        css`
            dialog {
                background: var(--vscode-menu-background, var(--vscode-editorWidget-background));
                border: 1px solid var(--vscode-menu-border, var(--vscode-editorWidget-border, var(--vscode-contrastBorder, transparent)));
                border-radius: 5px;
                box-shadow: 0 2px 12px var(--vscode-widget-shadow, transparent);
                color: var(--vscode-menu-foreground, var(--vscode-foreground));
                max-inline-size: 94vw;
                min-inline-size: 180px;
                padding: 4px;
            }
            dialog::backdrop {
                background: transparent;
            }
            h2 {
                font-size: 1em;
                font-weight: 600;
                margin: 4px 8px;
                overflow-wrap: anywhere;
            }
            ul {
                list-style: none;
                margin: 0;
                padding: 0;
            }
            button {
                inline-size: 100%;
                padding: 4px 8px;
            }
            button:hover,
            button:focus-visible {
                background: var(--vscode-menu-selectionBackground, var(--vscode-list-hoverBackground));
                color: var(--vscode-menu-selectionForeground, inherit);
            }
        `,
    ];

    constructor() {
        super();
        this.choices = [];
    }

    /** Opens the menu; at a point of the page if one is given, else in the middle. */
    open(
        request: InjectRequest,
        choices: readonly InjectionChoice[],
        at?: { readonly x: number; readonly y: number },
    ): void {
        this.request = request;
        this.choices = choices;
        void this.updateComplete.then(() => {
            const dialog = this.renderRoot.querySelector('dialog');
            if (dialog !== null && !dialog.open) {
                dialog.showModal();
                placeAt(dialog, at);
            }
        });
    }

    override render(): TemplateResult {
        const { request, choices } = this;
        const name = request === undefined ? '' : `${request.target} at ${formatMs(request.atMs)}`;
        return html`<dialog aria-labelledby="title" data-testid="inject-menu" @click=${this.#clickedBeside}>
            <h2 id="title">${name}</h2>
            <ul @keydown=${this.#keyPressed}>
                ${choices.map(
                    (choice) =>
                        html`<li><button data-testid=${`inject-${choice.verb}`} @click=${() => this.#choose(choice)}>${choice.label}</button></li>`,
                )}
            </ul>
        </dialog>`;
    }

    #choose({ verb }: InjectionChoice): void {
        this.renderRoot.querySelector('dialog')?.close();
        if (this.request !== undefined) {
            this.dispatchEvent(new PostEvent({ type: 'inject', statement: { verb, ...this.request } }));
        }
    }

    readonly #clickedBeside = (event: MouseEvent): void => {
        const dialog = this.renderRoot.querySelector('dialog');
        if (event.target === dialog) {
            dialog?.close();
        }
    };

    readonly #keyPressed = (event: KeyboardEvent): void => {
        const buttons = [...this.renderRoot.querySelectorAll('button')];
        const place = buttons.findIndex((button) => button.matches(':focus'));
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step !== 0) {
            event.preventDefault();
            buttons[(place + step + buttons.length) % buttons.length]?.focus();
        }
    };
}

/** Keeps all of the menu in view. */
function placeAt(dialog: HTMLDialogElement, at: { readonly x: number; readonly y: number } | undefined): void {
    if (at === undefined) {
        dialog.style.inset = '';
        dialog.style.margin = '';
        return;
    }
    const left = Math.max(4, Math.min(at.x, window.innerWidth - dialog.offsetWidth - 4));
    const top = Math.max(4, Math.min(at.y, window.innerHeight - dialog.offsetHeight - 4));
    dialog.style.margin = '0';
    dialog.style.inset = `${top}px auto auto ${left}px`;
}

customElements.define('ccsim-inject-menu', InjectMenu);
