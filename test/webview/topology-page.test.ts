import { mkdir } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../simulator/plan.ts';
import { axeViolations, overflow } from './accessibility.ts';
import { hasBrowser, PanelBrowser, posted, ran, send } from './panel-browser.ts';
import { FAILOVER, manySites, planOfText } from './plans.ts';
import { DARK, THEMES, type Theme } from './themes.ts';

const SCREENSHOTS = 'test-results/panel';
const PATIENCE = { timeout: 15_000 };

describe.skipIf(!hasBrowser)('the topology', { timeout: 60_000 }, () => {
    let browser: PanelBrowser;
    let plan: Plan;

    beforeAll(async () => {
        await mkdir(SCREENSHOTS, { recursive: true });
        browser = await PanelBrowser.start();
        plan = await planOfText(FAILOVER);
    }, 60_000);
    afterAll(() => browser.stop());

    async function shown(theme: Theme = DARK, width = 1000, of: Plan = plan, atMs = 245_000): Promise<Page> {
        const page = await browser.open(theme, { width, height: width >= 2000 ? 1200 : 900 });
        await send(page, { type: 'show', revision: 1, document: 'file:///work/failover.ccsim', plan: of });
        await ran(page, 1);
        await send(page, { type: 'seek', atMs });
        await page.getByTestId('tab-topology').click();
        await page.getByTestId('topology').locator('.box').first().waitFor();
        return page;
    }

    describe('of a run', () => {
        let page: Page;
        beforeEach(async () => {
            page = await shown();
        });
        afterEach(() => page.close());

        function box(name: string): Locator {
            return page.getByTestId('topology').locator(`[aria-label^="${name},"]`);
        }

        async function label(name: string): Promise<string | null> {
            return box(name).getAttribute('aria-label');
        }

        it('is in the state of the cursor’s instant', async () => {
            expect(await label('AgentPg.A')).toContain('DOWN');
            expect(await label('AgentPg.B.UcmPim')).toContain('ACTIVE');
            expect(await label('Alice, Bob, Carol')).toContain('3 of 3 logged out');
            await send(page, { type: 'seek', atMs: 30_000 });
            await expect.poll(() => label('AgentPg.A')).toContain('UP');
            expect(await label('AgentPg.B.UcmPim')).toContain('STANDBY');
        });

        it('leads from a box to its lane, its declaration and its links by mouse', async () => {
            await box('AgentPg.A.UcmPim').click();
            await expect.poll(() => page.getByTestId('why-panel').innerText()).toContain('AgentPg.A.UcmPim is DOWN');
            const card = page.getByTestId('topology-card');
            expect(await card.innerText()).toContain('AgentPg.A.UcmPim -- Ucm');
            await page.getByTestId('topology-reveal').click();
            const declared = plan.topology.components.find(({ id }) => id === 'AgentPg.A.UcmPim');
            expect((await posted(page, 'reveal'))[0]?.range).toEqual(declared?.range);
            await card.getByRole('button', { name: 'AgentPg.A.UcmPim -- Ucm' }).click();
            await expect.poll(() => card.locator('h2').innerText()).toBe('AgentPg.A.UcmPim -- Ucm');
            await expect.poll(() => page.getByTestId('why-panel').innerText()).toContain('-- Ucm is DOWN');
        });

        it('is walked, chosen and zoomed by keys', async () => {
            await box('Central').focus();
            await page.keyboard.press('ArrowDown');
            expect(await focusedLabel(page)).toMatch(/^Central\.A,/);
            await page.keyboard.press('ArrowDown');
            expect(await focusedLabel(page)).toMatch(/^Central\.A\.(router|logger),/);
            await page.keyboard.press('Enter');
            await expect
                .poll(() => page.getByTestId('topology-card').innerText())
                .toMatch(/Central\.A\.(router|logger)/);
            const before = await transform(page);
            await page.keyboard.press('+');
            await expect.poll(() => transform(page)).not.toBe(before);
            await page.keyboard.press('0');
            await page.keyboard.press('Escape');
            await expect.poll(() => page.getByTestId('topology-card').count()).toBe(0);
        });

        it('closes and opens a box by keys', async () => {
            await box('AgentPg').focus();
            await page.keyboard.press('o');
            await expect.poll(() => label('AgentPg'), PATIENCE).toContain('closed');
            await expect.poll(() => box('AgentPg.A').count()).toBe(0);
            await page.keyboard.press('o');
            await expect.poll(() => box('AgentPg.A').count(), PATIENCE).toBe(1);
        });

        it('shows what is selected elsewhere', async () => {
            await page.getByTestId('tab-agents').click();
            await page.getByTestId('agents-table').locator('tr.row', { hasText: 'Bob' }).first().click();
            await page.getByTestId('tab-topology').click();
            await expect
                .poll(() => page.getByTestId('topology-card').locator('h2').innerText())
                .toBe('Alice, Bob, Carol');
        });

        it('asks for a failure at the cursor', async () => {
            await page.evaluate(collectRequests);
            await box('AgentPg.B').click({ position: { x: 20, y: 8 } });
            await page.getByTestId('topology-inject').click();
            expect(await page.evaluate(() => window.injectRequests)).toEqual([{ target: 'AgentPg.B', atMs: 245_000 }]);
            await page.getByTestId('inject-menu').waitFor();
            await page.keyboard.press('Escape');
            await box('Desk1').focus();
            await page.keyboard.press('i');
            await page.getByTestId('inject-fail').waitFor();
            expect(await page.evaluate(() => window.injectRequests.at(-1))).toEqual({ target: 'Desk1', atMs: 245_000 });
        });

        it('is moved by dragging, without choosing what lies under the pointer', async () => {
            const before = await transform(page);
            const area = await page.getByTestId('topology').boundingBox();
            const x = (area?.x ?? 0) + 300;
            const y = (area?.y ?? 0) + 120;
            await page.mouse.move(x, y);
            await page.mouse.down();
            await page.mouse.move(x + 60, y + 30, { steps: 4 });
            await page.mouse.up();
            await expect.poll(() => transform(page)).not.toBe(before);
            expect(await page.getByTestId('topology-card').count()).toBe(0);
        });

        it('draws messages on their way while the run plays, and violates no policy', async () => {
            await send(page, { type: 'seek', atMs: 59_000 });
            await page.getByTestId('speed').selectOption('1');
            await page.getByTestId('play').click();
            await expect.poll(() => page.getByTestId('topology').locator('.dot').count(), PATIENCE).toBeGreaterThan(0);
            expect(await page.evaluate(() => window.violations)).toEqual([]);
        });
    });

    it('shows markup in names as text', async () => {
        const evil = '<img src=x onerror=alert(1)>';
        const components = plan.topology.components.map((each) => (each.id === 'Desk1' ? { ...each, id: evil } : each));
        const page = await shown(DARK, 1000, { ...plan, topology: { ...plan.topology, components } });
        const texts = await page.getByTestId('topology').locator('text').allTextContents();
        expect(texts.some((text) => text.startsWith('<img src'))).toBe(true);
        expect(await page.locator('img').count()).toBe(0);
        await page.close();
    });

    it('is arranged aside: the panel goes on drawing, and 2,000 agents at 40 gateways can be read', async () => {
        const large = await planOfText(manySites(40, 50));
        const page = await browser.open(DARK, { width: 1400, height: 1000 });
        await send(page, { type: 'show', revision: 1, document: 'file:///work/sites.ccsim', plan: large });
        await ran(page, 1);
        await page.evaluate(countFrames);
        await page.getByTestId('tab-topology').click();
        await page.getByTestId('topology').locator('.box').first().waitFor(PATIENCE);
        expect(await page.evaluate(() => window.framesDrawn)).toBeGreaterThan(10);
        expect(await page.getByTestId('topology').locator('.box').count()).toBeLessThan(150);
        await send(page, { type: 'seek', atMs: 60_000 });
        await expect
            .poll(() => page.getByTestId('topology').locator('[aria-label^="Pg0,"]').getAttribute('aria-label'))
            .toContain('DOWN');
        await page.screenshot({ path: `${SCREENSHOTS}/topology-large.png` });
        await page.close();
    });

    for (const theme of THEMES) {
        for (const width of [400, 2000]) {
            it(`is accessible in ${theme.name}, ${width} pixels wide`, async () => {
                const page = await shown(theme, width);
                await page.getByTestId('topology').locator('[aria-label^="AgentPg.A.UcmPim,"]').focus();
                await page.keyboard.press('Enter');
                await page.getByTestId('topology-card').waitFor();
                await page.screenshot({ path: `${SCREENSHOTS}/topology-${theme.name}-${width}.png` });
                expect(await axeViolations(page)).toEqual([]);
                expect(await overflow(page)).toBeLessThanOrEqual(0);
                await page.close();
            });
        }
    }
});

declare global {
    interface Window {
        injectRequests: unknown[];
        framesDrawn: number;
    }
}

function transform(page: Page): Promise<string | null> {
    return page.getByTestId('topology').locator('> g').getAttribute('transform');
}

/** The label of the box that has the focus, wherever in the shadow trees it is. */
function focusedLabel(page: Page): Promise<string | null> {
    return page.evaluate(() => {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) {
            focused = focused.shadowRoot.activeElement;
        }
        return focused?.getAttribute('aria-label') ?? null;
    });
}

/** Notes what the panel asks to inject; runs in the page. */
function collectRequests(): void {
    window.injectRequests = [];
    document.addEventListener('ccsim-inject', (event) => {
        window.injectRequests.push('request' in event ? event.request : undefined);
    });
}

/** Counts the frames that are drawn from now on; runs in the page. */
function countFrames(): void {
    window.framesDrawn = 0;
    const drawn = (): void => {
        window.framesDrawn += 1;
        requestAnimationFrame(drawn);
    };
    requestAnimationFrame(drawn);
}
