/**
 * `node bench/contact-center.ts < PLAN`: runs a Plan once and writes its figures as JSON.
 *
 * A process of its own, so that neither its memory nor its speed shows what else was measured, nor the language.
 */

import { readFileSync } from 'node:fs';
import { simulate, type Trace } from '../simulator/index.ts';

export interface ContactCenterFigures {
    readonly tasks: number;
    readonly seconds: number;
    /** Of the processor, also for what another thread does (garbage). */
    readonly processorSeconds: number;
    readonly events: number;
    readonly entries: number;
    readonly traceBytes: number;
    /** The most that the process ever held. */
    readonly peakBytes: number;
}

const plan = JSON.parse(readFileSync(0, 'utf8'));
const started = performance.now();
const startedProcessor = process.cpuUsage();
const trace = simulate(plan);
const seconds = (performance.now() - started) / 1000;
const processor = process.cpuUsage(startedProcessor);
const figures: ContactCenterFigures = {
    tasks: trace.taskCount,
    seconds,
    processorSeconds: (processor.user + processor.system) / 1e6,
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
