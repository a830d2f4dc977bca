/** Answers are about the text that the editor has, however busy the server is. */

import { Deferred, URI } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import { expect, test } from 'vitest';
import type { Hover, SemanticTokens } from 'vscode-languageserver-types';
import { createCcsimCoreServices } from '../../language/ccsim-module.ts';
import { SCENARIOS_REQUEST } from '../../server/protocol.ts';
import { type Client, connect } from './client.ts';

const EDITED = 'file:///work/edited.ccsim';
const OTHER = 'file:///work/other.ccsim';
const TOPOLOGY = 'topology Acme { controller Central }';

/** A server that is busy with a file that is slow to read, until `release` is called. */
async function busyServer(): Promise<{ readonly client: Client; readonly release: () => void }> {
    const files = new VirtualFileSystemProvider();
    files.insert(URI.parse(EDITED), TOPOLOGY);
    const slow = new Deferred<string>();
    const asked = new Deferred<void>();
    const { readFile } = files;
    files.readFile = (uri) => {
        if (uri.path.endsWith('slow.ccsim')) {
            asked.resolve();
            return slow.promise;
        }
        return readFile.call(files, uri);
    };
    const client = await connect(null, { fileSystemProvider: () => files });
    await client.open(EDITED, TOPOLOGY);
    await client.connection.sendRequest(SCENARIOS_REQUEST, { uri: EDITED });
    await client.open(OTHER, 'import "slow.ccsim"');
    await asked.promise;
    return { client, release: () => slow.resolve('') };
}

test('colours are those of the text that was typed last', async () => {
    const { client, release } = await busyServer();
    await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: EDITED, version: 2 },
        contentChanges: [{ text: `\n\n${TOPOLOGY}` }],
    });
    const tokens = client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument: { uri: EDITED },
    });
    await answeredInBetween(client);
    release();
    expect((await tokens).data.slice(0, 2)).toEqual([2, 'topology '.length]);
    client.close();
});

test('a question about a document that has just been opened is one about what is open', async () => {
    const { client, release } = await busyServer();
    const uri = 'file:///work/fresh.ccsim';
    await client.open(uri, TOPOLOGY);
    const position = { line: 0, character: 'topology Acme { controller C'.length };
    const hover = client.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri }, position });
    await answeredInBetween(client);
    release();
    expect(JSON.stringify((await hover).contents)).toContain('Central');
    client.close();
});

test('whoever asks for a file that somebody else is reading gets the same document', async () => {
    const files = new VirtualFileSystemProvider();
    const uri = URI.parse(EDITED);
    files.insert(uri, TOPOLOGY);
    const { LangiumDocuments } = createCcsimCoreServices({ fileSystemProvider: () => files }).shared.workspace;
    const [one, other] = await Promise.all([
        LangiumDocuments.getOrCreateDocument(uri),
        LangiumDocuments.getOrCreateDocument(uri),
    ]);
    expect(other).toBe(one);
});

/** What came before has been taken notice of: an answer that does not wait for anything comes after it. */
async function answeredInBetween({ connection }: Client): Promise<void> {
    await expect(connection.sendRequest(SCENARIOS_REQUEST, {})).rejects.toThrow();
}
