/** The language server as any editor starts it: `ccsim lsp`. */

import { type ChildProcessWithoutNullStreams, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
    type CompletionList,
    createProtocolConnection,
    type Hover,
    IPCMessageReader,
    IPCMessageWriter,
    type Location,
    StreamMessageReader,
    StreamMessageWriter,
    type TextEdit,
    type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { initialize, UNDECLARED } from '../server/client.ts';
import { ccsim, folderWith, PROJECT } from './memory-io.ts';

const ENTRY = join(PROJECT, 'cli', 'main.ts');

const SITE = `topology Site {
    controller Central
    peripheral Ucm unified-cm
    domain Voice voice
    agents Ann, Ben on Ucm handle Voice
}
`;
const SCENARIO = `import "site.ccsim"

scenario Small on Site {
    duration 1min
    at 0s  Ann logs in
    at 5s  Ann becomes ready
}
`;

interface Server {
    readonly process: ChildProcessWithoutNullStreams;
    /** All that it has said on the standard error when it has ended. */
    readonly log: Promise<string>;
    readonly exitCode: Promise<number | null>;
}

function start(args: readonly string[] = ['--stdio']): Server {
    const child = spawn(process.execPath, [ENTRY, 'lsp', ...args]);
    onTestFinished(() => {
        child.kill();
    });
    const exitCode = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    return { process: child, log: text(child.stderr), exitCode };
}

/** What an editor sees of a server that it has started, with a folder or without. */
async function edit(server: Server, folder: string | null = null) {
    const { stdout, stdin } = server.process;
    const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    return initialize(connection, folder, UNDECLARED);
}

function uriIn(folder: string, name: string): string {
    return pathToFileURL(join(folder, name)).toString();
}

describe('an editor', () => {
    test('has a file checked, completed, explained, formatted and renamed, and ends the server', async () => {
        const folder = folderWith({ 'site.ccsim': SITE, 'small.ccsim': SCENARIO });
        const server = start();
        const editor = await edit(server, pathToFileURL(folder).toString());
        const { connection } = editor;
        const uri = uriIn(folder, 'small.ccsim');
        const textDocument = { uri };
        const written = SCENARIO.replace('Ann becomes', '/* 🙂 é */   Anne becomes');
        await editor.open(uri, written);

        const { diagnostics } = await editor.diagnostics(uri);
        expect(diagnostics).toMatchObject([
            { range: { start: { line: 5, character: 24 }, end: { line: 5, character: 28 } }, severity: 1 },
        ]);

        const completion = await connection.sendRequest<CompletionList>('textDocument/completion', {
            textDocument,
            position: { line: 4, character: 11 },
        });
        expect(completion.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['Ann', 'Ben', 'fail']));

        const position = { line: 4, character: 12 };
        const hover = await connection.sendRequest<Hover>('textDocument/hover', { textDocument, position });
        expect(hover.contents).toMatchObject({ value: expect.stringContaining('Ann — agent') });

        const definition = await connection.sendRequest<Location[]>('textDocument/definition', {
            textDocument,
            position,
        });
        expect(definition).toMatchObject([{ uri: uriIn(folder, 'site.ccsim'), range: { start: { line: 4 } } }]);

        const options = { tabSize: 4, insertSpaces: true };
        const edits = await connection.sendRequest<TextEdit[]>('textDocument/formatting', { textDocument, options });
        const formatted = TextDocument.applyEdits(TextDocument.create(uri, 'ccsim', 1, written), edits);
        expect(formatted).toContain('/* 🙂 é */ Anne becomes ready\n');

        const renamed = await connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
            textDocument,
            position,
            newName: 'Zoe',
        });
        expect(Object.keys(renamed.changes ?? {}).sort()).toEqual([uriIn(folder, 'site.ccsim'), uri].sort());

        expect(await connection.sendRequest('shutdown')).toBeNull();
        await connection.sendNotification('exit');
        expect(await server.exitCode).toBe(0);
        expect(await server.log).toBe('');
    });

    test('needs no folder for a single file and what it imports', async () => {
        const folder = folderWith({ 'site.ccsim': SITE });
        const server = start();
        const editor = await edit(server);
        const uri = uriIn(folder, 'small.ccsim');
        await editor.open(uri, SCENARIO);
        expect((await editor.diagnostics(uri)).diagnostics).toEqual([]);
        server.process.stdin.end();
        expect(await server.exitCode).toBe(1);
    });
});

describe('the server ends', () => {
    test('with 1 when the editor says exit without shutdown', async () => {
        const server = start();
        const { connection } = await edit(server);
        await connection.sendNotification('exit');
        expect(await server.exitCode).toBe(1);
    });

    test('with 1 and a line in the log when the editor goes away', async () => {
        const server = start();
        await edit(server);
        server.process.stdin.end();
        expect(await server.exitCode).toBe(1);
        expect(await server.log).toMatch(/closed without a shutdown request\n$/);
    });

    test('with 0 when the editor goes away after shutdown', async () => {
        const server = start();
        const { connection } = await edit(server);
        await connection.sendRequest('shutdown');
        server.process.stdin.end();
        expect(await server.exitCode).toBe(0);
        expect(await server.log).toBe('');
    });

    test('when nobody reads its answers any more', async () => {
        const server = start();
        const editor = await edit(server);
        server.process.stdout.destroy();
        await editor.open('file:///work/small.ccsim', SITE);
        expect(await server.exitCode).toBe(1);
        expect(await server.log).not.toMatch(/EPIPE|at .*:\d+:\d+/);
    });

    test('with the process that the editor names as its own', async () => {
        const parent = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
        onTestFinished(() => {
            parent.kill();
        });
        const server = start();
        const { stdout, stdin } = server.process;
        const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
        connection.listen();
        await connection.sendRequest('initialize', { processId: parent.pid, rootUri: null, capabilities: {} });
        parent.kill();
        expect(await server.exitCode).toBe(1);
    });
});

