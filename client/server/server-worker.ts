/** The language server as a worker of a browser: its start, its messages, and how its end is noticed. */

import { BrowserMessageReader, BrowserMessageWriter, type MessageTransports } from 'vscode-languageclient/browser';
import type { WorkerReady } from '../../server/protocol.ts';

/** What the worker is called in the tools of the browser. */
const SERVER_WORKER = 'CCSim language server';

export class ServerWorker {
    readonly #address: () => Promise<string>;
    #worker: Worker | undefined;
    #isOver = false;

    /** @param address makes a URL that the worker can be loaded from; it is revoked once that is done */
    constructor(address: () => Promise<string>) {
        this.#address = address;
    }

    /** Starts the worker; rejects where its script cannot be loaded. */
    async connect(): Promise<MessageTransports> {
        const url = await this.#address();
        try {
            const worker = new Worker(url, { name: SERVER_WORKER });
            this.#worker = worker;
            const lock = await lockOf(worker);
            const reader = new WorkerMessageReader(worker);
            if (lock !== undefined) {
                void navigator.locks.request(lock, () => reader.close());
            }
            // The client cannot tell a worker by its class, for VS Code has put one of its own in its place.
            return { reader, writer: new BrowserMessageWriter(worker) };
        } finally {
            URL.revokeObjectURL(url);
            if (this.#isOver) {
                this.#worker?.terminate();
            }
        }
    }

    terminate(): void {
        this.#isOver = true;
        this.#worker?.terminate();
    }
}

/** A browser tells nobody when a worker ends; but a lock that it holds becomes free. */
class WorkerMessageReader extends BrowserMessageReader {
    close(): void {
        this.fireClose();
    }
}

/** The name of the lock that the worker holds for as long as it lives, once it does; nothing where it can hold none. */
function lockOf(worker: Worker): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<unknown>) => {
            if (isWorkerReady(data)) {
                resolve(data.lock);
            }
        };
        worker.addEventListener('error', ({ message }) => reject(new Error(`The worker did not start: ${message}`)));
    });
}

function isWorkerReady(data: unknown): data is WorkerReady {
    const isReady = typeof data === 'object' && data !== null && Reflect.get(data, 'type') === 'ccsim/workerReady';
    return isReady && ['string', 'undefined'].includes(typeof Reflect.get(data, 'lock'));
}
