import * as l10n from '@vscode/l10n';
import { numberText } from '../localization.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import './details-view.ts';
import './panel-header.ts';
import './play-bar.ts';
import './problems-list.ts';
import './provisional-bar.ts';
import './split-sash.ts';
import './why-view.ts';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Problem } from '../../../server/protocol.ts';
import { injectionChoices } from '../model/injection-choices.ts';
import { revealed } from '../model/row-moves.ts';
import type { RunDifferences } from '../model/run-differences.ts';
import type { RunPicture } from '../model/run-picture.ts';
import type { RowTarget } from '../model/table.ts';
import { including, wholeWindow } from '../model/time-window.ts';
import { INITIAL_VIEW, type ViewState } from '../model/view-state.ts';
import type { DebuggerStanding } from '../protocol.ts';
import { ChoiceMenu } from './choice-menu.ts';
import { PostEvent } from './host-events.ts';
import { KeysHelp } from './keys-help.ts';
import { AskEvent, ChooseEvent, InjectRequestEvent, ViewChangeEvent } from './panel-events.ts';
import { exportMenu, exportRequest, injection, injectMenu } from './panel-menus.ts';
import { controls } from './theme.ts';
import { TimelineCanvas } from './timeline-canvas.ts';
import { TimelineCommandEvent } from './timeline-command-event.ts';
import { TimelineToolbar } from './timeline-toolbar.ts';

/** Width from which "Why?" has room beside the tables. */
const WIDE = 900;

/** What the panel is busy with, or why it has nothing to show. */
export type PanelStatus =
    | { readonly kind: 'waiting' }
    | { readonly kind: 'running'; readonly share: number }
    | { readonly kind: 'shown'; readonly tookMs: number }
    | { readonly kind: 'problems'; readonly scenario: string; readonly problems: readonly Problem[] }
    | { readonly kind: 'failed'; readonly message: string };

