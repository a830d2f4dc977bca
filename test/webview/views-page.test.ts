import { mkdir } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../simulator/plan.ts';
import { axeViolations, overflow } from './accessibility.ts';
import { hasBrowser, PanelBrowser, posted, ran, send, settled } from './panel-browser.ts';
import { EVERY_VIEW, largeScenario, planOfText } from './plans.ts';
import { DARK, THEMES, type Theme } from './themes.ts';

const SCREENSHOTS = 'test-results/panel';
const VIEWS = [
    'agents',
    'tasks',
    'messages',
    'sequence',
    'log',
    'reports',
    'expectations',
    'rules',
    'status',
    'monitors',
    'transfer',
] as const;

describe.skipIf(!hasBrowser)('the views of a run', { timeout: 120_000 }, () => {
    let browser: PanelBrowser;
    let plan: Plan;

    beforeAll(async () => {
        await mkdir(SCREENSHOTS, { recursive: true });
        browser = await PanelBrowser.start();
        plan = await planOfText(EVERY_VIEW);
    }, 60_000);
    afterAll(() => browser.stop());

    async function shown(theme: Theme = DARK, width = 1000, of: Plan = plan, atMs = 190_000): Promise<Page> {
        const page = await browser.open(theme, { width, height: width >= 2000 ? 1200 : 900 });
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await send(page, { type: 'show', revision: 1, document: 'file:///work/every-view.ccsim', plan: of });
        await ran(page, 1);
        await send(page, { type: 'seek', atMs });
        return page;
    }

    describe('by mouse and by keys', () => {
        let page: Page;
        beforeEach(async () => {
            page = await shown();
        });
        afterEach(() => page.close());

        async function view(name: string): Promise<void> {
            await page.getByTestId(`tab-${name}`).click();
        }

        function row(table: string, text: string): Locator {
            return page.getByTestId(`${table}-table`).locator('tr.row', { hasText: text });
        }

        function clipboard(): Promise<string> {
            return page.evaluate(() => navigator.clipboard.readText());
        }

        it('counts the rules of the run and leads to the first use of one', async () => {
            await view('rules');
            await row('rules', 'component/failed').click();
            await expect.poll(() => page.getByTestId('cursor-time').innerText()).toBe('1min');
            expect(await page.getByTestId('why-rule').innerText()).toBe('component/failed');
            await row('rules', 'timeline/start').focus();
            await page.keyboard.press('ArrowDown');
            await page.keyboard.press('Enter');
            await expect.poll(() => page.getByTestId('why-rule').innerText()).toBe('timeline/statement');
        });

        it('copies what is shown of a table, and a single row by Ctrl+C', async () => {
            await view('agents');
            await page.getByTestId('row-filter').locator('input').fill('alice');
            await expect.poll(() => page.getByTestId('agents-table').locator('tr.row').count()).toBe(2);
            await page.getByTestId('copy-rows').click();
            await expect.poll(() => page.getByTestId('said').innerText()).toBe('2 rows copied');
            const lines = (await clipboard()).split('\n').map((line) => line.split('\t'));
            expect(lines.map(([agent, domain]) => [agent, domain])).toEqual([
                ['Agent', 'Domain'],
                ['Alice', 'Voice'],
                ['Alice', 'Email'],
            ]);
            await row('agents', 'Email').focus();
            await page.keyboard.press('Control+c');
            await expect.poll(async () => (await clipboard()).split('\n').length).toBe(2);
        });

        it('exports the rows of a table as CSV', async () => {
            await view('expectations');
            await page.getByTestId('export-rows').click();
            const [save] = await posted(page, 'save');
            expect(save).toMatchObject({ name: 'EveryView-expectations.csv', mediaType: 'text/csv', encoding: 'text' });
            expect(save?.text.split('\r\n')[0]).toBe('Verdict,Expectation,Seen,Decided');
            expect(save?.text).toContain('✗ failed');
        });

        it('shows the Server Status with its colours as words, reasons, resources and details', async () => {
            await send(page, { type: 'seek', atMs: 100_000 });
            await view('status');
            const page1 = page.getByTestId('server-status');
            const first = page1.locator('tr[data-connection="0"]');
            expect(await first.innerText()).toMatch(/cic1\.acme\.example\s+Active\s+yes\s+3/);
            expect(await page1.locator('tr[data-connection="1"]').innerText()).toContain('Notifier Connection Failure');
            await page.getByTestId('open-reason').click();
            expect(await page.getByTestId('opened-reason').innerText()).toContain('Notifier refused the version');
            await page.getByTestId('open-resources').click();
            expect(await page.getByTestId('opened-resources').innerText()).toContain('Resource 1-3');
            await page.getByTestId('open-details').first().focus();
            await page.keyboard.press('Enter');
            expect(await page.getByTestId('opened-details').innerText()).toContain('Trusted by the CIC server');
            await page.keyboard.press('Enter');
            await expect.poll(() => page.getByTestId('opened-details').count()).toBe(0);
        });

        it('refreshes the Server Status by scenario time while the run plays, unless that is switched off', async () => {
            await send(page, { type: 'seek', atMs: 100_000 });
            await view('status');
            const instant = page.getByTestId('status-instant');
            await expect.poll(() => instant.innerText()).toBe('As of 1min40s');
            await page.getByTestId('auto-refresh').focus();
            await page.keyboard.press('Space');
            await send(page, { type: 'seek', atMs: 200_000 });
            await expect.poll(() => page.getByTestId('cursor-time').innerText()).toBe('3min20s');
            expect(await instant.innerText()).toBe('As of 1min40s');
            await page.getByTestId('refresh-now').click();
            await expect.poll(() => instant.innerText()).toBe('As of 3min20s');
            expect(await page.getByTestId('server-status').innerText()).toContain('Not Connected');
            await page.getByTestId('auto-refresh').check();
            await page.evaluate(collectInstants);
            await page.getByTestId('speed').selectOption('10');
            await page.getByTestId('play').click();
            await expect
                .poll(() => page.evaluate(() => window.statusInstants.length), { timeout: 15_000 })
                .toBeGreaterThan(3);
            const instants = await page.evaluate(() => window.statusInstants);
            for (const [place, atMs] of instants.slice(1).entries()) {
                expect(atMs - (instants[place] ?? 0)).toBeGreaterThanOrEqual(10_000);
            }
        });

        it('says what the reports will miss, and why', async () => {
            await view('reports');
            await page.getByTestId('report-scope').selectOption('agent');
            const lost = row('reports', 'pim/reporting-data-deleted').first();
            expect(await lost.innerText()).toContain('−');
            await lost.click();
            await expect.poll(() => page.getByTestId('why-panel').innerText()).toContain('fail AgentPg.A');
            const differing = await page.getByTestId('reports-table').getAttribute('aria-rowcount');
            await page.getByTestId('only-differences').focus();
            await page.keyboard.press('Space');
            await expect
                .poll(() => page.getByTestId('reports-table').getAttribute('aria-rowcount'))
                .not.toBe(differing);
            await page.getByTestId('report-scope').selectOption('media-logout');
            await row('logouts', 'Alice').first().focus();
            await page.keyboard.press('Enter');
            await expect.poll(() => page.getByTestId('cursor-time').innerText()).toBe('4min');
        });

        it('shows what the CIM monitors say at the cursor', async () => {
            await send(page, { type: 'seek', atMs: 150_000 });
            await view('monitors');
            await expect.poll(() => row('monitors', 'EAAS').first().innerText()).toContain('NOT_ANSWERING');
            await send(page, { type: 'seek', atMs: 90_000 });
            await expect.poll(() => row('monitors', 'EAAS').first().innerText()).toContain('ALIVE');
            await row('monitors', 'CimApp1').focus();
            await page.keyboard.press('Enter');
            await expect.poll(() => page.getByTestId('cursor-time').innerText()).toBe('0s');
        });

        it('shows the status of each CallRouter, and the last transfer of each client', async () => {
            await view('transfer');
            expect(await page.getByTestId('router-status').innerText()).toMatch(
                /In step since\s+1min\d+(\.\d+)?s, B → A/,
            );
            await expect.poll(() => row('transfer', 'Central.router').innerText()).toContain('B → A');
            await row('transfer', 'Central.router').focus();
            await page.keyboard.press('Enter');
            await expect.poll(() => page.getByTestId('why-panel').innerText()).toContain('IN_SYNC');
        });

        it('shows messages as a sequence, and leads from one to its instant', async () => {
            await view('sequence');
            const rows = page.getByTestId('sequence').locator('button.row');
            const sentence = (await rows.and(page.locator('.now')).innerText()).replace(/^[^:]*: /, '').trim();
            await rows.and(page.locator('.now')).click();
            const [sender = '?', message = '?'] = sentence.split(' sends ');
            await expect.poll(() => page.getByTestId('why-panel').innerText()).toContain(`${sender} sends`);
            expect(await page.getByTestId('why-panel').innerText()).toContain(message.split(' ')[0]);
            expect(await page.getByTestId('sequence-narrowed').isChecked()).toBe(true);
            const narrowed = await page.getByTestId('sequence-count').innerText();
            await page.getByTestId('sequence-narrowed').uncheck();
            await expect.poll(() => page.getByTestId('sequence-count').innerText()).not.toBe(narrowed);
            await rows.first().focus();
            await page.keyboard.press('End');
            await page.keyboard.press('Enter');
            const last = page.getByTestId('sequence').locator('button.row.selected');
            await expect.poll(() => last.count()).toBe(1);
            const time = /^(\S+): /.exec((await last.innerText()).trim())?.[1];
            await expect.poll(() => page.getByTestId('cursor-time').innerText()).toBe(time);
        });

        it('gives the views more height and less again', async () => {
            const height = (): Promise<number> =>
                page.locator('ccsim-details').evaluate((details) => details.getBoundingClientRect().height);
            const before = await height();
            await page.getByTestId('resize-details').click();
            await expect.poll(height).toBeGreaterThan(before * 1.3);
            await page.getByTestId('resize-details').focus();
            await page.keyboard.press('Enter');
            await expect.poll(height).toBeCloseTo(before, 0);
        });

        it('goes through the tabs by keys, also where they have no room', async () => {
            await page.setViewportSize({ width: 400, height: 800 });
            await page.getByTestId('tab-agents').focus();
            await page.keyboard.press('End');
            await expect.poll(() => page.getByTestId('tab-why').getAttribute('aria-selected')).toBe('true');
            expect(await isInView(page.getByTestId('tab-why'))).toBe(true);
            await page.getByTestId('all-tabs').focus();
            await page.keyboard.press('Enter');
            await page.keyboard.press('Home');
            await page.keyboard.press('ArrowDown');
            await page.keyboard.press('Enter');
            await expect.poll(() => page.getByTestId('tab-agents').getAttribute('aria-selected')).toBe('true');
            expect(await isInView(page.getByTestId('tab-agents'))).toBe(true);
            await page.getByTestId('all-tabs').click();
            await page.getByTestId('all-tabs-rules').click();
            await expect.poll(() => page.getByTestId('rules-table').count()).toBe(1);
            await page.getByTestId('all-tabs').click();
            await page.keyboard.press('Escape');
            await expect.poll(() => page.getByTestId('all-tabs-rules').count()).toBe(0);
        });
    });

    it('shows markup in names as text in every view, and violates no policy', async () => {
        const evil = '<img src=x onerror=alert(1)>';
        const page = await shown(DARK, 1000, renamed(plan, evil));
        for (const name of VIEWS) {
            await page.getByTestId(`tab-${name}`).click();
            await settled(page);
            expect(await page.locator('img').count()).toBe(0);
        }
        await page.getByTestId('tab-monitors').click();
        expect(await page.getByTestId('monitors-table').innerText()).toContain(evil);
        await page.getByTestId('tab-status').click();
        expect(await page.getByTestId('server-status').innerText()).toContain(evil);
        expect(await page.evaluate(() => window.violations)).toEqual([]);
        await page.close();
    });

    it('says that it is at it where a long run takes time to go through', async () => {
        const page = await shown(DARK, 1000, await planOfText(largeScenario(500, 100, 15)));
        await page.evaluate(collectNotices);
        await page.getByTestId('tab-reports').click();
        await page.getByTestId('reports-table').waitFor();
        await page.getByTestId('tab-transfer').click();
        await page.getByTestId('transfer-table').waitFor();
        expect(await page.evaluate(() => window.notices)).toEqual([
            'Working out the reports…',
            'Working out the size of the state…',
        ]);
        await page.close();
    });

    for (const theme of THEMES) {
        for (const width of [400, 2000]) {
            it(`are accessible in ${theme.name}, ${width} pixels wide`, async () => {
                const page = await shown(theme, width);
                for (const name of VIEWS) {
                    await page.getByTestId(`tab-${name}`).evaluate((tab: HTMLElement) => tab.click());
                    await settled(page);
                    await page.screenshot({ path: `${SCREENSHOTS}/view-${name}-${theme.name}-${width}.png` });
                    expect(await axeViolations(page), name).toEqual([]);
                    expect(await overflow(page), name).toBeLessThanOrEqual(0);
                }
                await page.close();
            });
        }
    }
});

