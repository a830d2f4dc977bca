import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { restoreView, type ViewState } from '../../client/webview/model/view-state.ts';
import type { Plan } from '../../simulator/plan.ts';
import { axeViolations, overflow } from './accessibility.ts';
import { hasBrowser, PanelBrowser, ran, send, settled } from './panel-browser.ts';
import { examplePlan, FAILOVER, largeScenario, planOfText } from './plans.ts';
import { DARK, HIGH_CONTRAST_LIGHT, THEMES, type Theme } from './themes.ts';
import { canvasBox, METRICS, rowOnCanvas, rowsOnCanvas } from './timeline-page.ts';

const DOCUMENT = 'file:///work/failover.ccsim';
const SCREENSHOTS = 'test-results/panel';
/** A timeline that has nearly all of the height, so that all rows of a small run are in view. */
const ROOMY = { document: DOCUMENT, scenario: 'Failover', view: { split: 0.85 } };

describe.skipIf(!hasBrowser)('the timeline in a browser', { timeout: 60_000 }, () => {
    let browser: PanelBrowser;
    let plan: Plan;
    let twoSites: Plan;
    let page: Page;

    beforeAll(async () => {
        await mkdir(SCREENSHOTS, { recursive: true });
        browser = await PanelBrowser.start();
        plan = await planOfText(FAILOVER);
        twoSites = await examplePlan('controller-network-split');
    }, 60_000);
    afterAll(() => browser.stop());

    async function shown(
        of: Plan = plan,
        { theme = DARK, width = 1200, kept = ROOMY }: { theme?: Theme; width?: number; kept?: unknown } = {},
    ): Promise<Page> {
        const opened = await browser.open(theme, { width, height: 1000 }, kept);
        await send(opened, { type: 'show', revision: 1, document: DOCUMENT, plan: of });
        await ran(opened, 1);
        return opened;
    }

    /** Presses keys on the timeline, one after another. */
    async function press(...keys: readonly string[]): Promise<void> {
        await page.getByTestId('timeline-canvas').focus();
        for (const key of keys) {
            await page.keyboard.press(key);
            await settled(page);
        }
    }

    const announced = (): Promise<string> => page.getByTestId('announcement').innerText();
    const cursor = (): Promise<string> => page.getByTestId('cursor-time').innerText();

    /** Goes down until the active row has a name. */
    async function goTo(name: string): Promise<void> {
        await press('ArrowDown');
        for (let row = 0; row < 60 && !(await announced()).startsWith(name); row += 1) {
            await press('ArrowDown');
        }
        expect(await announced()).toContain(name);
    }

    /** Drags from one point of the canvas to another. */
    async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
        const box = await canvasBox(page);
        await page.mouse.move(box.x + from[0], box.y + from[1]);
        await page.mouse.down();
        await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 5 });
        await page.mouse.up();
        await settled(page);
    }

    /** The names of the rows in view. */
    async function names(bandRows = 1): Promise<readonly string[]> {
        return (await rowsOnCanvas(page, bandRows)).map(({ name }) => name);
    }

    const rulerY = METRICS.overview + METRICS.ruler / 2;

    describe('with a small run', () => {
        beforeEach(async () => {
            page = await shown();
        });
        afterEach(() => page.close());

        it('closes and opens groups by key and by mouse, one and all', async () => {
            await goTo('Agents');
            await press('Enter');
            expect(await announced()).toContain('Agents, group of 6, closed');
            expect(await names()).not.toContain('Alice · Voice');
            const box = await canvasBox(page);
            await page.mouse.click(box.x + 40, box.y + (await rowOnCanvas(page, 'Agents')));
            await settled(page);
            expect(await names()).toContain('Alice · Voice');
            await page.getByRole('button', { name: 'Close all groups' }).click();
            await expect.poll(() => names()).not.toContain('Alice · Voice');
            await press('o');
            expect(await names()).toContain('EmailPim -- Central');
        });

        it('pins a row to the top, where it stays, by key and by mouse', async () => {
            await goTo('Messages');
            await press('t');
            expect(await announced()).toContain('Messages, pinned');
            const box = await canvasBox(page);
            const [gutter] = await gutterOf();
            const y = await rowOnCanvas(page, 'EmailPim -- Central');
            await page.mouse.click(box.x + gutter - 6, box.y + y);
            await settled(page);
            expect((await names()).slice(0, 2)).toEqual(['Messages', 'EmailPim -- Central']);
            await page.mouse.move(box.x + 500, box.y + 300);
            await page.mouse.wheel(0, 4000);
            await settled(page);
            expect((await names()).slice(0, 2)).toEqual(['Messages', 'EmailPim -- Central']);
            await page.mouse.click(box.x + gutter - 6, box.y + (await rowOnCanvas(page, 'Messages')));
            await settled(page);
            expect((await names())[0]).toBe('EmailPim -- Central');
        });

        it('moves rows in their group by key and by dragging their names', async () => {
            await press('c');
            const tops = async (): Promise<readonly string[]> =>
                (await names()).filter((name) => ['Components', 'Links', 'Paths', 'Agents', 'Tasks'].includes(name));
            expect(await tops()).toEqual(['Components', 'Links', 'Paths', 'Agents', 'Tasks']);
            await goTo('Agents');
            await press('Alt+ArrowUp');
            expect(await tops()).toEqual(['Components', 'Links', 'Agents', 'Paths', 'Tasks']);
            expect(await announced()).toContain('Agents');
            await drag([60, await rowOnCanvas(page, 'Tasks')], [60, (await rowOnCanvas(page, 'Components')) - 8]);
            expect(await tops()).toEqual(['Tasks', 'Components', 'Links', 'Agents', 'Paths']);
            // Nothing was opened or closed by the drag.
            expect(await names()).not.toContain('Alice · Voice');
        });

        it('finds lanes and what happened, counts them, and goes from one to the next', async () => {
            await press('f');
            await page.keyboard.type('alice logged_out');
            await expect.poll(() => page.getByTestId('find-count').innerText()).toBe('3 found');
            await page.keyboard.press('Enter');
            await expect.poll(() => page.getByTestId('find-count').innerText()).toBe('1 of 3');
            await page.keyboard.press('Shift+Enter');
            await expect.poll(() => page.getByTestId('find-count').innerText()).toBe('3 of 3');
            await expect.poll(cursor).toBe('4min');
            expect(await page.getByTestId('why-panel').innerText()).toContain('Alice is LOGGED_OUT in Voice');
            await page.getByTestId('find-field').locator('input').fill('carol ·');
            await page.getByRole('button', { name: 'Next (F3)' }).click();
            await expect.poll(announced).toContain('Carol · Voice');
            await press('F3');
            await expect.poll(announced).toContain('Carol · Email');
            await page.getByTestId('find-field').locator('input').focus();
            await page.keyboard.press('Escape');
            await expect.poll(() => page.getByTestId('find-field').isVisible()).toBe(false);
            expect(await page.getByTestId('timeline-canvas').evaluate((canvas) => canvas.matches(':focus'))).toBe(true);
        });

        it('shows what a filter leaves, however far down the rows were', async () => {
            await press('o', 'PageUp');
            const box = await canvasBox(page);
            await page.mouse.move(box.x + 500, box.y + 300);
            await page.mouse.wheel(0, 4000);
            await expect.poll(() => names()).not.toContain('Scenario');
            await press('/');
            await page.keyboard.type('EmailPim -- Central');
            await expect.poll(() => names()).toContain('EmailPim -- Central');
        });

        it('sums up a span that is dragged with Shift, and one that is set by keys', async () => {
            await page.keyboard.down('Shift');
            await drag([600, 300], [1150, 300]);
            await page.keyboard.up('Shift');
            const sums = page.getByTestId('span-sums');
            await expect.poll(() => sums.innerText()).toMatch(/logged out \(3 agents\)/);
            await page.getByRole('button', { name: 'Remove the span' }).click();
            await expect.poll(() => sums.isVisible()).toBe(false);
            await press('Home', 'x', 's', 'x', 'e');
            expect(await sums.innerText()).toContain('1min – 4min (3min)');
            expect(await sums.innerText()).toContain('0s logged out (0 agents)');
            expect(await sums.innerText()).toMatch(/\d+ tasks arrived/);
            await press('0', 'z');
            const window = (await kept()).window;
            expect(window?.toMs ?? 0).toBeLessThan(310_000);
            await press('Escape', 'Escape');
            await expect.poll(() => sums.isVisible()).toBe(false);
        });

        it('measures between two markers, set by keys, moved and removed by mouse', async () => {
            await press('Home', '1', 'x', '2');
            expect(await page.getByTestId('marker-distance').innerText()).toBe('1min');
            await press('0');
            const [gutter, width] = await gutterOf();
            const at = (ms: number): number => gutter + ((ms + 3600) / 367_200) * (width - gutter);
            await drag([at(60_000) + 5, rulerY], [at(120_000) + 5, rulerY]);
            await expect.poll(() => page.getByTestId('marker-distance').innerText()).toMatch(/^(1min59|2min)/);
            await page.getByRole('button', { name: 'Remove marker 2' }).click();
            await expect.poll(() => page.getByTestId('marker-distance').isVisible()).toBe(false);
            const box = await canvasBox(page);
            await page.mouse.dblclick(box.x + at(200_000), box.y + rulerY);
            await expect.poll(() => page.getByTestId('marker-distance').innerText()).toMatch(/^3min(19|20)/);
            await press('Home', '1');
            await expect.poll(() => page.getByTestId('marker-distance').isVisible()).toBe(false);
        });

        it('goes from failure to failure by key and by button, and zooms to one by a double click', async () => {
            await press('Home', 'x');
            expect(await cursor()).toBe('1min');
            await press('x');
            expect(await cursor()).toBe('4min');
            const window = (await kept()).window;
            expect(window?.fromMs ?? 0).toBeGreaterThan(180_000);
            await press('Shift+X');
            expect(await cursor()).toBe('1min');
            await page.getByRole('button', { name: 'Zoom to the next failure' }).click();
            await expect.poll(cursor).toBe('4min');
            await press('0', 'Home');
            const [gutter, width] = await gutterOf();
            const box = await canvasBox(page);
            await page.mouse.dblclick(box.x + gutter + (100 / 367) * (width - gutter), box.y + rulerY + METRICS.ruler);
            await expect.poll(cursor).toBe('1min');
            expect((await kept()).window?.toMs ?? 0).toBeLessThan(250_000);
        });

        it('moves and stretches the window in the overview', async () => {
            const [gutter, width] = await gutterOf();
            await press('Home', 'x');
            const before = (await kept()).window;
            const at = (ms: number): number => gutter + (ms / 360_000) * (width - gutter);
            const middle = ((before?.fromMs ?? 0) + (before?.toMs ?? 0)) / 2;
            const y = METRICS.overview / 2;
            await drag([at(middle), y], [at(middle + 60_000), y]);
            const moved = (await kept()).window;
            expect((moved?.fromMs ?? 0) - (before?.fromMs ?? 0)).toBeCloseTo(60_000, -4);
            await drag([at(moved?.fromMs ?? 0), y], [at(moved?.fromMs ?? 0) - 80, y]);
            const stretched = (await kept()).window;
            expect(stretched?.toMs).toBeCloseTo(moved?.toMs ?? 0, -3);
            expect(stretched?.fromMs ?? 0).toBeLessThan((moved?.fromMs ?? 0) - 20_000);
        });

        it('draws messages as arrows when asked, by key and by button', async () => {
            const picture = (): Promise<Buffer> => page.getByTestId('timeline-canvas').screenshot();
            await press('o');
            const without = await picture();
            await press('m');
            const withArrows = await picture();
            expect(withArrows.equals(without)).toBe(false);
            await page.getByRole('button', { name: 'Messages as arrows' }).click();
            await settled(page);
            expect((await picture()).equals(withArrows)).toBe(false);
            expect((await kept()).arrows).toBe(false);
        });

        it('tells the state, the rule and the cause of what the pointer is at', async () => {
            const [gutter, width] = await gutterOf();
            const y = await rowOnCanvas(page, 'EmailPim -- Central');
            const box = await canvasBox(page);
            await page.mouse.move(box.x + gutter + (100 / 367) * (width - gutter), box.y + y);
            const tooltip = page.locator('.tooltip');
            await expect.poll(() => tooltip.innerText()).toContain('DOWN');
            expect(await tooltip.innerText()).toContain('1min – 2min30s');
            expect(await tooltip.innerText()).toContain('because of at 1min cut EmailPim -- Central for 90s');
            expect(await tooltip.innerText()).toContain('link/cut');
        });

        it('keeps all of it for the next run, and over a reload', async () => {
            await goTo('Messages');
            await press('t', 'Home', '1', 'x', '2', 's', 'x', 'e', 'c');
            const before = await kept();
            await send(page, { type: 'show', revision: 2, document: DOCUMENT, plan: { ...plan, seed: 8 } });
            await ran(page, 2);
            expect((await names())[0]).toBe('Messages');
            expect(await page.getByTestId('marker-distance').innerText()).toBe('1min');
            await page.close();
            page = await shown(plan, { kept: { document: DOCUMENT, scenario: 'Failover', view: before } });
            expect((await names())[0]).toBe('Messages');
            expect(await names()).not.toContain('Alice · Voice');
            expect(await page.getByTestId('marker-distance').innerText()).toBe('1min');
            expect(await page.getByTestId('span-sums').innerText()).toContain('1min – 4min');
        });
    });

    it('holds processes under their sides, and says what is wrong in a closed one', async () => {
        page = await shown(twoSites);
        const box = await canvasBox(page);
        expect(await names()).not.toContain('AgentPg.B.Cti');
        await page.mouse.click(box.x + 60, box.y + (await rowOnCanvas(page, 'AgentPg.B')));
        await settled(page);
        expect(await names()).toContain('AgentPg.B.Cti');
        await page.close();
    });

    it('grows with the font of the editor', async () => {
        const large = { ...DARK, variables: { ...DARK.variables, 'font-size': '20px' } };
        page = await shown(plan, { theme: large });
        const rows = await page.getByTestId('timeline-canvas').evaluate((canvas) => canvas.clientHeight);
        expect(rows).toBeGreaterThan(0);
        await page.screenshot({ path: `${SCREENSHOTS}/timeline-large-font.png` });
        const box = await canvasBox(page);
        // The ruler of a larger font lies where rows of a smaller one would begin.
        await page.mouse.click(box.x + 700, box.y + 60);
        await expect.poll(cursor).toMatch(/^[23]min/);
        await page.close();
    });

    for (const theme of [...THEMES, HIGH_CONTRAST_LIGHT]) {
        for (const width of [400, 2000]) {
            it(`is accessible with everything open in ${theme.name}, ${width} pixels wide`, async () => {
                page = await shown(twoSites, { theme, width });
                await press('Home', '1', 'x', '2', 's', 'x', 'e', '0', 'ArrowDown', 'ArrowDown', 'ArrowDown', 't', 'f');
                await page.keyboard.type('central');
                await page.keyboard.press('Enter');
                await settled(page);
                await page.screenshot({ path: `${SCREENSHOTS}/timeline-${theme.name}-${width}.png` });
                expect(await axeViolations(page)).toEqual([]);
                expect(await overflow(page)).toBeLessThanOrEqual(0);
                await press('?');
                expect(await axeViolations(page)).toEqual([]);
                await page.screenshot({ path: `${SCREENSHOTS}/timeline-keys-${theme.name}-${width}.png` });
                await page.close();
            });
        }
    }

    for (const agents of [1, 2000]) {
        it(`clips nothing with ${agents} agents`, async () => {
            page = await shown(await planOfText(largeScenario(agents, 500, 15)), { width: 400 });
            await press('x', 'c');
            await page.screenshot({ path: `${SCREENSHOTS}/timeline-agents-${agents}.png` });
            expect(await overflow(page)).toBeLessThanOrEqual(0);
            expect(await names(2)).toContain('Agents');
            await page.close();
        });
    }

    /** Width of the names, and of the canvas. */
    async function gutterOf(): Promise<readonly [number, number]> {
        const box = await canvasBox(page);
        const y = box.y + rulerY + METRICS.ruler * 1.2 + METRICS.row;
        // The overview begins where the names end: there the pointer's shape changes.
        for (let x = 90; x < box.width; x += 1) {
            await page.mouse.move(box.x + x, box.y + METRICS.overview / 2);
            const shape = await page.getByTestId('timeline-canvas').evaluate((canvas) => canvas.style.cursor);
            if (shape === 'col-resize' || shape === 'grab') {
                await page.mouse.move(box.x + 5, y);
                return [x + 5, box.width];
            }
        }
        throw new Error('there is no overview');
    }

    /** The view as it is kept over a reload, once it is the one that is shown. */
    async function kept(): Promise<ViewState> {
        const state = await page.waitForFunction(() => {
            const panel = document.querySelector('ccsim-panel');
            const shownView = panel !== null && 'view' in panel ? panel.view : undefined;
            const state = window.keptState;
            const keptView = typeof state === 'object' && state !== null && 'view' in state ? state.view : undefined;
            const text = (view: unknown): string =>
                JSON.stringify(
                    Object.entries(Object(view))
                        .filter(
                            ([name, value]) =>
                                value !== undefined && !['selected', 'found', 'statement', 'playing'].includes(name),
                        )
                        .sort(([a], [b]) => (a < b ? -1 : 1)),
                );
            return text(shownView) === text(keptView) && JSON.stringify(keptView);
        });
        return restoreView(JSON.parse(String(await state.jsonValue())));
    }
});
