import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Frame, MessageFrames } from '../../server/message-frames.ts';

function framed(body: string): string {
    return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** What becomes of text that arrives in pieces: the bodies, and how it ends. */
function cut(pieces: readonly Buffer[]): { readonly bodies: readonly string[]; readonly end: Frame['kind'] } {
    const frames = new MessageFrames();
    const bodies: string[] = [];
    let end: Frame['kind'] = 'incomplete';
    for (const piece of pieces) {
        frames.append(piece);
        for (let frame = frames.next(); ; frame = frames.next()) {
            if (frame.kind !== 'body') {
                end = frame.kind;
                break;
            }
            bodies.push(frame.body.toString('utf8'));
        }
    }
    return { bodies, end };
}

function endOf(text: string): Frame['kind'] {
    return cut([Buffer.from(text)]).end;
}

test('messages are found wherever the stream is broken into pieces', () => {
    const streams = fc.record({
        bodies: fc.array(fc.string({ unit: 'binary' })),
        cuts: fc.array(fc.nat(200), { maxLength: 20 }),
    });
    fc.assert(
        fc.property(streams, ({ bodies, cuts }) => {
            const stream = Buffer.from(bodies.map(framed).join(''));
            const places = [0, ...cuts.map((at) => Math.min(at, stream.length)).sort((a, b) => a - b), stream.length];
            const pieces = places.slice(1).map((end, index) => stream.subarray(places[index], end));
            expect(cut(pieces)).toEqual({ bodies, end: 'incomplete' });
        }),
    );
});

test('other headers and another case make no difference', () => {
    const header = 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:  2 \r\n\r\n';
    expect(cut([Buffer.from(`${header}{}`)])).toEqual({ bodies: ['{}'], end: 'incomplete' });
});

describe('what is no message is noticed at once', () => {
    test.each([
        '{"jsonrpc":"2.0","method":"exit"}',
        'hello\n',
        '\n',
        'Content-Length 5\r\n\r\nhello',
        'Content-Length: five\r\n\r\nhello',
        'Content-Length: -5\r\n\r\nhello',
        'Content-Length: 99999999999999999999\r\n\r\n',
        'Content-Type: text/plain\r\n\r\nhello',
        'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
        `X: ${'x'.repeat(5000)}`,
        '\0\0\0\0',
    ])('%j', (text) => {
        expect(endOf(text)).toBe('lost');
    });

    test('behind a message that is longer than announced', () => {
        expect(cut([Buffer.from('Content-Length: 1\r\n\r\n{}')])).toEqual({ bodies: ['{'], end: 'lost' });
    });
});

test.each(['', 'C', 'Content-Length', 'Content-Length: 5\r', 'Content-Length: 5\r\n', 'Content-Length: 5\r\n\r\nhell'])(
    'what may become a message is awaited: %j',
    (text) => {
        expect(endOf(text)).toBe('incomplete');
    },
);
