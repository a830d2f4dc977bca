/** The timeline panel of one scenario, from the extension host's side. */

import { type Disposable, EventEmitter, type LogOutputChannel, l10n, Uri, type WebviewPanel, window } from 'vscode';
import type { InjectedStatement } from '../server/protocol.ts';
import type { Plan } from '../simulator/plan.ts';
import { pageFile, type SavedFile, saveAs } from './exports.ts';
import { editorLanguage } from './language.ts';
import type { LanguageServer } from './language-server.ts';
import { isSaved, panelMessage } from './panel-message.ts';
import { panelPage } from './panel-page.ts';
import { runTitle } from './run-title.ts';
import { revealSource } from './source-reveal.ts';
import { applyTextChanges } from './text-changes.ts';
import type { Consequence, FromPanel, PanelExportFormat, PanelIdentity, ToPanel } from './webview/protocol.ts';
import { parseFromPanel } from './webview/protocol-parsers.ts';
import { noteDeed } from './welcome/progress.ts';

/** What a run in the panel came to. */
export interface RunSummary {
    readonly entries: number;
    readonly failedExpectations: number;
}

/** How things are at the cursor, as the panel tells it. */
export type CursorStates = Omit<Extract<FromPanel, { readonly type: 'states' }>, 'type'>;

/** What a panel has told anew. */
export type Told = 'consequences' | 'states';

export class TimelinePanel implements Disposable {
    readonly identity: PanelIdentity;
    readonly #panel: WebviewPanel;
    readonly #extensionUri: Uri;
    readonly #server: LanguageServer;
    readonly #output: LogOutputChannel;
    readonly #ran = new EventEmitter<RunSummary | undefined>();
    readonly #cursorMoved = new EventEmitter<number>();
    readonly #debuggerWanted = new EventEmitter<number>();
    #revision = 0;
    #listens = false;
    #latest: ToPanel | undefined;
    /** What the panel is told once it listens. */
    #pending: readonly ToPanel[] = [];
    #shown: Plan | undefined;
    #consequences: readonly Consequence[] = [];
    #states: CursorStates | undefined;
    #awaitingFile: ((file: SavedFile) => void) | undefined;
    readonly #told = new EventEmitter<Told>();
    #injected: readonly InjectedStatement[] = [];

    /** Told what each run came to: nothing, if the scenario cannot run or the run failed. */
    readonly onRan = this.#ran.event;

    /** Told the instant (ms) of the cursor, now and then while it moves. */
    readonly onCursorMoved = this.#cursorMoved.event;

    /** Told the instant (ms) that a person wants to see in the debugger. */
    readonly onDebuggerWanted = this.#debuggerWanted.event;

    /** Told when the panel has told something new for editors to show. */
    readonly onTold = this.#told.event;

