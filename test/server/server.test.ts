import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
    createProtocolConnection,
    ErrorCodes,
    IPCMessageReader,
    IPCMessageWriter,
    type SelectionRange,
} from 'vscode-languageserver/node';
import {
    INJECT_REQUEST,
    type InjectResult,
    PLAN_REQUEST,
    type PlanResult,
    SCENARIOS_REQUEST,
    type ScenariosResult,
    VALIDATED_NOTIFICATION,
    type ValidatedParams,
} from '../../server/protocol.ts';
import { type Client, connect, initialize } from './client.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const ACME = await readFile(new URL('../language/editor/acme.ccsim', import.meta.url), 'utf8');
const SCENARIO = `${ACME}
scenario Small on Acme {
    duration 1min
    at 0s  A101 logs in
}
`;
const URI = 'file:///work/small.ccsim';

let client: Client & { readonly initialized: Awaited<ReturnType<typeof connect>>['initialized'] };

describe('a server', () => {
    beforeAll(async () => {
        client = await connect();
        await client.open(URI, SCENARIO);
    });

    afterAll(() => client.close());

    test('has the editor ask again for what it may have asked before the workspace was read', async () => {
        await expect(client.codeLensesStale).resolves.toBeUndefined();
    });

    test('says what it can do', () => {
        expect(client.initialized.capabilities).toMatchObject({
            completionProvider: { triggerCharacters: expect.arrayContaining(['.']) },
            hoverProvider: true,
            definitionProvider: true,
            referencesProvider: true,
            renameProvider: { prepareProvider: true },
            documentFormattingProvider: true,
            documentRangeFormattingProvider: true,
            documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
            semanticTokensProvider: {},
            inlayHintProvider: {},
            codeLensProvider: {},
            codeActionProvider: { codeActionKinds: expect.arrayContaining(['quickfix', 'source.fixAll.ccsim']) },
            signatureHelpProvider: { triggerCharacters: expect.arrayContaining([' ']) },
            linkedEditingRangeProvider: true,
            callHierarchyProvider: {},
            selectionRangeProvider: true,
            workspace: { fileOperations: { willRename: { filters: expect.any(Array) } } },
            documentLinkProvider: {},
            foldingRangeProvider: true,
            documentSymbolProvider: true,
            workspaceSymbolProvider: {},
        });
    });

    test('publishes diagnostics', async () => {
        await client.open('file:///work/broken.ccsim', 'topology {');
        const { diagnostics } = await client.diagnostics('file:///work/broken.ccsim');
        expect(diagnostics.length).toBeGreaterThan(0);
    });

    test('names the scenarios of a document', async () => {
        const result = await client.connection.sendRequest<ScenariosResult>(SCENARIOS_REQUEST, { uri: URI });
        const line = ACME.split('\n').length;
        const lines = { startLine: line, endLine: line + 3 };
        expect(result.scenarios).toEqual([{ name: 'Small', topology: 'Acme', ...lines, parameters: [], cases: [] }]);
    });

    test('makes a Plan', async () => {
        const params = { uri: URI, scenario: 'Small', seed: 3 };
        const result = await client.connection.sendRequest<PlanResult>(PLAN_REQUEST, params);
        expect(result).toMatchObject({ kind: 'plan', plan: { scenario: 'Small', durationMs: 60_000, seed: 3 } });
    });

    test('makes a Plan with other values of parameters, and says which it cannot take', async () => {
        const uri = 'file:///work/parameters.ccsim';
        await client.open(uri, SCENARIO.replace('duration 1min', 'param length = 1min\nduration length'));
        const planWith = (values: Readonly<Record<string, string>>) =>
            client.connection.sendRequest<PlanResult>(PLAN_REQUEST, { uri, scenario: 'Small', arguments: values });
        expect(await planWith({ length: '2min' })).toMatchObject({ kind: 'plan', plan: { durationMs: 120_000 } });
        expect(await planWith({ lenght: '2min' })).toMatchObject({
            kind: 'problems',
            problems: [{ code: 'plan/argument', message: expect.stringContaining("Did you mean 'length'?") }],
        });
    });

    test('tells of cases, and makes the Plan of one', async () => {
        const uri = 'file:///work/cases.ccsim';
        await client.open(uri, SCENARIO.replace('duration 1min', 'duration 1min\ncase Other with seed 9'));
        const { scenarios } = await client.connection.sendRequest<ScenariosResult>(SCENARIOS_REQUEST, { uri });
        const line = ACME.split('\n').length + 2;
        expect(scenarios[0]?.cases).toEqual([{ name: 'Other', startLine: line, endLine: line }]);
        const planOf = (caseName: string) =>
            client.connection.sendRequest<PlanResult>(PLAN_REQUEST, { uri, scenario: 'Small', caseName });
        expect(await planOf('Other')).toMatchObject({ kind: 'plan', plan: { caseName: 'Other', seed: 9 } });
        expect(await planOf('Another')).toMatchObject({
            kind: 'problems',
            problems: [{ message: "Scenario 'Small' has no case 'Another'. Did you mean 'Other'? It has 'Other'." }],
        });
    });

    test('says what is in the way of a Plan', async () => {
        const uri = 'file:///work/problems.ccsim';
        await client.open(uri, SCENARIO.replace('A101 logs in', 'Nobody logs in'));
        const result = await client.connection.sendRequest<PlanResult>(PLAN_REQUEST, { uri, scenario: 'Small' });
        expect(result.kind).toBe('problems');
        expect(result.kind === 'problems' ? result.problems[0]?.message : '').toContain('Nobody');
    });

    test('tries a statement out, and says how to write it', async () => {
        const statement = { verb: 'fail', target: 'Central', atMs: 30_000 } as const;
        const params = { uri: URI, scenario: 'Small', injected: [statement] };
        const result = await client.connection.sendRequest<PlanResult>(PLAN_REQUEST, params);
        const [index = -1] = result.kind === 'plan' ? (result.injected ?? []) : [];
        expect(result.kind === 'plan' && result.plan.timeline[index]?.text).toBe('at 30s fail Central');
        const { changes } = await client.connection.sendRequest<InjectResult>(INJECT_REQUEST, {
            uri: URI,
            scenario: 'Small',
            statement,
        });
        expect(changes).toMatchObject([{ uri: URI, text: expect.stringMatching(/^\n {4}at 30s +fail Central$/) }]);
        const malformed = { uri: URI, scenario: 'Small', statement: { verb: 'delete', target: 'Central', atMs: 1 } };
        await expect(client.connection.sendRequest(INJECT_REQUEST, malformed)).rejects.toThrow(/needs a 'uri'/);
    });

    test('says when documents were validated', async () => {
        const uri = 'file:///work/fresh.ccsim';
        const validated = new Promise<ValidatedParams>((resolve) => {
            client.connection.onNotification(VALIDATED_NOTIFICATION, (params: ValidatedParams) => {
                if (params.uris.includes(uri)) {
                    resolve(params);
                }
            });
        });
        await client.open(uri, SCENARIO);
        expect((await validated).uris).toContain(uri);
    });

    test('answers with the text as it is after a change', async () => {
        const uri = 'file:///work/changing.ccsim';
        await client.open(uri, SCENARIO);
        await client.connection.sendNotification('textDocument/didChange', {
            textDocument: { uri, version: 2 },
            contentChanges: [{ text: SCENARIO.replace('duration 1min', 'duration 2min') }],
        });
        const result = await client.connection.sendRequest<PlanResult>(PLAN_REQUEST, { uri, scenario: 'Small' });
        expect(result).toMatchObject({ kind: 'plan', plan: { durationMs: 120_000 } });
    });

    test('grows a selection', async () => {
        const line = ACME.split('\n').length + 2;
        const params = { textDocument: { uri: URI }, positions: [{ line, character: 12 }] };
        const [range] = await client.connection.sendRequest<SelectionRange[]>('textDocument/selectionRange', params);
        expect(range?.range).toEqual({ start: { line, character: 11 }, end: { line, character: 15 } });
    });

    test('serves completion', async () => {
        const list = await client.connection.sendRequest('textDocument/completion', {
            textDocument: { uri: URI },
            position: { line: SCENARIO.split('\n').length - 3, character: 11 },
        });
        expect(list).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ label: 'fail' })]) });
    });
});

