/** Runs the scenarios of open documents whenever nobody has typed for a moment, and tells the client what they come to. */

import { DocumentState, type LangiumDocument, URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { type CcsimSharedServices, documentsOf, planOf, type ScenarioTest, testsOf } from '../language/index.ts';
import { clientOptionsOf, isWhileTypingParams } from './params.ts';
import {
    RESULTS_NOTIFICATION,
    type ResultsParams,
    type ScenarioRun,
    type TextRange,
    WHILE_TYPING_NOTIFICATION,
} from './protocol.ts';
import { runResultOf } from './run-result.ts';
import { runInSlices } from './sliced-run.ts';

/** Nothing has to be done for so long before anything is run. */
const QUIET_MS = 250;

/** What is typed waits no longer than this for a run. */
const SLICE_MS = 8;

/** What takes longer is for those who ask for it: a run cannot be judged in slices, and that takes as long as a run. */
const LIMIT = { steps: 50_000, ms: 1_000 };

/** Runs of one document beyond these are left out. */
const MAX_RUNS = 40;

/** Registers what has to be known with a connection that does not listen yet. */
export function sendResultsWhileTyping(connection: Connection, shared: CcsimSharedServices): void {
    const results = new ResultsWhileTyping(connection, shared);
    shared.lsp.LanguageServer.onInitialize(({ initializationOptions }) => {
        results.setWanted(clientOptionsOf(initializationOptions).whileTyping === true);
    });
    connection.onNotification(WHILE_TYPING_NOTIFICATION, (params: unknown) => {
        if (isWhileTypingParams(params)) {
            results.setWanted(params.isWanted);
        }
    });
}

class ResultsWhileTyping {
    readonly #connection: Connection;
    readonly #shared: CcsimSharedServices;
    readonly #waiting = new Set<string>();
    /** Documents that import some that have not been looked at yet. */
    readonly #unready = new Set<string>();
    #isWanted = false;
    #isRunning = false;
    #timer: ReturnType<typeof setTimeout> | undefined;
    /** Counted up by whatever makes a run that is going on worthless. */
    #changes = 0;

    constructor(connection: Connection, shared: CcsimSharedServices) {
        this.#connection = connection;
        this.#shared = shared;
        const { DocumentBuilder } = shared.workspace;
        DocumentBuilder.onUpdate(() => {
            this.#changes += 1;
        });
        DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => {
            this.#schedule(uri.toString());
            for (const unready of this.#unready) {
                this.#schedule(unready);
            }
            this.#unready.clear();
        });
    }

    setWanted(isWanted: boolean): void {
        this.#isWanted = isWanted;
        this.#changes += 1;
        this.#waiting.clear();
        for (const { uri } of isWanted ? this.#shared.workspace.TextDocuments.all() : []) {
            this.#schedule(uri);
        }
    }

    #schedule(uri: string): void {
        if (this.#isWanted && this.#shared.workspace.TextDocuments.get(uri) !== undefined) {
            this.#waiting.add(uri);
            this.#awaitQuiet();
        }
    }

    #awaitQuiet(): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#work(), QUIET_MS);
    }

    /** One run at a time; what comes up meanwhile waits for another quiet moment. */
    async #work(): Promise<void> {
        if (this.#isRunning) {
            return;
        }
        this.#isRunning = true;
        const changes = this.#changes;
        try {
            for (const uri of [...this.#waiting]) {
                this.#waiting.delete(uri);
                await this.#runDocument(uri);
                if (this.#changes !== changes) {
                    break;
                }
            }
        } catch (error) {
            this.#connection.console.error(`Results while typing: ${String(error)}`);
        } finally {
            this.#isRunning = false;
            if (this.#waiting.size > 0) {
                this.#awaitQuiet();
            }
        }
    }

    async #runDocument(uri: string): Promise<void> {
        const document = this.#shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
        if (document === undefined) {
            return;
        }
        if (!isValidated(this.#shared, document)) {
            this.#unready.add(uri);
            return;
        }
        const changes = this.#changes;
        const { version } = document.textDocument;
        const runs: ScenarioRun[] = [];
        for (const wanted of runsOf(testsOf(document)).slice(0, MAX_RUNS)) {
            const run = await runWhileTyping(document, wanted, () => this.#changes !== changes);
            if (run === undefined) {
                // The change may have been elsewhere, so that nobody else would look at this document again.
                this.#schedule(uri);
                return;
            }
            runs.push(run);
        }
        if (this.#isWanted) {
            await this.#connection.sendNotification(RESULTS_NOTIFICATION, {
                uri,
                version,
                runs,
            } satisfies ResultsParams);
        }
    }
}

interface WantedRun {
    readonly scenario: string;
    readonly caseName?: string;
    readonly range: TextRange;
}

function runsOf(tests: readonly ScenarioTest[]): readonly WantedRun[] {
    return tests.flatMap(({ name: scenario, range, cases }): readonly WantedRun[] =>
        cases.length === 0
            ? [{ scenario, range }]
            : cases.map((each) => ({ scenario, caseName: each.name, range: each.range })),
    );
}

/** Undefined: something changed meanwhile. */
async function runWhileTyping(
    document: LangiumDocument,
    wanted: WantedRun,
    isCancelled: () => boolean,
): Promise<ScenarioRun | undefined> {
    if (isCancelled()) {
        return undefined;
    }
    const { scenario, caseName } = wanted;
    const result = planOf(document, scenario, caseName === undefined ? {} : { caseName });
    if (result.kind === 'problems') {
        return wanted;
    }
    const startMs = performance.now();
    const run = await runInSlices(result.plan, { sliceMs: SLICE_MS, isCancelled, limit: LIMIT });
    switch (run.kind) {
        case 'cancelled':
            return undefined;
        case 'too-long':
            return { ...wanted, isTooLong: true };
        case 'finished':
            return { ...wanted, run: runResultOf(result.plan, run.trace, performance.now() - startMs) };
    }
}

function isValidated(shared: CcsimSharedServices, document: LangiumDocument): boolean {
    return documentsOf(shared, document).every(({ state }) => state >= DocumentState.Validated);
}
