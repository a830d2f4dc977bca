import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DebugView } from '../debug-view.ts';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { Workbench } from '../workbench.ts';

/** Somebody asks why a chat waits, and looks at the moment itself. */
describe('from a click beside a line to the state of an agent', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let debugView: DebugView;

    beforeAll(async () => {
        session = await openEditor();
        workbench = session.workbench;
        debugView = new DebugView(workbench.page);
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    it('stops where it was told to, and shows the agent at that moment', async () => {
        await workbench.openFile('mr-pg-down.ccsim');
        await workbench.goToText('fail MrPg');
        await debugView.toggleBreakpoint(await workbench.cursorLine());
        await workbench.press('F5');
        await debugView.stopped();

        expect(await workbench.textOfCursorLine()).toContain('fail MrPg for 1min');
        await expect.poll(() => debugView.callStack()).toEqual([expect.stringContaining('next is “at 30s fail MrPg')]);
        await debugView.open('Agents');
        await debugView.open('Carol');
        await expect.poll(() => debugView.variable('Chat')).toBe('ACTIVE');
        await debugView.open('Tasks');
        await expect.poll(() => debugView.variable('ThirdChat')).toBe('QUEUED, queue of Chat');
    });

    it('steps over the failure, sees what it did, and why', async () => {
        await workbench.press('F10');
        await expect
            .poll(() => debugView.callStack())
            .toEqual(
                expect.arrayContaining([expect.stringContaining('The timeline says “at 30s fail MrPg for 1min”')]),
            );
        await expect.poll(() => debugView.variable('ThirdChat')).toBe('WAITING, ChatServer');
        await workbench.screenshot('debugger');
    });

    it('has the timeline follow, on and back', async () => {
        await workbench.runCommand('CCSim: Show Timeline');
        const panel = await workbench.timeline();
        await debugView.press('Step Over');
        await expect.poll(() => panel.part('cursor-time').innerText()).toBe('45s');
        await debugView.press('Step Back');
        await expect.poll(() => panel.part('cursor-time').innerText()).toBe('30s');
        await workbench.screenshot('debugger and timeline');
    });

    it('is led by the timeline: to the state under its cursor', async () => {
        const panel = await workbench.timeline();
        await panel.part('next-transition').click();
        await expect.poll(() => panel.part('cursor-time').innerText()).toBe('45s');
        await panel.part('debug-at').click();
        await expect.poll(async () => (await debugView.callStack())[0]).toMatch(/^45s/);
        expect(await panel.part('cursor-time').innerText()).toBe('45s');
    });
});
