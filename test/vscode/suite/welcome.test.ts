import { deepEqual, equal, ok } from 'node:assert/strict';
import { commands, languages, type TextDocument, Uri, window, workspace } from 'vscode';
import { temporaryFolder } from './documents.ts';

suite('A person who is new', () => {
    suiteTeardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

    test('gets a scenario in an untitled document, with what to change first selected', async () => {
        const document = await made('media', 'MrGatewayFails', 'gateway down');
        equal(document.isUntitled, true);
        equal(document.languageId, 'ccsim');
        ok(document.getText().includes('scenario GatewayDown on Site {'));
        const editor = window.activeTextEditor;
        equal(editor?.document.uri.toString(), document.uri.toString());
        equal(document.getText(editor?.selection), '90s');
    });

    test('runs it at once, without a finding', async () => {
        const document = await made('voice', 'FinesseFails', 'FinesseFails');
        const summary = await commands.executeCommand<{ entries: number; failedExpectations: number } | undefined>(
            'ccsim.runScenario',
            document.uri,
            'FinesseFails',
        );
        ok(summary && summary.entries > 50);
        equal(summary.failedExpectations, 0);
        deepEqual(languages.getDiagnostics(document.uri), []);
    });

    test('copies the samples twice, and each runs where it is', async () => {
        const folder = await temporaryFolder();
        try {
            const first = await copied(folder.file(''));
            const second = await copied(folder.file(''));
            ok(first.path.endsWith('/ccsim-samples'));
            ok(second.path.endsWith('/ccsim-samples-2'));
            const document = await workspace.openTextDocument(Uri.joinPath(second, 'router-link-lost.ccsim'));
            const summary = await commands.executeCommand<{ failedExpectations: number } | undefined>(
                'ccsim.runScenario',
                document.uri,
                'RouterLinkLost',
            );
            equal(summary?.failedExpectations, 0);
        } finally {
            await folder.remove();
        }
    });

    test('looks at a sample that cannot be changed, with what it imports', async () => {
        const uri = Uri.from({ scheme: 'ccsim-samples', path: '/mr-pg-down.ccsim' });
        const document = await workspace.openTextDocument(uri);
        await window.showTextDocument(document);
        const summary = await commands.executeCommand<{ failedExpectations: number } | undefined>(
            'ccsim.runScenario',
            document.uri,
            'MrPgDown',
        );
        equal(summary?.failedExpectations, 0);
        equal(workspace.fs.isWritableFileSystem('ccsim-samples'), false);
    });

    test('finds the walkthrough', async () => {
        await commands.executeCommand('ccsim.getStarted');
    });
});

suite('Where something goes wrong', () => {
    suiteTeardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

    test('a report says what the circumstances are, and nothing of the scenario', async () => {
        await made('voice', 'FinesseFails', 'OfSomebody');
        await commands.executeCommand('ccsim.reportIssue', false);
        const report = window.activeTextEditor?.document;
        equal(report?.languageId, 'markdown');
        const text = report?.getText() ?? '';
        ok(/^- CCSim: \d+\.\d+\.\d+$/m.test(text));
        ok(/^- Language server: running$/m.test(text));
        ok(/^- Changed settings: none$/m.test(text));
        equal(text.includes('OfSomebody'), false);
    });

    test('a report has the scenario where the person agrees', async () => {
        await made('voice', 'FinesseFails', 'OfSomebody');
        await commands.executeCommand('ccsim.reportIssue', true);
        ok(window.activeTextEditor?.document.getText().includes('scenario OfSomebody on Site {'));
    });

    test('the output is shown', async () => {
        await commands.executeCommand('ccsim.showOutput');
    });
});

async function made(system: string, scenario: string, name: string): Promise<TextDocument> {
    const uri = await commands.executeCommand<Uri>('ccsim.newScenario', system, scenario, name);
    return workspace.openTextDocument(uri);
}

async function copied(parent: Uri): Promise<Uri> {
    const target = await commands.executeCommand<Uri | undefined>('ccsim.openSamples', parent);
    ok(target);
    return target;
}
