/** The language server as the rest of the extension sees it. */

import {
    type CancellationToken,
    CodeLens,
    type Disposable,
    EventEmitter,
    type LogOutputChannel,
    type Uri,
} from 'vscode';
import {
    type BaseLanguageClient,
    type LanguageClientOptions,
    NotificationType,
    RequestType,
    State,
} from 'vscode-languageclient';
import {
    type ClientOptions,
    INJECT_REQUEST,
    type InjectedStatement,
    type InjectParams,
    type InjectResult,
    PLAN_REQUEST,
    type PlanParams,
    type PlanResult,
    RESULTS_NOTIFICATION,
    type ResultsParams,
    SCENARIOS_REQUEST,
    type ScenarioSummary,
    type ScenariosParams,
    type ScenariosResult,
    type ScenarioTest,
    TEST_REQUEST,
    TESTS_REQUEST,
    type TestParams,
    type TestResult,
    type TestsParams,
    type TestsResult,
    type TextChange,
    VALIDATED_NOTIFICATION,
    type ValidatedParams,
    WHILE_TYPING_NOTIFICATION,
    type WhileTypingParams,
} from '../server/protocol.ts';
import { answerFileRequests } from './file-requests.ts';
import { areResultsWanted } from './results/setting.ts';

const SCENARIOS = new RequestType<ScenariosParams, ScenariosResult, void>(SCENARIOS_REQUEST);
const PLAN = new RequestType<PlanParams, PlanResult, void>(PLAN_REQUEST);
const INJECT = new RequestType<InjectParams, InjectResult, void>(INJECT_REQUEST);
const TESTS = new RequestType<TestsParams, TestsResult, void>(TESTS_REQUEST);
const TEST = new RequestType<TestParams, TestResult, void>(TEST_REQUEST);
const RESULTS = new NotificationType<ResultsParams>(RESULTS_NOTIFICATION);
const WHILE_TYPING = new NotificationType<WhileTypingParams>(WHILE_TYPING_NOTIFICATION);
const VALIDATED = new NotificationType<ValidatedParams>(VALIDATED_NOTIFICATION);

export interface LanguageServer extends Disposable {
    scenarios(uri: Uri): Promise<readonly ScenarioSummary[]>;
    /** @param more another seed, values of parameters, statements that are tried out */
    plan(
        uri: Uri,
        scenario: string,
        caseName?: string,
        more?: Pick<PlanParams, 'arguments' | 'seed' | 'injected'>,
    ): Promise<PlanResult>;
    /** What writes a statement into a scenario; nothing where it cannot be written. */
    injection(uri: Uri, scenario: string, statement: InjectedStatement): Promise<readonly TextChange[]>;
    /** The tests of a document, without running them. */
    tests(uri: Uri): Promise<readonly ScenarioTest[]>;
    /** Runs a test; rejects where it is cancelled. */
    test(test: TestParams, token: CancellationToken): Promise<TestResult>;
    /** Tells what the scenarios of open documents come to while somebody types. */
    onResults(listener: (results: ResultsParams) => void): Disposable;
    /** Tells the server that the setting of results while typing has changed. */
    resultsWanted(isWanted: boolean): Promise<void>;
    /** Tells which documents were validated anew; all of them after a restart of the server. */
    onValidated(listener: (uris: 'all' | readonly string[]) => void): Disposable;
}

/** What connects to a server that runs where this extension host can run one: as a process, or as a worker. */
export type MakeClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** Starts the server. It is restarted when it crashes; what is typed is in the editor and reaches the new one. */
export function startLanguageServer(makeClient: MakeClient, output: LogOutputChannel): LanguageServer {
    // The client's id is also where it looks for `ccsim.trace.server`.
    const client = makeClient('ccsim', 'CCSim Language Server', {
        documentSelector: [{ language: 'ccsim' }],
        outputChannel: output,
        // Asked for again whenever the server is started anew.
        initializationOptions: () =>
            ({
                commands: ['ccsim.runScenario'],
                validated: true,
                whileTyping: areResultsWanted(),
            }) satisfies ClientOptions,
        middleware: {
            // Other editors do not know VS Code's icons, so that the server leaves them out.
            provideCodeLenses: async (document, token, next) => (await next(document, token))?.map(withIcon),
        },
        // A crash costs a second; only a server that crashes all the time is given up.
        connectionOptions: { maxRestartCount: 10 },
    });
    answerFileRequests(client);
    // The client knows but one listener for a notification; several parts of the extension wait for this one.
    const validated = new EventEmitter<'all' | readonly string[]>();
    client.onNotification(VALIDATED, ({ uris }) => validated.fire(uris));
    client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) {
            validated.fire('all');
        }
    });
    const started = client.start();
    started.catch((error: unknown) => output.error(`The language server did not start: ${String(error)}`));
    return {
        async scenarios(uri) {
            await started;
            return (await client.sendRequest(SCENARIOS, { uri: uri.toString() })).scenarios;
        },
        async plan(uri, scenario, caseName, more = {}) {
            await started;
            const ofCase = caseName === undefined ? {} : { caseName };
            return client.sendRequest(PLAN, { uri: uri.toString(), scenario, ...ofCase, ...more });
        },
        async injection(uri, scenario, statement) {
            await started;
            return (await client.sendRequest(INJECT, { uri: uri.toString(), scenario, statement })).changes;
        },
        async tests(uri) {
            await started;
            return (await client.sendRequest(TESTS, { uri: uri.toString() })).tests;
        },
        async test(test, token) {
            await started;
            return client.sendRequest(TEST, test, token);
        },
        onResults: (listener) => client.onNotification(RESULTS, listener),
        async resultsWanted(isWanted) {
            await started;
            await client.sendNotification(WHILE_TYPING, { isWanted });
        },
        onValidated: validated.event,
        dispose(): void {
            validated.dispose();
            client
                .dispose()
                .catch((error: unknown) => output.warn(`The language server did not stop: ${String(error)}`));
        },
    };
}

function withIcon({ range, command }: CodeLens): CodeLens {
    return new CodeLens(range, command && { ...command, title: `$(play) ${command.title}` });
}
