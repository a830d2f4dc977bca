/** An editor is offered no more than it says it understands: here one that says nothing of itself. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { Hover, WorkspaceEdit } from 'vscode-languageserver/node';
import { VALIDATED_NOTIFICATION } from '../../server/protocol.ts';
import { type Client, connect, type Introduction, LIKE_VS_CODE, UNDECLARED } from './client.ts';

const ACME = await readFile(new URL('../language/editor/acme.ccsim', import.meta.url), 'utf8');
const URI = 'file:///work/plain.ccsim';
const TEXT = `${ACME}
scenario Small on Acme {
    duration 1min
    at 0s  A101 logs in
}
`;
const AGENT = positionOf(TEXT, 'A101 logs in');

const opened: Client[] = [];

afterEach(() => {
    for (const client of opened.splice(0)) {
        client.close();
    }
});

async function editor(introduction: Introduction, text = TEXT) {
    const client = await connect(null, NodeFileSystem, introduction);
    opened.push(client);
    await client.open(URI, text);
    return client;
}

function positionOf(text: string, part: string) {
    const lines = text.slice(0, text.indexOf(part)).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

const at = { textDocument: { uri: URI }, position: AGENT };

test('positions are counted as every editor can', async () => {
    const { initialized } = await editor(UNDECLARED);
    expect(initialized.capabilities.positionEncoding).toBe('utf-16');
});

test('hovers are plain text', async () => {
    const plain = await (await editor(UNDECLARED)).connection.sendRequest<Hover>('textDocument/hover', at);
    const rich = await (await editor(LIKE_VS_CODE)).connection.sendRequest<Hover>('textDocument/hover', at);
    expect(plain.contents).toEqual({ kind: 'plaintext', value: expect.stringMatching(/^A101 — agent/) });
    expect(rich.contents).toEqual({ kind: 'markdown', value: expect.stringMatching(/^\*\*A101\*\* — agent/) });
});

test('an editor that prefers plain text gets it', async () => {
    const capabilities = { textDocument: { hover: { contentFormat: ['plaintext' as const, 'markdown' as const] } } };
    const hover = await (await editor({ capabilities })).connection.sendRequest<Hover>('textDocument/hover', at);
    expect(hover.contents).toMatchObject({ kind: 'plaintext' });
});

test('completion has neither snippets nor Markdown', async () => {
    const { connection } = await editor(UNDECLARED);
    const params = { ...at, position: { line: AGENT.line, character: 4 } };
    const { items } = await connection.sendRequest<{ readonly items: readonly object[] }>(
        'textDocument/completion',
        params,
    );
    expect(items.length).toBeGreaterThan(0);
    expect(JSON.stringify(items)).not.toMatch(/"insertTextFormat":2|"markdown"|\$\{?1/);
});

test('a definition is a place', async () => {
    const { connection } = await editor(UNDECLARED);
    const [place] = await connection.sendRequest<readonly object[]>('textDocument/definition', at);
    const start = positionOf(TEXT, 'A101');
    const end = { line: start.line, character: start.character + 4 };
    expect(place).toEqual({ uri: URI, range: { start, end } });
});

test('symbols are a list', async () => {
    const { connection } = await editor(UNDECLARED);
    const symbols = await connection.sendRequest<readonly object[]>('textDocument/documentSymbol', at);
    expect(symbols).toContainEqual({
        name: 'A101',
        kind: expect.any(Number),
        location: { uri: URI, range: expect.anything() },
        containerName: expect.any(String),
    });
});

test('renaming works at once, without being prepared', async () => {
    const { connection, initialized } = await editor(UNDECLARED);
    expect(initialized.capabilities.renameProvider).toBe(true);
    const edit = await connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'Ann' });
    expect(edit.changes?.[URI]?.length).toBeGreaterThan(1);
});

test('neither lenses nor code actions are offered', async () => {
    const { connection, initialized } = await editor(UNDECLARED, TEXT.replace('A101 logs in', 'A102x logs in'));
    expect(initialized.capabilities).not.toHaveProperty('codeLensProvider');
    expect(initialized.capabilities).not.toHaveProperty('codeActionProvider');
    expect(await connection.sendRequest('textDocument/codeLens', at)).toEqual([]);
    const context = { diagnostics: [{ range: { start: AGENT, end: AGENT }, message: '' }] };
    const actions = { ...at, range: { start: AGENT, end: AGENT }, context };
    expect(await connection.sendRequest('textDocument/codeAction', actions)).toEqual([]);
});

test('an editor that can run scenarios is offered lenses for it', async () => {
    const { connection } = await editor({
        capabilities: {},
        initializationOptions: { commands: ['ccsim.runScenario'] },
    });
    expect(await connection.sendRequest('textDocument/codeLens', at)).toMatchObject([
        { command: { title: 'Run Scenario', command: 'ccsim.runScenario', arguments: [URI, 'Small'] } },
    ]);
});

test('an editor that can run something else is not', async () => {
    const { connection } = await editor({ capabilities: {}, initializationOptions: { commands: ['other', 3] } });
    expect(await connection.sendRequest('textDocument/codeLens', at)).toEqual([]);
});

test.each<unknown>([null, 'all', 7, ['ccsim.runScenario'], { commands: 'ccsim.runScenario', validated: 1 }])(
    'initialization options that make no sense count as none: %j',
    async (initializationOptions) => {
        const { initialized } = await editor({ capabilities: {}, initializationOptions });
        expect(initialized.capabilities).not.toHaveProperty('codeLensProvider');
    },
);

test('diagnostics come without what they refer to', async () => {
    const twice = `${TEXT}\n${TEXT}`;
    const plain = (await (await editor(UNDECLARED, twice)).diagnostics(URI)).diagnostics;
    const rich = (await (await editor(LIKE_VS_CODE, twice)).diagnostics(URI)).diagnostics;
    expect(rich.some((each) => each.relatedInformation !== undefined)).toBe(true);
    expect(plain.some((each) => 'relatedInformation' in each)).toBe(false);
    expect(plain.map((each) => each.message)).toEqual(rich.map((each) => each.message));
});

test('nothing is asked or told that is not declared', async () => {
    // Emacs: it has settings, and cannot tell when they change.
    const client = await connect(null, NodeFileSystem, { capabilities: { workspace: { configuration: true } } });
    opened.push(client);
    const heard: string[] = [];
    for (const method of ['client/registerCapability', 'workspace/configuration']) {
        client.connection.onRequest(method, () => {
            heard.push(method);
            return [];
        });
    }
    client.connection.onNotification(VALIDATED_NOTIFICATION, () => {
        heard.push(VALIDATED_NOTIFICATION);
    });
    await client.open(URI, TEXT);
    await client.diagnostics(URI);
    await client.connection.sendRequest('textDocument/hover', at);
    expect(heard).toEqual([]);
});

test('a folder may be named as older editors do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ccsim-plain-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'acme.ccsim'), ACME);
    const importer = pathToFileURL(join(folder, 'small.ccsim')).toString();
    await writeFile(
        join(folder, 'small.ccsim'),
        `import "acme.ccsim"\nscenario Small on Acme { at 0s A101 logs in }\n`,
    );
    const older: Introduction = { ...UNDECLARED, workspaceFolders: null };
    const client = await connect(pathToFileURL(folder).toString(), NodeFileSystem, older);
    opened.push(client);
    const uri = pathToFileURL(join(folder, 'acme.ccsim')).toString();
    await client.open(uri, ACME);
    const params = { textDocument: { uri }, position: positionOf(ACME, 'A101'), newName: 'Ann' };
    const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', params);
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual([uri, importer].sort());
});
