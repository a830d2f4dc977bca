/** Runs a Plan in the panel's worker, inside a page, and answers the trace as JSON; bundled for the browser by a test. */

import type { RunReport, RunRequest } from '../../client/webview/worker-messages.ts';
import type { Plan } from '../../simulator/index.ts';
import { serializeTrace } from '../../simulator/trace/export.ts';

declare global {
    var runInWorker: (plan: Plan, workerText: string) => Promise<string>;
}

globalThis.runInWorker = (plan, workerText) =>
    new Promise((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob([workerText])));
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }: MessageEvent<RunReport>) => {
            if (data.type === 'trace') {
                resolve(serializeTrace(plan, data.trace));
            } else if (data.type === 'failed') {
                reject(new Error(data.message));
            }
        };
        worker.postMessage({ type: 'run', run: 1, plan } satisfies RunRequest);
    });
