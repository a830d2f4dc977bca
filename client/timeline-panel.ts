/** The timeline panel of one scenario, from the extension host's side. */

import { type Disposable, EventEmitter, type LogOutputChannel, Uri, type WebviewPanel, workspace } from 'vscode';
import type { Problem } from '../server/protocol.ts';
import { runName } from '../simulator/run-name.ts';
import type { LanguageServer } from './language-server.ts';
import { panelPage } from './panel-page.ts';
import { revealSource } from './source-reveal.ts';
import type { FromPanel, PanelIdentity, ToPanel } from './webview/protocol.ts';
import { parseFromPanel } from './webview/protocol-parsers.ts';

/** What a run in the panel came to. */
export interface RunSummary {
    readonly entries: number;
    readonly failedExpectations: number;
}

export class TimelinePanel implements Disposable {
    readonly identity: PanelIdentity;
    readonly #panel: WebviewPanel;
    readonly #server: LanguageServer;
    readonly #output: LogOutputChannel;
    readonly #ran = new EventEmitter<RunSummary | undefined>();
    readonly #cursorMoved = new EventEmitter<number>();
    #revision = 0;
    #listens = false;
    #latest: ToPanel | undefined;

    /** Told what each run came to: nothing, if the scenario cannot run or the run failed. */
    readonly onRan = this.#ran.event;

    /** Told the instant (ms) of the cursor, now and then while it moves. */
    readonly onCursorMoved = this.#cursorMoved.event;

    constructor(
        panel: WebviewPanel,
        identity: PanelIdentity,
        extensionUri: Uri,
        server: LanguageServer,
        output: LogOutputChannel,
    ) {
        this.identity = identity;
        this.#panel = panel;
        this.#server = server;
        this.#output = output;
        const { webview } = panel;
        const folder = Uri.joinPath(extensionUri, 'dist', 'webview');
        const media = Uri.joinPath(extensionUri, 'media');
        panel.title = runName(identity);
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
            title: runName(identity),
        });
        panel.onDidDispose(() => {
            this.#ran.dispose();
            this.#cursorMoved.dispose();
        });
    }

    get onDidDispose(): WebviewPanel['onDidDispose'] {
        return this.#panel.onDidDispose;
    }

    /** Brings the panel to the front without taking the focus from the editor. */
    reveal(): void {
        this.#panel.reveal(undefined, true);
    }

    /** Whether a document that was validated bears on what is shown. */
    shows(uris: 'all' | readonly string[]): boolean {
        return uris === 'all' || uris.some((uri) => Uri.parse(uri).toString() === this.identity.document);
    }

    /** Gets the scenario's Plan as the text now is, and has the panel show it. */
    async refresh(): Promise<void> {
        this.#revision += 1;
        const revision = this.#revision;
        const message = await this.#currentMessage(revision);
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

    async #currentMessage(revision: number): Promise<ToPanel> {
        const { document, scenario, caseName } = this.identity;
        const ofCase = caseName === undefined ? {} : { caseName };
        try {
            // An open document is one that the server knows; after a reload of the window nobody else has opened it.
            const { uri } = await workspace.openTextDocument(Uri.parse(document));
            const result = await this.#server.plan(uri, scenario, caseName);
            return result.kind === 'plan'
                ? { type: 'show', revision, document, plan: result.plan }
                : { type: 'problems', document, scenario, ...ofCase, problems: result.problems };
        } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            this.#output.error(`No plan of ${runName(this.identity)} in ${document}: ${message}`);
            return { type: 'problems', document, scenario, ...ofCase, problems: [unavailable(document, message)] };
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
                return;
            case 'reveal':
                void revealSource(message.uri, message.range, this.#output);
                return;
            case 'revealProblem':
                void revealSource(message.problem.uri, message.problem, this.#output);
                return;
            case 'cursor':
                this.#cursorMoved.fire(message.atMs);
                return;
            case 'ran':
                this.#output.info(
                    `${runName(this.identity)}: ${message.entries} entries, ${message.failedExpectations} failed expectations`,
                );
                this.#ran.fire(message);
                return;
            case 'failed':
                this.#output.error(`${runName(this.identity)}: ${message.message}`);
                this.#ran.fire(undefined);
                return;
            case 'log':
                this.#log(message);
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

/** The problem of a scenario whose Plan cannot be had at all. */
function unavailable(uri: string, message: string): Problem {
    return { uri, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0, code: 'plan/unavailable', message };
}
