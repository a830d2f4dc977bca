import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { byKeyboard, byMouse } from '../drives.ts';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

const END_MS = 480_000;
const FILE = 'router-link-lost.ccsim';

/** Text and timeline beside each other: each says what the other one means, and failures are tried out in between. */
describe('a scenario and its timeline, side by side', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;

    beforeAll(async () => {
        session = await openEditor({ settings: { 'editor.minimap.enabled': false } });
        workbench = session.workbench;
        await workbench.openFile(FILE);
        await workbench.runCommand('View: Close Primary Side Bar');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    const triedOut = (): Promise<string> => panel.part('provisional').innerText();
    const countOf = (part: string): Promise<number> => panel.part(part).count();

    /** Leaves only the lanes with a name. */
    async function filterLanes(name: string): Promise<void> {
        await panel.press('0', '/');
        await panel.fieldHasFocus('lane-filter');
        await panel.selectFieldText();
        await workbench.type(name);
        await expect.poll(() => panel.pointing.names()).toContain(name);
    }

    async function rightClick(row: string, atMs: number): Promise<void> {
        await panel.pointing.click(await panel.pointing.instant(row, atMs, END_MS), 'right');
    }

    async function dropByMouse(): Promise<void> {
        await panel.part('drop').click();
        await expect.poll(() => countOf('provisional')).toBe(0);
    }

    /** Finds what was kept in the scenario, and undoes it there. */
    async function undoInText(statement: string): Promise<void> {
        await workbench.openFile(FILE);
        await workbench.goToText(statement);
        expect(await workbench.textOfCursorLine()).toMatch(new RegExp(`^ {4}at \\S+ +${statement}`));
        await workbench.press('Control+Z');
        await expect.poll(() => countOf('changes')).toBe(0);
    }

    describe('says above a failure what it did', () => {
        const listed = (): Promise<string> => panel.part('consequences-table').innerText();

        byMouse('consequences', 'a click there leads to the list of all of it', async () => {
            const lens = workbench.codeLens('1 task in no report');
            await lens.first().waitFor();
            await workbench.screenshot('live consequences');
            await lens.locator('a', { hasText: 'in no report' }).first().click();
            await expect.poll(listed).toContain('EmailPim sends ROUTING_DISABLED to EmailManager');
        });

        byKeyboard('consequences', 'a command on the line leads there too', async () => {
            await panel.clickTab('agents');
            await workbench.openFile(FILE);
            await workbench.goToText('cut EmailPim -- Central');
            await workbench.startCommand('Show CodeLens Commands for Current Line');
            await workbench.typePick('Select a command', 'in no report', 'in no report');
            await workbench.textHasFocus();
            await expect.poll(listed).toContain('EmailPim sends ROUTING_DISABLED to EmailManager');
        });

        it('and not at its end once more', async () => {
            const lines = workbench.page.locator('.view-line', { hasText: '1 task in no report' });
            await expect.poll(() => lines.count()).toBe(0);
        });
    });

    describe('tries failures out', () => {
        byKeyboard('inject-cut', 'i on the row of a link cuts it at the cursor', async () => {
            await filterLanes('ChatPim -- Central');
            await panel.activateRow('ChatPim -- Central');
            await workbench.press('i');
            await panel.part('inject-cut').waitFor();
            await workbench.press('Enter');
            await expect.poll(triedOut).toMatch(/cut ChatPim -- Central/);
            await expect.poll(() => panel.part('changes').innerText()).toMatch(/differences? from the last saved run/);
            await workbench.screenshot('live tried out');
        });

        byKeyboard('drop', 'Tab leads to the button, Enter drops it', async () => {
            await panel.focusCanvas();
            await panel.tabTo(panel.part('drop'), 'Shift+Tab');
            await workbench.press('Enter');
            await expect.poll(() => countOf('provisional')).toBe(0);
        });

        byMouse('inject-cut', 'a right click on the row of a link cuts it there', async () => {
            await rightClick('ChatPim -- Central', 200_000);
            await panel.part('inject-cut').click();
            await expect.poll(triedOut).toMatch(/at 3min(1\d|2\d)\S* cut ChatPim -- Central/);
        });

        byMouse('keep', 'a click writes it into the scenario, where it can be undone', async () => {
            await panel.part('keep').click();
            await expect.poll(() => countOf('provisional')).toBe(0);
            await undoInText('cut ChatPim -- Central');
        });

        byMouse('inject-fail', 'a right click on the row of a component lets it fail there', async () => {
            await filterLanes('ChatServer');
            await rightClick('ChatServer', 200_000);
            await panel.part('inject-fail').click();
            await expect.poll(triedOut).toMatch(/at 3min(1\d|2\d)\S* fail ChatServer/);
        });

        byMouse('drop', 'a click runs the scenario without it', dropByMouse);

        byKeyboard('inject-fail', 'i on the row of a component lets it fail at the cursor', async () => {
            await panel.activateRow('ChatServer');
            await panel.press('Home', 'x', 'i');
            await panel.part('inject-fail').waitFor();
            await workbench.press('Enter');
            await expect.poll(triedOut).toMatch(/at 1min fail ChatServer/);
        });

        byKeyboard('keep', 'Tab leads to the button, Enter writes it into the scenario', async () => {
            await panel.focusCanvas();
            await panel.tabTo(panel.part('keep'), 'Shift+Tab');
            await workbench.press('Enter');
            await expect.poll(() => countOf('provisional')).toBe(0);
            await undoInText('fail ChatServer');
        });

        byMouse('inject-restore', 'a right click on a link that is down restores it there', async () => {
            await filterLanes('EmailPim -- Central');
            await rightClick('EmailPim -- Central', 100_000);
            await panel.part('inject-restore').click();
            await expect.poll(triedOut).toMatch(/restore EmailPim -- Central/);
            await dropByMouse();
        });

        byKeyboard('inject-restore', 'i on a link that is down restores it at the cursor', async () => {
            await panel.activateRow('EmailPim -- Central');
            await panel.press('Home', 'x', 'i');
            await panel.part('inject-restore').waitFor();
            await workbench.press('Enter');
            await expect.poll(triedOut).toMatch(/at 1min restore EmailPim -- Central/);
            await dropByMouse();
        });
    });

    describe('marks what changes', () => {
        byKeyboard('changes', 'typing does, and the arrow keys lead to the list', async () => {
            await workbench.openFile(FILE);
            await workbench.goToText('for 90s');
            await workbench.press('ArrowRight');
            await workbench.press('ArrowLeft');
            await workbench.press('Backspace');
            await workbench.type('1');
            await expect.poll(() => panel.part('changes').innerText()).toMatch(/differences from the last saved run/);
            await panel.keyTab('changes');
            await expect.poll(() => panel.part('changes-table').innerText()).toContain('EmailPim -- Central');
        });

        byMouse('changes', 'a click on their number lists them, one on a row shows it', async () => {
            await panel.clickTab('agents');
            await panel.part('changes').click();
            const link = panel.part('changes-table').locator('tr.row', { hasText: 'EmailPim -- Central' });
            await link.last().click();
            await expect.poll(() => panel.cursor()).toBe('2min30s');
            await workbench.screenshot('live changes');
        });

        it('until the change is undone', async () => {
            await workbench.openFile(FILE);
            // What was deleted and what was typed are a step each.
            await workbench.press('Control+Z');
            await workbench.press('Control+Z');
            await expect.poll(() => countOf('changes')).toBe(0);
        });
    });

    it('says beside the declarations how things are at the cursor', async () => {
        await panel.press('Home', 'x');
        await workbench.openFile(FILE);
        await workbench.openFile('acme.ccsim');
        await workbench.goToText('link EmailPim -- Central');
        await expect.poll(() => workbench.annotationOfCursorLine()).toBe('DOWN');
        await workbench.screenshot('live states');
        await workbench.goToText('agents Alice, Bob');
        await expect.poll(() => workbench.annotationOfCursorLine()).toMatch(/^Alice .+ in Email · Bob .+ in Email$/);
    });
});