declare global {
    interface Window {
        /** Instants (ms) that the Server Status has shown since it was first looked at. */
        statusInstants: number[];
        /** What the panel has said that it was at. */
        notices: string[];
    }
}

/** The Plan with another name for every component. */
function renamed(plan: Plan, name: string): Plan {
    const components = plan.topology.components.map((each) => ({ ...each, id: `${name}${each.id}` }));
    return { ...plan, topology: { ...plan.topology, components } };
}

function isInView(tab: Locator): Promise<boolean> {
    return tab.evaluate((element) => {
        const own = element.getBoundingClientRect();
        const list = element.parentElement?.getBoundingClientRect();
        return list !== undefined && own.left >= list.left - 1 && own.right <= list.right + 1;
    });
}

/** Notes each instant that the Server Status is refreshed to; runs in the page. */
function collectInstants(): void {
    window.statusInstants = [];
    const status = document
        .querySelector('ccsim-panel')
        ?.shadowRoot?.querySelector('ccsim-details')
        ?.shadowRoot?.querySelector('ccsim-server-status');
    const look = (): void => {
        const shownMs = status && 'refresh' in status ? Object(status.refresh).shownMs : undefined;
        if (typeof shownMs === 'number' && window.statusInstants.at(-1) !== shownMs) {
            window.statusInstants.push(shownMs);
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}

/** Notes what the views say that they are at, each once; runs in the page. */
function collectNotices(): void {
    window.notices = [];
    const details = document.querySelector('ccsim-panel')?.shadowRoot?.querySelector('ccsim-details')?.shadowRoot;
    const look = (): void => {
        const view = details?.querySelector('ccsim-reports, ccsim-state-transfer')?.shadowRoot;
        const notice = view?.querySelector('p[role="status"]')?.textContent;
        if (typeof notice === 'string' && !window.notices.includes(notice)) {
            window.notices.push(notice);
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}