describe('a server survives', () => {
    beforeAll(async () => {
        client = await connect();
        await client.open(URI, SCENARIO);
    });

    afterAll(() => client.close());

    afterEach(async () => {
        const result = await client.connection.sendRequest<PlanResult>(PLAN_REQUEST, { uri: URI, scenario: 'Small' });
        expect(result.kind).toBe('plan');
    });

    test.each<unknown>([
        undefined,
        null,
        1,
        'text',
        [],
        {},
        { uri: 1 },
        { uri: '', scenario: 'Small' },
        { uri: 'no uri at all', scenario: 'Small' },
        { uri: URI, scenario: 3 },
        { uri: URI, scenario: 'Small', seed: -1 },
        { uri: URI, scenario: 'Small', seed: 1.5 },
        { uri: URI, scenario: 'Small', seed: 2 ** 32 },
        { uri: URI, scenario: 'Small', seed: 'many' },
        { uri: URI, scenario: 'Small', arguments: { outage: 5 } },
        { uri: URI, scenario: 'Small', arguments: 'outage=5s' },
        { uri: URI, scenario: 'Small', caseName: 5 },
        { uri: 'file:///work/not-there.ccsim', scenario: 'Small' },
        { uri: 'file:///work/small.txt', scenario: 'Small' },
    ])('the request for a Plan of %j', async (params) => {
        await expect(client.connection.sendRequest(PLAN_REQUEST, params)).rejects.toMatchObject({
            code: ErrorCodes.InvalidParams,
        });
    });

    test.each(['textDocument/hover', 'textDocument/completion', 'textDocument/formatting', SCENARIOS_REQUEST])(
        '%s without parameters',
        async (method) => {
            await expect(client.connection.sendRequest(method, {})).rejects.toBeDefined();
        },
    );

    test.each(['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose'])(
        '%s without parameters',
        async (method) => {
            await client.connection.sendNotification(method, {});
        },
    );

    test('positions outside of the text', async () => {
        for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/definition']) {
            const params = { textDocument: { uri: URI }, position: { line: 100_000, character: 100_000 } };
            await client.connection.sendRequest(method, params);
        }
    });

    test('a file of random bytes', async () => {
        const uri = 'file:///work/random.ccsim';
        let state = 1;
        const bytes = Array.from({ length: 20_000 }, () => {
            state = (state * 1103515245 + 12345) % 2 ** 31;
            return state % 256;
        });
        await client.open(uri, String.fromCharCode(...bytes));
        await client.diagnostics(uri);
        const params = { textDocument: { uri }, position: { line: 3, character: 1 } };
        await client.connection.sendRequest('textDocument/completion', params);
        await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
    });

    test('a scenario of many thousand statements', async () => {
        const uri = 'file:///work/long.ccsim';
        const statements = Array.from({ length: 5_000 }, (_, index) => `    at ${index}ms  A101 logs in`);
        await client.open(uri, SCENARIO.replace('    at 0s  A101 logs in', statements.join('\n')));
        await client.diagnostics(uri);
        const params = { textDocument: { uri }, position: { line: 2000, character: 4 } };
        await client.connection.sendRequest('textDocument/completion', params);
        const options = { tabSize: 4, insertSpaces: true };
        await client.connection.sendRequest('textDocument/formatting', { textDocument: { uri }, options });
    }, 60_000);

    test('a file that is too large', async () => {
        const uri = 'file:///work/huge.ccsim';
        await client.open(uri, `// ${'x'.repeat(3_000_000)}`);
        const { diagnostics } = await client.diagnostics(uri);
        expect(diagnostics.length).toBeGreaterThan(0);
    });
});

