import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RunListener, Runner, type RunWorker } from '../../client/webview/runner.ts';
import { buffersOf, type RunReport, type RunRequest } from '../../client/webview/worker-messages.ts';
import { type Plan, simulate, type Trace } from '../../simulator/index.ts';
import { FAILOVER, planOfText } from './plans.ts';

let plan: Plan;
let trace: Trace;
beforeAll(async () => {
    plan = await planOfText(FAILOVER);
    trace = simulate(plan);
});

/** A worker that a test answers for. */
class FakeWorker implements RunWorker {
    onmessage: RunWorker['onmessage'] = null;
    onerror: RunWorker['onerror'] = null;
    readonly requests: RunRequest[] = [];
    terminated = false;

    postMessage(request: RunRequest): void {
        this.requests.push(request);
    }

    terminate(): void {
        this.terminated = true;
    }

    answer(report: RunReport): void {
        this.onmessage?.(new MessageEvent('message', { data: report }));
    }
}

describe('the runner', () => {
    let workers: FakeWorker[];
    let listener: RunListener;
    let runner: Runner;

    beforeEach(() => {
        workers = [];
        listener = { progressed: vi.fn(), finished: vi.fn(), failed: vi.fn() };
        runner = new Runner(
            async () => {
                const worker = new FakeWorker();
                workers.push(worker);
                return worker;
            },
            listener,
            50,
        );
    });

    it('gives what the worker answers, and keeps the worker', async () => {
        await runner.run(plan);
        workers[0]?.answer({ type: 'progress', run: 1, share: 0.5 });
        workers[0]?.answer({ type: 'trace', run: 1, trace, tookMs: 3 });
        expect(listener.progressed).toHaveBeenCalledWith(0.5);
        expect(listener.finished).toHaveBeenCalledWith(plan, trace, 3);
        await runner.run(plan);
        expect(workers).toHaveLength(1);
        expect(workers[0]?.requests).toMatchObject([
            { type: 'run', run: 1 },
            { type: 'run', run: 2 },
        ]);
    });

    it('stops a run that nobody waits for any more', async () => {
        await runner.run(plan);
        await runner.run(plan);
        expect(workers[0]?.terminated).toBe(true);
        workers[0]?.answer({ type: 'trace', run: 1, trace, tookMs: 3 });
        expect(listener.finished).not.toHaveBeenCalled();
        workers[1]?.answer({ type: 'trace', run: 2, trace, tookMs: 3 });
        expect(listener.finished).toHaveBeenCalledOnce();
    });

    it('gives up a worker that gives no sign of life', async () => {
        await runner.run(plan);
        await vi.waitFor(() => expect(listener.failed).toHaveBeenCalledOnce());
        expect(workers[0]?.terminated).toBe(true);
        expect(runner.running).toBe(false);
    });

    it('tells why a run failed', async () => {
        await runner.run(plan);
        workers[0]?.answer({ type: 'failed', run: 1, message: 'because' });
        expect(listener.failed).toHaveBeenCalledWith('because');
        const broken = new Runner(() => Promise.reject(new Error('no worker')), listener);
        await broken.run(plan);
        expect(listener.failed).toHaveBeenLastCalledWith(expect.stringContaining('no worker'));
    });
});

describe('the buffers of a trace', () => {
    it('are all there, once each', () => {
        const buffers = buffersOf(trace);
        expect(buffers).toHaveLength(trace.entries.length * 9 + trace.tasks.length * 12);
        const moved = structuredClone(trace, { transfer: [...buffers].filter((each) => each instanceof ArrayBuffer) });
        expect(moved.entries[0]?.atMs.length).toBe(moved.entryCount);
    });
});
