/** The editor's end of a connection with a language server that runs in this process. */

import { PassThrough } from 'node:stream';
import { NodeFileSystem } from 'langium/node';
import {
    createConnection,
    createProtocolConnection,
    type InitializeParams,
    type InitializeResult,
    type LogMessageParams,
    MessageType,
    ProposedFeatures,
    type ProtocolConnection,
    type PublishDiagnosticsParams,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { ClientOptions } from '../../server/protocol.ts';
import { type FileSystem, startServer } from '../../server/start.ts';

/** What an editor says of itself when it connects. */
export type Introduction = Pick<InitializeParams, 'capabilities' | 'initializationOptions' | 'workspaceFolders'>;

/** An editor that understands all that the server has to offer. */
export const LIKE_VS_CODE: Introduction = {
    capabilities: {
        workspace: { codeLens: { refreshSupport: true } },
        textDocument: {
            completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
            hover: { contentFormat: ['markdown', 'plaintext'] },
            signatureHelp: {
                signatureInformation: {
                    documentationFormat: ['markdown', 'plaintext'],
                    parameterInformation: { labelOffsetSupport: true },
                },
            },
            definition: { linkSupport: true },
            documentSymbol: { hierarchicalDocumentSymbolSupport: true },
            codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
            rename: { prepareSupport: true },
            publishDiagnostics: { relatedInformation: true },
        },
    },
    initializationOptions: {
        commands: ['ccsim.runScenario', 'ccsim.debugScenario'],
        validated: true,
    } satisfies ClientOptions,
};

/** An editor that says nothing of itself. */
export const UNDECLARED: Introduction = { capabilities: {} };

export interface Client {
    readonly connection: ProtocolConnection;
    /** Resolves with the next diagnostics of a document that a condition holds for. */
    diagnostics(
        uri: string,
        condition?: (params: PublishDiagnosticsParams) => boolean,
    ): Promise<PublishDiagnosticsParams>;
    /** Resolves with the diagnostics of a document that arrive from now on. */
    nextDiagnostics(uri: string): Promise<PublishDiagnosticsParams>;
    /** The diagnostics of each document that were published last, by its URI. */
    readonly published: ReadonlyMap<string, PublishDiagnosticsParams['diagnostics']>;
    /** What the server wrote to the log as errors. */
    readonly loggedErrors: readonly string[];
    /** Resolves once the server has asked the editor to ask for its code lenses again. */
    readonly codeLensesStale: Promise<void>;
    open(uri: string, text: string): Promise<void>;
    close(): void;
}

/** Starts a server over streams in memory, and initializes it. */
export async function connect(
    folder: string | null = null,
    fileSystem: FileSystem = NodeFileSystem,
    introduction = LIKE_VS_CODE,
): Promise<Client & { readonly initialized: InitializeResult }> {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    startServer(
        createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
        fileSystem,
    );
    return initialize(
        createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)),
        folder,
        introduction,
    );
}

/** Does what an editor does first. */
export async function initialize(
    connection: ProtocolConnection,
    folder: string | null,
    introduction = LIKE_VS_CODE,
): Promise<Client & { readonly initialized: InitializeResult }> {
    const received: PublishDiagnosticsParams[] = [];
    const published = new Map<string, PublishDiagnosticsParams['diagnostics']>();
    const loggedErrors: string[] = [];
    const waiting = new Set<() => void>();
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
        received.push(params);
        published.set(params.uri, params.diagnostics);
        for (const wake of waiting) {
            wake();
        }
    });
    connection.onNotification('window/logMessage', ({ type, message }: LogMessageParams) => {
        loggedErrors.push(...(type === MessageType.Error ? [message] : []));
    });
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', () => [null]);
    const codeLensesStale = new Promise<void>((resolve) => {
        connection.onRequest('workspace/codeLens/refresh', () => {
            resolve();
            return null;
        });
    });
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>('initialize', {
        processId: null,
        rootUri: folder,
        workspaceFolders: folder === null ? null : [{ uri: folder, name: 'test' }],
        ...introduction,
    });
    await connection.sendNotification('initialized', {});
    const diagnosticsFrom = (start: number, isWanted: (params: PublishDiagnosticsParams) => boolean) =>
        new Promise<PublishDiagnosticsParams>((resolve) => {
            const look = () => {
                const found = received.slice(start).findLast(isWanted);
                if (found !== undefined) {
                    waiting.delete(look);
                    resolve(found);
                }
            };
            waiting.add(look);
            look();
        });
    return {
        connection,
        initialized,
        published,
        loggedErrors,
        codeLensesStale,
        diagnostics: (uri, condition = () => true) =>
            diagnosticsFrom(0, (params) => params.uri === uri && condition(params)),
        nextDiagnostics: (uri) => diagnosticsFrom(received.length, (params) => params.uri === uri),
        open: (uri, text) =>
            connection.sendNotification('textDocument/didOpen', {
                textDocument: { uri, languageId: 'ccsim', version: 1, text },
            }),
        close: () => connection.dispose(),
    };
}
