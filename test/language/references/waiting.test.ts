import { Deferred, DocumentState, type FileSystemNode } from 'langium';
import { expect, test } from 'vitest';
import { createWorkspace, uriOf } from '../workspace.ts';

const TOPOLOGY = 'topology Acme { controller Central }';
const SCENARIO = 'import "acme.ccsim"\nscenario Case on Acme { duration 1min }';

/** Who asks while a change is worked off waits for its end; these ends leave nothing to wait for. */

test('whoever waits for the workspace gets an answer, even if the change concerns no file of the language', async () => {
    const workspace = createWorkspace({ 'acme.ccsim': TOPOLOGY });
    await workspace.load('acme.ccsim');
    const asked = new Deferred<FileSystemNode>();
    workspace.files.stat = () => asked.promise;
    const updated = workspace.update(['notes.txt']);
    const waited = workspace.shared.workspace.DocumentBuilder.waitUntil(DocumentState.IndexedReferences);
    asked.resolve({ isFile: true, isDirectory: false, uri: uriOf('notes.txt') });
    await updated;
    await expect(waited).resolves.toBeUndefined();
});

test('whoever waits for a file that goes is told so', async () => {
    const workspace = createWorkspace({ 'acme.ccsim': TOPOLOGY });
    await workspace.load('acme.ccsim');
    const text = new Deferred<string>();
    workspace.files.readFile = () => text.promise;
    const begun = new Deferred();
    workspace.shared.workspace.DocumentBuilder.onUpdate(() => {
        begun.resolve();
    });
    const updated = workspace.update(['acme.ccsim']);
    await begun.promise;
    const waited = workspace.shared.workspace.DocumentBuilder.waitUntil(DocumentState.Linked, uriOf('acme.ccsim'));
    text.reject(new Error('gone'));
    await updated;
    await expect(waited).rejects.toMatchObject({ message: expect.stringContaining('acme.ccsim') });
});

test('whoever waits for an importer is not told that it is too late when what it imports is ready', async () => {
    const workspace = createWorkspace({ 'acme.ccsim': TOPOLOGY, 'case.ccsim': SCENARIO });
    const { DocumentBuilder } = workspace.shared.workspace;
    await workspace.load('case.ccsim');
    workspace.write('acme.ccsim', `${TOPOLOGY}\n`);
    const waited: Promise<unknown>[] = [];
    DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => {
        if (uri.path.endsWith('acme.ccsim')) {
            waited.push(DocumentBuilder.waitUntil(DocumentState.Linked, uriOf('case.ccsim')));
        }
    });
    await workspace.update(['acme.ccsim']);
    expect(waited).toHaveLength(1);
    await expect(waited[0]).resolves.toMatchObject({ path: '/work/case.ccsim' });
});
