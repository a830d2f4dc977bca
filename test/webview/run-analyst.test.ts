import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LoadedRun } from '../../client/webview/loaded-run.ts';
import { type RunWork, workOut } from '../../client/webview/model/run-work.ts';
import { RunAnalyst } from '../../client/webview/run-analyst.ts';
import type { RunWorker } from '../../client/webview/runner.ts';
import { parseRunReport, parseRunRequest } from '../../client/webview/worker-message-parsers.ts';
import { type RunReport, type RunRequest, resultBuffers } from '../../client/webview/worker-messages.ts';
import { type Plan, simulate } from '../../simulator/index.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import { FAILOVER, largeScenario, planOfText } from './plans.ts';

const WORKS: readonly RunWork[] = [
    { kind: 'reports', scope: 'domain' },
    { kind: 'reports', scope: 'agent' },
    { kind: 'logouts' },
    { kind: 'router-sizes' },
    { kind: 'consequences' },
];

let small: TraceReader;
let large: TraceReader;
let other: TraceReader;
beforeAll(async () => {
    small = readerOf(await planOfText(FAILOVER));
    const plan = await planOfText(largeScenario(500, 100, 15));
    large = readerOf(plan);
    other = readerOf({ ...plan, seed: 6 });
});

function readerOf(plan: Plan): TraceReader {
    return new TraceReader(plan, simulate(plan));
}

/** A worker that does what it is asked, as soon as a test lets it. */
class ObedientWorker implements RunWorker {
    onmessage: RunWorker['onmessage'] = null;
    onerror: RunWorker['onerror'] = null;
    readonly requests: RunRequest[] = [];
    terminated = false;

    postMessage(request: RunRequest): void {
        const parsed = parseRunRequest(structuredClone(request));
        if (parsed.kind === 'refused') {
            throw new Error(parsed.reason);
        }
        this.requests.push(parsed.message);
    }

    terminate(): void {
        this.terminated = true;
    }

    /** Answers what was asked so far, in the order in which it was. */
    answer(): void {
        let run: LoadedRun | undefined;
        for (const request of this.requests) {
            switch (request.type) {
                case 'load':
                    run = new LoadedRun(request.plan, request.head);
                    break;
                case 'entries':
                    run?.addEntries(request.chunk);
                    break;
                case 'tasks':
                    run?.addTasks(request.chunk);
                    break;
                case 'work':
                    if (run !== undefined) {
                        const result = run.workOut(request.work);
                        this.report({ type: 'worked', number: request.number, result });
                    }
                    break;
                case 'run':
            }
        }
    }

    report(report: RunReport): void {
        const parsed = parseRunReport(structuredClone(report));
        if (parsed.kind === 'refused') {
            throw new Error(parsed.reason);
        }
        this.onmessage?.(new MessageEvent('message', { data: parsed.message }));
    }

    get works(): readonly RunRequest[] {
        return this.requests.filter(({ type }) => type === 'work');
    }
}

