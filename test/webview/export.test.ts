import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGLISH, type PageLanguage } from '../../client/webview/page-strings.ts';
import type { FromPanel, PanelExportFormat } from '../../client/webview/protocol.ts';
import { savedPage, WORKER_SCRIPTS } from '../../client/webview/saved-page.ts';
import schema from '../../docs/trace.schema.json' with { type: 'json' };
import type { Plan } from '../../simulator/plan.ts';
import { axeViolations, overflow } from './accessibility.ts';
import { hasBrowser, PanelBrowser, posted, ran, send, settled } from './panel-browser.ts';
import { FAILOVER, largeScenario, planOfText } from './plans.ts';
import { DARK } from './themes.ts';

const DOCUMENT = 'file:///work/failover.ccsim';
const SCREENSHOTS = 'test-results/panel';
const EVIL = '<img src=x onerror=alert(1)></script><!--';

describe.skipIf(!hasBrowser)('exporting', { timeout: 60_000 }, () => {
    let browser: PanelBrowser;
    let plan: Plan;
    /** The same with names that would be markup if anybody took them for it. */
    let evil: Plan;

    beforeAll(async () => {
        await mkdir(SCREENSHOTS, { recursive: true });
        browser = await PanelBrowser.start();
        plan = await planOfText(FAILOVER);
        const [first, ...others] = plan.topology.agents;
        const agents = first === undefined ? [] : [{ ...first, name: EVIL }, ...others];
        evil = { ...plan, scenario: EVIL, topology: { ...plan.topology, name: EVIL, agents } };
    }, 60_000);

    afterAll(() => browser.stop());

    type SavedFile = Extract<FromPanel, { readonly type: 'save' }>;

    async function exported(format: PanelExportFormat, of: Plan = plan): Promise<SavedFile> {
        const page = await browser.open(DARK, { width: 1000, height: 900 });
        await send(page, { type: 'show', revision: 1, document: DOCUMENT, plan: of });
        await ran(page, 1);
        await send(page, { type: 'export', format });
        await page.waitForFunction(() => window.posted.some(({ type }) => type === 'save'));
        const [file] = await posted(page, 'save');
        expect(await page.evaluate(() => window.violations)).toEqual([]);
        await page.close();
        if (file === undefined) {
            throw new Error('nothing was saved');
        }
        return file;
    }

    it('gives the timeline as PNG, all rows of it', async () => {
        const { name, mediaType, text, encoding } = await exported('png');
        expect([name, mediaType, encoding]).toEqual(['Failover.png', 'image/png', 'base64']);
        const bytes = Buffer.from(text, 'base64');
        expect(bytes.subarray(1, 4).toString()).toBe('PNG');
        expect(bytes.readUInt32BE(16)).toBe(2000);
        expect(bytes.readUInt32BE(20)).toBeGreaterThan(1500);
        await writeFile(`${SCREENSHOTS}/export.png`, bytes);
    });

    it('gives the timeline as SVG that a browser draws', async () => {
        const { name, text } = await exported('svg', evil);
        expect(name).toBe('img-src-x-onerror-alert-1-script.svg');
        const page = await browser.blank();
        await page.setContent(`<body style="margin:0">${text}</body>`);
        expect(await page.locator('img, script').count()).toBe(0);
        expect(await page.locator('svg text', { hasText: 'EmailPim -- Central' }).count()).toBeGreaterThan(0);
        expect(await page.locator('svg text', { hasText: '<img src=x' }).count()).toBeGreaterThan(0);
        expect(await page.locator('svg rect[fill="url(#rising)"]').count(), 'bars of what is down').toBeGreaterThan(0);
        const parsed = await page.evaluate(
            (svg) => new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent,
            text,
        );
        expect(parsed).toBeUndefined();
        await page.screenshot({ path: `${SCREENSHOTS}/export-svg.png`, fullPage: true });
        await page.close();
    });

    it('gives every entry as a line of CSV, with quotes where they are needed', async () => {
        const { text } = await exported('entries.csv', evil);
        const lines = text.split('\r\n');
        expect(lines[0]).toBe('entry,at_ms,kind,lane,what,rule,cause,line');
        expect(lines.at(-1)).toBe('');
        expect(lines).toContainEqual(
            expect.stringMatching(
                /^\d+,60000,transition,EmailPim -- Central,EmailPim -- Central is DOWN,link\/cut,\d+,$/,
            ),
        );
        expect(lines.find((line) => line.includes('"at 0s Alice, Bob, Carol log in"'))).toMatch(/,\d+$/);
    });

    it('gives the tasks as CSV, and the trace in its documented form', async () => {
        expect((await exported('tasks.csv')).text.split('\r\n')).toHaveLength(16);
        const trace: unknown = JSON.parse((await exported('json')).text);
        const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
        expect(validate(trace), JSON.stringify(validate.errors?.slice(0, 2))).toBe(true);
    });

    it('is chosen from a menu, by pointer and by key', async () => {
        const page = await browser.open(DARK, { width: 1000, height: 900 });
        await send(page, { type: 'show', revision: 1, document: DOCUMENT, plan });
        await ran(page, 1);
        await page.getByTestId('export').click();
        expect(await axeViolations(page)).toEqual([]);
        await page.screenshot({ path: `${SCREENSHOTS}/export-menu.png` });
        await page.getByTestId('export-html').click();
        expect(await posted(page, 'savePage')).toHaveLength(1);
        await page.getByTestId('timeline-canvas').focus();
        await page.keyboard.press('d');
        await page.getByTestId('export-menu').waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        expect((await posted(page, 'save')).map(({ name }) => name)).toEqual(['Failover.svg']);
        await page.close();
    });

    describe('as a page', () => {
        async function opened(
            of: Plan,
            width = 1200,
            colorScheme: 'light' | 'dark' = 'light',
            language: PageLanguage = ENGLISH,
        ): Promise<Page> {
            const read = (name: string): Promise<string> => readFile(join(browser.bundles, name), 'utf8');
            const workers = await Promise.all(
                Object.entries(WORKER_SCRIPTS).map(async ([name, file]) => [name, await read(file)] as const),
            );
            const text = await savedPage({
                title: of.scenario,
                plan: of,
                language,
                script: await read('main.js'),
                workers: Object.fromEntries(workers),
            });
            const path = join(await mkdtemp(join(tmpdir(), 'ccsim-page-')), 'run.html');
            await writeFile(path, text);
            const page = await browser.blank({ width, height: 900 }, colorScheme);
            await page.addInitScript(() => {
                window.violations = [];
                document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
                    window.violations.push(`${violatedDirective} ${blockedURI}`);
                });
            });
            const asked: string[] = [];
            page.on('request', (request) => asked.push(request.url()));
            await page.goto(pathToFileURL(path).href);
            await page.getByTestId('status-line').getByText('entries on').waitFor();
            await settled(page);
            expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
            return page;
        }

        it('opens from a disk with the whole panel, and asks nothing of a network', async () => {
            const page = await opened(plan);
            expect(await page.getByTestId('verdict').innerText()).toContain('1 of 3 expectations failed');
            await page.getByTestId('tab-tasks').click();
            await page.getByTestId('tasks-table').locator('tr.row', { hasText: 'Short' }).click();
            expect(await page.getByTestId('why-panel').innerText()).toContain('Short ends with 38');
            await page.getByTestId('why-cause').click();
            await expect
                .poll(() => page.getByTestId('consequences-table').innerText())
                .toContain('Short ends with 38 NORMAL_END_TASK');
            expect(await page.evaluate(() => window.violations)).toEqual([]);
            await page.close();
        });

        it('gives files as downloads, and offers nothing that needs an editor', async () => {
            const page = await opened(plan);
            await page.getByTestId('export').click();
            expect(await page.getByTestId('export-html').count()).toBe(0);
            const download = page.waitForEvent('download');
            await page.getByTestId('export-tasks.csv').click();
            expect((await download).suggestedFilename()).toBe('Failover.tasks.csv');
            await page.getByTestId('timeline-canvas').focus();
            await page.keyboard.press('i');
            await settled(page);
            expect(await page.getByTestId('inject-menu').count()).toBe(0);
            await page.close();
        });

        it('works out reports of a long run with the worker that it holds', async () => {
            const page = await opened(await planOfText(largeScenario(500, 100, 15)));
            await page.getByTestId('tab-reports').click();
            await page.getByTestId('only-differences').click();
            await page.getByTestId('reports-table').locator('tr.row', { hasText: 'Email' }).first().waitFor();
            await page.getByTestId('report-scope').selectOption('Media Logout Status');
            await page.getByTestId('logouts-table').locator('tr.row', { hasText: 'A1000' }).first().waitFor();
            expect(await page.evaluate(() => window.violations)).toEqual([]);
            await page.close();
        });

        it('speaks the language of whoever exported it', async () => {
            const strings = { Agents: 'Agenten', Cursor: 'Zeiger' };
            const page = await opened(plan, 1200, 'light', { language: 'de', strings });
            await page.getByTestId('tab-agents').getByText('Agenten').waitFor();
            expect(await page.locator('html').getAttribute('lang')).toBe('de');
            expect(await page.evaluate(() => window.violations)).toEqual([]);
            await page.close();
        });

        it('shows markup in names as text', async () => {
            const page = await opened(evil);
            expect(await page.title()).toBe(EVIL);
            expect(await page.locator('ccsim-panel h1').innerText()).toContain(EVIL);
            expect(await page.getByTestId('agents-table').innerText()).toContain(EVIL);
            expect(await page.locator('img').count()).toBe(0);
            expect(await page.evaluate(() => window.violations)).toEqual([]);
            await page.close();
        });

        for (const colorScheme of ['light', 'dark'] as const) {
            for (const width of [400, 2000]) {
                it(`is accessible in ${colorScheme}, ${width} pixels wide`, async () => {
                    const page = await opened(plan, width, colorScheme);
                    await page.screenshot({ path: `${SCREENSHOTS}/page-${colorScheme}-${width}.png` });
                    expect(await axeViolations(page)).toEqual([]);
                    expect(await overflow(page)).toBeLessThanOrEqual(0);
                    await page.close();
                });
            }
        }
    });
});
