import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './accessibility.ts';
import { hasBrowser, PanelBrowser, posted, ran, send, settled } from './panel-browser.ts';
import { FAILOVER, largeScenario, planOfText } from './plans.ts';
import { DARK } from './themes.ts';

const DOCUMENT = 'file:///work/failover.ccsim';
const SCREENSHOTS = 'test-results/panel';

describe.skipIf(!hasBrowser)('what the panel shows when there is no ordinary run to show', { timeout: 60_000 }, () => {
    let browser: PanelBrowser;

    beforeAll(async () => {
        await mkdir(SCREENSHOTS, { recursive: true });
        browser = await PanelBrowser.start();
    }, 60_000);

    afterAll(() => browser.stop());

    function opened(): Promise<Page> {
        return browser.open(DARK, { width: 900, height: 800 });
    }

    async function looked(page: Page, name: string): Promise<void> {
        await settled(page);
        await page.screenshot({ path: `${SCREENSHOTS}/state-${name}.png` });
        expect(await axeViolations(page)).toEqual([]);
        await page.close();
    }

    it('waits for the scenario', async () => {
        const page = await opened();
        expect(await page.getByTestId('status-line').innerText()).toBe('Waiting for the scenario');
        await looked(page, 'waiting');
    });

    it('lists what keeps a scenario from its first run, each a way to its place', async () => {
        const page = await opened();
        const place = { startLine: 3, startColumn: 4, endLine: 3, endColumn: 9 };
        const problem = { uri: DOCUMENT, ...place, code: 'mr-pim/router-link', message: 'EmailPim has no link.' };
        await send(page, { type: 'problems', document: DOCUMENT, scenario: 'Failover', problems: [problem] });
        await page.getByTestId('problems-list').getByRole('button').focus();
        await page.keyboard.press('Enter');
        expect(await posted(page, 'revealProblem')).toMatchObject([{ problem }]);
        expect(await page.getByTestId('status-line').innerText()).toBe('Failover cannot run');
        await looked(page, 'problems');
    });

    it('shows a scenario in which nothing happens', async () => {
        const page = await opened();
        const plan = await planOfText(FAILOVER);
        await send(page, {
            type: 'show',
            revision: 1,
            document: DOCUMENT,
            plan: { ...plan, timeline: [], expectations: [] },
        });
        await ran(page, 1);
        expect(await page.getByTestId('verdict').count()).toBe(0);
        await page.getByTestId('tab-tasks').click();
        expect(await page.getByTestId('tasks-table').innerText()).toBe('No task arrives in this scenario.');
        await looked(page, 'empty');
    });

    it('says of a run that came to its limit of events that it is not the whole', async () => {
        const page = await opened();
        const plan = await planOfText(FAILOVER);
        const settings = { ...plan.settings, eventLimit: 20 };
        await send(page, { type: 'show', revision: 1, document: DOCUMENT, plan: { ...plan, settings } });
        await ran(page, 1);
        expect(await page.getByRole('alert').innerText()).toContain('stopped after 20 events (setting eventLimit)');
        await looked(page, 'limit');
    });

    it('runs with its progress in view, and can be stopped', async () => {
        const page = await opened();
        const plan = await planOfText(largeScenario(400, 20, 600));
        const settings = { ...plan.settings, eventLimit: 1_000_000_000 };
        await send(page, { type: 'show', revision: 1, document: DOCUMENT, plan: { ...plan, settings } });
        await expect.poll(() => page.getByTestId('status-line').innerText()).toMatch(/^Running… [1-9]\d* %$/);
        await page.getByTestId('cancel').click();
        await expect.poll(() => page.getByRole('alert').innerText()).toBe('The run was cancelled.');
        expect(await posted(page, 'failed')).toMatchObject([{ message: 'The run was cancelled.' }]);
        await looked(page, 'cancelled');
    });

    it('puts the cursor where an expectation failed first', async () => {
        const page = await opened();
        await send(page, { type: 'show', revision: 1, document: DOCUMENT, plan: await planOfText(FAILOVER) });
        await ran(page, 1);
        await page.getByTestId('verdict').click();
        const first = page.getByTestId('expectations-table').locator('tr.row', { hasText: 'failed' });
        await first.click();
        expect(await page.getByTestId('cursor-time').innerText()).toBe('1min12s');
        await looked(page, 'failed-expectation');
    });
});
