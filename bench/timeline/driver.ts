/** Opens a page of the benchmark in a browser that draws with the CPU, and measures its main thread. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { FRAME_MARK, type FrameTimes, frameTimes } from './frame-times.ts';
import type { Move, PageBench } from './page-bench.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const WIDTH = 1400;
const ROW = 22;
/** Longer than any figure that is of interest. */
const PATIENCE_MS = 120_000;

export interface BenchPage {
    prepare(intervals: number, lanes: number): Promise<void>;
    /** Milliseconds until the data is on the screen. */
    show(visibleLanes: number): Promise<number>;
    /** What a number of frames cost in which the view moves; the first few, in which code is compiled, do not count. */
    frames(move: Move, count: number): Promise<FrameTimes>;
    columnBytes(): Promise<number>;
    /** Objects of the page that are alive, after a collection of garbage. */
    heapBytes(): Promise<number>;
    close(): Promise<void>;
}

/** Bundles a page of this folder and opens it, high enough for a number of lanes. */
export async function openPage(entry: string, visibleLanes: number): Promise<BenchPage> {
    const bundle = await build({
        entryPoints: [resolve(import.meta.dirname, entry)],
        bundle: true,
        write: false,
        format: 'iife',
        loader: { '.svg': 'text', '.css': 'empty' },
        logLevel: 'error',
    });
    const browser = await chromium.launch({
        ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
        args: ['--no-sandbox', '--disable-gpu', '--js-flags=--max-old-space-size=6000'],
    });
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 200 + visibleLanes * ROW } });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.setContent('<!doctype html><body style="margin:0"></body>');
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
    const session = await page.context().newCDPSession(page);
    const call = <Name extends keyof PageBench>(
        name: Name,
        ...given: Parameters<PageBench[Name]>
    ): Promise<Awaited<ReturnType<PageBench[Name]>>> =>
        page.evaluate(`window.bench.${name}(${given.map((each) => JSON.stringify(each)).join(', ')})`);
    const mark = `performance.mark(${JSON.stringify(FRAME_MARK)})`;
    const recorded = async (act: () => Promise<void>): Promise<FrameTimes> => {
        await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
        await act();
        return frameTimes(JSON.parse((await browser.stopTracing()).toString('utf8')));
    };
    return {
        prepare: (intervals, lanes) => call('prepare', intervals, lanes),
        show: async (visible) =>
            (
                await recorded(async () => {
                    await page.evaluate(mark);
                    await call('show', visible);
                    await page.evaluate(mark);
                })
            ).median,
        frames: async (move, count) => {
            await call('frames', move, Math.min(count, 30));
            return recorded(() => call('frames', move, count));
        },
        columnBytes: () => call('columnBytes'),
        heapBytes: async () => {
            await session.send('HeapProfiler.collectGarbage');
            return (await session.send('Runtime.getHeapUsage')).usedSize;
        },
        close: () => browser.close(),
    };
}
