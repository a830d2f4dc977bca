import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { byKeyboard, byMouse } from '../drives.ts';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { TimelinePointing } from '../timeline-pointing.ts';
import type { Workbench } from '../workbench.ts';

const END_MS = 900_000;
const ALL_IN_VIEW = '15min, all in view';
const LANE = 'Alice · Email';

/** The timeline in its place beside the text: each thing once by mouse and once by key. */
describe('the timeline of a network that splits', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;
    let pointing: TimelinePointing;

    beforeAll(async () => {
        session = await openEditor();
        workbench = session.workbench;
        await workbench.openFile('controller-network-split.ccsim');
        await workbench.runCommand('View: Close Primary Side Bar');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
        pointing = panel.pointing;
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    const cursor = (): Promise<string> => panel.cursor();
    const shownTime = (): Promise<string> => panel.shownTime();
    const names = (): Promise<readonly string[]> => pointing.names();

    async function topNames(): Promise<readonly string[]> {
        const tops = ['Components', 'Links', 'Paths', 'Agents', 'Tasks'];
        return (await names()).filter((name) => tops.includes(name));
    }

    describe('shows time', () => {
        byKeyboard('zoom-to-failure', 'x goes to the next, Shift X to the previous', async () => {
            await panel.press('Home', 'x');
            await expect.poll(cursor).toBe('2min');
            await panel.press('x');
            await expect.poll(cursor).toBe('5min');
            await panel.press('Shift+X');
            await expect.poll(cursor).toBe('2min');
            await expect.poll(shownTime).not.toBe(ALL_IN_VIEW);
        });

        byMouse('zoom-to-fit', 'a button shows all of the run again', async () => {
            await panel.button('Show all of the run').click();
            await expect.poll(shownTime).toBe(ALL_IN_VIEW);
        });

        byMouse('zoom-to-failure', 'buttons go to the next and to the previous', async () => {
            await panel.button('Zoom to the next failure').click();
            await expect.poll(cursor).toBe('5min');
            await panel.button('Zoom to the previous failure').click();
            await expect.poll(cursor).toBe('2min');
            await expect.poll(shownTime).not.toBe(ALL_IN_VIEW);
        });

        byKeyboard('zoom-to-fit', '0 shows all of the run again', async () => {
            await panel.press('0');
            await expect.poll(shownTime).toBe(ALL_IN_VIEW);
        });

        byMouse('bands', 'a double click on a failure zooms to it, a click explains it', async () => {
            await pointing.doubleClick(await pointing.band(330_000, END_MS));
            await expect.poll(cursor).toBe('5min');
            await expect.poll(shownTime).not.toBe(ALL_IN_VIEW);
            await panel.press('0');
            await pointing.click(await pointing.band(510_000, END_MS));
            await expect.poll(() => panel.part('why-panel').innerText()).toContain('fail Wan for 1min');
        });

        byKeyboard('bands', 'from a failure, Enter on the timeline’s row explains it', async () => {
            await panel.activateRow('Timeline');
            await panel.press('Home', 'x', '0', 'Enter');
            await expect.poll(() => panel.part('why-panel').innerText()).toContain('cut MrPg -- Central.A for 1min');
        });

        byMouse('zoom', 'Control and the wheel, as a pinch, zoom in where the pointer is', async () => {
            const point = await pointing.ruler(480_000, END_MS);
            await pointing.wheel(point, 0, -50, 'Control');
            await expect.poll(shownTime).toMatch(/^\d+min\S* to \d+min\S* of 15min in view$/);
            const narrow = await shownTime();
            await pointing.wheel(point, 0, 50, 'Control');
            await expect.poll(shownTime).not.toBe(narrow);
        });

        byKeyboard('zoom', 'plus zooms in, minus out', async () => {
            await panel.press('0', '+', '+');
            await expect.poll(shownTime).toMatch(/of 15min in view$/);
            await panel.press('-', '-', '-');
            await expect.poll(shownTime).toBe(ALL_IN_VIEW);
        });

        byMouse('pan', 'two fingers sideways, the wheel with Shift, and dragging move in time', async () => {
            await panel.press('0', 'Home', '+', '+');
            const point = await pointing.ruler(450_000, END_MS);
            const below = { ...point, y: point.y + 120 };
            await moves(() => pointing.wheel(below, 120, 0));
            await moves(() => pointing.wheel(below, 0, 120, 'Shift'));
            await moves(() => pointing.drag(below, { ...below, x: below.x + 90 }));
        });

        byKeyboard('pan', 'arrow keys move in time', async () => {
            await moves(() => panel.press('ArrowRight'));
            await moves(() => panel.press('ArrowLeft'));
        });

        byMouse('overview', 'its frame is dragged along the run', async () => {
            await panel.press('Home', 'x');
            await expect.poll(shownTime).toMatch(/^1min/);
            await pointing.drag(await pointing.overview(150_000, END_MS), await pointing.overview(600_000, END_MS));
            await expect.poll(shownTime).toMatch(/^(8|9)min/);
        });

        byKeyboard('overview', 'its frame follows the keys', async () => {
            const before = await overviewPicture();
            await panel.press('ArrowLeft', 'ArrowLeft');
            await expect.poll(async () => (await overviewPicture()).equals(before)).toBe(false);
        });

        byMouse('ruler', 'a click puts the cursor there, dragging takes it along', async () => {
            await panel.press('0');
            const there = await pointing.ruler(400_000, END_MS);
            await pointing.click(there);
            await expect.poll(cursor).toMatch(/^6min[34]\d/);
            await pointing.drag(there, await pointing.ruler(700_000, END_MS));
            await expect.poll(cursor).toMatch(/^11min[34]\d/);
        });

        byKeyboard('ruler', 'Home, End and Shift with the arrows move the cursor', async () => {
            await panel.press('Home');
            await expect.poll(cursor).toBe('0s');
            await panel.press('Shift+ArrowRight');
            await expect.poll(cursor).not.toBe('0s');
            await panel.press('End');
            await expect.poll(cursor).toBe('15min');
        });
    });

    describe('arranges rows', () => {
        byMouse('groups', 'a menu closes all, a click on a name opens one', async () => {
            await panel.clickTool('close-groups', 'Close all groups');
            await expect.poll(topNames).toEqual(['Components', 'Links', 'Paths', 'Agents', 'Tasks']);
            await pointing.click(await pointing.name('Agents'));
            await expect.poll(names).toContain(LANE);
        });

        byKeyboard('groups', 'c closes all, Enter opens one', async () => {
            await panel.press('c');
            await expect.poll(names).not.toContain(LANE);
            await panel.activateRow('Agents');
            await panel.press('Enter');
            await expect.poll(() => panel.announced()).toMatch(/^Agents, group of \d+, open/);
            await expect.poll(names).toContain(LANE);
        });

        byMouse('pin', 'a click on the pin of a row keeps it on top', async () => {
            await pointing.click(await pointing.pin(LANE));
            await expect.poll(async () => (await names())[0]).toBe(LANE);
        });

        byKeyboard('pin', 't lets it go again', async () => {
            await panel.activateRow(LANE);
            await panel.press('t');
            await expect.poll(async () => (await names())[0]).not.toBe(LANE);
        });

        byMouse('order', 'dragging a name moves the row in its group', async () => {
            await panel.press('c');
            const top = await pointing.name('Components');
            await pointing.drag(await pointing.name('Tasks'), { ...top, y: top.y - 8 });
            await expect.poll(topNames).toEqual(['Tasks', 'Components', 'Links', 'Paths', 'Agents']);
        });

        byKeyboard('order', 'Alt and an arrow key move the row in its group', async () => {
            await panel.activateRow('Tasks');
            await panel.press('Alt+ArrowDown');
            await expect.poll(topNames).toEqual(['Components', 'Tasks', 'Links', 'Paths', 'Agents']);
        });

        byMouse('lane-choice', 'a click on “All” shows every lane', async () => {
            await panel.press('o');
            await panel.button(/^Changing$/).click();
            await expect.poll(names).not.toContain('Central.A.router');
            await panel.button(/^All$/).click();
            await expect.poll(() => panel.button(/^All$/).getAttribute('aria-pressed')).toBe('true');
        });

        byKeyboard('lane-choice', 'a goes from one choice to the next', async () => {
            await panel.press('a');
            await expect.poll(() => panel.button(/^Changing$/).getAttribute('aria-pressed')).toBe('true');
        });

        byMouse('filter', 'a click into the field, for a name', async () => {
            await panel.part('lane-filter').click();
            await workbench.type('alice');
            await expect.poll(names).toContain(LANE);
            await expect.poll(names).not.toContain('Bob · Email');
        });

        byKeyboard('filter', '/ leads into the field, for another name', async () => {
            await panel.press('/');
            await panel.fieldHasFocus('lane-filter');
            await panel.selectFieldText();
            await workbench.type('bob');
            await expect.poll(names).toContain('Bob · Email');
            await panel.selectFieldText();
            await workbench.press('Delete');
            await expect.poll(names).toContain('Messages');
        });
    });

    describe('tells what happened', () => {
        byMouse('find', 'from a button to what has a text, and on to the next', async () => {
            await panel.button('Find (F)').click();
            await panel.fieldHasFocus('find-field');
            await workbench.type('routing_disabled');
            await panel.button('Next (F3)').click();
            await expect.poll(() => panel.part('find-count').innerText()).toMatch(/^1 of \d+$/);
            await panel.button('Close the search').click();
            await expect.poll(() => panel.part('find-field').isVisible()).toBe(false);
        });

        byKeyboard('find', 'f, a text, Enter, Escape', async () => {
            await panel.press('f');
            await panel.fieldHasFocus('find-field');
            await workbench.type('routing_disabled');
            await workbench.press('Enter');
            await expect.poll(() => panel.part('find-count').innerText()).toMatch(/^1 of \d+$/);
            await workbench.press('Escape');
            await expect.poll(() => panel.part('find-field').isVisible()).toBe(false);
        });

        byMouse('arrows', 'a button draws messages from lane to lane', async () => {
            await panel.press('0');
            const before = await picture();
            await panel.button('Messages as arrows').click();
            await expect.poll(() => panel.button('Messages as arrows').getAttribute('aria-pressed')).toBe('true');
            await workbench.page.mouse.move(2, 2);
            await expect.poll(async () => (await picture()).equals(before)).toBe(false);
        });

        byKeyboard('arrows', 'm takes them away', async () => {
            await panel.press('m');
            await expect.poll(() => panel.button('Messages as arrows').getAttribute('aria-pressed')).toBe('false');
        });

        byMouse('tooltip', 'the state, the rule and the cause of what the pointer is at', async () => {
            await panel.press('c', '/');
            await panel.fieldHasFocus('lane-filter');
            await workbench.type('EmailPim -- Central');
            await panel.press('o', '0');
            await expect.poll(names).toContain('EmailPim -- Central');
            const { x, y } = await pointing.instant('EmailPim -- Central', 510_000, END_MS);
            await workbench.page.mouse.move(x, y);
            await expect.poll(() => panel.tooltip.innerText()).toContain('DOWN');
            expect(await panel.tooltip.innerText()).toContain('because of at 8min fail Wan for 1min');
        });

        byKeyboard('tooltip', 'a row says its state at the cursor', async () => {
            await panel.activateRow('EmailPim -- Central');
            await panel.press('Home');
            await expect.poll(() => panel.announced()).toBe('EmailPim -- Central: UP at 0s');
            await panel.press('.');
            await expect.poll(() => panel.announced()).toBe('EmailPim -- Central: DOWN at 8min');
        });

        byMouse('transitions', 'buttons go to the next and to the previous change of the row', async () => {
            await panel.clickTool('next-change', 'Cursor to the next change of the row');
            await expect.poll(cursor).toBe('9min');
            await panel.clickTool('previous-change', 'Cursor to the previous change of the row');
            await expect.poll(cursor).toBe('8min');
        });

        byKeyboard('transitions', 'full stop and comma do too', async () => {
            await panel.press('.');
            await expect.poll(cursor).toBe('9min');
            await panel.press(',');
            await expect.poll(cursor).toBe('8min');
            await panel.press('/');
            await panel.fieldHasFocus('lane-filter');
            await panel.selectFieldText();
            await workbench.press('Delete');
        });
    });

    describe('measures', () => {
        const sums = (): Promise<string> => panel.part('span-sums').innerText();

        byKeyboard('span', 's and e at the cursor mark it', async () => {
            await panel.press('0', 'Home', 's', 'x', 'e');
            await expect.poll(sums).toContain('0s – 2min (2min)');
        });

        byKeyboard('zoom-to-selection', 'z shows the span, and nothing else', async () => {
            await panel.press('0', 'z');
            await expect.poll(shownTime).toMatch(/^0s to 2min\S* of 15min in view$/);
        });

        byMouse('span', 'dragging with Shift marks another, which a click removes', async () => {
            await panel.press('0');
            const from = await pointing.ruler(420_000, END_MS);
            await workbench.page.keyboard.down('Shift');
            await pointing.drag(from, await pointing.ruler(780_000, END_MS));
            await workbench.page.keyboard.up('Shift');
            await expect.poll(sums).toMatch(/^(6|7)min\S* – 1[23]min/);
            await workbench.screenshot('timeline measures');
        });

        byMouse('zoom-to-selection', 'the button beside the sums shows the span', async () => {
            await panel.button(/^Zoom$/).click();
            await expect.poll(shownTime).toMatch(/^[56]min\S* to 1[345]min/);
            await panel.button('Remove the span').click();
            await expect.poll(() => panel.part('span-sums').count()).toBe(0);
        });

        byKeyboard('markers', '1 and 2 at the cursor set them', async () => {
            await panel.press('0', 'Home', '1', 'x', '2', '0');
            await expect.poll(() => panel.part('marker-distance').innerText()).toBe('2min');
        });

        byMouse('markers', 'a click removes one, a double click on the ruler sets it anew', async () => {
            await panel.button('Remove marker 2').click();
            await expect.poll(() => panel.part('marker-distance').count()).toBe(0);
            await pointing.doubleClick(await pointing.ruler(600_000, END_MS));
            await expect.poll(() => panel.part('marker-distance').innerText()).toMatch(/^(9min5|10min)/);
        });

        byMouse('keys', 'a button lists them, another closes the list', async () => {
            await panel.button('Keys (?)').click();
            await expect.poll(() => panel.part('keys-help').innerText()).toContain('Zoom to the next failure');
            await panel.part('keys-help').getByRole('button', { name: 'Close' }).click();
            await expect.poll(() => panel.part('keys-help').isVisible()).toBe(false);
        });

        byKeyboard('keys', '? lists them, Escape closes the list', async () => {
            await panel.press('?');
            await expect.poll(() => panel.part('keys-help').innerText()).toContain('Zoom to the next failure');
            await workbench.press('Escape');
            await expect.poll(() => panel.part('keys-help').isVisible()).toBe(false);
        });
    });

    describe('lists what the controller did', () => {
        byMouse('log', 'a click on its tab', async () => {
            await panel.clickTab('log');
            await expect.poll(() => panel.part('log-table').innerText()).toContain('Central.A');
        });

        byKeyboard('state-transfer', 'the arrow keys lead to its tab', async () => {
            await panel.keyTab('transfer');
            await expect.poll(() => panel.part('router-status').innerText()).toContain('Central.A');
        });

        byKeyboard('log', 'the arrow keys lead to its tab', async () => {
            await panel.keyTab('log');
            await expect.poll(() => panel.part('log-table').innerText()).toContain('Central.A');
        });

        byMouse('state-transfer', 'a click on its tab', async () => {
            await panel.clickTab('transfer');
            await expect.poll(() => panel.part('router-status').innerText()).toContain('Central.A');
        });
    });

    /** Does something, and waits until another stretch of time is in view. */
    async function moves(act: () => Promise<void>): Promise<void> {
        const before = await shownTime();
        await act();
        await expect.poll(shownTime).not.toBe(before);
    }

    function picture(): Promise<Buffer> {
        return panel.canvas.screenshot();
    }

    async function overviewPicture(): Promise<Buffer> {
        const { x, y } = await pointing.overview(0, END_MS);
        return workbench.page.screenshot({ clip: { x: x + 2, y: y - 10, width: 300, height: 20 } });
    }
});
