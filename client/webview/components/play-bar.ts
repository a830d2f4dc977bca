import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { playCommandOf } from '../model/key-commands.ts';
import {
    neighbouringSpeed,
    type PlayCommand,
    REDUCED_STEP_MS,
    SPEEDS,
    type StepKind,
    steppedInstant,
} from '../model/play.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { including } from '../model/time-window.ts';
import type { Direction } from '../model/view-moves.ts';
import type { ViewState } from '../model/view-state.ts';
import type { DebuggerStanding } from '../protocol.ts';
import { DebuggerButton } from './debugger-button.ts';
import { type IconName, icon } from './icon.ts';
import { ViewChangeEvent } from './panel-events.ts';
import { controls } from './theme.ts';

interface Button {
    readonly command: PlayCommand;
    readonly icon: IconName;
    readonly label: string;
}

const BEFORE: readonly Button[] = [
    { command: 'previous-transition', icon: 'debug-step-back', label: l10n.t('Previous change of any state (J)') },
    { command: 'previous-event', icon: 'arrow-left', label: l10n.t('Previous event (j)') },
];
const AFTER: readonly Button[] = [
    { command: 'next-event', icon: 'arrow-right', label: l10n.t('Next event (l)') },
    { command: 'next-transition', icon: 'debug-step-over', label: l10n.t('Next change of any state (L)') },
];

