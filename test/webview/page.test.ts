import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../simulator/plan.ts';
import { axeViolations, overflow } from './accessibility.ts';
import { hasBrowser, PanelBrowser, posted, ran, send, settled } from './panel-browser.ts';
import { FAILOVER, largeScenario, planOfText } from './plans.ts';
import { DARK, THEMES, type Theme } from './themes.ts';

const DOCUMENT = 'file:///work/failover.ccsim';
const SCREENSHOTS = 'test-results/panel';

describe.skipIf(!hasBrowser)('the timeline panel in a browser', { timeout: 60_000 }, () => {
    let browser: PanelBrowser;
    let plan: Plan;

    beforeAll(async () => {
        await mkdir(SCREENSHOTS, { recursive: true });
        browser = await PanelBrowser.start();
        plan = await planOfText(FAILOVER);
    }, 60_000);

    afterAll(() => browser.stop());

    async function shown(theme: Theme = DARK, width = 1000, of: Plan = plan, kept?: unknown): Promise<Page> {
        const page = await browser.open(theme, { width, height: width >= 2000 ? 1200 : 900 }, kept);
        await send(page, { type: 'show', revision: 1, document: DOCUMENT, plan: of });
        await ran(page, 1);
        return page;
    }

    describe('shows a run', () => {
        let page: Page;
        beforeEach(async () => {
            page = await shown();
        });
        afterEach(() => page.close());

        it('says in the header what the run amounts to', async () => {
            const header = page.getByTestId('run-summary');
            await expect.poll(() => header.innerText()).toContain('Failover');
            expect(await page.getByTestId('verdict').innerText()).toContain('1 of 3 expectations failed');
            expect(await header.innerText()).toMatch(/14\s+tasks/);
            expect(await page.getByTestId('status-line').innerText()).toMatch(/entries on \d+ lanes · seed 7/);
        });

        it('puts the cursor where an expectation failed', async () => {
            expect(await page.getByTestId('cursor-time').innerText()).toMatch(/^1min1\ds$/);
        });

        it('tells the host of the run, and keeps which scenario it shows', async () => {
            expect(await posted(page, 'ran')).toMatchObject([{ revision: 1, failedExpectations: 1 }]);
            expect(await page.evaluate(() => window.keptState)).toMatchObject({
                document: DOCUMENT,
                scenario: 'Failover',
            });
        });

        it('violates nothing of its content security policy', async () => {
            await page.getByTestId('tab-tasks').click();
            await page.getByTestId('tasks-table').locator('tr.row').first().click();
            await settled(page);
            expect(await page.evaluate(() => window.violations)).toEqual([]);
        });

        it('lists tasks with disposition and reports, sorts and filters them', async () => {
            await page.getByTestId('tab-tasks').click();
            const table = page.getByTestId('tasks-table');
            const short = table.locator('tr.row', { hasText: 'Short' });
            expect(await short.innerText()).toContain('38 NORMAL_END_TASK');
            expect(await short.innerText()).toContain('none');
            await table.getByRole('button', { name: 'Task' }).click();
            await table.getByRole('button', { name: 'Task' }).click();
            expect(await table.locator('tr.row').first().innerText()).toContain('Short');
            await page.getByTestId('row-filter').locator('input').fill('hotline');
            await expect.poll(() => table.locator('tr.row').count()).toBe(1);
        });

        it('keeps a table sorted when a run with as many rows takes the place of another', async () => {
            await page.getByTestId('tab-expectations').click();
            const table = page.getByTestId('expectations-table');
            await table.getByRole('button', { name: 'Expectation' }).click();
            const texts = (): Promise<readonly string[]> => table.locator('tr.row td:nth-child(2)').allInnerTexts();
            const before = await texts();
            expect(before[0]).toContain('ROUTING_DISABLED');
            const later = FAILOVER.replace('expect at 1min EmailManager', 'expect within 1min..2min EmailManager');
            await send(page, { type: 'show', revision: 2, document: DOCUMENT, plan: await planOfText(later) });
            await ran(page, 2);
            await expect.poll(texts).toEqual([before[1], before[2], expect.stringContaining('ROUTING_DISABLED')]);
        });

        it('explains a task by mouse, and leads to the causing line', async () => {
            await page.getByTestId('tab-tasks').click();
            await page.getByTestId('tasks-table').locator('tr.row', { hasText: 'Short' }).click();
            expect(await page.getByTestId('why-rule').innerText()).toMatch(/^[a-z]+\/[a-z-]+$/);
            expect(await page.getByTestId('why-panel').innerText()).toContain('Short ends with 38 NORMAL_END_TASK');
            await page.getByTestId('why-cause').click();
            const [reveal] = await posted(page, 'reveal');
            expect(reveal?.uri).toBe(plan.sources[reveal?.range.source ?? -1]);
            expect(plan.timeline.map(({ range }) => range)).toContainEqual(reveal?.range);
        });

        it('is driven by keys: rows, changes, why, groups', async () => {
            await page.getByTestId('timeline-canvas').focus();
            await page.keyboard.press('/');
            await page.keyboard.type('EmailPim -- Central');
            await page.getByTestId('timeline-canvas').focus();
            // Past the rows of the scenario and the heads of two groups.
            for (let row = 0; row < 7; row += 1) {
                await page.keyboard.press('ArrowDown');
            }
            await expect.poll(() => page.getByTestId('announcement').innerText()).toContain('EmailPim -- Central');
            await page.keyboard.press('Home');
            await page.keyboard.press('.');
            await expect.poll(() => page.getByTestId('announcement').innerText()).toContain('DOWN at 1min');
            await page.keyboard.press('Enter');
            await expect.poll(() => page.getByTestId('why-panel').innerText()).toContain('EmailPim -- Central is DOWN');
            expect(await page.getByTestId('why-rule').innerText()).toBe('link/cut');
            await page.keyboard.press('.');
            await expect.poll(() => page.getByTestId('cursor-time').innerText()).toBe('2min30s');
            await page.keyboard.press(',');
            await expect.poll(() => page.getByTestId('cursor-time').innerText()).toBe('1min');
            await page.keyboard.press('ArrowUp');
            await page.keyboard.press('Enter');
            await expect
                .poll(() => page.getByTestId('announcement').innerText())
                .toContain('Links, group of 1, closed');
        });

        it('zooms, pans and fits by wheel and keys', async () => {
            const canvas = page.getByTestId('timeline-canvas');
            const box = await canvas.boundingBox();
            await canvas.hover({ position: { x: (box?.width ?? 0) * 0.6, y: 200 } });
            await page.keyboard.down('Control');
            await page.mouse.wheel(0, -300);
            await page.keyboard.up('Control');
            const zoomed = await keptWindow(page);
            expect(zoomed.toMs - zoomed.fromMs).toBeLessThan(plan.durationMs * 0.7);
            await page.keyboard.down('Shift');
            await page.mouse.wheel(0, 100);
            await page.keyboard.up('Shift');
            expect((await keptWindow(page)).fromMs).toBeGreaterThan(zoomed.fromMs);
            await canvas.focus();
            await page.keyboard.press('ArrowLeft');
            await page.keyboard.press('-');
            await page.keyboard.press('0');
            await expect.poll(() => keptView(page)).not.toHaveProperty('window.fromMs');
        });

        it('moves the cursor by dragging the ruler, and selects by a click', async () => {
            const canvas = page.getByTestId('timeline-canvas');
            const box = await canvas.boundingBox();
            const left = box?.x ?? 0;
            const top = box?.y ?? 0;
            await page.mouse.move(left + 400, top + 40);
            await page.mouse.down();
            await page.mouse.move(left + 700, top + 40, { steps: 4 });
            await page.mouse.up();
            const dragged = await page.getByTestId('cursor-time').innerText();
            expect(dragged).toMatch(/^3min/);
            // The band's label leads to the statement.
            await canvas.click({ position: { x: 420, y: 60 } });
            await expect
                .poll(() => page.getByTestId('why-panel').innerText())
                .toContain('cut EmailPim -- Central for 90s');
        });

        it('shows a tooltip and a list of keys', async () => {
            const canvas = page.getByTestId('timeline-canvas');
            await canvas.hover({ position: { x: 420, y: 60 } });
            await expect.poll(() => page.locator('.tooltip').innerText()).toContain('1min – 2min30s');
            await canvas.focus();
            await page.keyboard.press('?');
            await expect.poll(() => page.getByTestId('keys-help').isVisible()).toBe(true);
            await page.screenshot({ path: `${SCREENSHOTS}/keys.png` });
            await page.keyboard.press('Escape');
            await expect.poll(() => page.getByTestId('keys-help').isVisible()).toBe(false);
        });

        it('goes through tables by keys', async () => {
            await page.getByTestId('tab-agents').focus();
            await page.keyboard.press('ArrowRight');
            await page.keyboard.press('ArrowRight');
            await expect.poll(() => page.getByTestId('tab-messages').getAttribute('aria-selected')).toBe('true');
            await page.getByTestId('messages-table').locator('tr.row').first().focus();
            await page.keyboard.press('End');
            await page.keyboard.press('Enter');
            await expect.poll(() => page.getByTestId('cursor-time').innerText()).toMatch(/^5min/);
            expect(await page.getByTestId('why-panel').innerText()).toMatch(/sends [A-Z_]+ to/);
        });

        it('follows an edit, and keeps selection, cursor and zoom', async () => {
            await page.getByTestId('tab-tasks').click();
            await page.getByTestId('tasks-table').locator('tr.row', { hasText: 'Short' }).click();
            await page.getByTestId('timeline-canvas').focus();
            await page.keyboard.press('+');
            const before = await keptWindow(page);
            const cursor = await page.getByTestId('cursor-time').innerText();
            await send(page, { type: 'show', revision: 2, document: DOCUMENT, plan: { ...plan, durationMs: 330_000 } });
            await ran(page, 2);
            expect(await page.getByTestId('why-panel').innerText()).toContain('Short ends with');
            expect(await page.getByTestId('cursor-time').innerText()).toBe(cursor);
            expect((await keptWindow(page)).fromMs).toBeCloseTo(before.fromMs, -3);
        });

        it('lists the problems of a scenario that cannot run, in front of the last run', async () => {
            const problem = {
                uri: DOCUMENT,
                startLine: 20,
                startColumn: 4,
                endLine: 20,
                endColumn: 9,
                code: 'mr-pim/router-link',
                message: 'EmailPim has no link to a controller.',
            };
            await send(page, { type: 'problems', document: DOCUMENT, scenario: 'Failover', problems: [problem] });
            await expect.poll(() => page.getByTestId('problems-list').innerText()).toContain('no link to a controller');
            await page.getByTestId('problems-list').getByRole('button').click();
            expect(await posted(page, 'revealProblem')).toMatchObject([{ problem }]);
            expect(await page.getByTestId('timeline-canvas').isVisible()).toBe(true);
            await page.screenshot({ path: `${SCREENSHOTS}/problems.png` });
        });

        it('refuses malformed messages, and goes on', async () => {
            await send(page, { type: 'show', revision: -1 });
            await send(page, { type: 'rm -rf' });
            await expect.poll(async () => (await posted(page, 'log')).length).toBe(2);
            expect((await posted(page, 'log'))[0]?.message).toContain('refused');
            await send(page, { type: 'seek', atMs: 90_000 });
            await expect.poll(() => page.getByTestId('cursor-time').innerText()).toBe('1min30s');
        });
    });

    it('shows markup in names as text', async () => {
        const evil = '<img src=x onerror=alert(1)>';
        const [first, ...others] = plan.topology.agents;
        const agents = first === undefined ? others : [{ ...first, name: evil }, ...others];
        const page = await shown(DARK, 1000, { ...plan, scenario: evil, topology: { ...plan.topology, agents } });
        expect(await page.locator('ccsim-panel h1').innerText()).toContain(evil);
        expect(await page.getByTestId('agents-table').innerText()).toContain(evil);
        expect(await page.locator('img').count()).toBe(0);
        expect(await page.evaluate(() => window.violations)).toEqual([]);
        await page.close();
    });

    it('comes back as it was after a reload', async () => {
        const kept = {
            document: DOCUMENT,
            scenario: 'Failover',
            view: { cursorMs: 95_000, tab: 'messages', window: { fromMs: 60_000, toMs: 120_000 } },
        };
        const page = await shown(DARK, 1000, plan, kept);
        expect(await page.getByTestId('cursor-time').innerText()).toBe('1min35s');
        expect(await page.getByTestId('tab-messages').getAttribute('aria-selected')).toBe('true');
        expect(await keptWindow(page)).toEqual({ fromMs: 60_000, toMs: 120_000 });
        await page.close();
    });

    it('stays quick with 2,000 agents and 40,000 tasks', async () => {
        const page = await shown(DARK, 1400, await planOfText(largeScenario(2000, 20, 15)));
        expect(await page.getByTestId('run-summary').innerText()).toMatch(/2,000\s+agents logged out/);
        const frames = await page.evaluate(framesWhilePanning, 40);
        expect(median(frames)).toBeLessThan(50);
        await page.getByTestId('tab-tasks').click();
        expect(await page.getByTestId('tasks-table').locator('tr.row').count()).toBeLessThan(100);
        await page.screenshot({ path: `${SCREENSHOTS}/large.png` });
        await page.close();
    });

    for (const theme of THEMES) {
        for (const width of [400, 1000, 2000]) {
            it(`is accessible in ${theme.name}, ${width} pixels wide`, async () => {
                const page = await shown(theme, width);
                await page.screenshot({ path: `${SCREENSHOTS}/${theme.name}-${width}.png` });
                expect(await axeViolations(page)).toEqual([]);
                await page.getByTestId('tab-tasks').click();
                await page.getByTestId('tasks-table').locator('tr.row', { hasText: 'Short' }).click();
                await settled(page);
                await page.screenshot({ path: `${SCREENSHOTS}/${theme.name}-${width}-why.png` });
                expect(await axeViolations(page)).toEqual([]);
                expect(await overflow(page)).toBeLessThanOrEqual(0);
                await page.close();
            });
        }
    }
});

