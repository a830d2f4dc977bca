/** `node bench/contact-center.ts TASKS`: one run of the contact center with about so many tasks, its figures as JSON. */

import { simulate, type Trace } from '../simulator/index.ts';
import { contactCenter } from './plans.ts';

export interface ContactCenterFigures {
    readonly tasks: number;
    readonly seconds: number;
    readonly events: number;
    readonly entries: number;
    readonly traceBytes: number;
    /** The most that the process ever held, the language's part in it included. */
    readonly peakBytes: number;
}

const plan = await contactCenter(Number(process.argv[2]));
const started = performance.now();
const trace = simulate(plan);
const figures: ContactCenterFigures = {
    tasks: trace.taskCount,
    seconds: (performance.now() - started) / 1000,
    events: trace.eventCount,
    entries: trace.entryCount,
    traceBytes: bytesOf(trace),
    peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(figures));

function bytesOf({ entries, tasks }: Trace): number {
    const columns: ArrayBufferView[] = [...entries, ...tasks].flatMap((chunk) => Object.values(chunk));
    return columns.reduce((sum, column) => sum + column.byteLength, 0);
}
