import { mkdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseStrings, type Strings } from '../../client/webview/page-strings.ts';
import type { Plan } from '../../simulator/plan.ts';
import { axeViolations, overflow } from './accessibility.ts';
import { hasBrowser, PanelBrowser, ran, send, settled } from './panel-browser.ts';
import { EVERY_VIEW, planOfText } from './plans.ts';
import { DARK, LIGHT } from './themes.ts';

const SCREENSHOTS = 'test-results/panel';
const VIEWS = ['topology', 'agents', 'sequence', 'reports', 'expectations', 'status', 'transfer'] as const;

describe.skipIf(!hasBrowser)('the panel in German', { timeout: 120_000 }, () => {
    let browser: PanelBrowser;
    let plan: Plan;

    beforeAll(async () => {
        await mkdir(SCREENSHOTS, { recursive: true });
        browser = await PanelBrowser.start({ language: 'de', strings: await germanStrings() });
        plan = await planOfText(EVERY_VIEW);
    }, 60_000);
    afterAll(() => browser.stop());

    async function shown(width: number, theme = DARK): Promise<Page> {
        const page = await browser.open(theme, { width, height: width >= 2000 ? 1200 : 900 });
        await send(page, { type: 'show', revision: 1, document: 'file:///work/every-view.ccsim', plan });
        await ran(page, 1);
        await send(page, { type: 'seek', atMs: 190_000 });
        await settled(page);
        return page;
    }

    it('says everything in German, and names and states as the scenario has them', async () => {
        const page = await shown(1400);
        expect(await page.locator('html').getAttribute('lang')).toBe('de');
        expect(await page.getByTestId('verdict').innerText()).toMatch(/Erwartung/);
        await page.getByTestId('tab-tasks').click();
        expect(await page.getByTestId('tasks-table').locator('thead').innerText()).toContain('Zustand');
        expect(await page.evaluate(() => window.violations)).toEqual([]);
        await page.close();
    });

    describe.each([400, 2000])('%i pixels wide', (width) => {
        it.each(VIEWS)('clips nothing in the view %s', async (view) => {
            const page = await shown(width, width === 400 ? LIGHT : DARK);
            await chooseView(page, view);
            await settled(page);
            await page.screenshot({ path: `${SCREENSHOTS}/german-${view}-${width}.png` });
            expect(await overflow(page)).toBeLessThanOrEqual(0);
            expect(await clippedControls(page)).toEqual([]);
            await page.close();
        });

        it('clips nothing in the list of keys, and is accessible', async () => {
            const page = await shown(width);
            expect(await axeViolations(page)).toEqual([]);
            await page.getByTestId('timeline-canvas').press('?');
            await page.getByTestId('keys-help').waitFor();
            await page.screenshot({ path: `${SCREENSHOTS}/german-keys-${width}.png` });
            expect(await overflow(page)).toBeLessThanOrEqual(0);
            expect(await clippedControls(page)).toEqual([]);
            await page.close();
        });
    });
});

async function germanStrings(): Promise<Strings | undefined> {
    return parseStrings(JSON.parse(await readFile('l10n/bundle.l10n.de.json', 'utf8')));
}

/** By way of the menu of all views, which there is where the tabs have no room. */
async function chooseView(page: Page, view: string): Promise<void> {
    const menu = page.getByRole('button', { name: 'Alle Ansichten' });
    if (await menu.isVisible()) {
        await menu.click();
        await page.getByTestId(`all-tabs-${view}`).click();
    } else {
        await page.getByTestId(`tab-${view}`).click();
    }
}

/** Buttons and figures that do not show all of their text. */
function clippedControls(page: Page): Promise<readonly string[]> {
    return page.evaluate(() => {
        const controls: HTMLElement[] = [];
        const visit = (root: Document | ShadowRoot): void => {
            for (const element of root.querySelectorAll<HTMLElement>('*')) {
                if (element.shadowRoot !== null) {
                    visit(element.shadowRoot);
                }
                if (element.matches('button, h2, label, .verdict, .cursor') && element.checkVisibility()) {
                    controls.push(element);
                }
            }
        };
        visit(document);
        const text = (element: HTMLElement): string => element.innerText.trim();
        const isClipped = (element: HTMLElement): boolean =>
            text(element) !== '' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
        return controls.filter(isClipped).map((element) => `${text(element)} is clipped`);
    });
}