interface KeptView {
    readonly window?: { readonly fromMs: number; readonly toMs: number };
}

async function keptView(page: Page): Promise<KeptView> {
    await page.waitForTimeout(400);
    return page.evaluate(() => {
        const state = window.keptState;
        return typeof state === 'object' && state !== null && 'view' in state
            ? JSON.parse(JSON.stringify(state.view))
            : {};
    });
}

async function keptWindow(page: Page): Promise<{ readonly fromMs: number; readonly toMs: number }> {
    return (await keptView(page)).window ?? { fromMs: Number.NaN, toMs: Number.NaN };
}

/** Milliseconds that each of a number of frames took, while the timeline is panned. */
async function framesWhilePanning(count: number): Promise<readonly number[]> {
    const canvas = document
        .querySelector('ccsim-panel')
        ?.shadowRoot?.querySelector('ccsim-timeline')
        ?.shadowRoot?.querySelector('canvas');
    const frames: number[] = [];
    let last = performance.now();
    for (let frame = 0; frame < count; frame += 1) {
        canvas?.dispatchEvent(
            new WheelEvent('wheel', {
                deltaY: frame < 10 ? -20 : 0,
                deltaX: 12,
                ctrlKey: frame < 10,
                bubbles: true,
                cancelable: true,
            }),
        );
        await new Promise((drawn) => requestAnimationFrame(drawn));
        frames.push(performance.now() - last);
        last = performance.now();
    }
    return frames;
}

function median(values: readonly number[]): number {
    return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
