/** How fast the timeline is: frames while it is panned and zoomed, the first picture, memory; two peers beside it. */

import { type BenchPage, openPage } from './timeline/driver.ts';
import type { FrameTimes } from './timeline/frame-times.ts';
import { measureKeystrokes } from './timeline/keystrokes.ts';

const FRAMES = 240;
/** Fewer of what may take seconds each. */
const PEER_FRAMES = 12;
const VISIBLE = 30;

/** Prints the figures. */
export async function run(): Promise<void> {
    console.log('The timeline in headless Chromium, drawn by the processor, 1,400 pixels wide.');
    console.log('Milliseconds of the processor on the main thread: median and 95th percentile of a frame.\n');
    console.log('intervals  lanes  visible  first picture        pan          zoom   heap MB  columns MB');
    for (const [intervals, lanes, visible] of [
        [10_000, 200, VISIBLE],
        [100_000, 200, VISIBLE],
        [1_000_000, 200, VISIBLE],
        [1_000_000, 200, 200],
        [5_000_000, 200, VISIBLE],
    ] as const) {
        console.log(await ccsimLine(intervals, lanes, visible));
    }
    const { agents, tasks, processor, clock } = await measureKeystrokes(20);
    console.log(
        `\nFrom a Plan to its picture in the panel, ${agents} agents, ${tasks} tasks, median and 95th percentile:`,
    );
    console.log(`${cell(processor)} ms of the processor, ${cell(clock)} ms of the clock`);
    console.log(
        '\nThe same run in other libraries, 30 lanes; milliseconds a frame, and how many times that of CCSim\n',
    );
    console.log('library       intervals  first picture        pan   × CCSim        zoom   × CCSim');
    for (const [library, intervals] of [
        ['vis-timeline', 1000],
        ['vis-timeline', 3000],
        ['echarts', 1000],
        ['echarts', 10_000],
        ['echarts', 100_000],
    ] as const) {
        console.log(await peerLine(library, intervals));
    }
}

async function ccsimLine(intervals: number, lanes: number, visible: number): Promise<string> {
    const { firstMs, pan, zoom, page } = await measured('ccsim-page.ts', intervals, lanes, visible, FRAMES);
    const memory = [await page.heapBytes(), await page.columnBytes()].map((bytes) => (bytes / 1e6).toFixed(0));
    await page.close();
    return row(
        [intervals.toLocaleString('en'), lanes, visible, firstMs.toFixed(0), cell(pan), cell(zoom), ...memory],
        [9, 7, 9, 15, 13, 14, 9, 12],
    );
}

async function peerLine(library: 'vis-timeline' | 'echarts', intervals: number): Promise<string> {
    const ours = await measured('ccsim-page.ts', intervals, VISIBLE, VISIBLE, FRAMES);
    await ours.page.close();
    const entry = library === 'echarts' ? 'echarts-page.ts' : 'vis-page.ts';
    const peer = await measured(entry, intervals, VISIBLE, VISIBLE, PEER_FRAMES);
    await peer.page.close();
    return row(
        [
            library,
            intervals.toLocaleString('en'),
            `${peer.firstMs.toFixed(0)} (${(peer.firstMs / ours.firstMs).toFixed(1)})`,
            cell(peer.pan),
            (peer.pan.median / ours.pan.median).toFixed(1),
            cell(peer.zoom),
            (peer.zoom.median / ours.zoom.median).toFixed(1),
        ],
        [12, 11, 15, 12, 10, 12, 10],
    );
}

interface Measured {
    readonly page: BenchPage;
    readonly firstMs: number;
    readonly pan: FrameTimes;
    readonly zoom: FrameTimes;
}

async function measured(
    entry: string,
    intervals: number,
    lanes: number,
    visible: number,
    frames: number,
): Promise<Measured> {
    const page = await openPage(entry, visible);
    await page.prepare(intervals, lanes);
    const firstMs = await page.show(visible);
    return { page, firstMs, pan: await page.frames('pan', frames), zoom: await page.frames('zoom', frames) };
}

function cell({ median, high }: FrameTimes): string {
    return `${median.toFixed(1)} / ${high.toFixed(1)}`;
}

function row(cells: readonly (string | number)[], widths: readonly number[]): string {
    return cells.map((each, column) => String(each).padStart(widths[column] ?? 0)).join('');
}
