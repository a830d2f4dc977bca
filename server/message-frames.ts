/** Cuts a stream of bytes into messages as the Language Server Protocol frames them. */

export type Frame =
    | { readonly kind: 'body'; readonly body: Buffer }
    | { readonly kind: 'incomplete' }
    /** No message can be found any more: what stands where one should begin. */
    | { readonly kind: 'lost'; readonly excerpt: string };

/** Far longer than any header, and far larger than any message that an editor has reason to send. */
const MAX_HEADER_BYTES = 4096;
const MAX_BODY_BYTES = 2 ** 28;

const HEADER_END = '\r\n\r\n';
const EXCERPT_LENGTH = 80;

export class MessageFrames {
    private chunks: Buffer[] = [];
    private sizeBytes = 0;
    /** What the header has announced; undefined while a header is awaited. */
    private bodyBytes: number | undefined;

    append(chunk: Buffer): void {
        this.chunks.push(chunk);
        this.sizeBytes += chunk.byteLength;
    }

    /** The next message, once all of it is there. After `lost` there is none. */
    next(): Frame {
        if (this.bodyBytes === undefined) {
            const bytes = this.joined();
            const header = headerOf(bytes);
            if (header.kind !== 'header') {
                return header.kind === 'lost' ? { kind: 'lost', excerpt: excerptOf(bytes) } : header;
            }
            this.take(header.headerBytes);
            this.bodyBytes = header.bodyBytes;
        }
        if (this.sizeBytes < this.bodyBytes) {
            return { kind: 'incomplete' };
        }
        const body = this.take(this.bodyBytes);
        this.bodyBytes = undefined;
        return { kind: 'body', body };
    }

    /** Whether a message has begun and not come to its end. */
    get isWithinMessage(): boolean {
        return this.bodyBytes !== undefined || this.sizeBytes > 0;
    }

    private take(countBytes: number): Buffer {
        const bytes = this.joined();
        this.chunks = [bytes.subarray(countBytes)];
        this.sizeBytes -= countBytes;
        return bytes.subarray(0, countBytes);
    }

    /** Joined only when needed, so that a long message is not copied with each of its pieces. */
    private joined(): Buffer {
        const bytes = Buffer.concat(this.chunks);
        this.chunks = [bytes];
        return bytes;
    }
}

/** The beginning of a text, to be quoted in one line. */
export function excerptOf(bytes: Buffer): string {
    const text = bytes.toString('utf8', 0, EXCERPT_LENGTH);
    return `${JSON.stringify(text)}${bytes.byteLength > EXCERPT_LENGTH ? '…' : ''}`;
}

type Header =
    | { readonly kind: 'header'; readonly headerBytes: number; readonly bodyBytes: number }
    | { readonly kind: 'incomplete' }
    | { readonly kind: 'lost' };

function headerOf(bytes: Buffer): Header {
    const end = bytes.subarray(0, MAX_HEADER_BYTES).indexOf(HEADER_END);
    if (end < 0) {
        const isPossible = bytes.byteLength < MAX_HEADER_BYTES && isHeaderBegun(bytes.toString('latin1'));
        return { kind: isPossible ? 'incomplete' : 'lost' };
    }
    const lines = bytes.toString('latin1', 0, end).split('\r\n');
    const digits = lines.map((line) => /^content-length:\s*(\d+)\s*$/i.exec(line)?.[1]).find(Boolean);
    const bodyBytes = Number(digits);
    return lines.every(isHeaderLine) && bodyBytes <= MAX_BODY_BYTES
        ? { kind: 'header', headerBytes: end + HEADER_END.length, bodyBytes }
        : { kind: 'lost' };
}

/** Whether more text could make this a header: what is no header can be told before its end, which might never come. */
function isHeaderBegun(text: string): boolean {
    const lines = text.split('\r\n');
    const last = lines.pop() ?? '';
    return lines.every((line) => line === '' || isHeaderLine(line)) && /^[\w-]*(:.*)?\r?$/.test(last);
}

function isHeaderLine(line: string): boolean {
    return /^[\w-]+:/.test(line);
}
