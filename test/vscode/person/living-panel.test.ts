import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { byKeyboard, byMouse } from '../drives.ts';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

const FILE = 'router-link-lost.ccsim';

/** A filter that stands nowhere else, by which what VS Code keeps of the panel is found. */
const MARK = 'kept over the reload';

const QUIET = `import "topologies/acme.ccsim"
scenario Quiet on Acme { duration 1min }
`;

/** Goes on until somebody stops it. */
const ENDLESS = `import "topologies/acme.ccsim"
scenario Endless on Acme {
    set eventLimit 1000000000
    duration 31d
    at 0s  Alice, Bob log in
    at 0s  Alice, Bob become ready
    every 1s from 1s to 31d  EmailManager receives Email task lasting 1s
}
`;

/** The panel in all its states: it follows what is typed, says what is in the way, and is there again after a reload. */
describe('a timeline panel that is open', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;

    beforeAll(async () => {
        session = await openEditor();
        workbench = session.workbench;
        await writeFile(join(session.folder, 'quiet.ccsim'), QUIET);
        await writeFile(join(session.folder, 'endless.ccsim'), ENDLESS);
        await workbench.openFile(FILE);
        await workbench.runCommand('View: Close Primary Side Bar');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
        await panel.show('tasks');
        await panel.moveTo('end');
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    const status = (): Promise<string> => panel.part('status-line').innerText();

    /** Opens a file where no panel is. */
    async function openBesidePanel(file: string): Promise<void> {
        await workbench.runCommand('View: Focus First Editor Group');
        await workbench.openFile(file);
    }

    it('runs again when the text changes', async () => {
        await workbench.openFile(FILE);
        await workbench.goToText('seed 7');
        await workbench.press('End');
        await workbench.type('1');
        await expect.poll(status).toContain('seed 71');
    });

    describe('shows a scenario that cannot run', () => {
        const problem = () => panel.part('problems-list').getByRole('button').first();

        async function seedLine(): Promise<void> {
            await expect.poll(() => workbench.textOfCursorLine()).toMatch(/seed 71x/);
        }

        byMouse('problems', 'a click on a problem leads to its place; the last run is still there', async () => {
            await workbench.type('x');
            await expect.poll(() => panel.part('problems-list').count()).toBe(1);
            expect(await panel.canvas.isVisible()).toBe(true);
            await workbench.goToLine(1);
            await problem().click();
            await seedLine();
        });

        byKeyboard('problems', 'Tab leads to a problem, Enter to its place', async () => {
            await workbench.goToLine(1);
            await panel.focusCanvas();
            await panel.tabTo(problem(), 'Shift+Tab');
            await workbench.press('Enter');
            await seedLine();
            await workbench.press('End');
            await workbench.press('Backspace');
            await workbench.press('Backspace');
            await expect.poll(status).toMatch(/seed 7 /);
            expect(await panel.part('problems-list').count()).toBe(0);
        });
    });

    describe('shows expectations that failed', () => {
        const failed = () => panel.part('expectations-table').locator('tr.row', { hasText: 'ended with 42' });
        const atEnd = (): Promise<string> => panel.cursor();

        byMouse('failures', 'a click on the verdict lists them, one on a row shows its instant', async () => {
            await workbench.goToText('task Short ended with 38');
            await workbench.press('ArrowRight');
            await workbench.press('Backspace');
            await workbench.press('Backspace');
            await workbench.type('42');
            await expect.poll(() => panel.part('verdict').innerText()).toContain('1 of 10 expectations failed');
            await panel.moveTo('start');
            await panel.part('verdict').click();
            await failed().first().click();
            await expect.poll(atEnd).not.toBe('0s');
        });

        byKeyboard('failures', 'Tab leads to the verdict, Enter to the list and to its instant', async () => {
            await panel.clickTab('agents');
            await panel.moveTo('start');
            await panel.tabTo(panel.part('verdict'), 'Shift+Tab');
            await workbench.press('Enter');
            await failed().first().waitFor();
            await panel.tabTo(panel.part('expectations-table').locator('tr.row').first());
            await panel.tabTo(failed().first(), 'ArrowDown');
            await workbench.press('Enter');
            await expect.poll(atEnd).not.toBe('0s');
        });

        it('until the text is as it was', async () => {
            await workbench.openFile(FILE);
            await workbench.goToText('task Short ended with 42');
            await workbench.press('ArrowRight');
            await workbench.press('Backspace');
            await workbench.press('Backspace');
            await workbench.type('38');
            await expect.poll(() => panel.part('verdict').innerText()).toContain('10 expectations passed');
        });
    });

    describe('is as it was after the window is reloaded', () => {
        byKeyboard('restored', 'by a command, with what keys had set', async () => {
            await panel.keyTab('tasks');
            await panel.press('Home', '1');
            await panel.tabTo(panel.part('row-filter'));
            await workbench.type(MARK);
            await expect.poll(() => workbench.remembers(MARK), { timeout: 60_000 }).toBe(true);
            await workbench.reload();
            panel = await workbench.timeline();
            await expect.poll(status).toMatch(/seed 7 /);
            expect(await panel.part('tab-tasks').getAttribute('aria-selected')).toBe('true');
            expect(await panel.part('row-filter').locator('input').inputValue()).toBe(MARK);
            expect(await panel.part('markers').innerText()).toContain('0s');
        });

        byMouse('restored', 'by a click, with what the mouse had set', async () => {
            await panel.clickTab('messages');
            await panel.part('row-filter').click();
            await workbench.type(`${MARK} once more`);
            await panel.button('Remove marker 1').click();
            await expect.poll(() => workbench.remembers(`${MARK} once more`), { timeout: 60_000 }).toBe(true);
            await workbench.page.reload();
            panel = await workbench.timeline();
            await expect.poll(status).toMatch(/seed 7 /);
            expect(await panel.part('tab-messages').getAttribute('aria-selected')).toBe('true');
            expect(await panel.part('row-filter').locator('input').inputValue()).toBe(`${MARK} once more`);
            expect(await panel.part('markers').count()).toBe(0);
        });
    });

    describe('shows a scenario in which nothing happens', () => {
        byMouse('empty', 'a click above it runs it, and every table says that it is empty', async () => {
            await openBesidePanel('quiet.ccsim');
            await workbench.clickLens('Run Scenario');
            panel = await workbench.timeline();
            await panel.clickTab('tasks');
            await expect.poll(() => panel.part('tasks-table').innerText()).toMatch(/no task/i);
        });

        byKeyboard('empty', 'Ctrl+Alt+R runs it', async () => {
            await openBesidePanel('quiet.ccsim');
            await workbench.press('Control+Alt+R');
            await panel.keyTab('messages');
            await expect
                .poll(() => panel.part('messages-table').innerText())
                .toContain('No component sends a message.');
        });
    });

    describe('shows how far a long run is', () => {
        const cancelled = (): Promise<string> => panel.notice.innerText();

        byMouse('progress', 'a click cancels it', async () => {
            await openBesidePanel('endless.ccsim');
            await workbench.clickLens('Run Scenario');
            panel = await workbench.timelineNotice();
            await panel.part('cancel').waitFor();
            expect(await status()).toMatch(/^Running… \d+ %$/);
            await panel.part('cancel').click();
            await expect.poll(cancelled).toContain('The run was cancelled.');
        });

        byKeyboard('progress', 'Enter runs it again, and cancels it again', async () => {
            await panel.tabTo(panel.button('Run again'), 'Shift+Tab');
            await workbench.press('Enter');
            await panel.part('cancel').waitFor();
            await panel.tabTo(panel.part('cancel'));
            await workbench.press('Enter');
            await expect.poll(cancelled).toContain('The run was cancelled.');
        });
    });
});
