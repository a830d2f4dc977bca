/** Answers the requests of the server's own protocol, and says when documents have been validated. */

import { DocumentState, type LangiumDocument, URI } from 'langium';
import {
    type CancellationToken,
    type Connection,
    ErrorCodes,
    LSPErrorCodes,
    ResponseError,
} from 'vscode-languageserver';
import { type CcsimSharedServices, documentsOf, injectionChanges, planOf, scenariosOf } from '../language/index.ts';
import { clientOptionsOf, isInjectParams, isPlanParams, isScenariosParams } from './params.ts';
import {
    INJECT_REQUEST,
    type InjectResult,
    PLAN_REQUEST,
    type PlanResult,
    SCENARIOS_REQUEST,
    type ScenariosResult,
    VALIDATED_NOTIFICATION,
    type ValidatedParams,
} from './protocol.ts';

/** Registers the handlers with a connection that does not listen yet. */
export function registerRequests(connection: Connection, shared: CcsimSharedServices): void {
    connection.onRequest<ScenariosResult, void>(SCENARIOS_REQUEST, async (params: unknown, token) => {
        if (!isScenariosParams(params)) {
            throw invalid(`${SCENARIOS_REQUEST} needs a 'uri'.`);
        }
        return { scenarios: scenariosOf(await unlessGivenUp(documentAt(shared, params.uri), token)) };
    });
    connection.onRequest<PlanResult, void>(PLAN_REQUEST, async (params: unknown, token) => {
        if (!isPlanParams(params)) {
            throw invalid(
                `${PLAN_REQUEST} needs a 'uri', a 'scenario' and, if any, a 'caseName', a 'seed' from 0 to 2^32 - 1, texts as 'arguments' and statements as 'injected'.`,
            );
        }
        const document = await unlessGivenUp(documentAt(shared, params.uri), token);
        await unlessGivenUp(validate(shared, document), token);
        const { uri: _, scenario, ...options } = params;
        return planOf(document, scenario, options);
    });
    connection.onRequest<InjectResult, void>(INJECT_REQUEST, async (params: unknown, token) => {
        if (!isInjectParams(params)) {
            throw invalid(
                `${INJECT_REQUEST} needs a 'uri', a 'scenario' and a 'statement' with verb, target and atMs.`,
            );
        }
        const document = await unlessGivenUp(documentAt(shared, params.uri), token);
        await unlessGivenUp(validate(shared, document), token);
        return { changes: injectionChanges(document, params.scenario, params.statement) };
    });
    let isWanted = false;
    shared.lsp.LanguageServer.onInitialize(({ initializationOptions }) => {
        isWanted = clientOptionsOf(initializationOptions).validated === true;
    });
    shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, async (documents) => {
        const params: ValidatedParams = { uris: documents.map((document) => document.uri.toString()) };
        if (isWanted && params.uris.length > 0) {
            await connection.sendNotification(VALIDATED_NOTIFICATION, params);
        }
    });
}

/** The document at a URI, parsed and linked, whether it is open, in the workspace or neither. */
export async function documentAt(shared: CcsimSharedServices, text: string): Promise<LangiumDocument> {
    const uri = uriOf(text);
    const { LangiumDocuments, WorkspaceManager } = shared.workspace;
    await WorkspaceManager.ready;
    await settle(shared);
    if (!shared.ServiceRegistry.hasServices(uri)) {
        throw invalid(`'${text}' is not a CCSim file.`);
    }
    if (!LangiumDocuments.hasDocument(uri)) {
        await load(shared, uri);
    }
    const document = LangiumDocuments.getDocument(uri);
    if (document === undefined) {
        throw invalid(`'${text}' cannot be read.`);
    }
    return document;
}

/** Whatever writes stops what is being built, so it builds all that is not, even if it can load nothing itself. */
async function load(shared: CcsimSharedServices, uri: URI): Promise<void> {
    const { DocumentBuilder, LangiumDocuments, WorkspaceLock } = shared.workspace;
    try {
        await WorkspaceLock.write(async (token) => {
            try {
                await LangiumDocuments.getOrCreateDocument(uri, token);
            } finally {
                await DocumentBuilder.update([], [], token);
            }
        });
    } catch {
        throw invalid(`'${uri.toString()}' cannot be read.`);
    }
    await settle(shared);
}

/** A Plan can only be made of validated documents; those that are not open need not be. */
export async function validate(shared: CcsimSharedServices, document: LangiumDocument): Promise<void> {
    const { DocumentBuilder, WorkspaceLock } = shared.workspace;
    const pending = () => documentsOf(shared, document).filter((each) => each.state < DocumentState.Validated);
    if (pending().length > 0) {
        await WorkspaceLock.write((token) => DocumentBuilder.update([], [], token));
    }
    if (pending().length > 0) {
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The text changed while it was looked at.');
    }
}

/** What is worked out, or an error as soon as nobody wants to know it any more. */
function unlessGivenUp<T>(work: Promise<T>, token: CancellationToken): Promise<T> {
    return new Promise((resolve, reject) => {
        const giveUp = () => reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.'));
        if (token.isCancellationRequested) {
            giveUp();
        }
        const cancellation = token.onCancellationRequested(giveUp);
        work.then(resolve, reject).finally(() => cancellation.dispose());
    });
}

/** Waits for the changes that have arrived before. */
async function settle(shared: CcsimSharedServices): Promise<void> {
    await shared.workspace.WorkspaceLock.read(() => undefined);
}

function uriOf(text: string): URI {
    try {
        return URI.parse(text, true);
    } catch {
        throw invalid(`'${text}' is not a URI.`);
    }
}

/** The answer to a request that makes no sense. */
export function invalid(message: string): ResponseError<void> {
    return new ResponseError(ErrorCodes.InvalidParams, message);
}
