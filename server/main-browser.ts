/** The language server as a web worker. */

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { ClientFileSystem } from './client-files.ts';
import type { WorkerReady } from './protocol.ts';
import { startServer } from './start.ts';

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, ClientFileSystem);
holdLock();

/** Nothing else tells the other side that this worker is gone; where there are no locks, it has to do without. */
function holdLock(): void {
    const tell = (ready: WorkerReady) => self.postMessage(ready);
    if (!('locks' in navigator)) {
        tell({ type: 'ccsim/workerReady' });
        return;
    }
    const lock = `ccsim-language-server-${crypto.randomUUID()}`;
    const untilTheEnd = new Promise<never>(() => undefined);
    const held = navigator.locks.request(lock, () => {
        tell({ type: 'ccsim/workerReady', lock });
        return untilTheEnd;
    });
    held.catch(() => tell({ type: 'ccsim/workerReady' }));
}
