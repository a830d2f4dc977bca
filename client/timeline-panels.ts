/**
 * The timeline panels: one for each scenario that is looked at.
 *
 * A panel of its own keeps a scenario's zoom, cursor and selection while another is looked at, and lets two be compared
 * side by side; running a scenario again reuses its panel.
 */

import {
    type Disposable,
    EventEmitter,
    type LogOutputChannel,
    Uri,
    ViewColumn,
    type WebviewPanel,
    window,
    workspace,
} from 'vscode';
import type { LanguageServer } from './language-server.ts';
import { runTitle } from './run-title.ts';
import { type RunSummary, TimelinePanel, type Told } from './timeline-panel.ts';
import type { PanelIdentity } from './webview/protocol.ts';
import { parseIdentity } from './webview/protocol-parsers.ts';

/** Type of the panels, as the manifest's activation event names it. */
const VIEW_TYPE = 'ccsim.timeline';

export class TimelinePanels implements Disposable {
    readonly #extensionUri: Uri;
    readonly #server: LanguageServer;
    readonly #output: LogOutputChannel;
    readonly #panels = new Map<string, TimelinePanel>();
    readonly #subscriptions: readonly Disposable[];
    readonly #told = new EventEmitter<Told>();
    readonly #opened = new EventEmitter<TimelinePanel>();
    #latest: TimelinePanel | undefined;
    #lastRun: RunSummary | undefined;

    /** Told when a panel has told something new for editors to show, or is gone. */
    readonly onTold = this.#told.event;

    /** Told of each panel when it is there. */
    readonly onOpened = this.#opened.event;

    constructor(extensionUri: Uri, server: LanguageServer, output: LogOutputChannel) {
        this.#extensionUri = extensionUri;
        this.#server = server;
        this.#output = output;
        this.#subscriptions = [
            server.onValidated((uris) => this.#follow(uris)),
            workspace.onDidSaveTextDocument(() => {
                for (const panel of this.#panels.values()) {
                    panel.documentSaved();
                }
            }),
            window.registerWebviewPanelSerializer(VIEW_TYPE, {
                deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) => this.#restore(panel, state),
            }),
        ];
    }

    /** Runs a scenario in its panel, and answers what the run came to; nothing if it cannot run. */
    async run(identity: PanelIdentity): Promise<RunSummary | undefined> {
        const panel = this.#panelOf(identity);
        panel.reveal();
        const ran = firstRun(panel);
        await panel.refresh();
        return ran;
    }

    /** Shows the panel of a scenario as it is; runs the scenario if there is none yet. */
    async show(identity: PanelIdentity): Promise<void> {
        const panel = this.#panels.get(keyOf(identity));
        if (panel === undefined) {
            await this.run(identity);
        } else {
            panel.reveal();
        }
    }

    /** All panels that are open. */
    get all(): Iterable<TimelinePanel> {
        return this.#panels.values();
    }

    /** The panel that told something last. */
    get latest(): TimelinePanel | undefined {
        return this.#latest;
    }

    /** What the last run in any panel came to; nothing if there was none, or it failed. */
    get lastRun(): RunSummary | undefined {
        return this.#lastRun;
    }

    /** The panel of a run, if it is open. */
    panelOf(identity: PanelIdentity): TimelinePanel | undefined {
        return this.#panels.get(keyOf(identity));
    }

    /** Moves the cursor of a run's panel, which is shown first if it is not. */
    async seek(identity: PanelIdentity, atMs: number): Promise<void> {
        this.#panels.get(keyOf(identity))?.reveal();
        await this.show(identity);
        this.#panels.get(keyOf(identity))?.post({ type: 'seek', atMs });
    }

    /** Shows in a run's panel what a statement leads to. */
    async showConsequences(identity: PanelIdentity, statement: number): Promise<void> {
        await this.show(identity);
        this.#panels.get(keyOf(identity))?.post({ type: 'statement', statement });
    }

    /** Selects in every panel that shows it the statement on a line (from 0) of a file. */
    chooseLine(file: Uri, line: number): void {
        for (const panel of this.#panels.values()) {
            const { timeline = [], sources = [] } = panel.plan ?? {};
            const statement = timeline.findIndex(
                ({ range }) =>
                    range.startLine === line && Uri.parse(sources[range.source] ?? '').toString() === file.toString(),
            );
            if (statement !== -1) {
                panel.post({ type: 'statement', statement });
            }
        }
    }

    dispose(): void {
        for (const each of [...this.#subscriptions, this.#told, this.#opened, ...this.#panels.values()]) {
            each.dispose();
        }
    }

    #panelOf(identity: PanelIdentity): TimelinePanel {
        return this.#panels.get(keyOf(identity)) ?? this.#adopt(this.#createPanel(identity), identity);
    }

    #createPanel(identity: PanelIdentity): WebviewPanel {
        return window.createWebviewPanel(
            VIEW_TYPE,
            runTitle(identity),
            { viewColumn: ViewColumn.Beside, preserveFocus: true },
            // A run may take seconds: it is not to be repeated because another tab was looked at.
            { retainContextWhenHidden: true },
        );
    }

    #adopt(webviewPanel: WebviewPanel, identity: PanelIdentity): TimelinePanel {
        const panel = new TimelinePanel(webviewPanel, identity, this.#extensionUri, this.#server, this.#output);
        this.#panels.set(keyOf(identity), panel);
        panel.onTold((told) => {
            this.#latest = panel;
            this.#told.fire(told);
        });
        panel.onRan((summary) => {
            this.#lastRun = summary;
        });
        panel.onDidDispose(() => {
            this.#panels.delete(keyOf(identity));
            this.#latest = this.#latest === panel ? undefined : this.#latest;
            this.#told.fire('consequences');
        });
        this.#opened.fire(panel);
        return panel;
    }

    async #restore(webviewPanel: WebviewPanel, state: unknown): Promise<void> {
        const identity = parseIdentity(state);
        if (identity === undefined) {
            this.#output.warn('A timeline panel could not be restored: it did not keep which scenario it showed.');
            webviewPanel.dispose();
            return;
        }
        await this.#adopt(webviewPanel, identity).refresh();
    }

    #follow(uris: 'all' | readonly string[]): void {
        for (const panel of this.#panels.values()) {
            if (panel.shows(uris)) {
                void panel.refresh();
            }
        }
    }
}

/** The next run of a panel; nothing if it is closed before. */
function firstRun(panel: TimelinePanel): Promise<RunSummary | undefined> {
    return new Promise((resolve) => {
        const subscriptions: Disposable[] = [];
        const settle = (summary: RunSummary | undefined): void => {
            for (const each of subscriptions) {
                each.dispose();
            }
            resolve(summary);
        };
        subscriptions.push(
            panel.onRan(settle),
            panel.onDidDispose(() => settle(undefined)),
        );
    });
}

function keyOf(identity: PanelIdentity): string {
    return `${identity.document} ${identity.against?.document ?? ''} ${runTitle(identity)}`;
}