/** Plays the run: the cursor moves by itself, or from event to event. */
export class PlayBar extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        view: { attribute: false },
        debugging: { attribute: false },
    };
    declare picture: RunPicture;
    declare view: ViewState;
    /** How the debugger stands to the run; absent where there is none. */
    declare debugging: DebuggerStanding | undefined;
    readonly #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
    #frame: number | undefined;
    #playedMs = 0;
    /** The cursor with the fraction of a millisecond that a frame leaves. */
    #preciseMs = 0;

    static override readonly styles = [
        controls,
        css`
            :host {
                align-items: center;
                display: flex;
                gap: 2px;
                padding: 4px 0 4px 8px;
            }
            select {
                background: var(--vscode-dropdown-background);
                border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
                border-radius: 3px;
                color: var(--vscode-dropdown-foreground);
                font: inherit;
                margin-inline-start: 4px;
                padding: 2px 4px;
            }
        `,
    ];

    override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener('keydown', this.#keyPressed);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener('keydown', this.#keyPressed);
        this.#stop();
    }

    override updated(changed: PropertyValues<this>): void {
        if (changed.has('view')) {
            if (this.view.playing) {
                this.#frame ??= requestAnimationFrame(this.#start);
            } else {
                this.#stop();
            }
        }
    }

    override render(): TemplateResult {
        const { playing, speed } = this.view;
        const label = playing ? l10n.t('Pause (k)') : l10n.t('Play (k)');
        return html`
            ${BEFORE.map((button) => this.#button(button))}
            <vscode-toolbar-button
                label=${label}
                title=${label}
                data-testid="play"
                @click=${() => this.perform('play')}
                >${icon(playing ? 'debug-pause' : 'play')}</vscode-toolbar-button
            >
            ${AFTER.map((button) => this.#button(button))}
            <select aria-label=${l10n.t('Speed')} title=${l10n.t('Speed (< and >)')} data-testid="speed" @change=${this.#speedChosen}>
                ${SPEEDS.map((each) => html`<option value=${each} .selected=${each === speed}>${each}×</option>`)}
            </select>
            ${
                this.debugging === undefined
                    ? nothing
                    : html`<ccsim-debugger-button
                      .standing=${this.debugging}
                      .cursorMs=${this.view.cursorMs ?? 0}
                  ></ccsim-debugger-button>`
            }
        `;
    }

    /** Does what a button or a key asks for. */
    perform(command: PlayCommand): void {
        switch (command) {
            case 'play':
                this.#change(this.view.playing ? { playing: false } : this.#beginning());
                return;
            case 'next-event':
                this.#step('event', 'next');
                return;
            case 'previous-event':
                this.#step('event', 'previous');
                return;
            case 'next-transition':
                this.#step('transition', 'next');
                return;
            case 'previous-transition':
                this.#step('transition', 'previous');
                return;
            case 'faster':
            case 'slower':
                this.#change({ speed: neighbouringSpeed(this.view.speed, command) });
                return;
            case 'debug':
                this.#debuggerButton()?.press();
        }
    }

    #button({ command, icon: name, label }: Button): TemplateResult {
        return html`<vscode-toolbar-button
            label=${label}
            title=${label}
            data-testid=${command}
            @click=${() => this.perform(command)}
            >${icon(name)}</vscode-toolbar-button
        >`;
    }

    #debuggerButton(): DebuggerButton | undefined {
        const button = this.renderRoot.querySelector('ccsim-debugger-button');
        return button instanceof DebuggerButton ? button : undefined;
    }

    /** At the end of the run, playing begins anew. */
    #beginning(): Partial<ViewState> {
        const isAtEnd = (this.view.cursorMs ?? 0) >= this.picture.columns.endMs;
        return { playing: true, ...(isAtEnd ? this.#cursorAt(0) : {}) };
    }

    #step(kind: StepKind, direction: Direction): void {
        const atMs = steppedInstant(this.picture.reader, this.view.cursorMs ?? 0, kind, direction);
        this.#change({ playing: false, ...(atMs === undefined ? {} : this.#cursorAt(atMs)) });
    }

    readonly #start = (nowMs: number): void => {
        this.#playedMs = nowMs;
        this.#preciseMs = this.view.cursorMs ?? 0;
        this.#frame = requestAnimationFrame(this.#tick);
    };

    readonly #tick = (nowMs: number): void => {
        this.#frame = requestAnimationFrame(this.#tick);
        const elapsedMs = nowMs - this.#playedMs;
        if (this.#reducedMotion.matches && elapsedMs < REDUCED_STEP_MS) {
            return;
        }
        this.#playedMs = nowMs;
        this.#advance(elapsedMs * this.view.speed);
    };

    /** Moves the cursor on; from where a person has put it meanwhile, if somebody has. */
    #advance(byMs: number): void {
        const { endMs } = this.picture.columns;
        const cursorMs = this.view.cursorMs ?? 0;
        const fromMs = Math.round(this.#preciseMs) === cursorMs ? this.#preciseMs : cursorMs;
        this.#preciseMs = Math.min(endMs, fromMs + byMs);
        this.#change({ ...this.#cursorAt(Math.round(this.#preciseMs)), playing: this.#preciseMs < endMs });
    }

    #cursorAt(cursorMs: number): Partial<ViewState> {
        const { window } = this.view;
        return { cursorMs, ...(window && { window: including(window, cursorMs, this.picture.columns.endMs) }) };
    }

    #stop(): void {
        if (this.#frame !== undefined) {
            cancelAnimationFrame(this.#frame);
            this.#frame = undefined;
        }
    }

    #change(change: Partial<ViewState>): void {
        this.dispatchEvent(new ViewChangeEvent(change));
    }

    readonly #speedChosen = (event: Event): void => {
        const chosen = event.currentTarget instanceof HTMLSelectElement ? Number(event.currentTarget.value) : undefined;
        const speed = SPEEDS.find((each) => each === chosen);
        if (speed !== undefined) {
            this.#change({ speed });
        }
    };

    readonly #keyPressed = (event: KeyboardEvent): void => {
        const command = isTyping(event) || event.defaultPrevented ? undefined : playCommandOf(event);
        if (command !== undefined) {
            event.preventDefault();
            this.perform(command);
        }
    };
}

/** Whether a key goes into a field, where it means a character. */
function isTyping(event: KeyboardEvent): boolean {
    const [target] = event.composedPath();
    return (
        target instanceof HTMLInputElement ||
        target instanceof HTMLTextAreaElement ||
        target instanceof HTMLSelectElement
    );
}

customElements.define('ccsim-play-bar', PlayBar);