describe('what is worked out of a run', () => {
    let workers: ObedientWorker[];
    let analyst: RunAnalyst;

    beforeEach(() => {
        workers = [];
        analyst = new RunAnalyst(makeWorker);
    });

    async function makeWorker(): Promise<RunWorker> {
        const worker = new ObedientWorker();
        workers.push(worker);
        return worker;
    }

    afterEach(() => analyst.forget());

    it('is the same in a worker as here, whatever it is', async () => {
        for (const work of WORKS) {
            const answer = analyst.work(large, work);
            await vi.waitFor(() => expect(workers.at(-1)?.works.length ?? 0).toBeGreaterThan(0));
            workers.at(-1)?.answer();
            expect(await answer).toEqual(workOut(large, work));
            analyst.forget();
        }
    });

    it('of a small run needs no worker', async () => {
        expect(await analyst.work(small, { kind: 'logouts' })).toEqual(workOut(small, { kind: 'logouts' }));
        expect(workers).toHaveLength(0);
    });

    it('is asked for once, and the run is copied once for several questions', async () => {
        const first = analyst.work(large, { kind: 'logouts' });
        const again = analyst.work(large, { kind: 'logouts' });
        const second = analyst.work(large, { kind: 'router-sizes' });
        await vi.waitFor(() => expect(workers[0]?.works).toHaveLength(2));
        workers[0]?.answer();
        expect(await again).toBe(await first);
        expect((await second)?.kind).toBe('router-sizes');
        expect(workers).toHaveLength(1);
        expect(workers[0]?.requests.filter(({ type }) => type === 'load')).toHaveLength(1);
    });

    it('is given up as soon as another run is looked at', async () => {
        const stale = analyst.work(large, { kind: 'logouts' });
        await vi.waitFor(() => expect(workers[0]?.works).toHaveLength(1));
        const answer = analyst.work(other, { kind: 'logouts' });
        expect(await stale).toBeUndefined();
        await vi.waitFor(() => expect(workers[0]?.terminated).toBe(true));
        await vi.waitFor(() => expect(workers[1]?.works).toHaveLength(1));
        workers[0]?.answer();
        workers[1]?.answer();
        expect(await answer).toEqual(workOut(other, { kind: 'logouts' }));
    });

    it('leaves no copy of the run behind once nobody asks, and can be asked for again', async () => {
        analyst = new RunAnalyst(makeWorker, 1);
        const answer = analyst.work(large, { kind: 'logouts' });
        await vi.waitFor(() => expect(workers[0]?.works).toHaveLength(1));
        workers[0]?.answer();
        await answer;
        await vi.waitFor(() => expect(workers[0]?.terminated).toBe(true));
        expect(await analyst.work(large, { kind: 'logouts' })).toBe(await answer);
        const next = analyst.work(large, { kind: 'consequences' });
        await vi.waitFor(() => expect(workers[1]?.works).toHaveLength(1));
        workers[1]?.answer();
        expect((await next)?.kind).toBe('consequences');
    });

    it('says why it failed, and works again afterwards', async () => {
        const failed = analyst.work(large, { kind: 'logouts' });
        await vi.waitFor(() => expect(workers[0]?.works).toHaveLength(1));
        workers[0]?.report({ type: 'work-failed', number: 1, message: 'there is no run to work on' });
        await expect(failed).rejects.toThrow('there is no run to work on');
        const broken = analyst.work(large, { kind: 'consequences' });
        await vi.waitFor(() => expect(workers[0]?.works).toHaveLength(2));
        workers[0]?.onerror?.({ message: 'out of memory' });
        await expect(broken).rejects.toThrow('out of memory');
        const again = analyst.work(large, { kind: 'consequences' });
        await vi.waitFor(() => expect(workers[1]?.works).toHaveLength(1));
        workers[1]?.answer();
        expect((await again)?.kind).toBe('consequences');
        const without = new RunAnalyst(() => Promise.reject(new Error('no worker')));
        await expect(without.work(large, { kind: 'logouts' })).rejects.toThrow('no worker');
    });
});

describe('a run that is loaded', () => {
    it('is not worked on as long as some of it is missing', () => {
        const { entries, tasks, ...head } = large.trace;
        const run = new LoadedRun(large.plan, head);
        for (const chunk of entries.slice(1)) {
            run.addEntries(chunk);
        }
        for (const chunk of tasks) {
            run.addTasks(chunk);
        }
        expect(() => run.workOut({ kind: 'logouts' })).toThrow(/^of [\d]+ entries and [\d]+ tasks, /);
    });
});

describe('a message to or from a worker', () => {
    it('is refused with a reason if it is malformed', () => {
        const { entries, tasks, ...head } = small.trace;
        const [chunk] = entries;
        const requests: readonly unknown[] = [
            null,
            { type: 'shutdown' },
            { type: 'run', run: 1 },
            { type: 'load', plan: small.plan, head: { ...head, version: 0 } },
            { type: 'entries', chunk: { ...chunk, atMs: new Float64Array(1) } },
            { type: 'entries', chunk: { ...chunk, atMs: new Uint32Array(1) } },
            { type: 'tasks', chunk: {} },
            { type: 'work', number: 1, work: { kind: 'reports', scope: 'planet' } },
        ];
        for (const request of requests) {
            expect(parseRunRequest(request), JSON.stringify(request)).toMatchObject({ kind: 'refused' });
        }
        const logouts = workOut(small, { kind: 'logouts' });
        const reports: readonly unknown[] = [
            [],
            { type: 'progress', run: 1 },
            { type: 'trace', run: 1, tookMs: 1, trace: { ...small.trace, tasks: [{}] } },
            { type: 'failed', run: -1, message: 'x' },
            { type: 'worked', number: 1, result: { ...logouts, rows: {} } },
            { type: 'worked', number: 1, result: { kind: 'reports' } },
            { type: 'work-failed', number: 1 },
        ];
        for (const report of reports) {
            expect(parseRunReport(report), JSON.stringify(report)).toMatchObject({ kind: 'refused' });
        }
        expect(parseRunReport({ type: 'trace', run: 1, tookMs: 1, trace: { ...head, entries, tasks } }).kind).toBe(
            'message',
        );
    });

    it('moves columns without a copy', () => {
        for (const work of WORKS) {
            const result = workOut(small, work);
            const buffers = resultBuffers(result).filter((each) => each instanceof ArrayBuffer);
            expect(structuredClone(result, { transfer: [...buffers] })).toEqual(workOut(small, work));
            expect(buffers.every(({ byteLength }) => byteLength === 0)).toBe(true);
        }
    });
});
