/** A language server from its start to its end, by way of the client that is connected with it. */

import { type LogOutputChannel, l10n } from 'vscode';
import {
    type BaseLanguageClient,
    CloseAction,
    ConnectionError,
    ErrorAction,
    ErrorCodes,
    type LanguageClientOptions,
    ResponseError,
} from 'vscode-languageclient';
import { NoServer, type ServerRun } from './server-supervisor.ts';

/** A client of a server that has yet to be started. */
export interface MadeClient {
    readonly client: BaseLanguageClient;
    /** Ends a server that does not end by itself; absent where the client sees to it. */
    readonly kill?: () => void;
}

/** What connects to a server that runs where this extension host can run one: as a process, or as a worker. */
export type MakeClient = (id: string, name: string, options: LanguageClientOptions) => MadeClient;

/** The server went while it had something to do. */
export class ServerLost extends NoServer {
    override readonly name: string = 'ServerLost';

    constructor() {
        super(l10n.t('The language server of CCSim stopped while it worked on this. Try again.'));
    }
}

export class ClientRun implements ServerRun {
    readonly client: BaseLanguageClient;
    readonly ready: Promise<void>;
    readonly ended: Promise<void>;
    readonly #kill: () => void;
    readonly #output: LogOutputChannel;
    #over: () => void = () => undefined;

    /** Starts a server; `prepare` registers what the client has to answer before it is connected. */
    constructor(
        makeClient: MakeClient,
        options: LanguageClientOptions,
        output: LogOutputChannel,
        prepare: (client: BaseLanguageClient) => void,
    ) {
        this.#output = output;
        this.ended = new Promise((resolve) => {
            this.#over = resolve;
        });
        // The client's id is also where it looks for `ccsim.trace.server`.
        const { client, kill = () => undefined } = makeClient('ccsim', 'CCSim Language Server', {
            ...options,
            // Whoever supervises servers starts the next one.
            errorHandler: {
                error: () => ({ action: ErrorAction.Continue, handled: true }),
                closed: () => {
                    // Once this is answered, the client lets go of all that it has registered.
                    setTimeout(this.#over);
                    return { action: CloseAction.DoNotRestart, handled: true };
                },
            },
            initializationFailedHandler: () => false,
        });
        this.client = client;
        this.#kill = kill;
        logOnly(client);
        prepare(client);
        this.ready = client.start();
    }

    /** Asks the server; rejects with `ServerLost` if it goes before it has answered. */
    async ask<Result>(question: (client: BaseLanguageClient) => Promise<Result>): Promise<Result> {
        try {
            return await question(this.client);
        } catch (error) {
            if (!isOfConnection(error)) {
                throw error;
            }
            await this.ended;
            throw new ServerLost();
        }
    }

    async end(): Promise<void> {
        try {
            await this.client.dispose();
        } catch (error) {
            this.#output.warn(`The language server did not end when it was told to: ${String(error)}`);
        }
        this.#kill();
        this.#over();
    }
}

/** A person is told by whoever supervises servers, once and with a remedy; what a client has to say is for the log. */
function logOnly(client: BaseLanguageClient): void {
    const { error } = client;
    client.error = (message, data) => error.call(client, message, data, false);
}

const LOST_CODES: readonly number[] = [
    ErrorCodes.PendingResponseRejected,
    ErrorCodes.ConnectionInactive,
    ErrorCodes.MessageWriteError,
];

function isOfConnection(error: unknown): boolean {
    return error instanceof ConnectionError || (error instanceof ResponseError && LOST_CODES.includes(error.code));
}
