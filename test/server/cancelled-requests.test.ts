/** What an editor asks and does not want to know any more ends with an error, and never as an answer. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { NodeFileSystem } from 'langium/node';
import { expect, onTestFinished, test } from 'vitest';
import {
    CancellationTokenSource,
    createProtocolConnection,
    LSPErrorCodes,
    ResponseError,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver/node';
import { PLAN_REQUEST } from '../../server/protocol.ts';
import { type Client, connect, initialize, LIKE_VS_CODE } from './client.ts';

const URI = 'file:///work/cancelled.ccsim';
const TEXT = `topology Site {
    controller Central
    peripheral Ucm unified-cm
    gateway Pg { cti server Cti  pim UcmPim for Ucm }
    domain Voice
    agents Ann, Ben on Ucm handle Voice
}

scenario Small on Site {
    duration 1min
    at 0s  Ann logs in
    expect at 5s Ann is NOT_READY
}
`;
const POSITION = { line: 10, character: 12 };
const RANGE = { start: POSITION, end: POSITION };

/** What needs no more than this text itself is answered at once. */
const OF_ONE_TEXT: readonly (readonly [string, object])[] = [
    ['textDocument/documentSymbol', {}],
    ['textDocument/foldingRange', {}],
    ['textDocument/formatting', { options: { tabSize: 4, insertSpaces: true } }],
    ['textDocument/documentLink', {}],
    ['textDocument/selectionRange', { positions: [POSITION] }],
];

const REQUESTS: readonly (readonly [string, object])[] = [
    ['textDocument/completion', {}],
    ['textDocument/hover', {}],
    ['textDocument/definition', {}],
    ['textDocument/references', { context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', {}],
    ['textDocument/rename', { newName: 'Zoe' }],
    ['textDocument/semanticTokens/full', {}],
    ['textDocument/inlayHint', { range: RANGE }],
    ['textDocument/codeLens', {}],
    ['textDocument/codeAction', { range: RANGE, context: { diagnostics: [] } }],
    ['textDocument/signatureHelp', {}],
    ['textDocument/prepareCallHierarchy', {}],
    ['workspace/symbol', { query: 'A' }],
    [PLAN_REQUEST, { uri: URI, scenario: 'Small' }],
];

/** What an editor may be told of what it gave up. */
const GIVEN_UP: readonly number[] = [
    LSPErrorCodes.RequestCancelled,
    LSPErrorCodes.ServerCancelled,
    LSPErrorCodes.ContentModified,
];

async function overProcess(): Promise<Client> {
    const entry = join(import.meta.dirname, '../../cli/main.ts');
    const child = spawn(process.execPath, [entry, 'lsp', '--stdio']);
    onTestFinished(() => {
        child.kill();
    });
    const reader = new StreamMessageReader(child.stdout);
    return initialize(createProtocolConnection(reader, new StreamMessageWriter(child.stdin)), null, LIKE_VS_CODE);
}

test('what an editor gives up while its text is read ends with an error, whatever it asked', async () => {
    const { client, letRead } = await withUnreadImport();
    await client.open(URI, `import "slow.ccsim"\n${TEXT}`);
    const codes = await Promise.all(REQUESTS.map((request) => giveUp(client, request)));
    expect(codes).toEqual(REQUESTS.map(([method]) => [method, LSPErrorCodes.RequestCancelled]));
    letRead();
    const hover = await ask(client, ['textDocument/hover', {}]);
    expect(hover, 'and the server goes on').toMatchObject({ contents: { kind: 'markdown' } });
});

test.each([
    ['a server in this process', () => connect()],
    ['ccsim lsp --stdio', overProcess],
])('%s never answers with what is an error, while the text changes and questions are given up', async (_, start) => {
    const client = await start();
    await client.open(URI, TEXT);
    const answers: Promise<unknown>[] = [];
    const all = [...REQUESTS, ...OF_ONE_TEXT];
    for (const [index, request] of [...all, ...all].entries()) {
        await change(client, index + 2);
        const isGivenUp = index >= all.length;
        answers.push(isGivenUp ? giveUp(client, request).then(([, code]) => code) : ask(client, request).catch(codeOf));
    }
    expect((await Promise.all(answers)).filter((answer) => !isAnswerOrGivenUp(answer))).toEqual([]);
});

/** A server that does not get to read one of the files before it is let. */
async function withUnreadImport() {
    let letRead = () => {};
    const promise = new Promise<void>((resolve) => {
        letRead = resolve;
    });
    const disk = NodeFileSystem.fileSystemProvider();
    const client = await connect(null, {
        fileSystemProvider: () => ({
            stat: (uri) => disk.stat(uri),
            statSync: (uri) => disk.statSync(uri),
            exists: async () => true,
            existsSync: () => true,
            readBinary: (uri) => disk.readBinary(uri),
            readBinarySync: (uri) => disk.readBinarySync(uri),
            readDirectory: async () => [],
            readDirectorySync: () => [],
            readFile: () => promise.then(() => ''),
            readFileSync: () => '',
        }),
    });
    return { client, letRead };
}

function at() {
    return { textDocument: { uri: URI }, position: POSITION };
}

function ask({ connection }: Client, [method, params]: (typeof REQUESTS)[number]): Promise<unknown> {
    return connection.sendRequest<unknown>(method, { ...at(), ...params });
}

async function change({ connection }: Client, version: number): Promise<void> {
    await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version },
        contentChanges: [{ text: `${TEXT}\n// ${version}\n` }],
    });
}

/** Asks and gives up at once; answers with the code of the error that this ends with, otherwise with the answer. */
async function giveUp({ connection }: Client, [method, params]: (typeof REQUESTS)[number]) {
    const source = new CancellationTokenSource();
    const answer = connection.sendRequest<unknown>(method, { ...at(), ...params }, source.token);
    source.cancel();
    return [method, await answer.catch(codeOf)] as const;
}

function codeOf(error: unknown): number {
    return error instanceof ResponseError ? error.code : 0;
}

function isAnswerOrGivenUp(answer: unknown): boolean {
    const isError = typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer;
    return typeof answer === 'number' ? GIVEN_UP.includes(answer) : !isError;
}
