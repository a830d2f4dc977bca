import { deepEqual, equal, ok } from 'node:assert/strict';
import { commands, TabInputWebview, type Uri, window, workspace } from 'vscode';
import { openExample, temporaryFolder } from './documents.ts';

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

    test('exports it in every form', async () => {
        const document = await openExample('router-link-lost.ccsim');
        const folder = await temporaryFolder();
        try {
            for (const [format, beginning] of Object.entries(BEGINNINGS)) {
                const target = folder.file(`run.${format}`);
                const saved = await commands.executeCommand<Uri | undefined>(
                    'ccsim.exportTimeline',
                    document.uri,
                    'RouterLinkLost',
                    undefined,
                    format,
                    target,
                );
                equal(saved?.toString(), target.toString());
                const bytes = await workspace.fs.readFile(target);
                equal(new TextDecoder('latin1').decode(bytes.slice(0, beginning.length)), beginning);
            }
        } finally {
            await folder.remove();
        }
    });

    test('is compared with another seed and with another scenario, in panels of their own', async () => {
        const document = await openExample('router-link-lost.ccsim');
        const other = await openExample('mr-pg-down.ccsim');
        const run = { document: document.uri.toString(), scenario: 'RouterLinkLost' };
        const [scenario] = /(?<=^scenario )\w+/m.exec(other.getText()) ?? [];
        const seeds = await commands.executeCommand<{ entries: number } | undefined>('ccsim.compareSeeds', run, 8);
        const against = { document: other.uri.toString(), scenario };
        const both = await commands.executeCommand<{ entries: number } | undefined>(
            'ccsim.compareScenarios',
            run,
            against,
        );
        ok(seeds && both && seeds.entries > 100 && both.entries > 100);
        deepEqual(timelines().slice(-2), ['RouterLinkLost, seed 8 ⇄ RouterLinkLost', `RouterLinkLost ⇄ ${scenario}`]);
    });

    test('does nothing for a scenario that is not there', async () => {
        const document = await openExample('router-link-lost.ccsim');
        const before = timelines();
        equal(await commands.executeCommand('ccsim.runScenario', document.uri, 'Nowhere'), undefined);
        deepEqual(timelines(), before);
    });
});

/** What a file of each form begins with. */
const BEGINNINGS: Readonly<Record<string, string>> = {
    png: '\u2030PNG',
    svg: '<svg xmlns="http://www.w3.org/2000/svg"',
    'entries.csv': 'entry,at_ms,kind,lane,what',
    'tasks.csv': 'Task,Agent,State,Outcome',
    json: '{',
    html: '<!DOCTYPE html>',
};

function timelines(): readonly string[] {
    return window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('ccsim.timeline'))
        .map(({ label }) => label);
}
