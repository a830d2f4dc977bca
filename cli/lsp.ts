/** `ccsim lsp`: the language server, for whichever editor starts it. */

import type { Transport } from '../server/transport.ts';
import { CannotRun } from './exit.ts';

export interface LspFlags {
    readonly stdio?: boolean;
    readonly nodeIpc?: boolean;
    readonly socket?: number;
    readonly pipe?: string;
}

/** Serves an editor and ends the process with it. Throws `CannotRun` where it is not said how to reach the editor. */
export async function serveLsp(flags: LspFlags): Promise<never> {
    const transport = transportOf(flags);
    // Loaded only now: it is larger than all of the other commands, which must not wait for it.
    const { NoEditor, serveEditor } = await import('../server/process.ts');
    try {
        return await serveEditor(transport);
    } catch (error) {
        throw error instanceof NoEditor ? new CannotRun(error.message) : error;
    }
}

function transportOf({ stdio, nodeIpc, socket, pipe }: LspFlags): Transport {
    const [transport, another] = [
        ...(stdio ? [{ kind: 'stdio' } as const] : []),
        ...(nodeIpc ? [{ kind: 'node-ipc' } as const] : []),
        ...(socket === undefined ? [] : [{ kind: 'socket', port: socket } as const]),
        ...(pipe === undefined ? [] : [{ kind: 'pipe', name: pipe } as const]),
    ];
    if (transport === undefined) {
        throw new CannotRun(
            'lsp needs to know how to talk to the editor: add --stdio, as nearly all editors want it, ' +
                "or see 'ccsim lsp --help'",
        );
    }
    if (another !== undefined) {
        throw new CannotRun(
            `lsp can talk to the editor in one way only: name either --${transport.kind} or --${another.kind}`,
        );
    }
    return transport;
}
