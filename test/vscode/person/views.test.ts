import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

/** The same run seen in other ways: the topology, playing, sequences, rules, status pages; by mouse and by keys. */
describe('the views of a run', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;

    beforeAll(async () => {
        session = await openEditor();
        workbench = session.workbench;
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.runCommand('View: Close Primary Side Bar');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    function cursor(): Promise<string> {
        return panel.part('cursor-time').innerText();
    }

    it('show the topology, and lead from a box to its declaration', async () => {
        await panel.part('tab-topology').click();
        const box = panel.part('topology').locator('[aria-label^="Central.A,"]');
        await box.click({ position: { x: 20, y: 8 } });
        await panel.part('topology-reveal').click();
        await expect.poll(() => workbench.tabs()).toContain('acme');
        await expect.poll(() => workbench.cursorLine()).toBe(await declaredIn('controller Central duplexed'));
    });

    it('walk through the topology by keys, and explain what is chosen there', async () => {
        panel = await workbench.timeline();
        const controller = panel.part('topology').locator('[aria-label^="Central,"]');
        await controller.focus();
        await workbench.press('ArrowDown');
        await workbench.press('Enter');
        await expect.poll(() => panel.part('topology-card').innerText()).toMatch(/Central\.[AB]/);
        await workbench.press('Escape');
        await expect.poll(() => panel.part('topology-card').count()).toBe(0);
    });

    it('play the run by a key and by a click', async () => {
        await panel.moveTo('start');
        await panel.part('speed').selectOption('1000');
        await panel.canvas.focus();
        await workbench.press('k');
        await expect.poll(cursor).not.toBe('0s');
        await expect.poll(() => panel.part('play').getAttribute('title')).toBe('Play (k)');
        const end = await cursor();
        await panel.part('previous-event').click();
        await expect.poll(cursor).not.toBe(end);
        await workbench.press('l');
    });

    it('draw messages as a sequence, and count the rules', async () => {
        await panel.part('tab-sequence').click();
        const message = panel.part('sequence').locator('button.row').last();
        await message.focus();
        await workbench.press('Enter');
        await expect.poll(() => panel.part('sequence').locator('button.row.selected').count()).toBe(1);
        await panel.part('all-tabs').click();
        await panel.part('all-tabs-rules').click();
        await expect.poll(() => panel.part('rules-table').innerText()).toContain('link/cut');
        await panel.part('copy-rows').click();
        await expect.poll(() => panel.part('said').innerText()).toMatch(/^\d+ rows copied$/);
    });

    it('show the Server Status of a media server, with its details on demand', async () => {
        await workbench.openFile('media-server-status.ccsim');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
        await panel.part('tab-agents').focus();
        for (let tab = 0; tab < 9 && !(await panel.part('server-status').isVisible()); tab += 1) {
            await workbench.press('ArrowRight');
        }
        await expect.poll(() => panel.part('server-status').innerText()).toMatch(/cic1\.acme\.example\s+Not Connected/);
        await panel.part('open-details').last().click();
        await expect.poll(() => panel.part('opened-details').innerText()).toContain('Trusted by the CIC server');
    });
});

/** The line of the examples' topology that holds a text, counted from 1. */
async function declaredIn(text: string): Promise<number> {
    const topology = resolve(import.meta.dirname, '../../../examples/topologies/acme.ccsim');
    const lines = (await readFile(topology, 'utf8')).split('\n');
    return lines.findIndex((line) => line.includes(text)) + 1;
}
