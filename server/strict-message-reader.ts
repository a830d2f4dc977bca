/** Reads messages from a stream; unlike the library's reader it tells what it cannot read. */

import type { Readable } from 'node:stream';
import { AbstractMessageReader, type DataCallback, type Disposable, type Message } from 'vscode-languageserver/node';
import { excerptOf, MessageFrames } from './message-frames.ts';

/** After this error nothing more is read, for where the next message begins is not known. */
export class FramingLost extends Error {
    override readonly name = 'FramingLost';
}

/** Fires an error for each message that is none and reads on; for lost framing it fires `FramingLost`. */
export class StrictMessageReader extends AbstractMessageReader {
    private readonly stream: Readable;
    private readonly frames = new MessageFrames();

    constructor(stream: Readable) {
        super();
        this.stream = stream;
    }

    listen(callback: DataCallback): Disposable {
        const onData = (chunk: Buffer) => {
            this.frames.append(chunk);
            const lost = this.deliver(callback);
            if (lost !== undefined) {
                this.stream.off('data', onData);
                this.fireError(lost);
            }
        };
        this.stream.on('data', onData);
        this.stream.on('error', (error) => this.fireError(error));
        this.stream.once('end', () => this.end());
        this.stream.once('close', () => this.fireClose());
        return { dispose: () => this.stream.off('data', onData) };
    }

    /** Delivers what has arrived in full. */
    private deliver(callback: DataCallback): FramingLost | undefined {
        for (;;) {
            const frame = this.frames.next();
            switch (frame.kind) {
                case 'body':
                    this.deliverBody(frame.body, callback);
                    break;
                case 'incomplete':
                    return undefined;
                case 'lost':
                    return new FramingLost(
                        `expected a message that begins with 'Content-Length:', and got ${frame.excerpt}`,
                    );
            }
        }
    }

    private deliverBody(body: Buffer, callback: DataCallback): void {
        const message = parsed(body);
        if (isMessage(message)) {
            callback(message);
        } else {
            this.fireError(new Error(`not a JSON-RPC message, and left out: ${excerptOf(body)}`));
        }
    }

    private end(): void {
        if (this.frames.isWithinMessage) {
            this.fireError(new Error('the input ended within a message'));
        }
        this.fireClose();
    }
}

function parsed(body: Buffer): unknown {
    try {
        return JSON.parse(body.toString('utf8'));
    } catch {
        return undefined;
    }
}

function isMessage(value: unknown): value is Message {
    if (typeof value !== 'object' || value === null) {
        return false;
    }
    const id: unknown = Reflect.get(value, 'id');
    return typeof Reflect.get(value, 'method') === 'string'
        ? id === undefined || isId(id)
        : isId(id) && ('result' in value || 'error' in value);
}

function isId(value: unknown): value is number | string {
    return typeof value === 'number' || typeof value === 'string';
}