describe('what is no message', () => {
    test('is logged and left out, and the server goes on', async () => {
        const server = start();
        const { stdin } = server.process;
        const strange = ['{"jsonrpc":', '[]', '5', 'null', '{}', '{"jsonrpc":"2.0","id":null,"method":"shutdown"}'];
        stdin.write(strange.map((body) => `Content-Length: ${body.length}\r\n\r\n${body}`).join(''));
        const { connection } = await edit(server);
        await connection.sendRequest('shutdown');
        stdin.end();
        expect(await server.exitCode).toBe(0);
        const lines = (await server.log).trimEnd().split('\n');
        expect(lines).toHaveLength(strange.length);
        expect(lines[0]).toBe('ccsim language server: not a JSON-RPC message, and left out: "{\\"jsonrpc\\":"');
    });

    test.each([
        ['{"jsonrpc":"2.0","id":1,"method":"shutdown"}\n', "begins with 'Content-Length:'"],
        ['Content-Length: many\r\n\r\n', "begins with 'Content-Length:'"],
    ])('ends the server where the next message cannot be found: %j', async (input, complaint) => {
        const server = start();
        // The editor keeps the stream open: it is for the server to notice.
        server.process.stdin.write(input);
        expect(await server.exitCode).toBe(1);
        expect(await server.log).toContain(complaint);
    });

    test('is told of where the input ends within it', async () => {
        const server = start();
        server.process.stdin.end('Content-Length: 100\r\n\r\n{"jsonrpc"');
        expect(await server.exitCode).toBe(1);
        expect(await server.log).toContain('the input ended within a message');
    });

    test('gets no answer on the standard output', async () => {
        const server = start();
        const said = text(server.process.stdout);
        server.process.stdin.end('help\n');
        expect(await server.exitCode).toBe(1);
        expect(await said).toBe('');
    });
});

test.each(['socket', 'pipe'] as const)('an editor that listens at a %s is served', async (kind) => {
    const listener = createServer();
    onTestFinished(() => {
        listener.close();
    });
    const pipe = join(folderWith({}), 'editor');
    listener.listen(kind === 'pipe' ? { path: pipe } : { host: '127.0.0.1', port: 0 });
    await once(listener, 'listening');
    const address = listener.address();
    const place = typeof address === 'object' ? String(address?.port) : address;
    const server = start([`--${kind}=${place}`]);
    const socket = await new Promise<Socket>((resolve) => listener.once('connection', resolve));
    const connection = createProtocolConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    const editor = await initialize(connection, null, UNDECLARED);
    await editor.open('file:///work/broken.ccsim', 'topology {');
    expect((await editor.diagnostics('file:///work/broken.ccsim')).diagnostics.length).toBeGreaterThan(0);
    await connection.sendRequest('shutdown');
    socket.end();
    expect(await server.exitCode).toBe(0);
});

test('an editor that is a Node.js program is served', async () => {
    const child = fork(ENTRY, ['lsp', '--node-ipc', `--clientProcessId=${process.pid}`], { silent: true });
    const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    const editor = await initialize(connection, null, UNDECLARED);
    await editor.open('file:///work/broken.ccsim', 'topology {');
    expect((await editor.diagnostics('file:///work/broken.ccsim')).diagnostics.length).toBeGreaterThan(0);
    const exit = once(child, 'exit');
    child.disconnect();
    expect(await exit).toEqual([1, null]);
});

describe('where it cannot start, a message says why, with the remedy', () => {
    test.each([
        [[], 'add --stdio'],
        [['--stdio', '--node-ipc'], 'name either --stdio or --node-ipc'],
        [['--socket', '0'], 'A port is a whole number from 1 to 65535'],
        [['--socket', 'http'], 'A port is a whole number from 1 to 65535'],
        [['--socket'], "option '--socket <port>' argument missing"],
        [['--stdio', 'small.ccsim'], "too many arguments for 'lsp'"],
        [['--tcp'], "unknown option '--tcp'"],
    ])('%j', async (args, message) => {
        const { code, out, err } = await ccsim(['lsp', ...args]);
        expect(err).toContain(message);
        expect(out).toBe('');
        expect(code).toBe(2);
    });

    test.each([
        ['--node-ipc', 'works only for a program that starts this one by Node.js: use --stdio'],
        [`--pipe=${join(PROJECT, 'no-such-pipe')}`, 'start the editor first, or use --stdio'],
        ['--socket=1', 'start the editor first, or use --stdio'],
    ])('%s', async (transport, message) => {
        const server = start([transport]);
        const said = text(server.process.stdout);
        expect(await server.exitCode).toBe(2);
        expect(await server.log).toContain(message);
        expect(await said).toBe('');
    });
});

test('its help says who starts it and how, and what it ends with', async () => {
    const { out, code } = await ccsim(['lsp', '--help']);
    expect(code).toBe(0);
    for (const part of ['--stdio', 'docs/editors.md', 'Neovim', 'Emacs', 'Exit codes']) {
        expect(out).toContain(part);
    }
});
