/** The ways in which an editor and the server can exchange messages. */

import { createConnection as connectSocket, type Socket } from 'node:net';
import process from 'node:process';
import {
    IPCMessageReader,
    IPCMessageWriter,
    type MessageReader,
    type MessageWriter,
    StreamMessageWriter,
} from 'vscode-languageserver/node';
import { StrictMessageReader } from './strict-message-reader.ts';

/** How the editor is to be reached: over a socket or a named pipe it is the editor that listens. */
export type Transport =
    | { readonly kind: 'stdio' }
    | { readonly kind: 'node-ipc' }
    | { readonly kind: 'socket'; readonly port: number }
    | { readonly kind: 'pipe'; readonly name: string };

export interface Messages {
    readonly reader: MessageReader;
    readonly writer: MessageWriter;
}

/** The editor cannot be reached; the message says why and gives the remedy. */
export class NoEditor extends Error {
    override readonly name = 'NoEditor';
}

/** Connects to the editor. Throws `NoEditor` where there is none. */
export async function openTransport(transport: Transport): Promise<Messages> {
    switch (transport.kind) {
        case 'stdio':
            return { reader: new StrictMessageReader(process.stdin), writer: new StreamMessageWriter(process.stdout) };
        case 'node-ipc':
            return openIpc();
        case 'socket':
            return openSocket(connectSocket(transport.port, '127.0.0.1'), `port ${transport.port}`);
        case 'pipe':
            return openSocket(connectSocket(transport.name), transport.name);
    }
}

function openIpc(): Messages {
    if (process.send === undefined) {
        throw new NoEditor('--node-ipc works only for a program that starts this one by Node.js: use --stdio');
    }
    return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
}

async function openSocket(socket: Socket, name: string): Promise<Messages> {
    await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('error', ({ message }) =>
            reject(new NoEditor(`no editor listens at ${name} (${message}): start the editor first, or use --stdio`)),
        );
    });
    return { reader: new StrictMessageReader(socket), writer: new StreamMessageWriter(socket) };
}
