import { deepEqual, equal, ok } from 'node:assert/strict';
import { commands, TabInputWebview, window } from 'vscode';
import { openExample } from './documents.ts';

suite('Running a scenario', () => {
    suiteTeardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

    test('opens its timeline and says what came of the expectations', async () => {
        const document = await openExample('router-link-lost.ccsim');
        const summary = await commands.executeCommand<{ entries: number; failedExpectations: number } | undefined>(
            'ccsim.runScenario',
            document.uri,
            'RouterLinkLost',
        );
        ok(summary && summary.entries > 100);
        equal(summary.failedExpectations, 0);
        deepEqual(timelines(), ['RouterLinkLost']);
    });

    test('uses the same panel again', async () => {
        const document = await openExample('router-link-lost.ccsim');
        await commands.executeCommand('ccsim.runScenario', document.uri, 'RouterLinkLost');
        deepEqual(timelines(), ['RouterLinkLost']);
    });

    test('does nothing for a scenario that is not there', async () => {
        const document = await openExample('router-link-lost.ccsim');
        equal(await commands.executeCommand('ccsim.runScenario', document.uri, 'Nowhere'), undefined);
        deepEqual(timelines(), ['RouterLinkLost']);
    });
});

function timelines(): readonly string[] {
    return window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('ccsim.timeline'))
        .map(({ label }) => label);
}
