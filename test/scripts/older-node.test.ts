import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { inCheckout } from '../../scripts/checkout.mjs';
import { initialize } from '../server/client.ts';

/** Takes away what came after Node.js 20. */
const likeNode20 = `
    const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
    const later = [
        [Object, 'groupBy'], [Map, 'groupBy'], [Promise, 'withResolvers'], [Promise, 'try'], [Array, 'fromAsync'],
        [RegExp, 'escape'], [Math, 'sumPrecise'], [ArrayBuffer.prototype, 'transfer'], [globalThis, 'Iterator'],
        ...['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find']
            .map((name) => [iterators, name]),
        ...['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']
            .map((name) => [Set.prototype, name]),
    ];
    for (const [owner, name] of later) {
        delete owner[name];
    }
`;

const preload = ['--import', `data:text/javascript,${encodeURIComponent(likeNode20)}`];

it('the command line runs on the oldest Node.js that the manifest admits', () => {
    const example = inCheckout('examples', 'router-link-lost.ccsim');
    const command = [...preload, inCheckout('bin', 'ccsim.js'), 'run', example, '--format', 'json'];
    const { status, stdout, stderr } = spawnSync('node', command, { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('agents');
});

it('and so does the language server', async () => {
    const server = spawn('node', [...preload, inCheckout('bin', 'ccsim.js'), 'lsp', '--stdio']);
    const connection = createProtocolConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
    );
    const editor = await initialize(connection, pathToFileURL(inCheckout('examples')).toString());
    const uri = pathToFileURL(inCheckout('examples', 'unsaved.ccsim')).toString();
    await editor.open(
        uri,
        'import "topologies/acme.ccsim"\nscenario Small on Acme { duration 1min  at 0s Nobody logs in }\n',
    );
    expect((await editor.diagnostics(uri)).diagnostics).toMatchObject([{ message: expect.stringContaining('Nobody') }]);
    const params = { textDocument: { uri }, position: { line: 1, character: 30 } };
    expect(await connection.sendRequest('textDocument/completion', params)).toHaveProperty('items');
    expect(await connection.sendRequest('textDocument/formatting', { ...params, options: {} })).toBeInstanceOf(Array);
    await connection.sendRequest('shutdown');
    server.stdin.end();
    const [exitCode] = await once(server, 'exit');
    expect(exitCode).toBe(0);
});
