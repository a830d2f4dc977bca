/** Which files are read without being opened: those of the folders of the window, whatever else is in them. */

import { URI } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import { afterEach, describe, expect, test } from 'vitest';
import { type Client, connect, LIKE_VS_CODE } from './client.ts';

const FIRST = 'file:///first';
const SECOND = 'file:///second';
const WRONG = 'topology Acme { controller }';

describe('a folder', () => {
    let client: Client;

    afterEach(() => client.close());

    async function connectWith(files: VirtualFileSystemProvider): Promise<void> {
        const { capabilities, ...rest } = LIKE_VS_CODE;
        const workspace = { ...capabilities.workspace, workspaceFolders: true };
        client = await connect(
            FIRST,
            { fileSystemProvider: () => files },
            { ...rest, capabilities: { ...capabilities, workspace } },
        );
    }

    async function folders(change: 'added' | 'removed', uri: string): Promise<void> {
        const event = { added: [], removed: [], [change]: [{ uri, name: 'folder' }] };
        await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    }

    test('with a file that cannot be read has the others read', async () => {
        const files = filesOf([`${FIRST}/forbidden.ccsim`, `${FIRST}/wrong.ccsim`]);
        const { readFile } = files;
        files.readFile = (uri) =>
            uri.path.endsWith('forbidden.ccsim') ? Promise.reject(new Error('EACCES')) : readFile.call(files, uri);
        await connectWith(files);
        expect((await client.diagnostics(`${FIRST}/wrong.ccsim`)).diagnostics).toHaveLength(1);
        expect(client.published.has(`${FIRST}/forbidden.ccsim`)).toBe(false);
    });

    test('whose name ends like a file is a folder', async () => {
        const files = filesOf([`${FIRST}/odd.ccsim/wrong.ccsim`]);
        await connectWith(files);
        expect((await client.diagnostics(`${FIRST}/odd.ccsim/wrong.ccsim`)).diagnostics).toHaveLength(1);
    });

    test('that is added to the window has its files read, and is forgotten when it is removed', async () => {
        const uri = `${SECOND}/wrong.ccsim`;
        await connectWith(filesOf([`${FIRST}/wrong.ccsim`, uri]));
        await client.diagnostics(`${FIRST}/wrong.ccsim`);
        expect(client.published.has(uri)).toBe(false);
        await folders('added', SECOND);
        expect((await client.diagnostics(uri)).diagnostics).toHaveLength(1);
        await folders('removed', SECOND);
        await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
        expect(client.published.get(`${FIRST}/wrong.ccsim`)).toHaveLength(1);
    });
});

function filesOf(uris: readonly string[]): VirtualFileSystemProvider {
    const files = new VirtualFileSystemProvider();
    for (const uri of uris) {
        files.insert(URI.parse(uri), WRONG);
    }
    return files;
}
