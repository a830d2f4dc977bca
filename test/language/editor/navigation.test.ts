import { expandToString } from 'langium/generate';
import { expectFindReferences, expectGoToDefinition, expectHighlight } from 'langium/test';
import { describe, expect, test } from 'vitest';
import { ResponseError } from 'vscode-languageserver';
import { ACME, applied, ccsim, cursor, identifier, inScenario, open, shared } from './editing.ts';

const TOPOLOGY = expandToString`
    topology T {
        controller <|C|> duplexed
        peripheral P
        gateway <|G|> duplexed { pim <|X|> for P }
        domain D voice
        agents <|A1|> on P handle D
    }
`;

describe('definition', () => {
    test.each<readonly [string, number]>([
        ['at 1s fail C<|>', 0],
        ['at 1s fail G<|>.A.X', 1],
        ['at 1s fail G.A.X<|>', 2],
        ['at 1s cut X<|> -- C', 2],
        ['at 1s A1<|> log in', 3],
        ['at 1s fail A1<|>.desktop', 3],
    ])('%s', async (statement, rangeIndex) => {
        const text = `${TOPOLOGY}\nscenario S on T { duration 5s ${statement} }`;
        await expectGoToDefinition(ccsim)({ text, index: 0, rangeIndex, disposeAfterCheck: true });
    });

    test('of a task by its name', async () => {
        const text = `${TOPOLOGY.replace(/<\||\|>/g, '')}
            scenario S on T { at 1s P receives D call <|Own|> lasting 5s expect at end task O<|>wn ended }`;
        await expectGoToDefinition(ccsim)({ text, index: 0, rangeIndex: 0, disposeAfterCheck: true });
    });
});

test('references and highlights of a part of a component', async () => {
    const text = `topology T {
        controller C
        peripheral P
        gateway G duplexed { pim <|<|>X|> for P }
    }
    scenario S on T { at 1s fail G.A.<|<|>X|> at 2s cut <|<|>X|> -- C }`;
    await expectFindReferences(ccsim)({ text, includeDeclaration: true, disposeAfterCheck: true });
    await expectHighlight(ccsim)({ text, index: 0, disposeAfterCheck: true });
});

describe('rename', () => {
    async function rename(marked: string, newName: string, path?: string) {
        const opened = await open(marked, path);
        const params = { textDocument: identifier(opened.document), position: cursor(opened), newName };
        const edit = await ccsim.lsp.RenameProvider?.rename(opened.document, params);
        return { ...opened, changes: edit?.changes ?? {} };
    }

    test('across two files, of a part of a component', async () => {
        const topology = ACME.replace('pim UcmPim', 'pim Ucm<|>Pim');
        const main = 'import "acme.ccsim"\nscenario S on Acme { at 1s fail AgentPg.A.UcmPim at 2s cut UcmPim -- Ucm }';
        await open(topology.replace('<|>', ''), '/rename/acme.ccsim');
        const importing = await open(main, '/rename/main.ccsim');
        const declaring = shared.workspace.LangiumDocuments.all.find((each) => each.uri.path === '/rename/acme.ccsim');
        const offset = topology.indexOf('<|>');
        const position = declaring?.textDocument.positionAt(offset);
        if (declaring === undefined || position === undefined) {
            throw new Error('the declaring document is gone');
        }
        const params = { textDocument: identifier(declaring), position, newName: 'PhonePim' };
        const edit = await ccsim.lsp.RenameProvider?.rename(declaring, params);
        const changes = edit?.changes ?? {};
        expect(applied(main, changes[importing.document.uri.toString()] ?? [])).toBe(
            main.replaceAll('UcmPim', 'PhonePim'),
        );
        expect(applied(declaring.textDocument.getText(), changes[declaring.uri.toString()] ?? [])).toBe(
            declaring.textDocument.getText().replaceAll('UcmPim', 'PhonePim'),
        );
    });

    test('of an agent by a reference', async () => {
        const { changes, document, text } = await rename(inScenario('at 5s A1<|>02 log in'), 'Zoe');
        expect(applied(text, changes[document.uri.toString()] ?? [])).toBe(text.replaceAll('A102', 'Zoe'));
    });

    test('of a task', async () => {
        const marked = inScenario('expect at end task Ma<|>il#1 is reported');
        const { changes, document, text } = await rename(marked, 'Letter');
        expect(applied(text, changes[document.uri.toString()] ?? [])).toBe(text.replaceAll(/\bMail\b/g, 'Letter'));
    });

    test.each(['two words', '', '1A', 'topology', 'fail', 'A.B', '90s', 'A101', 'Email', 'Central'])(
        'refuses %j',
        async (newName) => {
            await expect(rename(inScenario('at 5s A1<|>02 log in'), newName)).rejects.toBeInstanceOf(ResponseError);
        },
    );

    test.each<readonly [string, string, string]>([
        ['scenario On<|>e on T {}\nscenario Two on T {}', 'Two', "There is already a 'Two' in this file."],
        ['topology On<|>e {}\ntopology Two {}', 'Two', "There is already a 'Two' in the files that know this one."],
        [
            inScenario('at 5s EmailManager receives Email task Let<|>ter lasting 5s'),
            'Mail',
            "There is already a 'Mail' in scenario 'Test'.",
        ],
    ])('refuses a name that is taken: %s', async (marked, newName, message) => {
        await expect(rename(marked, newName)).rejects.toThrow(message);
    });

    test('refuses the name of a topology that an importing file has', async () => {
        const declaring = await open('topology Alpha {}', '/taken/alpha.ccsim');
        await open('import "alpha.ccsim"\ntopology Beta {}', '/taken/main.ccsim');
        const params = {
            textDocument: identifier(declaring.document),
            position: { line: 0, character: 10 },
            newName: 'Beta',
        };
        await expect((async () => ccsim.lsp.RenameProvider?.rename(declaring.document, params))()).rejects.toThrow(
            'Beta',
        );
    });

    test('can be prepared on names only', async () => {
        const onName = await open(inScenario('at 5s A1<|>02 log in'));
        const onWord = await open(inScenario('at 5s A102 lo<|>g in'));
        for (const [opened, isName] of [
            [onName, true],
            [onWord, false],
        ] as const) {
            const params = { textDocument: identifier(opened.document), position: cursor(opened) };
            const range = await ccsim.lsp.RenameProvider?.prepareRename(opened.document, params);
            expect(range !== undefined).toBe(isName);
        }
    });
});

