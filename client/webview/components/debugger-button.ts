import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DebuggerStanding } from '../protocol.ts';
import { PostEvent } from './host-events.ts';
import { icon } from './icon.ts';
import { controls } from './theme.ts';

/** Why the debugger cannot be led at present. */
const OBSTACLES: Readonly<Record<Exclude<DebuggerStanding, 'stopped'>, string>> = {
    away: l10n.t('No scenario is being debugged. Press F5 in the file of this one.'),
    elsewhere: l10n.t('The debugger is in another run.'),
    moving: l10n.t('The debugger is under way. Let it stop first.'),
};

/** Takes the debugger to the state under the cursor; where it cannot, says why. */
export class DebuggerButton extends LitElement {
    static override readonly properties = {
        standing: { attribute: false },
        cursorMs: { attribute: false },
        isReasonShown: { state: true },
    };
    declare standing: DebuggerStanding;
    declare cursorMs: number;
    declare isReasonShown: boolean;

    static override readonly styles = [
        controls,
        css`
            :host {
                align-items: center;
                display: flex;
                gap: 6px;
                margin-inline-start: 4px;
            }
            button {
                padding: 3px;
            }
            button[aria-disabled='true'] {
                cursor: default;
            }
            button[aria-disabled='true'] .icon {
                opacity: 0.5;
            }
        `,
    ];

    constructor() {
        super();
        this.standing = 'away';
        this.cursorMs = 0;
        this.isReasonShown = false;
    }

    override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('standing')) {
            this.isReasonShown = false;
        }
    }

    override render(): TemplateResult {
        const obstacle = this.#obstacle();
        const label = l10n.t('Go to this state in the debugger (g)');
        const title = obstacle === undefined ? label : `${label}. ${obstacle}`;
        return html`
            <button
                data-testid="debug-at"
                aria-label=${title}
                title=${title}
                aria-disabled=${obstacle === undefined ? 'false' : 'true'}
                @click=${() => this.press()}
            >${icon('debug-alt')}</button>
            <span role="status" class="dim" data-testid="debug-obstacle"
                >${this.isReasonShown ? (obstacle ?? nothing) : nothing}</span
            >
        `;
    }

    /** Does what a click or the key asks for. */
    press(): void {
        if (this.standing === 'stopped') {
            this.dispatchEvent(new PostEvent({ type: 'debugAt', atMs: Math.round(this.cursorMs) }));
        } else {
            this.isReasonShown = true;
        }
    }

    #obstacle(): string | undefined {
        return this.standing === 'stopped' ? undefined : OBSTACLES[this.standing];
    }
}

customElements.define('ccsim-debugger-button', DebuggerButton);
