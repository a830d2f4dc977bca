import { css, html, LitElement, type TemplateResult } from 'lit';
import { controls } from './theme.ts';

export interface MenuChoice {
    readonly id: string;
    readonly label: string;
}

export interface MenuContents {
    readonly heading: string;
    /** Begins the test ids of the menu and its choices. */
    readonly testId: string;
    readonly choices: readonly MenuChoice[];
}

/** A short menu of buttons, for the pointer and for the keys. */
export class ChoiceMenu extends LitElement {
    static override readonly properties = { heading: { state: true }, choices: { state: true } };
    declare heading: string;
    declare choices: readonly MenuChoice[];
    #testId = 'choice';
    #chosen: (id: string) => void = () => undefined;

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
        this.heading = '';
        this.choices = [];
    }

    /** Opens the menu; at a point of the page if one is given, else in the middle. */
    open(
        { heading, testId, choices }: MenuContents,
        at: { readonly x: number; readonly y: number } | undefined,
        chosen: (id: string) => void,
    ): void {
        this.heading = heading;
        this.choices = choices;
        this.#testId = testId;
        this.#chosen = chosen;
        void this.updateComplete.then(() => {
            const dialog = this.renderRoot.querySelector('dialog');
            if (dialog !== null && !dialog.open) {
                dialog.showModal();
                placeAt(dialog, at);
            }
        });
    }

    override render(): TemplateResult {
        return html`<dialog
            aria-labelledby="title"
            data-testid=${`${this.#testId}-menu`}
            @click=${this.#clickedBeside}
        >
            <h2 id="title">${this.heading}</h2>
            <ul @keydown=${this.#keyPressed}>
                ${this.choices.map(
                    ({ id, label }) =>
                        html`<li><button data-testid=${`${this.#testId}-${id}`} @click=${() => this.#choose(id)}>${label}</button></li>`,
                )}
            </ul>
        </dialog>`;
    }

    #choose(id: string): void {
        this.renderRoot.querySelector('dialog')?.close();
        this.#chosen(id);
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

customElements.define('ccsim-choice-menu', ChoiceMenu);
