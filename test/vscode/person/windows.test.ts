import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

const FILE = 'router-link-lost.ccsim';

/** A window that is loaded again has to start everything anew. */
const PATIENT = { timeout: 60_000 };

/** A filter that stands nowhere else, by which what VS Code keeps of the panel is found. */
const MARK = 'kept over every reload';

/** Windows come and go while somebody works: one is loaded again, and another one is opened on the same folder. */
describe('windows on a folder', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;
    let text: string;
    let view: unknown;

    beforeAll(async () => {
        session = await openEditor();
        workbench = session.workbench;
        text = await readFile(join(session.folder, FILE), 'utf8');
        await workbench.openFile(FILE);
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
        await panel.canvas.focus();
        for (const key of [
            'PageUp',
            'ArrowDown',
            'x',
            '+',
            '+',
            't',
            '1',
            'Shift+ArrowRight',
            'Shift+ArrowRight',
            '2',
        ]) {
            await workbench.press(key);
        }
        await panel.show('tasks');
        await panel.filterRows(MARK);
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    it('have zoom, cursor, pins, markers and tab as they were after a reload, though nothing is open in the editor', async () => {
        await expect.poll(() => workbench.remembers(MARK), PATIENT).toBe(true);
        view = await keptView(panel);
        expect(view).toMatchObject({
            window: { fromMs: expect.any(Number) },
            cursorMs: expect.any(Number),
            pins: [expect.any(String)],
            markers: { first: expect.any(Number), second: expect.any(Number) },
            tab: 'tasks',
        });
        await workbench.openFile(FILE);
        await workbench.closeTab(FILE);
        panel = await reloaded(workbench);
        await expect.poll(() => seedOf(panel), PATIENT).toBe('7');
        expect(await keptView(panel)).toEqual(view);
    });

    it('run what the file says by then, in the same view', async () => {
        await writeFile(join(session.folder, FILE), text.replace('seed 7', 'seed 72'));
        panel = await reloaded(workbench);
        await expect.poll(() => seedOf(panel), PATIENT).toBe('72');
        expect(await keptView(panel)).toEqual(view);
    });

    it('say that the file is gone where it is, and run it once it is there again', async () => {
        await rm(join(session.folder, FILE));
        await workbench.page.reload();
        const problems = (await workbench.timelineNotice()).part('problems-list');
        await expect.poll(() => problems.innerText(), PATIENT).toContain(FILE);
        await writeFile(join(session.folder, FILE), text);
        panel = await workbench.timeline();
        await expect.poll(() => seedOf(panel), PATIENT).toBe('7');
        expect(await keptView(panel)).toEqual(view);
    });

    it('do not disturb each other: each runs its own text, and takes over what the other saves', async () => {
        await workbench.openFile(FILE);
        const other = await session.openWindow();
        await other.openFile(FILE);
        await other.runCommand('CCSim: Run Scenario');
        const otherPanel = await other.timeline();
        await workbench.goToText('seed 7');
        await workbench.press('End');
        await workbench.type('1');
        await expect.poll(() => seedOf(panel)).toBe('71');
        expect(await seedOf(otherPanel)).toBe('7');
        await workbench.press('Control+S');
        await expect.poll(() => seedOf(otherPanel)).toBe('71');
        await other.openFile(FILE);
        await other.goToText('seed 71');
        await other.press('End');
        await other.type('5');
        await expect.poll(() => seedOf(otherPanel)).toBe('715');
        expect(await seedOf(panel)).toBe('71');
        await other.press('Control+S');
        await expect.poll(() => seedOf(panel)).toBe('715');
        expect(await readFile(join(session.folder, FILE), 'utf8')).toBe(text.replace('seed 7', 'seed 715'));
        expect(await keptView(panel)).toEqual(view);
        await other.page.close();
    });
});

async function reloaded(workbench: Workbench): Promise<TimelinePanel> {
    await workbench.page.reload();
    return workbench.timeline();
}

async function seedOf(panel: TimelinePanel): Promise<string | undefined> {
    return /seed (\d+)/.exec(await panel.part('status-line').innerText())?.[1];
}

/** What of a panel's view a person chose; what names an entry of one run is not kept. */
function keptView(panel: TimelinePanel): Promise<unknown> {
    return panel.canvas.evaluate(() => {
        const app = document.querySelector('ccsim-panel');
        const view: unknown = app !== null && 'view' in app ? app.view : undefined;
        const kept = ['window', 'cursorMs', 'pins', 'markers', 'tab', 'rowFilter', 'lanes', 'split'];
        return Object.fromEntries(kept.map((key) => [key, Object(view)[key]]));
    });
}