/** The whole panel: holds what is seen, and lays out the parts. */
export class PanelApp extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        differences: { attribute: false },
        provisional: { attribute: false },
        hasEditor: { attribute: false },
        debugging: { attribute: false },
        status: { attribute: false },
        view: { attribute: false },
        wide: { state: true },
    };
    declare picture: RunPicture | undefined;
    /** What the run differs in from the one that it is compared with. */
    declare differences: RunDifferences | undefined;
    /** Texts of the statements that are only tried out. */
    declare provisional: readonly string[];
    /** Whether there is a text beside the panel that can be shown and changed. */
    declare hasEditor: boolean;
    /** How the debugger stands to the run; absent where there is none. */
    declare debugging: DebuggerStanding | undefined;
    #pointer: { readonly x: number; readonly y: number } | undefined;
    declare status: PanelStatus;
    declare view: ViewState;
    declare wide: boolean;
    readonly #resizes = new ResizeObserver(() => {
        this.wide = this.clientWidth >= WIDE;
    });

    static override readonly styles = [
        controls,
        css`
            :host {
                background: var(--vscode-editor-background);
                block-size: 100vh;
                container: panel / inline-size;
                color: var(--vscode-editor-foreground, var(--vscode-foreground));
                display: flex;
                flex-direction: column;
                overflow: hidden;
            }
            main {
                display: flex;
                flex: 1;
                flex-direction: column;
                min-block-size: 0;
            }
            .bars {
                align-items: start;
                display: flex;
                flex-wrap: wrap;
            }
            ccsim-toolbar {
                flex: 1 1 480px;
            }
            .split {
                display: grid;
                flex: 1;
                grid-template-columns: minmax(0, 1fr);
                grid-template-rows: minmax(0, var(--timeline-share)) auto minmax(0, var(--details-share));
                min-block-size: 0;
            }
            .behind ccsim-timeline {
                opacity: 0.6;
            }
            .lower {
                display: grid;
                grid-template-columns: minmax(0, 1fr);
                min-block-size: 0;
            }
            .lower.wide {
                grid-template-columns: minmax(0, 1fr) minmax(320px, 30%);
            }
            aside ccsim-why {
                block-size: 100%;
            }
            aside {
                border-inline-start: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                min-block-size: 0;
                overflow: hidden;
            }
            .notice {
                align-items: center;
                display: flex;
                flex-direction: column;
                gap: 12px;
                justify-content: center;
                margin: auto;
                max-inline-size: 60ch;
                padding: 24px;
                text-align: center;
            }
            @media (prefers-reduced-motion: reduce) {
                vscode-progress-ring {
                    display: none;
                }
            }
            .warning {
                background: var(--vscode-inputValidation-warningBackground);
                border-block: 1px solid var(--vscode-inputValidation-warningBorder);
                color: var(--vscode-inputValidation-warningForeground, inherit);
                margin: 0;
                padding: 4px 12px;
            }
            footer {
                align-items: center;
                border-block-start: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                color: var(--vscode-descriptionForeground);
                display: flex;
                font-size: 0.92em;
                gap: 8px;
                justify-content: space-between;
                min-block-size: 22px;
                padding: 0 12px;
            }
            footer p {
                margin: 0;
                overflow: hidden;
                text-overflow: ellipsis;
                white-space: nowrap;
            }
        `,
    ];

    constructor() {
        super();
        this.status = { kind: 'waiting' };
        this.view = INITIAL_VIEW;
        this.provisional = [];
        this.hasEditor = true;
        this.wide = true;
        this.addEventListener(ViewChangeEvent.type, (event) => {
            if (event instanceof ViewChangeEvent) {
                this.view = { ...this.view, ...event.change };
            }
        });
        this.addEventListener(ChooseEvent.type, (event) => {
            if (event instanceof ChooseEvent) {
                this.choose(event.chosen);
            }
        });
        this.addEventListener(AskEvent.type, (event) => {
            if (event instanceof AskEvent && event.what === 'help') {
                this.#help()?.open();
            } else if (event instanceof AskEvent && event.what === 'export') {
                this.#askExport();
            }
        });
        this.addEventListener(InjectRequestEvent.type, (event) => {
            if (event instanceof InjectRequestEvent) {
                this.#askWhatHappens(event);
            }
        });
        this.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
            this.#pointer = { x, y };
        });
        this.addEventListener('keydown', () => {
            this.#pointer = undefined;
        });
        this.addEventListener(TimelineCommandEvent.type, (event) => {
            if (event instanceof TimelineCommandEvent) {
                this.#perform(event);
            }
        });
    }

    /** Selects an entry and moves the cursor, and sees to it that both can be seen. */
    choose({ entry, atMs, keepsTab }: RowTarget): void {
        const { picture, view } = this;
        if (picture === undefined) {
            return;
        }
        const { endMs } = picture.columns;
        const lane = entry === undefined ? undefined : picture.reader.laneOfEntry(entry);
        this.view = {
            ...view,
            ...(entry === undefined ? {} : { selected: entry }),
            ...(atMs === undefined ? {} : { cursorMs: atMs, window: windowWith(view, atMs, endMs) }),
            ...(lane === undefined ? {} : revealed(picture, view, lane)),
            ...(entry !== undefined && !this.wide && keepsTab !== true ? { tab: 'why' } : {}),
        };
    }

    /** Lists what a statement of the timeline leads to, and selects where it first takes effect. */
    chooseStatement(statement: number): void {
        const { picture } = this;
        const entry = picture?.marks.statements.items.find((each) => picture.reader.valueAt(each) === statement);
        if (picture !== undefined) {
            this.choose(entry === undefined ? {} : { entry, atMs: picture.reader.atMs(entry) });
            this.view = { ...this.view, statement, tab: 'consequences', rowFilter: '' };
        }
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#resizes.observe(this);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#resizes.disconnect();
    }

    override render(): TemplateResult {
        const { picture, status } = this;
        return html`
            ${
                status.kind === 'problems'
                    ? html`<ccsim-problems
                      .scenario=${status.scenario}
                      .problems=${status.problems}
                      .behind=${picture !== undefined}
                  ></ccsim-problems>`
                    : nothing
            }
            ${picture === undefined ? this.#notice() : this.#run(picture)}
            <footer>
                <p role="status" data-testid="status-line">${this.#statusText()}</p>
                ${
                    status.kind === 'running'
                        ? html`<button data-testid="cancel" @click=${() => this.dispatchEvent(new AskEvent('cancel'))}>${l10n.t('Cancel')}</button>`
                        : nothing
                }
            </footer>
            <ccsim-keys-help></ccsim-keys-help>
            <ccsim-choice-menu></ccsim-choice-menu>
        `;
    }

    override updated(changed: PropertyValues<this>): void {
        if (changed.has('view')) {
            this.style.setProperty('--timeline-share', `${this.view.split}fr`);
            this.style.setProperty('--details-share', `${1 - this.view.split}fr`);
        }
    }

    #run(picture: RunPicture): TemplateResult {
        const { view, wide, status } = this;
        const isBehind = status.kind === 'problems' || status.kind === 'failed';
        return html`
            <ccsim-header
                .picture=${picture}
                .differences=${this.differences}
                .cursorMs=${view.cursorMs ?? 0}
            ></ccsim-header>
            ${
                this.provisional.length === 0
                    ? nothing
                    : html`<ccsim-provisional .statements=${this.provisional}></ccsim-provisional>`
            }
            ${stoppedWarning(picture)}
            ${status.kind === 'failed' ? html`<p class="warning" role="alert">${status.message}</p>` : nothing}
            <main class=${isBehind ? 'behind' : ''}>
                <div class="bars">
                    <ccsim-play-bar
                        .picture=${picture}
                        .view=${view}
                        .debugging=${this.debugging}
                    ></ccsim-play-bar>
                    <ccsim-toolbar
                        .laneFilter=${view.laneFilter}
                        .lanes=${view.lanes}
                        .arrows=${view.arrows}
                    ></ccsim-toolbar>
                </div>
                <div class="split">
                    <ccsim-timeline
                        .picture=${picture}
                        .differences=${this.differences}
                        .view=${view}
                    ></ccsim-timeline>
                    <ccsim-sash .split=${view.split}></ccsim-sash>
                    <div class=${wide ? 'lower wide' : 'lower'}>
                        <ccsim-details
                            .picture=${picture}
                            .differences=${this.differences}
                            .view=${view}
                            .narrow=${!wide}
                        ></ccsim-details>
                        ${
                            wide
                                ? html`<aside aria-label=${l10n.t('Explanation')}>
                                  <ccsim-why
                                      .picture=${picture}
                                      .selected=${view.selected}
                                  ></ccsim-why>
                              </aside>`
                                : nothing
                        }
                    </div>
                </div>
            </main>
        `;
    }

    #notice(): TemplateResult {
        switch (this.status.kind) {
            case 'waiting':
            case 'shown':
                return html`<main class="notice">${noticeHeading()}<p>${l10n.t('Waiting for the scenario…')}</p></main>`;
            case 'running':
                return html`<main class="notice">${noticeHeading()}
                    <vscode-progress-ring aria-label=${l10n.t('Running')}></vscode-progress-ring>
                    <p>${l10n.t('Running the scenario…')}</p>
                </main>`;
            case 'problems':
                return html`<main class="notice">${noticeHeading()}<p class="dim">${l10n.t('The timeline appears when the scenario can run.')}</p></main>`;
            case 'failed':
                return html`<main class="notice">${noticeHeading()}
                    <p role="alert">${this.status.message}</p>
                    <vscode-button @click=${() => this.dispatchEvent(new AskEvent('run-again'))}>${l10n.t('Run again')}</vscode-button>
                </main>`;
        }
    }

    #statusText(): string {
        const { status, picture } = this;
        switch (status.kind) {
            case 'waiting':
                return l10n.t('Waiting for the scenario');
            case 'running':
                return l10n.t('Running… {0} %', Math.round(status.share * 100));
            case 'problems':
                return l10n.t('{0} cannot run', status.scenario);
            case 'failed':
                return l10n.t('The run failed');
            case 'shown':
                return picture === undefined ? '' : shownText(picture, status.tookMs);
        }
    }

    #perform(event: TimelineCommandEvent): void {
        const timeline = this.renderRoot.querySelector('ccsim-timeline');
        const toolbar = this.renderRoot.querySelector('ccsim-toolbar');
        if (event.command === 'filter') {
            if (toolbar instanceof TimelineToolbar) {
                toolbar.focusFilter();
            }
        } else if (timeline instanceof TimelineCanvas) {
            timeline.perform(event.command);
        }
    }

    /** Opens the menu of what can happen to something, where the pointer is if it was the pointer that asked. */
    #askWhatHappens({ request }: InjectRequestEvent): void {
        const { picture, hasEditor } = this;
        const choices =
            picture === undefined || !hasEditor ? [] : injectionChoices(picture, request.target, request.atMs);
        if (choices.length > 0) {
            this.#menu()?.open(injectMenu(request, choices), this.#pointer, (id) => {
                const chosen = choices.find(({ verb }) => verb === id);
                if (chosen !== undefined) {
                    this.dispatchEvent(new PostEvent(injection(request, chosen.verb)));
                }
            });
        }
    }

    #askExport(): void {
        this.#menu()?.open(exportMenu(this.hasEditor), this.#pointer, (id) => this.exportAs(id));
    }

    /** Has the host save the run in a form of {@link exportMenu}. */
    exportAs(id: string): void {
        const timeline = this.renderRoot.querySelector('ccsim-timeline');
        const shown = timeline instanceof TimelineCanvas ? timeline.fullPicture() : undefined;
        const request = this.picture === undefined ? undefined : exportRequest(id, this.picture, shown);
        if (request !== undefined) {
            this.dispatchEvent(new PostEvent(request));
        }
    }

    #menu(): ChoiceMenu | undefined {
        const menu = this.renderRoot.querySelector('ccsim-choice-menu');
        return menu instanceof ChoiceMenu ? menu : undefined;
    }

    #help(): KeysHelp | undefined {
        const help = this.renderRoot.querySelector('ccsim-keys-help');
        return help instanceof KeysHelp ? help : undefined;
    }
}

function windowWith(view: ViewState, atMs: number, endMs: number): ViewState['window'] {
    return view.window === undefined ? undefined : including(view.window ?? wholeWindow(endMs), atMs, endMs);
}

/** A page without a run has no name to head it. */
function noticeHeading(): TemplateResult {
    return html`<h1 class="visually-hidden">${l10n.t('Timeline')}</h1>`;
}

function stoppedWarning({ reader }: RunPicture): TemplateResult | typeof nothing {
    const { outcome } = reader.trace;
    return outcome.kind === 'completed'
        ? nothing
        : html`<p class="warning" role="alert">
              ${l10n.t(
                  'The run was stopped after {0} events (setting {1}). What is shown up to then is right, but not the whole.',
                  numberText(outcome.limit),
                  'eventLimit',
              )}
          </p>`;
}

function shownText({ reader }: RunPicture, tookMs: number): string {
    return l10n.t(
        '{0} entries on {1} lanes · seed {2} · ran in {3} ms',
        numberText(reader.entryCount),
        numberText(reader.laneCount),
        reader.plan.seed,
        Math.max(1, Math.round(tookMs)),
    );
}

customElements.define('ccsim-panel', PanelApp);
