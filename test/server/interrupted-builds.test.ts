/** A build that ends early, because something newer comes, leaves nothing unsaid and nothing undone. */

import { Deferred, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { VirtualFileSystemProvider } from 'langium/test';
import { expect, onTestFinished, test, vi } from 'vitest';
import { CcsimDocumentValidator } from '../../language/checks/validator.ts';
import {
    SCENARIOS_REQUEST,
    type ScenariosResult,
    VALIDATED_NOTIFICATION,
    type ValidatedParams,
} from '../../server/protocol.ts';
import { type Client, connect } from './client.ts';

const CHANGED = 'file:///work/changed.ccsim';
const OTHER = 'file:///work/other.ccsim';

test('what a build had found is published, although a change of another file ended it just then', async () => {
    const client = await connect(null, NodeFileSystem);
    const validated: string[] = [];
    client.connection.onNotification(VALIDATED_NOTIFICATION, ({ uris }: ValidatedParams) => {
        validated.push(...uris);
    });
    await client.open(CHANGED, 'topology Acme { controller Central }');
    await client.open(OTHER, 'topology Other { controller Central }');
    await settled(client);
    expect(client.published.get(CHANGED)).toEqual([]);
    validated.length = 0;

    interruptAfterValidating(CHANGED, () => change(OTHER, 'topology Other { controller Renamed }'));
    await change(CHANGED, 'topology Acme { controller }');
    await settled(client);

    expect(client.published.get(CHANGED)).toMatchObject([{ code: 'syntax/statement' }]);
    expect(validated).toEqual(expect.arrayContaining([CHANGED, OTHER]));

    function change(uri: string, text: string): Promise<void> {
        const textDocument = { uri, version: 2 };
        return client.connection.sendNotification('textDocument/didChange', {
            textDocument,
            contentChanges: [{ text }],
        });
    }
});

test('a file that cannot be read does not keep another one, asked for at the same time, from being built', async () => {
    const files = new VirtualFileSystemProvider();
    files.insert(URI.parse(CHANGED), 'topology Acme { controller }');
    const slow = new Deferred<string>();
    const { readFile } = files;
    files.readFile = (uri) => (uri.path.endsWith('slow.ccsim') ? slow.promise : readFile.call(files, uri));
    const client = await connect(null, { fileSystemProvider: () => files });
    const ask = (uri: string) => client.connection.sendRequest<ScenariosResult>(SCENARIOS_REQUEST, { uri });

    await client.open(OTHER, 'import "slow.ccsim"');
    const answers = Promise.allSettled([ask(CHANGED), ask('file:///work/missing.ccsim')]);
    await expect(
        client.connection.sendRequest(SCENARIOS_REQUEST, {}),
        'answered after both have come',
    ).rejects.toThrow();
    slow.resolve('');

    expect(await answers).toMatchObject([
        { status: 'fulfilled' },
        { reason: { message: expect.stringContaining('cannot be read') } },
    ]);
    await settled(client);
    expect(client.published.get(CHANGED)).toMatchObject([{ code: 'syntax/statement' }]);
});

/** What has arrived before is worked off to the end. */
async function settled({ connection }: Client): Promise<void> {
    await connection.sendRequest<ScenariosResult>(SCENARIOS_REQUEST, { uri: CHANGED });
}

/** Once a document has been validated, and before anybody is told, something else happens that ends the build. */
function interruptAfterValidating(uri: string, interrupt: () => Promise<void>): void {
    const { validateDocument } = CcsimDocumentValidator.prototype;
    const spy = vi.spyOn(CcsimDocumentValidator.prototype, 'validateDocument');
    spy.mockImplementation(async function (this: CcsimDocumentValidator, document, options, token) {
        const diagnostics = await validateDocument.call(this, document, options);
        if (document.uri.toString() === uri) {
            spy.mockRestore();
            const ended = new Promise<void>((resolve) => token?.onCancellationRequested(() => resolve()));
            await interrupt();
            await ended;
        }
        return diagnostics;
    });
    onTestFinished(() => spy.mockRestore());
}
