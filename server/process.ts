/** The language server as a process: it serves one editor, tells its log what went wrong, and ends with the editor. */

import { Console } from 'node:console';
import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { DiskOrClientFileSystem } from './disk-or-client-files.ts';
import { startServer } from './start.ts';
import { FramingLost } from './strict-message-reader.ts';
import { openTransport, type Transport } from './transport.ts';

export { NoEditor } from './transport.ts';

/** As the protocol has it. */
const EXIT = { afterShutdown: 0, withoutShutdown: 1 } as const;

/**
 * Serves an editor and, when the connection ends, ends the process. Throws `NoEditor` where none can be reached.
 * Nothing but messages goes to the standard output; the log is the standard error.
 */
export async function serveEditor(transport: Transport): Promise<never> {
    // What a library has to say would otherwise go between the messages.
    globalThis.console = new Console(process.stderr, process.stderr);
    const { reader, writer } = await openTransport(transport);
    const connection = createConnection(ProposedFeatures.all, reader, writer);
    let isShutDown = false;
    connection.onShutdown(() => {
        isShutDown = true;
    });
    const end = () => {
        if (!isShutDown) {
            log('ended, because the connection was closed without a shutdown request');
        }
        process.exit(isShutDown ? EXIT.afterShutdown : EXIT.withoutShutdown);
    };
    reader.onError((error) => {
        log(error.message);
        if (error instanceof FramingLost) {
            process.exit(EXIT.withoutShutdown);
        }
    });
    reader.onClose(end);
    writer.onClose(end);
    process.once('disconnect', end);
    // A promise that nobody waits for must not end the process.
    process.on('unhandledRejection', (reason) => log(`unhandled rejection: ${String(reason)}`));
    if (transport.kind === 'stdio' && process.stdin.isTTY) {
        log('waiting for an editor on the standard input; it is editors that start this, see docs/editors.md');
    }
    startServer(connection, DiskOrClientFileSystem);
    return new Promise<never>(() => undefined);
}

function log(message: string): void {
    process.stderr.write(`ccsim language server: ${message}\n`);
}