    constructor(
        panel: WebviewPanel,
        identity: PanelIdentity,
        extensionUri: Uri,
        server: LanguageServer,
        output: LogOutputChannel,
    ) {
        this.identity = identity;
        this.#panel = panel;
        this.#extensionUri = extensionUri;
        this.#server = server;
        this.#output = output;
        const { webview } = panel;
        const folder = Uri.joinPath(extensionUri, 'dist', 'webview');
        const media = Uri.joinPath(extensionUri, 'media');
        panel.title = runTitle(identity);
        panel.iconPath = {
            light: Uri.joinPath(media, 'timeline-light.svg'),
            dark: Uri.joinPath(media, 'timeline-dark.svg'),
        };
        webview.options = { enableScripts: true, localResourceRoots: [folder] };
        webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
        webview.html = panelPage({
            cspSource: webview.cspSource,
            nonce: crypto.randomUUID(),
            scriptUri: webview.asWebviewUri(Uri.joinPath(folder, 'main.js')).toString(),
            workerUri: webview.asWebviewUri(Uri.joinPath(folder, 'worker.js')).toString(),
            layoutWorkerUri: webview.asWebviewUri(Uri.joinPath(folder, 'layout-worker.js')).toString(),
            title: runTitle(identity),
            language: editorLanguage(),
        });
        panel.onDidChangeViewState(() => this.#told.fire('states'));
        panel.onDidDispose(() => {
            this.#ran.dispose();
            this.#cursorMoved.dispose();
            this.#debuggerWanted.dispose();
            this.#told.dispose();
        });
    }

    get onDidDispose(): WebviewPanel['onDidDispose'] {
        return this.#panel.onDidDispose;
    }

    /** The Plan that the panel's last run was of. */
    get plan(): Plan | undefined {
        return this.#shown;
    }

    /** What its statements led to. */
    get consequences(): readonly Consequence[] {
        return this.#consequences;
    }

    /** How things are at the panel's cursor. */
    get states(): CursorStates | undefined {
        return this.#states;
    }

    get visible(): boolean {
        return this.#panel.visible;
    }

    /** Tells the panel something about its run, as soon as it listens. */
    post(message: Exclude<ToPanel, { readonly type: 'show' | 'problems' }>): void {
        if (this.#listens) {
            void this.#panel.webview.postMessage(message);
        } else {
            this.#pending = [...this.#pending, message];
        }
    }

    /** The Plan of the panel's run, once that has ended; nothing if the scenario cannot run. */
    async ranPlan(): Promise<Plan | undefined> {
        if (this.#shown === undefined && this.#latest?.type !== 'problems') {
            await new Promise<void>((resolve) => {
                const told = this.onTold(() => {
                    told.dispose();
                    resolve();
                });
            });
        }
        return this.#shown;
    }

    /** What the panel makes of its run. */
    fileOf(format: PanelExportFormat): Promise<SavedFile> {
        return new Promise((resolve) => {
            this.#awaitingFile = resolve;
            this.post({ type: 'export', format });
        });
    }

    /** Brings the panel to the front without taking the focus from the editor. */
    reveal(): void {
        this.#panel.reveal(undefined, true);
    }

    /** Whether a document that was validated bears on what is shown. */
    shows(uris: 'all' | readonly string[]): boolean {
        const { document, against } = this.identity;
        return uris === 'all' || uris.some((uri) => [document, against?.document].includes(Uri.parse(uri).toString()));
    }

    /** Tells the panel if all that its run is of has been saved. */
    documentSaved(): void {
        const shown = this.#latest;
        if (shown?.type === 'show' && shown.saved !== true && this.#injected.length === 0) {
            if (isSaved(shown.plan.sources)) {
                this.#latest = { ...shown, saved: true };
                void this.#panel.webview.postMessage({ type: 'saved', revision: shown.revision } satisfies ToPanel);
            }
        }
    }

    /** Gets the scenario's Plan as the text now is, and has the panel show it. */
    async refresh(): Promise<void> {
        this.#revision += 1;
        const revision = this.#revision;
        const { identity } = this;
        const wanted = { identity, injected: this.#injected, revision };
        const message = await panelMessage(this.#server, wanted, (error) => this.#output.error(error));
        if (revision === this.#revision && this.#injected.length > 0 && isInTheWay(message)) {
            this.#output.warn(`${runTitle(identity)}: what was tried out is dropped, for its target is gone.`);
            this.#injected = [];
            await this.refresh();
            return;
        }
        if (revision === this.#revision) {
            this.#latest = message;
            this.#postLatest();
            if (message.type === 'problems') {
                this.#ran.fire(undefined);
            }
        }
    }

    dispose(): void {
        this.#panel.dispose();
    }

    /** Runs with other statements tried out than before. */
    #try(injected: readonly InjectedStatement[]): void {
        this.#injected = injected;
        void this.refresh();
    }

    /** Writes a statement that is tried out into the scenario; the run of the new text follows by itself. */
    async #keep(place: number): Promise<void> {
        const statement = this.#injected[place];
        if (statement === undefined) {
            return;
        }
        const { document, scenario } = this.identity;
        try {
            const changes = await this.#server.injection(Uri.parse(document), scenario, statement);
            this.#injected = this.#injected.filter((each) => each !== statement);
            if (!(await applyTextChanges(changes))) {
                throw new Error(l10n.t('the text could not be changed'));
            }
        } catch (error) {
            void window.showErrorMessage(
                l10n.t(
                    'The statement could not be written into {0}: {1}',
                    scenario,
                    error instanceof Error ? error.message : String(error),
                ),
            );
            this.#try([...this.#injected.filter((each) => each !== statement), statement]);
        }
    }

    #saveFile(file: SavedFile): void {
        const awaiting = this.#awaitingFile;
        this.#awaitingFile = undefined;
        if (awaiting === undefined) {
            void saveAs(file, this.identity.document, this.#output);
        } else {
            awaiting(file);
        }
    }

    async #savePage(): Promise<void> {
        if (this.#shown !== undefined) {
            await saveAs(await pageFile(this.#extensionUri, this.#shown), this.identity.document, this.#output);
        }
    }

    #postLatest(): void {
        if (this.#listens && this.#latest !== undefined) {
            void this.#panel.webview.postMessage(this.#latest);
        }
    }

    #receive(received: unknown): void {
        const parsed = parseFromPanel(received);
        if (parsed.kind === 'message') {
            this.#take(parsed.message);
        } else {
            this.#output.error(`Refused a message from the timeline panel: ${parsed.reason}`);
        }
    }

    #take(message: FromPanel): void {
        switch (message.type) {
            case 'ready':
                this.#listens = true;
                this.#postLatest();
                this.#pending.forEach((each) => void this.#panel.webview.postMessage(each));
                this.#pending = [];
                return;
            case 'reveal':
                noteDeed('followCause');
                void revealSource(message.uri, message.range, this.#output);
                return;
            case 'revealProblem':
                void revealSource(message.problem.uri, message.problem, this.#output);
                return;
            case 'cursor':
                this.#cursorMoved.fire(message.atMs);
                return;
            case 'debugAt':
                this.#debuggerWanted.fire(message.atMs);
                return;
            case 'ran':
                this.#output.info(
                    `${runTitle(this.identity)}: ${message.entries} entries, ${message.failedExpectations} failed expectations`,
                );
                this.#ran.fire(message);
                return;
            case 'failed':
                this.#output.error(`${runTitle(this.identity)}: ${message.message}`);
                this.#ran.fire(undefined);
                return;
            case 'log':
                this.#log(message);
                return;
            case 'inject':
                this.#try([...this.#injected, message.statement]);
                return;
            case 'keep':
                void this.#keep(message.place);
                return;
            case 'drop':
                this.#try(this.#injected.toSpliced(message.place, 1));
                return;
            case 'consequences':
                if (this.#latest?.type === 'show' && this.#latest.revision === message.revision) {
                    this.#shown = this.#latest.plan;
                    this.#consequences = message.statements;
                    this.#told.fire('consequences');
                }
                return;
            case 'states':
                this.#states = message;
                this.#told.fire('states');
                return;
            case 'save':
                this.#saveFile(message);
                return;
            case 'savePage':
                void this.#savePage();
                return;
        }
    }

    #log({ level, message }: Extract<FromPanel, { readonly type: 'log' }>): void {
        switch (level) {
            case 'info':
                this.#output.info(message);
                return;
            case 'warning':
                this.#output.warn(message);
                return;
            case 'error':
                this.#output.error(message);
        }
    }
}

/** Whether it is what is tried out that cannot be. */
function isInTheWay(message: ToPanel): boolean {
    return message.type === 'problems' && message.problems.some(({ code }) => code === 'plan/injected');
}
