import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

/** A filter that stands nowhere else, by which what VS Code keeps of the panel is found. */
const MARK = 'kept over the reload';

/** The panel stays beside the text: it follows what is typed, and is there again after a reload. */
describe('a timeline panel that is open', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;

    beforeAll(async () => {
        session = await openEditor();
        workbench = session.workbench;
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
        await panel.show('tasks');
        await panel.moveTo('end');
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    function status(): Promise<string> {
        return panel.part('status-line').innerText();
    }

    it('runs again when the text changes', async () => {
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.goToText('seed 7');
        await workbench.press('End');
        await workbench.type('1');
        await expect.poll(status, { timeout: 10_000 }).toContain('seed 71');
    });

    it('says what is in the way of a run, and shows the last one behind it', async () => {
        await workbench.type('x');
        await expect.poll(() => panel.part('problems-list').count(), { timeout: 10_000 }).toBe(1);
        expect(await panel.canvas.isVisible()).toBe(true);
        await workbench.press('Backspace');
        await workbench.press('Backspace');
        await expect.poll(status, { timeout: 10_000 }).toMatch(/seed 7 /);
        expect(await panel.part('problems-list').count()).toBe(0);
    });

    it('is as it was after the window is reloaded', async () => {
        await panel.filterRows(MARK);
        await expect.poll(() => workbench.remembers(MARK), { timeout: 30_000 }).toBe(true);
        await workbench.page.reload();
        panel = await workbench.timeline();
        await expect.poll(status, { timeout: 20_000 }).toMatch(/seed 7 /);
        expect(await panel.part('tab-tasks').getAttribute('aria-selected')).toBe('true');
        expect(await panel.part('row-filter').locator('input').inputValue()).toBe(MARK);
        expect(await panel.part('cursor-time').innerText()).toMatch(/min/);
    });
});
