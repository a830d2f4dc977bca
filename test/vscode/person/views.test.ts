import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { byKeyboard, byMouse } from '../drives.ts';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

/** The same run seen in other ways: the topology, playing, tables, status pages; each once by mouse and once by key. */
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

    const cursor = (): Promise<string> => panel.cursor();
    const textOf = (part: string): Promise<string> => panel.part(part).innerText();

    /** Shows a view by a click, or by keys, and waits until it says something. */
    async function clicked(tab: string, part: string, says: string): Promise<void> {
        await panel.clickTab(tab);
        await expect.poll(() => textOf(part)).toContain(says);
    }
    async function keyed(tab: string, part: string, says: string): Promise<void> {
        await panel.keyTab(tab);
        await expect.poll(() => textOf(part)).toContain(says);
    }

    describe('plays', () => {
        byMouse('play', 'a click plays to the end', async () => {
            await panel.moveTo('start');
            await panel.part('speed').selectOption('1000');
            await panel.part('play').click();
            await expect.poll(cursor).toBe('8min');
            await expect.poll(() => panel.part('play').getAttribute('title')).toBe('Play (k)');
        });

        byMouse('back', 'buttons step to the previous event and to the previous change', async () => {
            await panel.part('previous-event').click();
            await expect.poll(cursor).not.toBe('8min');
            const event = await cursor();
            await panel.part('previous-transition').click();
            await expect.poll(cursor).not.toBe(event);
        });

        byMouse('step', 'buttons step to the next event and to the next change', async () => {
            await panel.moveTo('start');
            await panel.part('next-event').click();
            await expect.poll(cursor).toBe('5s');
            await panel.part('next-transition').click();
            await expect.poll(cursor).not.toBe('5s');
        });

        byKeyboard('step', 'l and L step to the next event and to the next change', async () => {
            await panel.press('Home', 'l');
            await expect.poll(cursor).toBe('5s');
            await panel.press('Shift+L');
            await expect.poll(cursor).not.toBe('5s');
        });

        byKeyboard('back', 'J and j step back', async () => {
            await panel.press('Shift+J');
            await expect.poll(cursor).toBe('5s');
            await panel.press('j');
            await expect.poll(cursor).toBe('0s');
        });

        byMouse('speed', 'it is chosen from a list', async () => {
            await panel.part('speed').selectOption('1');
            await expect.poll(() => panel.part('speed').inputValue()).toBe('1');
        });

        byKeyboard('speed', '> and < change it', async () => {
            await panel.press('Shift+>');
            await expect.poll(() => panel.part('speed').inputValue()).not.toBe('1');
            await panel.press('Shift+<');
            await expect.poll(() => panel.part('speed').inputValue()).toBe('1');
        });

        byKeyboard('play', 'k plays, k pauses', async () => {
            await panel.press('Home', 'k');
            await expect.poll(cursor).not.toBe('0s');
            await panel.press('k');
            await expect.poll(() => panel.part('play').getAttribute('title')).toBe('Play (k)');
            expect(await cursor()).not.toBe('8min');
        });
    });

    describe('show the topology', () => {
        const box = (name: string) => panel.part('topology').locator(`[aria-label^="${name},"]`);

        byMouse('topology-lane', 'a click on a box selects its lane', async () => {
            await panel.clickTab('topology');
            await box('Central.A').click({ position: { x: 20, y: 8 } });
            await expect.poll(() => textOf('topology-card')).toContain('Central.A');
            await panel.press('w');
            await expect.poll(() => textOf('why-panel')).toContain('Central.A is');
        });

        byMouse('topology-declaration', 'a click leads to where the box is declared', async () => {
            await panel.clickTab('topology');
            await panel.part('topology-reveal').click();
            await expect.poll(() => workbench.tabs()).toContain('acme');
            await expect.poll(() => workbench.cursorLine()).toBe(await declaredIn('controller Central duplexed'));
        });

        byKeyboard('topology-lane', 'arrow keys go from box to box, Enter selects the lane', async () => {
            await panel.focusCanvas();
            await workbench.page.keyboard.press('Escape');
            await box('Central').focus();
            await workbench.press('ArrowDown');
            await workbench.press('Enter');
            await expect.poll(() => textOf('topology-card')).toMatch(/Central\.[AB]/);
        });

        byKeyboard('topology-declaration', 'from the box, Tab leads on to its declaration', async () => {
            await workbench.goToLine(1);
            await box('Central').focus();
            await panel.tabTo(panel.part('topology-reveal'));
            await workbench.press('Enter');
            await expect.poll(() => workbench.cursorLine()).toBe(await declaredIn('controller Central duplexed'));
        });

        byMouse('topology-inject', 'a click lets a box fail, and another drops it', async () => {
            await panel.button('Show all of it').click();
            await box('EmailManager').click({ position: { x: 20, y: 8 } });
            await panel.part('topology-inject').click();
            await panel.part('inject-fail').click();
            await expect.poll(() => textOf('provisional')).toMatch(/fail EmailManager/);
            await panel.part('drop').click();
            await expect.poll(() => panel.part('provisional').count()).toBe(0);
        });

        byKeyboard('topology-inject', 'i on a box lets it fail', async () => {
            await box('EmailManager').focus();
            await workbench.press('i');
            await panel.part('inject-fail').waitFor();
            await workbench.press('Enter');
            await expect.poll(() => textOf('provisional')).toMatch(/fail EmailManager/);
            await panel.part('drop').click();
            await expect.poll(() => panel.part('provisional').count()).toBe(0);
        });
    });

    describe('have a tab each', () => {
        byMouse('agents', 'a click on it', () => clicked('agents', 'agents-table', 'Bob'));
        byKeyboard('tasks', 'arrow keys lead to it', () => keyed('tasks', 'tasks-table', 'Short'));
        byMouse('messages', 'a click on it', () => clicked('messages', 'messages-table', 'NEW_TASK'));
        byMouse('tasks', 'a click on it', () => clicked('tasks', 'tasks-table', 'Short'));
        byKeyboard('messages', 'arrow keys lead to it', () => keyed('messages', 'messages-table', 'NEW_TASK'));

        byKeyboard('sequence', 'arrow keys lead to it, Enter shows a message in the timeline', async () => {
            await panel.keyTab('sequence');
            await panel.tabTo(panel.part('sequence').locator('button.row[tabindex="0"]'));
            await workbench.press('End');
            await workbench.press('Enter');
            await expect.poll(() => panel.part('sequence').locator('button.row.selected').count()).toBe(1);
        });

        byMouse('sequence', 'a click on a message shows it in the timeline', async () => {
            const before = await cursor();
            await panel.part('sequence').evaluate((element) => element.scrollTo({ top: 0 }));
            await panel.part('sequence').locator('button.row').first().click();
            await expect.poll(cursor).not.toBe(before);
        });

        byMouse('reports', 'a click on it', () => clicked('reports', 'reports-table', 'Email'));
        byMouse('expectations', 'a click on it', () => clicked('expectations', 'expectations-table', 'is unreported'));
        byKeyboard('rules', 'arrow keys lead to it', () => keyed('rules', 'rules-table', 'link/cut'));
        byKeyboard('agents', 'arrow keys lead to it', () => keyed('agents', 'agents-table', 'Bob'));
        byKeyboard('reports', 'arrow keys lead to it', () => keyed('reports', 'reports-table', 'Email'));
        byKeyboard('expectations', 'arrow keys lead to it', () =>
            keyed('expectations', 'expectations-table', 'is unreported'),
        );
        byMouse('rules', 'a click on it', () => clicked('rules', 'rules-table', 'link/cut'));
    });

    describe('have tables', () => {
        const firstTask = async (): Promise<string> => (await panel.rows('tasks'))[0]?.Task ?? '';
        const heading = () => panel.part('tasks-table').getByRole('button', { name: /^Task\b/ });

        byMouse('table-sort', 'a click on a heading', async () => {
            await panel.clickTab('tasks');
            await heading().click();
            await expect.poll(firstTask).toBe('Hotline');
        });

        byKeyboard('table-sort', 'Enter on a heading', async () => {
            await panel.keyTab('tasks');
            await panel.tabTo(heading());
            await workbench.press('Enter');
            await expect.poll(firstTask).toBe('Short');
        });

        byMouse('table-filter', 'a click into the field, for a text', async () => {
            await panel.part('row-filter').click();
            await workbench.type('Long');
            await expect.poll(async () => (await panel.rows('tasks')).length).toBe(1);
            expect(await firstTask()).toBe('Long');
        });

        byKeyboard('table-filter', 'Tab leads into the field, for another text', async () => {
            await panel.keyTab('tasks');
            await panel.tabTo(panel.part('row-filter'));
            await panel.selectFieldText();
            await workbench.type('Short');
            await expect.poll(firstTask).toBe('Short');
        });

        byMouse('table-copy', 'a button copies the rows', async () => {
            await panel.part('copy-rows').click();
            await expect.poll(() => textOf('said')).toBe('1 row copied');
            await expect.poll(pasted).toContain('38 NORMAL_END_TASK');
        });

        byKeyboard('table-copy', 'Ctrl+C copies the row that has the focus', async () => {
            await filterTasks('Hotline');
            await panel.tabTo(panel.part('tasks-table').locator('tr.row').first());
            await workbench.press('Control+c');
            await expect.poll(pasted).toContain('Hotline');
        });

        byMouse('table-export', 'a button saves the rows as CSV', async () => {
            await filterTasks('Short');
            await panel.part('export-rows').click();
            await workbench.confirmSaving('-tasks.csv', 'mouse');
            expect(await savedRows()).toMatch(/^Task,.*\r\nShort,.*\r\n$/);
        });

        byKeyboard('table-export', 'Tab leads to that button', async () => {
            await panel.keyTab('tasks');
            await panel.tabTo(panel.part('export-rows'));
            await workbench.press('Enter');
            await workbench.confirmSaving('-tasks.csv', 'keyboard');
            expect(await savedRows()).toMatch(/^Task,.*\r\n/);
        });

        async function filterTasks(text: string): Promise<void> {
            await panel.clickTab('tasks');
            await panel.filterRows(text);
            await expect.poll(firstTask).toBe(text);
        }

        /** What pasting gives, in a field of the panel itself. */
        async function pasted(): Promise<string> {
            const field = panel.part('row-filter').locator('input');
            await field.fill('');
            await field.focus();
            await workbench.press('Control+v');
            await expect.poll(() => field.inputValue()).not.toBe('');
            const text = await field.inputValue();
            await field.fill('');
            return text;
        }

        async function savedRows(): Promise<string> {
            const file = join(session.folder, 'RouterLinkLost-tasks.csv');
            await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('\r\n');
            const text = await readFile(file, 'utf8');
            await rm(file);
            return text;
        }
    });

    describe('say why', () => {
        byMouse('why', 'a click on a row of a table', async () => {
            await panel.clickTab('messages');
            await panel.filterRows('ROUTING_DISABLED');
            await panel.choose('messages', 'EmailManager');
            await expect.poll(() => textOf('why-rule')).toBe('mr/routing-disabled');
        });

        byMouse('source', 'a click on the line that it goes back to', async () => {
            await panel.part('why-cause').click();
            await expect.poll(() => workbench.textOfCursorLine()).toContain('cut EmailPim -- Central for 90s');
        });

        byKeyboard('why', 'w on the row of a lane', async () => {
            await panel.press('/');
            await panel.fieldHasFocus('lane-filter');
            await workbench.type('EmailPim -- Central');
            await panel.activateRow('EmailPim -- Central');
            await panel.press('Home', '.', 'w');
            await expect.poll(() => textOf('why-rule')).toBe('link/cut');
        });

        byKeyboard('source', 'Tab leads to the line, Enter shows it', async () => {
            await workbench.goToLine(1);
            await panel.focusCanvas();
            await panel.tabTo(panel.part('why-cause'));
            await workbench.press('Enter');
            await expect.poll(() => workbench.textOfCursorLine()).toContain('cut EmailPim -- Central for 90s');
        });
    });

    describe('show status pages', () => {
        const instant = (): Promise<string> => textOf('status-instant');

        async function run(file: string): Promise<void> {
            await workbench.openFile(file);
            await workbench.runCommand('CCSim: Run Scenario');
            panel = await workbench.timeline();
        }

        byMouse('server-status', 'of a media server, with details on demand', async () => {
            await run('media-server-status.ccsim');
            await clicked('status', 'server-status', 'cic1.acme.example');
            await panel.part('open-details').last().click();
            await expect.poll(() => textOf('opened-details')).toContain('Trusted by the CIC server');
            await panel.part('open-details').last().click();
            await expect.poll(() => panel.part('opened-details').count()).toBe(0);
        });

        byKeyboard('server-status', 'of a media server, with details on demand', async () => {
            await panel.clickTab('agents');
            await keyed('status', 'server-status', 'cic1.acme.example');
            await panel.tabTo(panel.part('open-details').last());
            await workbench.press('Enter');
            await expect.poll(() => textOf('opened-details')).toContain('Trusted by the CIC server');
        });

        byMouse('auto-refresh', 'a click stops it: the page stays as it was', async () => {
            await panel.moveTo('start');
            await expect.poll(instant).toBe('As of 0s');
            await panel.part('auto-refresh').click();
            await panel.moveTo('end');
            await expect.poll(cursor).toBe('30min');
            expect(await instant()).toBe('As of 0s');
        });

        byKeyboard('auto-refresh', 'Space starts it: the page follows the cursor', async () => {
            await panel.keyTab('status');
            await panel.tabTo(panel.part('auto-refresh'));
            await workbench.press('Space');
            await expect.poll(instant).toBe('As of 30min');
        });

        byMouse('monitors', 'of a CIM cluster', async () => {
            await run('cim-cluster.ccsim');
            await clicked('monitors', 'monitors-table', 'Cim');
        });

        byKeyboard('monitors', 'of a CIM cluster', async () => {
            await panel.clickTab('agents');
            await keyed('monitors', 'monitors-table', 'Cim');
        });
    });
});

/** The line of the examples' topology that holds a text, counted from 1. */
async function declaredIn(text: string): Promise<number> {
    const topology = resolve(import.meta.dirname, '../../../examples/topologies/acme.ccsim');
    const lines = (await readFile(topology, 'utf8')).split('\n');
    return lines.findIndex((line) => line.includes(text)) + 1;
}
