import { DocumentState, EmptyFileSystem, type URI } from 'langium';
import { describe, expect, test } from 'vitest';
import { createCcsimCoreServices, documentsOf } from '../../../language/index.ts';
import { createWorkspace, findings, uriOf } from '../workspace.ts';

const SCENARIO = 'import "topologies/acme.ccsim"\nscenario Case on Acme { duration 1min }';
const TOPOLOGY = 'topology Acme { controller Central }';

describe('an imported file', () => {
    test('is loaded, linked and validated with its importer', async () => {
        const workspace = createWorkspace({ 'case.ccsim': SCENARIO, 'topologies/acme.ccsim': TOPOLOGY });
        const document = await workspace.load('case.ccsim');
        expect(findings(document)).toEqual([]);
        const [, imported] = documentsOf(workspace.shared, document);
        expect(imported?.uri.toString()).toBe(uriOf('topologies/acme.ccsim').toString());
        expect(imported?.state).toBe(DocumentState.Validated);
    });

    test('brings what it imports itself', async () => {
        const workspace = createWorkspace({
            'case.ccsim': 'import "middle.ccsim"\nscenario Case on Acme { duration 1min }',
            'middle.ccsim': 'import "topologies/acme.ccsim"',
            'topologies/acme.ccsim': TOPOLOGY,
        });
        expect(findings(await workspace.load('case.ccsim'))).toEqual([]);
    });

    test('is found above its importer', async () => {
        const workspace = createWorkspace({
            'deep/er/case.ccsim': 'import "../../acme.ccsim"\nscenario Case on Acme { duration 1min }',
            'acme.ccsim': TOPOLOGY,
        });
        expect(findings(await workspace.load('deep/er/case.ccsim'))).toEqual([]);
    });

    test('is looked at again when it changes', async () => {
        const workspace = createWorkspace({
            'case.ccsim': 'import "acme.ccsim"\nscenario Case on Acme { duration 1min at 0s A1 log in }',
            'acme.ccsim': TOPOLOGY,
        });
        const document = await workspace.load('case.ccsim');
        expect(findings(document)).toEqual([expect.stringContaining("There is no agent 'A1'")]);
        workspace.write(
            'acme.ccsim',
            `topology Acme {
                controller Central
                peripheral Ucm
                gateway Pg { pim UcmPim for Ucm }
                domain Voice
                agents A1 on Ucm handle Voice
            }`,
        );
        await workspace.update(['acme.ccsim']);
        expect(findings(document)).toEqual([]);
        workspace.write('acme.ccsim', 'topology Renamed { controller Central }');
        await workspace.update(['acme.ccsim']);
        expect(findings(document)).toEqual([expect.stringContaining("There is no topology 'Acme'")]);
    });

    test('may come later, and go', async () => {
        const workspace = createWorkspace({ 'case.ccsim': SCENARIO });
        const document = await workspace.load('case.ccsim');
        expect(findings(document)).toContainEqual(expect.stringContaining("There is no file 'topologies/acme.ccsim'"));
        workspace.write('topologies/acme.ccsim', TOPOLOGY);
        await workspace.update(['topologies/acme.ccsim']);
        expect(findings(document)).toEqual([]);
        workspace.files.delete(uriOf('topologies/acme.ccsim'));
        await workspace.update([], ['topologies/acme.ccsim']);
        expect(findings(document)).toContainEqual(expect.stringContaining('import/missing'));
    });

    test('has the findings that it has alone, whoever imports it', async () => {
        const workspace = createWorkspace({
            'case.ccsim': 'import "other.ccsim"\nscenario Case on Acme { duration 1min }',
            'other.ccsim':
                'import "acme.ccsim"\ntopology Own { controller Central }\nscenario Alone on Own { duration 1min }',
            'acme.ccsim': TOPOLOGY,
        });
        const document = await workspace.load('other.ccsim');
        const alone = findings(document);
        expect(alone).toEqual([expect.stringContaining('import/unused')]);
        expect(findings(await workspace.load('case.ccsim'))).toEqual([]);
        await workspace.update(['other.ccsim']);
        expect(findings(document)).toEqual(alone);
    });

    test('concerns its importer even where no name leads to it', async () => {
        const workspace = createWorkspace({
            'case.ccsim': `import "other.ccsim"\n${TOPOLOGY}\nscenario Case on Acme { duration 1min }`,
            'other.ccsim': 'topology Other { controller Central }',
        });
        const document = await workspace.load('case.ccsim');
        expect(findings(document)).toEqual([expect.stringContaining('import/unused')]);
        workspace.write('other.ccsim', TOPOLOGY);
        await workspace.update(['other.ccsim']);
        expect(findings(document)).toContainEqual(expect.stringContaining('name/duplicate'));
    });
});

