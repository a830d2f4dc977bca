/**
 * Fits what the language offers to the client: what a client does not declare is left out, or said in the older form
 * that every client understands.
 */

import {
    type Connection,
    type InitializeParams,
    PositionEncodingKind,
    ResponseError,
    type ServerCapabilities,
    type WorkspaceFolder,
} from 'vscode-languageserver';
import { type ClientSupport, clientSupportOf } from './client-support.ts';
import {
    fitCodeActions,
    fitCodeLenses,
    fitCompletion,
    fitDefinition,
    fitDiagnostics,
    fitHover,
    fitSymbols,
} from './fitted-answers.ts';

/** The same connection, through which the language reaches any client. */
export function fittedConnection(connection: Connection): Connection {
    let client = clientSupportOf({});
    return {
        ...connection,
        onInitialize: (handler) =>
            connection.onInitialize(async (params, ...rest) => {
                client = clientSupportOf(params.capabilities, params.initializationOptions);
                const result = await handler(withoutSettings(withFolders(params)), ...rest);
                return result instanceof ResponseError
                    ? result
                    : { ...result, capabilities: fitCapabilities(result.capabilities, client) };
            }),
        onHover: (handler) => connection.onHover(fitted(handler, (hover) => fitHover(hover, client))),
        onCompletion: (handler) => connection.onCompletion(fitted(handler, (items) => fitCompletion(items, client))),
        onDefinition: (handler) => connection.onDefinition(fitted(handler, (places) => fitDefinition(places, client))),
        onDocumentSymbol: (handler) =>
            connection.onDocumentSymbol(
                fitted(handler, (symbols, { textDocument }) => fitSymbols(symbols, textDocument.uri, client)),
            ),
        onCodeAction: (handler) =>
            connection.onCodeAction(fitted(handler, (actions) => fitCodeActions(actions, client))),
        onCodeLens: (handler) => connection.onCodeLens(fitted(handler, (lenses) => fitCodeLenses(lenses, client))),
        sendDiagnostics: (params) =>
            connection.sendDiagnostics({ ...params, diagnostics: fitDiagnostics(params.diagnostics, client) }),
    };
}

/** A client with only one folder may name it in the way of older versions of the protocol. */
function withFolders(params: InitializeParams): InitializeParams {
    return { ...params, workspaceFolders: params.workspaceFolders ?? rootFolder(params.rootUri) };
}

function rootFolder(rootUri: string | null | undefined): WorkspaceFolder[] | null {
    return typeof rootUri === 'string' && rootUri !== '' ? [{ uri: rootUri, name: rootUri }] : null;
}

/** The server has no settings: it must not ask to hear of their changes, which some clients cannot tell. */
function withoutSettings(params: InitializeParams): InitializeParams {
    const workspace = { ...params.capabilities.workspace, configuration: false };
    return { ...params, capabilities: { ...params.capabilities, workspace } };
}

function fitCapabilities(capabilities: ServerCapabilities, client: ClientSupport): ServerCapabilities {
    const { codeActionProvider, codeLensProvider, renameProvider, ...rest } = capabilities;
    return {
        ...rest,
        // Every client knows it, whichever it prefers.
        positionEncoding: PositionEncodingKind.UTF16,
        ...(codeActionProvider !== undefined && client.codeActions ? { codeActionProvider } : {}),
        ...(codeLensProvider !== undefined && client.commands.length > 0 ? { codeLensProvider } : {}),
        ...(renameProvider === undefined ? {} : { renameProvider: client.renamePreparation ? renameProvider : true }),
    };
}

/** What the library has a handler answer: no answer at all is as good as `null`. */
type Handled<Answer> = Answer | null | undefined | void | ResponseError<void>;
type Handler<Params, Answer, Rest extends unknown[]> = (
    params: Params,
    ...rest: Rest
) => Handled<Answer> | Thenable<Handled<Answer>>;

/** A handler whose answers are fitted; where it has none, or an error, that stays as it is. */
function fitted<Params, Answer extends object, Rest extends unknown[]>(
    handler: Handler<Params, Answer, Rest>,
    adapt: (answer: Answer, params: Params) => Answer,
): (params: Params, ...rest: Rest) => Promise<Handled<Answer>> {
    return async (params, ...rest) => {
        const answer = await handler(params, ...rest);
        return !answer || answer instanceof Error ? answer : adapt(answer, params);
    };
}
