/** What is open in the editor and what is on the disk: which of the two counts. */

import { NodeFileSystem } from 'langium/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from './client.ts';
import { EditedWorkspace } from './edited-workspace.ts';

const TOPOLOGY = 'topology Acme { controller Central }';
const SCENARIO = 'import "acme.ccsim"\nscenario Case on Acme { duration 1min }';

let workspace: EditedWorkspace;

async function codes(path: string): Promise<readonly unknown[]> {
    return (await workspace.reading()).diagnostics[path]?.map(({ code }) => code) ?? [];
}

describe('a document', () => {
    beforeEach(async () => {
        workspace = await EditedWorkspace.start({ 'acme.ccsim': TOPOLOGY, 'case.ccsim': SCENARIO });
        await workspace.open('case.ccsim');
        await workspace.open('acme.ccsim');
        expect(await codes('case.ccsim')).toEqual([]);
    });

    afterEach(() => workspace.client.close());

    test('stays while it is open, even if its file is deleted', async () => {
        await workspace.changeFiles({}, ['acme.ccsim']);
        expect(await codes('case.ccsim')).toEqual([]);
    });

    test('hides its file', async () => {
        await workspace.change('acme.ccsim', 'topology Renamed { controller Central }');
        await workspace.changeFiles({ 'acme.ccsim': `${TOPOLOGY}\n` });
        expect(await codes('case.ccsim')).toEqual(['name/unknown']);
    });

    test('that is closed without being saved is what its file says', async () => {
        await workspace.change('acme.ccsim', 'topology Renamed { controller Central }');
        expect(await codes('case.ccsim')).toEqual(['name/unknown']);
        await workspace.close('acme.ccsim');
        expect(await codes('case.ccsim')).toEqual([]);
    });

    test('that is closed and has no file leaves no problem of its own behind', async () => {
        await workspace.open('new.ccsim');
        await workspace.change('new.ccsim', 'topology {');
        expect(await codes('new.ccsim')).not.toEqual([]);
        await workspace.close('new.ccsim');
        expect(await codes('new.ccsim')).toEqual([]);
    });
});

test('an untitled document that is closed does not keep one of the same name from being read', async () => {
    const client = await connect(null, NodeFileSystem);
    const [first, second] = ['untitled:Untitled-1', 'untitled:Untitled-2'];
    const close = (uri: string) =>
        client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.open(first, TOPOLOGY);
    await client.open(second, TOPOLOGY);
    await expect.poll(() => client.published.get(second)).toEqual([]);

    await close(first);
    await close(second);
    await expect.poll(() => client.published.get(first)).toEqual([]);
    await client.open(first, 'topology {');
    await expect.poll(() => client.published.get(first)?.length).toBeGreaterThan(0);
});