describe('a file that is gone before it is read again', () => {
    test('counts as deleted, and keeps nothing else from being looked at', async () => {
        const workspace = createWorkspace({ 'case.ccsim': SCENARIO, 'topologies/acme.ccsim': TOPOLOGY });
        const document = await workspace.load('case.ccsim');
        workspace.files.delete(uriOf('topologies/acme.ccsim'));
        workspace.write('case.ccsim', SCENARIO.replace('1min', '1'));
        await workspace.update(['topologies/acme.ccsim', 'case.ccsim']);
        expect(findings(document)).toContainEqual(expect.stringContaining('import/missing'));
        expect(findings(document)).toContainEqual(expect.stringContaining("'1' has no unit"));
    });
});

describe('files that import each other', () => {
    test('see each other', async () => {
        const workspace = createWorkspace({
            'case.ccsim': 'import "acme.ccsim"\nscenario Case on Acme { duration 1min }',
            'acme.ccsim': `import "case.ccsim"\n${TOPOLOGY}`,
        });
        const document = await workspace.load('case.ccsim');
        expect(findings(document)).toEqual([expect.stringContaining('import/cycle')]);
        expect(documentsOf(workspace.shared, document)).toHaveLength(2);
    });

    test('do not keep a long ring from being read', async () => {
        const ring = Array.from({ length: 50 }, (_, place) => [
            `file${place}.ccsim`,
            `import "file${(place + 1) % 50}.ccsim"\ntopology T${place} { controller Central }`,
        ]);
        const workspace = createWorkspace(Object.fromEntries(ring));
        const document = await workspace.load('file0.ccsim');
        expect(documentsOf(workspace.shared, document)).toHaveLength(50);
    });
});

test('topologies of files that are not imported are out of reach', async () => {
    const workspace = createWorkspace({
        'acme.ccsim': TOPOLOGY,
        'case.ccsim': 'scenario Case on Acme { duration 1min }',
    });
    await workspace.load('acme.ccsim');
    expect(findings(await workspace.load('case.ccsim'))).toEqual([expect.stringContaining('name/unknown')]);
});

test('a file system that fails altogether is an error of the import, not of the program', async () => {
    const workspace = createWorkspace({ 'case.ccsim': SCENARIO, 'topologies/acme.ccsim': TOPOLOGY });
    const { readFile } = workspace.files;
    workspace.files.readFile = (uri: URI) =>
        uri.path.endsWith('acme.ccsim') ? Promise.reject(new Error('no access')) : readFile.call(workspace.files, uri);
    expect(findings(await workspace.load('case.ccsim'))).toContainEqual(expect.stringContaining('import/unreadable'));
});

describe('an imported folder', () => {
    const CASE =
        'import "topologies/"\nscenario Case on Acme { duration 1min }\nscenario Other on Lab { duration 1min }';
    const LAB = 'topology Lab { controller Central }';

    test('brings all its files, but none of the folders in it', async () => {
        const workspace = createWorkspace({
            'case.ccsim': CASE,
            'topologies/acme.ccsim': TOPOLOGY,
            'topologies/notes.txt': 'not for CCSim',
            'topologies/deeper/lab.ccsim': LAB,
        });
        const document = await workspace.load('case.ccsim');
        expect(findings(document)).toEqual([expect.stringContaining("There is no topology 'Lab'")]);
        expect(documentsOf(workspace.shared, document)).toHaveLength(2);
    });

    test('does not bring the file that imports it', async () => {
        const workspace = createWorkspace({
            'acme.ccsim': TOPOLOGY,
            'case.ccsim': 'import "./"\nscenario Case on Acme { duration 1min }',
        });
        expect(findings(await workspace.load('case.ccsim'))).toEqual([]);
    });

    test('gets new files, and loses others', async () => {
        const workspace = createWorkspace({ 'case.ccsim': CASE, 'topologies/acme.ccsim': TOPOLOGY });
        const document = await workspace.load('case.ccsim');
        expect(findings(document)).toHaveLength(1);
        workspace.write('topologies/lab.ccsim', LAB);
        await workspace.update(['topologies/lab.ccsim']);
        expect(findings(document)).toEqual([]);
        workspace.files.delete(uriOf('topologies/acme.ccsim'));
        await workspace.update([], ['topologies/acme.ccsim']);
        expect(findings(document)).toEqual([expect.stringContaining("There is no topology 'Acme'")]);
    });

    test('may come later', async () => {
        const workspace = createWorkspace({ 'case.ccsim': 'import "later/"\nscenario Case on Acme { duration 1min }' });
        const document = await workspace.load('case.ccsim');
        expect(findings(document)).toContainEqual(expect.stringContaining("There is no folder 'later/'"));
        workspace.write('later/acme.ccsim', TOPOLOGY);
        await workspace.update(['later/acme.ccsim']);
        expect(findings(document)).toEqual([]);
    });

    test('is refused where there is no file system', async () => {
        const { shared } = createCcsimCoreServices(EmptyFileSystem);
        const document = shared.workspace.LangiumDocumentFactory.fromString(
            'import "topologies/"',
            uriOf('case.ccsim'),
        );
        shared.workspace.LangiumDocuments.addDocument(document);
        await shared.workspace.DocumentBuilder.build([document], { validation: true });
        expect(findings(document)).toEqual([
            expect.stringContaining("import/unreadable: The folder 'topologies/' cannot be listed here"),
        ]);
    });
});
