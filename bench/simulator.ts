/** How fast the simulator is, beside a peer and beside the floor. */

import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { ContactCenterFigures } from './contact-center.ts';
import { measureHoldModel } from './hold-model.ts';
import { contactCenter } from './plans.ts';

/** Prints the figures of the hold model, then those of a contact center of growing load. */
export async function run(): Promise<void> {
    console.log('Hold model, millions of events a second (best of five), full tracing on our side');
    console.log('entities     ccsim     simjs  bare heap   ccsim/simjs  ccsim/heap');
    for (const entities of [1, 100, 1000, 10_000]) {
        const { ccsim, simjs, bareHeap } = measureHoldModel(entities, 1_000_000);
        const cells = [ccsim, simjs, bareHeap, ccsim / simjs, ccsim / bareHeap];
        console.log(`${String(entities).padStart(8)}${cells.map((each) => each.toFixed(2).padStart(10)).join(' ')}`);
    }
    console.log('\n2,000 agents, 3 domains, 24 hours, a failure every 10 minutes (best of three)');
    console.log('     tasks  seconds  of processor   tasks/s    events   entries  bytes/entry  bytes/task  peak MB');
    for (const tasks of [10_000, 100_000, 1_000_000]) {
        console.log(contactCenterLine(await measureContactCenter(tasks)));
    }
}

/** The fastest of three runs, each in a process of its own. */
async function measureContactCenter(tasks: number): Promise<ContactCenterFigures> {
    const program = resolve(import.meta.dirname, 'contact-center.ts');
    const input = JSON.stringify(await contactCenter(tasks));
    const runs = Array.from(
        { length: 3 },
        (): ContactCenterFigures => JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8', input })),
    );
    return runs.reduce((best, each) => (each.seconds < best.seconds ? each : best));
}

function contactCenterLine(figures: ContactCenterFigures): string {
    const { tasks, seconds, processorSeconds, events, entries, traceBytes, peakBytes } = figures;
    const cells = [
        tasks,
        seconds.toFixed(2),
        processorSeconds.toFixed(2),
        Math.round(tasks / seconds),
        events,
        entries,
        (traceBytes / entries).toFixed(1),
        Math.round(traceBytes / tasks),
        Math.round(peakBytes / 1e6),
    ];
    const widths = [10, 8, 13, 9, 9, 9, 12, 11, 8];
    return cells.map((cell, column) => String(cell).padStart(widths[column] ?? 0)).join(' ');
}
