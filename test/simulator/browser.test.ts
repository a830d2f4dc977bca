import { resolve } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Plan, simulate } from '../../simulator/index.ts';
import { serializeTrace } from '../../simulator/trace/export.ts';
import { launchChromium } from '../chromium.ts';
import { anyPlanOn } from './generated-plans.ts';
import { topologiesOf } from './generated-topologies.ts';
import { filesMatching, planFrom } from './plans.ts';
import type {} from './serialize-in-page.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FILES = [...filesMatching('examples/*.ccsim'), 'test/corpus/rules/order/seed.ccsim'];

const SEED = 1;
const GENERATED = 60;

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
        await expectSameBytes(await planFrom(file));
    });

    it('gives the same bytes as Node.js for any Plan', async () => {
        const plans = anyPlanOn(await topologiesOf(SEED, 10));
        await fc.assert(fc.asyncProperty(plans, expectSameBytes), { seed: SEED, numRuns: GENERATED });
    }, 120_000);

    async function expectSameBytes(plan: Plan): Promise<void> {
        const inPage = await page.evaluate(({ plan, workerText }) => globalThis.runInWorker(plan, workerText), {
            plan,
            workerText,
        });
        expect(inPage).toBe(serializeTrace(plan, simulate(plan)));
    }
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
