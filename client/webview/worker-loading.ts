import { embeddedWorker } from './embedded-data.ts';
import type { RunWorker } from './runner.ts';
import { parseRunReport } from './worker-message-parsers.ts';
import type { RunReport, RunRequest } from './worker-messages.ts';

/** Names of the `meta` elements that say where the scripts of the workers are. */
export const WORKER_META = 'ccsim-worker';
export const LAYOUT_WORKER_META = 'ccsim-layout-worker';

/** Starts the worker that runs scenarios. */
export async function blobWorker(): Promise<RunWorker> {
    return adapted(await startedWorker(WORKER_META));
}

/** Starts the worker that lays out topologies. */
export function layoutWorker(): Promise<Worker> {
    return startedWorker(LAYOUT_WORKER_META);
}

/**
 * Starts a worker from a blob: a webview's origin differs from that of its resources, and a worker must be of its page's
 * origin.
 */
async function startedWorker(meta: string): Promise<Worker> {
    const blob = new Blob([embeddedWorker(meta) ?? (await fetchedWorker(meta))], { type: 'text/javascript' });
    const url = URL.createObjectURL(blob);
    const worker = new Worker(url);
    URL.revokeObjectURL(url);
    return worker;
}

async function fetchedWorker(meta: string): Promise<string> {
    const address = document.querySelector(`meta[name="${meta}"]`)?.getAttribute('content') ?? '';
    const response = await fetch(address);
    if (!response.ok) {
        throw new Error(`${address} answered ${response.status}`);
    }
    return response.text();
}

/** The worker with typed messages. */
function adapted(worker: Worker): RunWorker {
    const typed: RunWorker = {
        onmessage: null,
        onerror: null,
        postMessage: (request: RunRequest) => worker.postMessage(request),
        terminate: () => worker.terminate(),
    };
    worker.onmessage = (event: MessageEvent<RunReport>) => {
        const parsed = parseRunReport(event.data);
        if (parsed.kind === 'message') {
            typed.onmessage?.(event);
        } else {
            typed.onerror?.({ message: `A message of the worker was refused: ${parsed.reason}.` });
        }
    };
    worker.onerror = (event) => typed.onerror?.(event);
    return typed;
}
