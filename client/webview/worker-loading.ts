import type { RunWorker } from './runner.ts';
import type { RunReport, RunRequest } from './worker-messages.ts';

/** Name of the `meta` element that says where the worker's script is. */
export const WORKER_META = 'ccsim-worker';

/**
 * Starts the worker from a blob: a webview's origin differs from that of its resources, and a worker must be of its
 * page's origin.
 */
export async function blobWorker(): Promise<RunWorker> {
    const address = document.querySelector(`meta[name="${WORKER_META}"]`)?.getAttribute('content') ?? '';
    const response = await fetch(address);
    if (!response.ok) {
        throw new Error(`${address} answered ${response.status}`);
    }
    const blob = new Blob([await response.text()], { type: 'text/javascript' });
    const url = URL.createObjectURL(blob);
    const worker = new Worker(url);
    URL.revokeObjectURL(url);
    return adapted(worker);
}

/** The worker with typed messages. */
function adapted(worker: Worker): RunWorker {
    const typed: RunWorker = {
        onmessage: null,
        onerror: null,
        postMessage: (request: RunRequest) => worker.postMessage(request),
        terminate: () => worker.terminate(),
    };
    worker.onmessage = (event: MessageEvent<RunReport>) => typed.onmessage?.(event);
    worker.onerror = (event) => typed.onerror?.(event);
    return typed;
}
