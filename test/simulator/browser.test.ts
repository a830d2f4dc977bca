import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../simulator/index.ts';
import { serializeTrace } from '../../simulator/trace/export.ts';
import { launchChromium } from '../chromium.ts';
import { filesMatching, planFrom } from './plans.ts';
import type {} from './serialize-in-page.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FILES = [...filesMatching('examples/*.ccsim'), 'test/corpus/rules/order/seed.ccsim'];

describe("the panel's worker in a browser (order/seed)", () => {
    let browser: Browser;
    let page: Page;
    let workerText: string;

    beforeAll(async () => {
        browser = await launchChromium();
        page = await browser.newPage();
        workerText = await bundle('client/webview/worker.ts');
        await page.addScriptTag({ content: await bundle('test/simulator/serialize-in-page.ts') });
    }, 60_000);

    afterAll(() => browser?.close());

    it.each(FILES)('gives the same bytes as Node.js for %s', async (file) => {
        const plan = await planFrom(file);
        const inPage = await page.evaluate(({ plan, workerText }) => globalThis.runInWorker(plan, workerText), {
            plan,
            workerText,
        });
        expect(inPage).toBe(serializeTrace(plan, simulate(plan)));
    });
});

async function bundle(entry: string): Promise<string> {
    const { outputFiles } = await build({
        entryPoints: [resolve(ROOT, entry)],
        bundle: true,
        format: 'iife',
        platform: 'browser',
        write: false,
    });
    return outputFiles[0]?.text ?? '';
}
