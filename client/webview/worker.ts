/** The panel's worker: runs the simulator, and works out what takes a pass over a run, away from the thread that draws. */

import { createSimulation, type Plan, type Trace } from '../../simulator/index.ts';
import { LoadedRun } from './loaded-run.ts';
import { parseRunRequest } from './worker-message-parsers.ts';
import { buffersOf, type RunReport, type RunRequest, resultBuffers } from './worker-messages.ts';

/** The part of a dedicated worker's global scope that is used here. */
interface WorkerScope {
    onmessage: ((event: MessageEvent<unknown>) => void) | null;
    postMessage(report: RunReport, transfer?: readonly ArrayBufferLike[]): void;
}

declare const self: WorkerScope;

let loaded: LoadedRun | undefined;

self.onmessage = ({ data }) => {
    const parsed = parseRunRequest(data);
    if (parsed.kind === 'refused') {
        // The panel hears of it as of any other error of its worker.
        throw new Error(`The worker refused a message: ${parsed.reason}`);
    }
    take(parsed.message);
};

function take(request: RunRequest): void {
    switch (request.type) {
        case 'run':
            run(request);
            return;
        case 'load':
            loaded = new LoadedRun(request.plan, request.head);
            return;
        case 'entries':
            loaded?.addEntries(request.chunk);
            return;
        case 'tasks':
            loaded?.addTasks(request.chunk);
            return;
        case 'work':
            work(request);
    }
}

function run({ run: number, plan }: Extract<RunRequest, { readonly type: 'run' }>): void {
    const startedMs = performance.now();
    try {
        const trace = runInSlices(plan, (share) => self.postMessage({ type: 'progress', run: number, share }));
        const tookMs = performance.now() - startedMs;
        self.postMessage({ type: 'trace', run: number, trace, tookMs }, buffersOf(trace));
    } catch (error) {
        self.postMessage({ type: 'failed', run: number, message: messageOf(error) });
    }
}

function work({ number, work: wanted }: Extract<RunRequest, { readonly type: 'work' }>): void {
    try {
        if (loaded === undefined) {
            throw new Error('there is no run to work on');
        }
        const result = loaded.workOut(wanted);
        self.postMessage({ type: 'worked', number, result }, resultBuffers(result));
    } catch (error) {
        self.postMessage({ type: 'work-failed', number, message: messageOf(error) });
    }
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

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
