/** The panel's worker: runs the simulator away from the thread that draws. */

import { createSimulation, type Plan, type Trace } from '../../simulator/index.ts';
import { buffersOf, type RunReport, type RunRequest } from './worker-messages.ts';

/** The part of a dedicated worker's global scope that is used here. */
interface WorkerScope {
    onmessage: ((event: MessageEvent<RunRequest>) => void) | null;
    postMessage(report: RunReport, transfer?: readonly ArrayBufferLike[]): void;
}

declare const self: WorkerScope;

self.onmessage = ({ data: { run, plan } }) => {
    const startedMs = performance.now();
    try {
        const trace = runInSlices(plan, (share) => self.postMessage({ type: 'progress', run, share }));
        self.postMessage({ type: 'trace', run, trace, tookMs: performance.now() - startedMs }, buffersOf(trace));
    } catch (error) {
        self.postMessage({ type: 'failed', run, message: error instanceof Error ? error.message : String(error) });
    }
};

const SLICES = 200;
const REPORT_EVERY_MS = 100;

/** Runs a Plan in slices of scenario time, so that a long run can tell how far it is. */
function runInSlices(plan: Plan, report: (share: number) => void): Trace {
    const simulation = createSimulation(plan);
    let reportedMs = performance.now();
    for (let slice = 1; slice <= SLICES; slice += 1) {
        simulation.runUntil((plan.durationMs * slice) / SLICES);
        if (performance.now() - reportedMs > REPORT_EVERY_MS) {
            reportedMs = performance.now();
            report(slice / SLICES);
        }
    }
    return simulation.finish();
}