describe('renaming a file', () => {
    async function renamed(files: Readonly<Record<string, string>>, ...moves: readonly (readonly [string, string])[]) {
        const uris = new Map<string, string>();
        for (const [path, text] of Object.entries(files)) {
            uris.set(path, (await open(text, path)).document.textDocument.uri);
        }
        const params = { files: moves.map(([from, to]) => ({ oldUri: `file://${from}`, newUri: `file://${to}` })) };
        const edit = await shared.lsp.FileOperationHandler?.willRenameFiles?.(params);
        const changed = Object.entries(files).map(([path, text]) => {
            const edits = edit?.changes?.[uris.get(path) ?? ''] ?? [];
            return [path, applied(text, edits)] as const;
        });
        return Object.fromEntries(changed.filter(([path, text]) => text !== files[path]));
    }

    test('changes the imports of it', async () => {
        const files = {
            '/r1/acme.ccsim': 'topology T {}',
            '/r1/main.ccsim': 'import "acme.ccsim"',
            '/r1/other.ccsim': '',
        };
        expect(await renamed(files, ['/r1/acme.ccsim', '/r1/topologies/acme two.ccsim'])).toEqual({
            '/r1/main.ccsim': 'import "topologies/acme two.ccsim"',
        });
    });

    test('changes the imports of the folder that it is', async () => {
        const files = { '/r0/sites/acme.ccsim': 'topology T {}', '/r0/main.ccsim': 'import "sites/"' };
        expect(await renamed(files, ['/r0/sites', '/r0/topologies'])).toEqual({
            '/r0/main.ccsim': 'import "topologies/"',
        });
    });

    test('changes its own imports, and nothing where both move together', async () => {
        const files = { '/r2/a/acme.ccsim': 'topology T {}', '/r2/a/main.ccsim': 'import "acme.ccsim"' };
        expect(await renamed(files, ['/r2/a/main.ccsim', '/r2/main.ccsim'])).toEqual({
            '/r2/a/main.ccsim': 'import "a/acme.ccsim"',
        });
        expect(await renamed(files, ['/r2/a', '/r2/b'])).toEqual({});
    });

    test('of a folder changes the imports from outside of it', async () => {
        const files = { '/r3/a/acme.ccsim': 'topology T {}', '/r3/main.ccsim': 'import "./a/acme.ccsim"' };
        expect(await renamed(files, ['/r3/a', '/r3/b'])).toEqual({ '/r3/main.ccsim': 'import "b/acme.ccsim"' });
    });
});

describe('linked editing', () => {
    async function linked(marked: string, path?: string): Promise<readonly string[] | undefined> {
        const opened = await open(marked, path);
        const params = { textDocument: identifier(opened.document), position: cursor(opened) };
        const found = await ccsim.lsp.LinkedEditingRangeProvider.getLinkedEditingRanges(opened.document, params);
        return found?.ranges.map((range) => opened.document.textDocument.getText(range));
    }

    test('takes the uses of a name along that is edited where it is declared', async () => {
        const text = inScenario('at 5s fail Central').replace('controller Central', 'controller Cen<|>tral');
        expect(await linked(text)).toEqual(['Central', 'Central', 'Central']);
    });

    test('leaves a use alone, because it is to name something else', async () => {
        expect(await linked(inScenario('at 5s fail Cen<|>tral'))).toBeUndefined();
    });

    test('leaves a name alone that another file uses, or nothing does', async () => {
        await open(ACME, '/linked/acme.ccsim');
        await open('import "acme.ccsim"\nscenario S on Acme { at 1s fail DeskB }', '/linked/main.ccsim');
        expect(await linked(ACME.replace('finesse DeskB', 'finesse Desk<|>B'), '/linked/acme.ccsim')).toBeUndefined();
        expect(await linked('topology T { finesse De<|>sk }')).toBeUndefined();
    });
});
