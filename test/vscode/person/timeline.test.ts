import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { headHeight, metricsFor } from '../../../client/webview/model/geometry.ts';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

/** The timeline in its place beside the text, by mouse and by key. */
describe('the timeline of a network that splits', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;

    beforeAll(async () => {
        session = await openEditor();
        workbench = session.workbench;
        await workbench.openFile('controller-network-split.ccsim');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    async function press(...keys: readonly string[]): Promise<void> {
        await panel.canvas.focus();
        for (const key of keys) {
            await workbench.press(key);
        }
    }

    function cursor(): Promise<string> {
        return panel.part('cursor-time').innerText();
    }

    it('goes from failure to failure', async () => {
        await press('Home', 'x');
        await expect.poll(cursor).toBe('2min');
        await press('x');
        await expect.poll(cursor).toBe('5min');
        await press('Shift+X');
        await expect.poll(cursor).toBe('2min');
    });

    it('closes all groups and opens one', async () => {
        await press('0', 'c');
        const announced = panel.part('announcement');
        for (let row = 0; row < 12 && !(await announced.innerText()).startsWith('Components'); row += 1) {
            await press('ArrowDown');
            await expect.poll(() => announced.innerText()).not.toBe('');
        }
        await expect.poll(() => announced.innerText()).toMatch(/^Components, group of \d+, closed/);
        await press('Enter');
        await expect.poll(() => announced.innerText()).toMatch(/^Components, group of \d+, open/);
    });

    it('finds what happened by its text', async () => {
        await press('f');
        await workbench.type('routing_disabled');
        await workbench.press('Enter');
        await expect.poll(() => panel.part('find-count').innerText()).toMatch(/^1 of \d+$/);
        await workbench.press('Escape');
        await expect.poll(() => panel.part('find-field').isVisible()).toBe(false);
    });

    it('adds up a span and measures between markers', async () => {
        await press('Home', '1', 's', 'x', '2', 'e');
        await expect.poll(() => panel.part('marker-distance').innerText()).toBe('2min');
        await expect.poll(() => panel.part('span-sums').innerText()).toContain('0s – 2min (2min)');
        const box = await panel.canvas.boundingBox();
        const head = headHeight({ bandRows: 1, metrics: metricsFor(13) });
        const y = (box?.y ?? 0) + head + 40;
        const right = (box?.x ?? 0) + (box?.width ?? 0);
        await workbench.page.keyboard.down('Shift');
        await workbench.page.mouse.move(right - 200, y);
        await workbench.page.mouse.down();
        await workbench.page.mouse.move(right - 40, y, { steps: 4 });
        await workbench.page.mouse.up();
        await workbench.page.keyboard.up('Shift');
        await expect.poll(() => panel.part('span-sums').innerText()).not.toContain('0s – 2min');
        await workbench.screenshot('timeline measures');
        await panel.part('span-sums').getByRole('button', { name: 'Remove the span' }).click();
        await expect.poll(() => panel.part('span-sums').isVisible()).toBe(false);
    });

    it('lists its keys', async () => {
        await press('?');
        await expect.poll(() => panel.part('keys-help').innerText()).toContain('Zoom to the next failure');
        await workbench.press('Escape');
        await expect.poll(() => panel.part('keys-help').isVisible()).toBe(false);
    });
});
