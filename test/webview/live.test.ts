import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../simulator/plan.ts';
import { axeViolations } from './accessibility.ts';
import { hasBrowser, PanelBrowser, posted, ran, send, settled } from './panel-browser.ts';
import { FAILOVER, planOfText } from './plans.ts';
import { DARK, THEMES, type Theme } from './themes.ts';
import { rowOnCanvas } from './timeline-page.ts';

const DOCUMENT = 'file:///work/failover.ccsim';
const SCREENSHOTS = 'test-results/panel';

describe.skipIf(!hasBrowser)('the panel while its scenario is edited', { timeout: 60_000 }, () => {
    let browser: PanelBrowser;
    let plan: Plan;
    let shorter: Plan;

    beforeAll(async () => {
        await mkdir(SCREENSHOTS, { recursive: true });
        browser = await PanelBrowser.start();
        plan = await planOfText(FAILOVER);
        shorter = await planOfText(FAILOVER.replace('for 90s', 'for 30s'));
    }, 60_000);

    afterAll(() => browser.stop());

    async function edited(theme: Theme = DARK, width = 1000): Promise<Page> {
        const page = await browser.open(theme, { width, height: 900 });
        await send(page, { type: 'show', revision: 1, document: DOCUMENT, plan, saved: true });
        await ran(page, 1);
        await send(page, { type: 'show', revision: 2, document: DOCUMENT, plan: shorter });
        await ran(page, 2);
        return page;
    }

    it('marks nothing as long as what is shown is what was saved', async () => {
        const page = await browser.open(DARK, { width: 1000, height: 900 });
        await send(page, { type: 'show', revision: 1, document: DOCUMENT, plan, saved: true });
        await ran(page, 1);
        expect(await page.getByTestId('changes').count()).toBe(0);
        expect(await page.getByTestId('tab-changes').count()).toBe(0);
        await page.close();
    });

    it('counts what differs from the last saved run, and lists it', async () => {
        const page = await edited();
        await expect
            .poll(() => page.getByTestId('changes').innerText())
            .toMatch(/^\d+ differences from the last saved run$/);
        await page.getByTestId('changes').click();
        const row = page.getByTestId('changes-table').locator('tr.row', { hasText: 'EmailPim -- Central' }).last();
        expect(await row.innerText()).toMatch(/Link\s+EmailPim -- Central\s+DOWN\s+UP\s+1min30s/);
        await row.click();
        await expect.poll(() => page.getByTestId('cursor-time').innerText()).toBe('1min30s');
        await settled(page);
        expect(await page.getByTestId('why-panel').innerText()).toContain('EmailPim -- Central is UP');
        await page.close();
    });

    it('forgets the differences once the text is saved', async () => {
        const page = await edited();
        await send(page, { type: 'saved', revision: 2 });
        await expect.poll(() => page.getByTestId('changes').count()).toBe(0);
        await send(page, { type: 'show', revision: 3, document: DOCUMENT, plan });
        await ran(page, 3);
        await page.getByTestId('changes').click();
        const row = page.getByTestId('changes-table').locator('tr.row', { hasText: 'EmailPim -- Central' }).last();
        expect(await row.innerText()).toMatch(/UP\s+DOWN\s+1min30s/);
        await page.close();
    });

    it('sets another run beside its own, and marks what differs', async () => {
        const page = await browser.open(DARK, { width: 1000, height: 900 });
        const against = { label: 'Failover, seed 8', plan: shorter };
        await send(page, { type: 'show', revision: 1, document: DOCUMENT, plan, against });
        await ran(page, 1);
        await page.getByTestId('changes').click();
        const table = page.getByTestId('changes-table');
        expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
            'What',
            'Name',
            'Failover, seed 8',
            'This run',
            'From',
        ]);
        await page.close();
    });

    it('lists what a statement leads to when the editor asks', async () => {
        const page = await edited();
        const statement = shorter.timeline.findIndex(({ action }) => action.kind === 'cut');
        await send(page, { type: 'statement', statement });
        const table = page.getByTestId('consequences-table');
        await expect.poll(() => table.innerText()).toContain('EmailPim sends ROUTING_DISABLED to EmailManager');
        expect(await page.getByTestId('cursor-time').innerText()).toBe('1min');
        await page.close();
    });

    it('tells the editor what the statements led to', async () => {
        const page = await edited();
        const told = (await posted(page, 'consequences')).find(({ revision }) => revision === 1);
        const cut = plan.timeline.findIndex(({ action }) => action.kind === 'cut');
        expect(told?.statements.find(({ statement }) => statement === cut)).toMatchObject({
            isLoss: true,
            summary: '1 task in no report, 1 path interrupted',
        });
        await page.close();
    });

    it('tells the editor how things are at the cursor, line by line', async () => {
        const page = await edited();
        await send(page, { type: 'seek', atMs: 70_000 });
        await expect
            .poll(async () => (await posted(page, 'states')).at(-1))
            .toMatchObject({
                atMs: 70_000,
                statement: plan.timeline.findIndex(({ text }) => text.includes('assigns')),
            });
        const link = plan.topology.links.find(({ id }) => id === 'EmailPim -- Central');
        const states = (await posted(page, 'states')).at(-1);
        expect(states?.declarations).toContainEqual({ range: link?.range, text: 'DOWN', isLoss: true });
        await page.close();
    });

    describe('where something is tried out', () => {
        it('offers by right click on a lane what can happen to it there, and asks the host to run it', async () => {
            const page = await edited();
            await page.getByTestId('timeline-canvas').focus();
            await page.keyboard.press('/');
            await page.keyboard.type('EmailPim -- Central');
            const canvas = page.getByTestId('timeline-canvas');
            const rows = await rowOnCanvas(page, 'EmailPim -- Central');
            await canvas.click({ button: 'right', position: { x: 700, y: rows } });
            const menu = page.getByTestId('inject-menu');
            await expect.poll(() => menu.isVisible()).toBe(true);
            await page.screenshot({ path: `${SCREENSHOTS}/inject-menu.png` });
            expect(await menu.getByRole('button').allInnerTexts()).toEqual(['Cut']);
            await page.getByTestId('inject-cut').click();
            const [asked] = await posted(page, 'inject');
            expect(asked?.statement).toMatchObject({ verb: 'cut', target: 'EmailPim -- Central' });
            expect(asked?.statement.atMs).toBeGreaterThan(120_000);
            expect(await menu.isVisible()).toBe(false);
            await page.close();
        });

        it('offers by key what fits the state: what is down can be restored', async () => {
            const page = await edited();
            await send(page, { type: 'seek', atMs: 70_000 });
            await page.getByTestId('timeline-canvas').focus();
            await page.keyboard.press('/');
            await page.keyboard.type('EmailPim -- Central');
            await page.getByTestId('timeline-canvas').focus();
            for (let row = 0; row < 20; row += 1) {
                if ((await page.getByTestId('announcement').innerText()).startsWith('EmailPim -- Central')) {
                    break;
                }
                await page.keyboard.press('ArrowDown');
                await settled(page);
            }
            await page.keyboard.press('i');
            await expect.poll(() => page.getByTestId('inject-menu').isVisible()).toBe(true);
            expect(await axeViolations(page)).toEqual([]);
            await page.keyboard.press('Enter');
            expect((await posted(page, 'inject'))[0]?.statement).toEqual({
                verb: 'restore',
                target: 'EmailPim -- Central',
                atMs: 70_000,
            });
            await page.close();
        });

        it('shows what is tried out as provisional, to be kept or dropped', async () => {
            const page = await edited();
            const cut = shorter.timeline.findIndex(({ action }) => action.kind === 'cut');
            await send(page, { type: 'show', revision: 3, document: DOCUMENT, plan: shorter, injected: [cut] });
            await ran(page, 3);
            const bar = page.getByTestId('provisional');
            expect(await bar.innerText()).toContain('at 1min cut EmailPim -- Central for 30s');
            expect(await axeViolations(page)).toEqual([]);
            await page.screenshot({ path: `${SCREENSHOTS}/provisional.png` });
            await bar.getByTestId('keep').click();
            expect(await posted(page, 'keep')).toEqual([{ type: 'keep', place: 0 }]);
            await bar.getByTestId('drop').focus();
            await page.keyboard.press('Enter');
            expect(await posted(page, 'drop')).toEqual([{ type: 'drop', place: 0 }]);
            await page.close();
        });
    });

    for (const theme of THEMES) {
        for (const width of [400, 2000]) {
            it(`is accessible in ${theme.name}, ${width} pixels wide, with differences marked`, async () => {
                const page = await edited(theme, width);
                await page.getByTestId('changes').click();
                await settled(page);
                await page.screenshot({ path: `${SCREENSHOTS}/live-${theme.name}-${width}.png` });
                expect(await axeViolations(page)).toEqual([]);
                await page.close();
            });
        }
    }
});
