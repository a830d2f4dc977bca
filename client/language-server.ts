/** The language server as the rest of the extension sees it. */

import {
    type CancellationToken,
    CodeLens,
    commands,
    Disposable,
    EventEmitter,
    type LogOutputChannel,
    l10n,
    ProgressLocation,
    type Uri,
    window,
} from 'vscode';
import {
    type BaseLanguageClient,
    type LanguageClientOptions,
    NotificationType,
    RequestType,
    RevealOutputChannelOn,
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
import { ClientRun, type MakeClient, ServerLost } from './server/client-run.ts';
import { GivenUpNotice, RESTART_SERVER } from './server/given-up-notice.ts';
import { ServerSupervisor } from './server/server-supervisor.ts';

const SCENARIOS = new RequestType<ScenariosParams, ScenariosResult, void>(SCENARIOS_REQUEST);
const PLAN = new RequestType<PlanParams, PlanResult, void>(PLAN_REQUEST);
const INJECT = new RequestType<InjectParams, InjectResult, void>(INJECT_REQUEST);
const TESTS = new RequestType<TestsParams, TestsResult, void>(TESTS_REQUEST);
const TEST = new RequestType<TestParams, TestResult, void>(TEST_REQUEST);
const RESULTS = new NotificationType<ResultsParams>(RESULTS_NOTIFICATION);
const WHILE_TYPING = new NotificationType<WhileTypingParams>(WHILE_TYPING_NOTIFICATION);
const VALIDATED = new NotificationType<ValidatedParams>(VALIDATED_NOTIFICATION);

export interface LanguageServer extends Disposable {
    /**
     * Like all questions it waits for a server that is being started, and rejects with `NoServer` where there is none and
     * none will be.
     */
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
    /** Runs a test; rejects where it is cancelled, and with `ServerLost` where the server goes meanwhile. */
    test(test: TestParams, token: CancellationToken): Promise<TestResult>;
    /** Tells what the scenarios of open documents come to while somebody types. */
    onResults(listener: (results: ResultsParams) => void): Disposable;
    /** Tells the server that the setting of results while typing has changed. */
    resultsWanted(isWanted: boolean): Promise<void>;
    /** How it is just now, for persons who look into a problem. */
    readonly condition: 'starting' | 'running' | 'stopped';
    /** Tells which documents were validated anew; all of them after a restart of the server. */
    onValidated(listener: (uris: 'all' | readonly string[]) => void): Disposable;
    /** Tells that there is no server any more, until a person starts one; what it said before may be wrong by then. */
    onGone(listener: () => void): Disposable;
}

/** Starts the server. It is started anew when it stops; what is typed is in the editor and reaches the new one. */
export function startLanguageServer(makeClient: MakeClient, output: LogOutputChannel): LanguageServer {
    const validated = new EventEmitter<'all' | readonly string[]>();
    const results = new EventEmitter<ResultsParams>();
    const gone = new EventEmitter<void>();
    let condition: LanguageServer['condition'] = 'starting';
    const prepare = (client: BaseLanguageClient): void => {
        answerFileRequests(client);
        client.onNotification(VALIDATED, ({ uris }) => validated.fire(uris));
        client.onNotification(RESULTS, (params) => results.fire(params));
    };
    const notice = new GivenUpNotice(output, () => void restart());
    const supervisor = new ServerSupervisor({
        start: () => new ClientRun(makeClient, clientOptions(output), output, prepare),
        noServerText,
        nowMs: () => performance.now(),
        onReady: () => {
            condition = 'running';
            notice.clear();
            validated.fire('all');
        },
        onRestart: () => {
            condition = 'starting';
            output.warn('The language server has stopped, and is started anew.');
        },
        onGivenUp: (reason) => {
            condition = 'stopped';
            notice.show(reason);
            gone.fire();
        },
    });
    const restart = async (): Promise<void> => {
        try {
            await window.withProgress(
                { location: ProgressLocation.Window, title: l10n.t('CCSim: starting the language server') },
                () => supervisor.restart(),
            );
        } catch (error) {
            output.warn(`The language server was not started: ${String(error)}`);
        }
    };
    const ask = async <Result>(question: (client: BaseLanguageClient) => Promise<Result>): Promise<Result> => {
        try {
            return await (await supervisor.running()).ask(question);
        } catch (error) {
            if (!(error instanceof ServerLost)) {
                throw error;
            }
            // A question changes nothing, so that the next server can be asked; but not if it goes of it as well.
            return (await supervisor.running()).ask(question);
        }
    };
    const registered = Disposable.from(
        commands.registerCommand(RESTART_SERVER, restart),
        notice,
        validated,
        results,
        gone,
    );
    return {
        scenarios: async (uri) =>
            (await ask((client) => client.sendRequest(SCENARIOS, { uri: uri.toString() }))).scenarios,
        plan(uri, scenario, caseName, more = {}) {
            const ofCase = caseName === undefined ? {} : { caseName };
            const params = { uri: uri.toString(), scenario, ...ofCase, ...more };
            return ask((client) => client.sendRequest(PLAN, params));
        },
        injection: async (uri, scenario, statement) => {
            const params = { uri: uri.toString(), scenario, statement };
            return (await ask((client) => client.sendRequest(INJECT, params))).changes;
        },
        tests: async (uri) => (await ask((client) => client.sendRequest(TESTS, { uri: uri.toString() }))).tests,
        test: async (test, token) =>
            (await supervisor.running()).ask((client) => client.sendRequest(TEST, test, token)),
        onResults: results.event,
        async resultsWanted(isWanted) {
            const { client } = await supervisor.running();
            await client.sendNotification(WHILE_TYPING, { isWanted });
        },
        get condition() {
            return condition;
        },
        onValidated: validated.event,
        onGone: gone.event,
        dispose(): void {
            registered.dispose();
            void supervisor.dispose();
        },
    };
}

function noServerText(why: 'given-up' | 'closing'): string {
    switch (why) {
        case 'given-up':
            return l10n.t(
                'The language server of CCSim is not running. Start it by the command “CCSim: Restart Language Server”.',
            );
        case 'closing':
            return l10n.t('The language server of CCSim has been ended, because the window is being closed.');
    }
}

function clientOptions(output: LogOutputChannel): LanguageClientOptions {
    return {
        documentSelector: [{ language: 'ccsim' }],
        outputChannel: output,
        // What a person does not ask for is not worth a message over the text when it fails; the log has it.
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        // Asked for whenever a server is started.
        initializationOptions: () =>
            ({
                commands: Object.keys(LENS_ICONS),
                validated: true,
                whileTyping: areResultsWanted(),
            }) satisfies ClientOptions,
        middleware: {
            // Other editors do not know VS Code's icons, so that the server leaves them out.
            provideCodeLenses: async (document, token, next) => (await next(document, token))?.map(withIcon),
        },
    };
}

/** By the commands that the server may name in a lens: they take a URI, a scenario and perhaps a case of it. */
const LENS_ICONS: Readonly<Record<string, string>> = {
    'ccsim.runScenario': 'play',
    'ccsim.debugScenario': 'debug-alt',
};

function withIcon({ range, command }: CodeLens): CodeLens {
    return new CodeLens(
        range,
        command && { ...command, title: `$(${LENS_ICONS[command.command] ?? 'play'}) ${command.title}` },
    );
}
