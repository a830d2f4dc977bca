import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../simulator/plan.ts';
import { hasBrowser, PanelBrowser, posted, ran, send } from './panel-browser.ts';
import { FAILOVER, planOfText } from './plans.ts';
import { DARK } from './themes.ts';

describe.skipIf(!hasBrowser)('playing a run', { timeout: 60_000 }, () => {
    let browser: PanelBrowser;
    let plan: Plan;
    let page: Page;

    beforeAll(async () => {
        browser = await PanelBrowser.start();
        plan = await planOfText(FAILOVER);
    }, 60_000);
    afterAll(() => browser.stop());

    beforeEach(async () => {
        page = await browser.open(DARK, { width: 1000, height: 900 });
        await send(page, { type: 'show', revision: 1, document: 'file:///work/failover.ccsim', plan });
        await ran(page, 1);
    });
    afterEach(() => page.close());

    function cursor(): Promise<string> {
        return page.getByTestId('cursor-time').innerText();
    }

    it('moves the cursor to the end by a click, and begins anew from there', async () => {
        await page.getByTestId('speed').selectOption('1000');
        await page.getByTestId('play').click();
        await expect.poll(cursor).toBe('6min');
        await expect.poll(() => page.getByTestId('play').getAttribute('title')).toBe('Play (k)');
        await page.getByTestId('speed').selectOption('5');
        await page.getByTestId('play').click();
        await expect.poll(cursor).toMatch(/^\d+(\.\d+)?s$/);
    });

    it('plays, pauses and changes its speed by keys, wherever the focus is', async () => {
        const before = await cursor();
        await page.getByTestId('tab-tasks').focus();
        await page.keyboard.press('>');
        await expect.poll(() => page.getByTestId('speed').inputValue()).toBe('20');
        await page.keyboard.press('k');
        await expect.poll(() => page.getByTestId('play').getAttribute('title')).toBe('Pause (k)');
        await expect.poll(cursor).not.toBe(before);
        await page.keyboard.press('k');
        await expect.poll(() => page.getByTestId('play').getAttribute('title')).toBe('Play (k)');
        const paused = await cursor();
        await page.keyboard.press('<');
        await expect.poll(() => page.getByTestId('speed').inputValue()).toBe('10');
        expect(await cursor()).toBe(paused);
    });

    it('steps from event to event and from change to change, by buttons and keys', async () => {
        await send(page, { type: 'seek', atMs: 60_000 });
        await expect.poll(cursor).toBe('1min');
        await page.getByTestId('next-event').click();
        await expect.poll(cursor).toBe('1min8s');
        await page.getByTestId('previous-event').click();
        await expect.poll(cursor).toBe('1min');
        await page.getByTestId('timeline-canvas').focus();
        await page.keyboard.press('L');
        await expect.poll(cursor).toBe('1min8s');
        await page.keyboard.press('J');
        await expect.poll(cursor).toBe('1min');
        await page.keyboard.press('j');
        await expect.poll(cursor).toBe('58s');
    });

    it('takes the debugger to the cursor, by button and key, where it has stopped in this run', async () => {
        await send(page, { type: 'debugger', standing: 'stopped' });
        await send(page, { type: 'seek', atMs: 60_000 });
        await expect.poll(cursor).toBe('1min');
        await page.getByTestId('debug-at').click();
        await page.getByTestId('next-event').click();
        await expect.poll(cursor).toBe('1min8s');
        await page.keyboard.press('g');
        await expect.poll(() => wanted(page)).toEqual([60_000, 68_000]);
    });

    it.each([
        ['away', 'No scenario is being debugged.'],
        ['elsewhere', 'The debugger is in another run.'],
        ['moving', 'Let it stop first.'],
    ] as const)('says why the debugger cannot go to the cursor: %s', async (standing, reason) => {
        await send(page, { type: 'debugger', standing });
        const button = page.getByTestId('debug-at');
        await expect.poll(() => button.getAttribute('title')).toContain(reason);
        expect(await button.getAttribute('aria-disabled')).toBe('true');
        await page.keyboard.press('g');
        await expect.poll(() => page.getByTestId('debug-obstacle').innerText()).toContain(reason);
        expect(await wanted(page)).toEqual([]);
        await send(page, { type: 'debugger', standing: 'stopped' });
        await expect.poll(() => page.getByTestId('debug-obstacle').innerText()).toBe('');
        expect(await button.getAttribute('aria-disabled')).toBe('false');
    });

    it('offers no debugger where there is none', async () => {
        expect(await page.getByTestId('debug-at').count()).toBe(0);
    });

    it('takes no key from somebody who types into a filter', async () => {
        await page.getByTestId('lane-filter').locator('input').fill('');
        await page.keyboard.type('kjl');
        expect(await page.getByTestId('lane-filter').locator('input').inputValue()).toBe('kjl');
        expect(await page.getByTestId('play').getAttribute('title')).toBe('Play (k)');
    });

    it('moves in steps where motion is unwelcome', async () => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await send(page, { type: 'seek', atMs: 0 });
        await page.getByTestId('speed').selectOption('2');
        await page.evaluate(collectCursorTimes);
        await page.getByTestId('play').click();
        await expect.poll(() => page.evaluate(() => window.cursorTimes.length), { timeout: 10_000 }).toBeGreaterThan(3);
        const times = await page.evaluate(() => window.cursorTimes);
        for (const [place, atMs] of times.slice(1).entries()) {
            expect(atMs - (times[place] ?? 0)).toBeGreaterThanOrEqual(1_000);
        }
    });

    it('tells the host where the cursor is', async () => {
        await send(page, { type: 'seek', atMs: 90_000 });
        await expect.poll(async () => (await posted(page, 'cursor')).at(-1)?.atMs).toBe(90_000);
    });
});

declare global {
    interface Window {
        /** Instants (ms) that the cursor has been at since it was first looked at. */
        cursorTimes: number[];
    }
}

/** Notes every instant that the cursor is moved to; runs in the page. */
function collectCursorTimes(): void {
    window.cursorTimes = [];
    document.querySelector('ccsim-panel')?.addEventListener('ccsim-view-change', (event) => {
        if (
            'change' in event &&
            typeof event.change === 'object' &&
            event.change !== null &&
            'cursorMs' in event.change
        ) {
            window.cursorTimes.push(Number(event.change.cursorMs));
        }
    });
}

/** Instants (ms) that the debugger was to be taken to. */
async function wanted(page: Page): Promise<readonly number[]> {
    return (await posted(page, 'debugAt')).map(({ atMs }) => atMs);
}
