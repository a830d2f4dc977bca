import { describe, expect, test } from 'vitest';
import type { CodeAction, InlayHint } from 'vscode-languageserver';
import { ACME, applied, ccsim, identifier, inScenario, inTopology, open } from './editing.ts';

async function actions(text: string, code: string, path?: string) {
    const { document } = await open(text, path, true);
    const diagnostics = (document.diagnostics ?? []).filter((each) => each.code === code);
    const [first] = diagnostics;
    const range = first?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { textDocument: identifier(document), range, context: { diagnostics: diagnostics.slice(0, 1) } };
    const found = (await ccsim.lsp.CodeActionProvider?.getCodeActions(document, params)) ?? [];
    return { document, diagnostics, actions: found.filter((each): each is CodeAction => 'edit' in each) };
}

/** Applies the preferred action and checks that it takes the diagnostic away. */
async function repaired(text: string, code: string, path?: string): Promise<string> {
    const before = await actions(text, code, path);
    expect(
        before.diagnostics.map((each) => each.code),
        'the diagnostic to repair',
    ).toContain(code);
    const action = before.actions.find((each) => each.isPreferred === true);
    const edits = action?.edit?.changes?.[before.document.textDocument.uri] ?? [];
    const after = applied(text, edits);
    const rest = await actions(after, code, path);
    expect(rest.diagnostics.length, 'after the repair').toBeLessThan(before.diagnostics.length);
    return after;
}

describe('quick fixes', () => {
    test('add the missing link of an MR PIM to the controller', async () => {
        expect(await repaired(inTopology(''), 'mr-pim/router-link')).toContain('    link EmailPim -- Central');
    });

    test('add the missing link of an MR PIM to its application', async () => {
        const text = ACME.replace('link EmailManager -- EmailPim', '');
        expect(await repaired(text, 'mr-pim/application-link')).toContain('    link EmailManager -- EmailPim');
    });

    test('add the missing link of an application to a CTI server', async () => {
        const text = ACME.replace('link EmailManager -- Cti', '');
        expect(await repaired(text, 'application/arm-path')).toContain('    link EmailManager -- Cti');
    });

    test('change a name to the one that was meant', async () => {
        expect(await repaired(inScenario('at 5s fail Centrel'), 'name/unknown')).toContain('at 5s fail Central\n');
    });

    test('import the file that declares a topology', async () => {
        await open(ACME, '/fixes/topologies/acme.ccsim');
        const text = 'scenario S on Acme {\n    duration 5s\n}\n';
        const after = await repaired(text, 'name/unknown', '/fixes/main.ccsim');
        expect(after).toBe(`import "topologies/acme.ccsim"\n\n${text}`);
    });

    test.each<readonly [string, string, string]>([
        ['set agentReloginDelai 5s', 'setting/unknown', 'set agentReloginDelay 5s'],
        ['expect at 5s EmailManager received NEW_TASKS', 'message/unknown', 'received NEW_TASK\n'],
        ['expect at 5s task Mail ended with NORMAL_END_TASKS', 'code/disposition', 'with NORMAL_END_TASK\n'],
        ['at 5 fail Central', 'quantity/unit', 'at 5s fail Central'],
        ['at 5s fail A101', 'component/agent', 'fail A101.desktop'],
        ['at 5s fail Ucm.A', 'component/side', 'fail Ucm\n'],
        ['at 5s EmailManager receives Email task', 'work/lasting', 'Email task lasting 1min\n'],
        ['set taskWrapUp 5s\n    set taskWrapUp 6s', 'setting/twice', 'set taskWrapUp'],
    ])('%s (%s)', async (statement, code, expected) => {
        expect(await repaired(inScenario(statement), code)).toContain(expected);
    });

    test('add the duration of a scenario', async () => {
        expect(await repaired(inScenario(''), 'scenario/duration')).toContain(
            'scenario Test on Acme {\n    duration 10min',
        );
    });
});

describe('inlay hints', () => {
    async function hints(text: string): Promise<readonly InlayHint[]> {
        const { document } = await open(text);
        const end = document.textDocument.positionAt(text.length);
        const range = { start: { line: 0, character: 0 }, end };
        const params = { textDocument: identifier(document), range };
        return (await ccsim.lsp.InlayHintProvider?.getInlayHints(document, params)) ?? [];
    }

    test('give the absolute time of relative statements', async () => {
        const text = inScenario(
            'after 30s A101 log out\n    every 5s EmailManager receives Email task lasting 1s\n    after 1min fail Central',
        );
        const labels = (await hints(text)).map((each) => each.label);
        expect(labels).toEqual(expect.arrayContaining(['= 34s', '= 94s']));
    });

    test('give the limits of a domain that are defaults', async () => {
        const labels = (await hints(ACME)).map((each) => each.label);
        expect(labels).toEqual([
            'task life 20min, start timeout 30s, max duration 8h, not interruptible',
            'max duration 8h',
        ]);
    });
});

test('code lenses run and debug each scenario', async () => {
    const { document } = await open(inScenario('at 5s fail Central'));
    const lenses = await ccsim.lsp.CodeLensProvider?.provideCodeLens(document, { textDocument: identifier(document) });
    expect(lenses?.map((each) => each.command)).toEqual([
        {
            title: expect.stringContaining('Run Scenario'),
            command: 'ccsim.runScenario',
            arguments: [document.uri.toString(), 'Test'],
        },
        { title: 'Debug', command: 'ccsim.debugScenario', arguments: [document.uri.toString(), 'Test'] },
    ]);
});

test('imports are links', async () => {
    const { document } = await open('import "topologies/acme.ccsim"\nimport "/absolute.ccsim"', '/links/main.ccsim');
    const links = await ccsim.lsp.DocumentLinkProvider?.getDocumentLinks(document, {
        textDocument: identifier(document),
    });
    expect(links).toEqual([
        {
            range: { start: { line: 0, character: 8 }, end: { line: 0, character: 29 } },
            target: 'file:///links/topologies/acme.ccsim',
            tooltip: expect.any(String),
        },
    ]);
});
