/** The language server as the rest of the extension sees it. */

import { CodeLens, type Disposable, type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import {
    LanguageClient,
    NotificationType,
    RequestType,
    type ServerOptions,
    State,
    TransportKind,
} from 'vscode-languageclient/node';
import {
    type ClientOptions,
    PLAN_REQUEST,
    type PlanParams,
    type PlanResult,
    SCENARIOS_REQUEST,
    type ScenarioSummary,
    type ScenariosParams,
    type ScenariosResult,
    VALIDATED_NOTIFICATION,
    type ValidatedParams,
} from '../server/protocol.ts';

const SCENARIOS = new RequestType<ScenariosParams, ScenariosResult, void>(SCENARIOS_REQUEST);
const PLAN = new RequestType<PlanParams, PlanResult, void>(PLAN_REQUEST);
const VALIDATED = new NotificationType<ValidatedParams>(VALIDATED_NOTIFICATION);

export interface LanguageServer extends Disposable {
    scenarios(uri: Uri): Promise<readonly ScenarioSummary[]>;
    plan(uri: Uri, scenario: string, caseName?: string): Promise<PlanResult>;
    /** Tells which documents were validated anew; all of them after a restart of the server. */
    onValidated(listener: (uris: 'all' | readonly string[]) => void): Disposable;
}

/** Starts the server. It is restarted when it crashes; what is typed is in the editor and reaches the new one. */
export function startLanguageServer(context: ExtensionContext, output: LogOutputChannel): LanguageServer {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'server', 'main.cjs').fsPath;
    const options: ServerOptions = {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    };
    // The client's id is also where it looks for `ccsim.trace.server`.
    const client = new LanguageClient('ccsim', 'CCSim Language Server', options, {
        documentSelector: [{ language: 'ccsim' }],
        outputChannel: output,
        initializationOptions: { commands: ['ccsim.runScenario'], validated: true } satisfies ClientOptions,
        middleware: {
            // Other editors do not know VS Code's icons, so that the server leaves them out.
            provideCodeLenses: async (document, token, next) => (await next(document, token))?.map(withIcon),
        },
        // A crash costs a second; only a server that crashes all the time is given up.
        connectionOptions: { maxRestartCount: 10 },
    });
    const started = client.start();
    started.catch((error: unknown) => output.error(`The language server did not start: ${String(error)}`));
    return {
        async scenarios(uri) {
            await started;
            return (await client.sendRequest(SCENARIOS, { uri: uri.toString() })).scenarios;
        },
        async plan(uri, scenario, caseName) {
            await started;
            const ofCase = caseName === undefined ? {} : { caseName };
            return client.sendRequest(PLAN, { uri: uri.toString(), scenario, ...ofCase });
        },
        onValidated(listener) {
            const validated = client.onNotification(VALIDATED, ({ uris }) => listener(uris));
            const running = client.onDidChangeState(({ newState }) => {
                if (newState === State.Running) {
                    listener('all');
                }
            });
            return {
                dispose(): void {
                    validated.dispose();
                    running.dispose();
                },
            };
        },
        dispose(): void {
            client
                .dispose()
                .catch((error: unknown) => output.warn(`The language server did not stop: ${String(error)}`));
        },
    };
}

function withIcon({ range, command }: CodeLens): CodeLens {
    return new CodeLens(range, command && { ...command, title: `$(play) ${command.title}` });
}
