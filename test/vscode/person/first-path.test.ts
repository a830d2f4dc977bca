import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

/** One person's first quarter of an hour with CCSim: each step goes on where the one before it ended. */
describe('from a line of text to the cause of what happened', () => {
    let session: EditorSession;
    let workbench: Workbench;

    beforeAll(async () => {
        session = await openEditor();
        workbench = session.workbench;
        await workbench.showProblems();
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    it('writes a statement with completion', async () => {
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.goToText('at 80s');
        await workbench.press('End');
        await workbench.press('Enter');
        await workbench.type('at 2min ');
        await workbench.press('Control+Space');
        expect(await workbench.proposals('cut')).toEqual(expect.arrayContaining(['fail', 'restore', 'Alice']));
        await workbench.accept('cut');
        await workbench.type(' ');
        await workbench.press('Control+Space');
        const links = await workbench.proposals('ChatPim -- Central');
        expect(links).toContain('EmailManager -- Cti');
        expect(links).not.toContain('Alice');
        await workbench.accept('ChatPim -- Central');
        await workbench.type(' for 20s');

        expect(await workbench.textOfCursorLine()).toBe('    at 2min cut ChatPim -- Central for 20s');
        await expect.poll(() => workbench.problems()).toEqual([]);
    });

    it('sees the error under the MR PIM whose link it deletes', async () => {
        await workbench.openFile('acme.ccsim');
        await workbench.goToText('link EmailPim -- Central');
        await workbench.press('Control+Shift+K');

        await expect
            .poll(() => workbench.problems())
            .toContainEqual(
                expect.stringMatching(/^MR PIM 'EmailPim' has no link to a controller.*Add 'link EmailPim -- Central'/),
            );
        await workbench.goToText('mr pim EmailPim');
        await expect.poll(() => workbench.wordsWithErrors()).toEqual(['EmailPim']);
    });

    it('undoes it and sees the error go', async () => {
        await workbench.press('Control+Z');

        await expect.poll(() => workbench.problems()).toEqual([]);
        await workbench.goToText('mr pim EmailPim');
        await expect.poll(() => workbench.wordsWithErrors()).toEqual([]);
    });

    let panel: TimelinePanel;

    it('runs the scenario from the command palette and reads what became of agents and tasks', async () => {
        await workbench.hideProblems();
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();

        await panel.show('agents');
        await panel.moveTo('start');
        await expect.poll(() => panel.rows('agents')).toContainEqual(bobForEmailIs('NOT_READY'));
        await panel.moveTo('end');
        await expect.poll(() => panel.rows('agents')).toContainEqual(bobForEmailIs('AVAILABLE'));
        await panel.show('tasks');
        expect(await panel.rows('tasks')).toContainEqual(
            expect.objectContaining({ Task: 'Short', Agent: 'Carol', Disposition: '38 NORMAL_END_TASK' }),
        );
    });

    it('finds what it wrote in the messages', async () => {
        await panel.show('messages');
        await panel.filterRows('ROUTING_DISABLED');
        await expect
            .poll(() => panel.rows('messages'))
            .toEqual([
                expect.objectContaining({ From: 'EmailPim', To: 'EmailManager' }),
                expect.objectContaining({ From: 'ChatPim', To: 'ChatServer' }),
            ]);
    });

    it('asks why and lands on the line that caused it', async () => {
        await panel.choose('messages', 'EmailManager');
        await expect.poll(() => panel.part('why-rule').innerText()).toMatch(/^mr\//);
        expect(await panel.part('why-cause').innerText()).toContain('cut EmailPim -- Central for 90s');
        await panel.part('why-cause').click();

        await expect.poll(() => workbench.textOfCursorLine()).toContain('cut EmailPim -- Central for 90s');
    });
});

function bobForEmailIs(state: string): unknown {
    return expect.objectContaining({ Agent: 'Bob', Domain: 'Email', State: state });
}