describe('files that are not open', () => {
    let folder: string;

    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'ccsim-server-'));
        await writeFile(join(folder, 'acme.ccsim'), ACME);
        await writeFile(
            join(folder, 'small.ccsim'),
            `import "acme.ccsim"\nscenario Small on Acme { duration 1min  at 0s A101 logs in }\n`,
        );
        client = await connect(pathToFileURL(folder).toString());
    });

    afterAll(async () => {
        client.close();
        await rm(folder, { recursive: true });
    });

    test('have problems', async () => {
        const uri = pathToFileURL(join(folder, 'small.ccsim')).toString();
        expect((await client.diagnostics(uri)).diagnostics.filter((each) => each.severity === 1)).toEqual([]);
    });

    test('can be run, with what they import', async () => {
        const uri = pathToFileURL(join(folder, 'small.ccsim')).toString();
        const result = await client.connection.sendRequest<PlanResult>(PLAN_REQUEST, { uri, scenario: 'Small' });
        expect(result).toMatchObject({ kind: 'plan', plan: { sources: [expect.stringContaining('acme'), uri] } });
    });

    test('outside of the workspace too', async () => {
        const uri = new globalThis.URL('router-link-lost.ccsim', EXAMPLES).toString();
        const result = await client.connection.sendRequest<ScenariosResult>(SCENARIOS_REQUEST, { uri });
        expect(result.scenarios.map((scenario) => scenario.name)).toEqual(['RouterLinkLost']);
    });
});

test('a request that loads a file does not keep a change from being looked at', async () => {
    const server = await connect();
    const outside = new globalThis.URL('mr-pg-down.ccsim', EXAMPLES).toString();
    await server.open(URI, SCENARIO);
    await server.diagnostics(URI);
    const plan = server.connection.sendRequest<PlanResult>(PLAN_REQUEST, { uri: outside, scenario: 'MrPgDown' });
    await server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: 2 },
        contentChanges: [{ text: SCENARIO.replace('A101 logs in', 'Nobody logs in') }],
    });
    await plan.catch(() => undefined);
    const { diagnostics } = await server.diagnostics(URI, (params) => params.diagnostics.length > 0);
    expect(diagnostics[0]?.message).toContain('Nobody');
    server.close();
});

test('the entry of VS Code serves a Node.js program that starts it, and ends when asked to', async () => {
    const server = fork(new globalThis.URL('../../server/main.ts', import.meta.url), ['--node-ipc']);
    const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
    const editor = await initialize(connection, null);
    await editor.open(URI, 'topology {');
    expect((await editor.diagnostics(URI)).diagnostics.length).toBeGreaterThan(0);
    await connection.sendRequest('shutdown');
    const exited = once(server, 'exit');
    await connection.sendNotification('exit');
    expect(await exited).toEqual([0, null]);
}, 30_000);
