/** What each frame cost, read off a recording of the browser's own tracing. */

/** Mark that a page sets at the beginning of each frame that is measured. */
export const FRAME_MARK = 'ccsim-frame';

/** Milliseconds of the processor that the page's main thread spent for a frame: scripts, layout, and drawing the canvas. */
export interface FrameTimes {
    readonly median: number;
    /** The 95th percentile. */
    readonly high: number;
    readonly worst: number;
}

/** An event of a recording, as far as it is needed. Times are microseconds. */
interface TraceEvent {
    readonly name: string;
    readonly ph: string;
    readonly pid: number;
    readonly tid: number;
    readonly ts: number;
    readonly dur?: number;
    readonly tdur?: number;
    readonly args?: { readonly name?: string };
}

/**
 * Adds up the tasks of threads of the page from mark to mark. Time of the processor rather than of the clock, so that other
 * work on the machine does not count.
 */
export function frameTimes(
    { traceEvents }: { readonly traceEvents: readonly TraceEvent[] },
    threads: readonly string[] = ['CrRendererMain'],
): FrameTimes {
    const marks = traceEvents.filter(({ name }) => name === FRAME_MARK).sort((a, b) => a.ts - b.ts);
    const page = marks[0]?.pid;
    const counted = new Set(
        traceEvents
            .filter(
                ({ name, pid, args }) => name === 'thread_name' && pid === page && threads.includes(args?.name ?? ''),
            )
            .map(({ tid }) => tid),
    );
    const tasks = traceEvents.filter(
        ({ name, ph, pid, tid }) =>
            name === 'ThreadControllerImpl::RunTask' && ph === 'X' && pid === page && counted.has(tid),
    );
    return percentiles(
        marks.slice(1).map((mark, index) => {
            const from = marks[index]?.ts ?? 0;
            return tasks.reduce((sum, { ts, tdur = 0 }) => (ts >= from && ts < mark.ts ? sum + tdur : sum), 0) / 1000;
        }),
    );
}

export function percentiles(times: readonly number[]): FrameTimes {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { median: at(0.5), high: at(0.95), worst: at(1) };
}
