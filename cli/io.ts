/** What a command needs of the world around it. */

import process from 'node:process';

/** Takes text in pieces; answers false once nobody reads it any more. */
export type Write = (text: string) => Promise<boolean>;

export interface CliIo {
    readonly out: Write;
    readonly err: Write;
    /** Folder that relative paths start from. */
    readonly folder: string;
    /** Whether `out` shows colours. */
    readonly outInColour: boolean;
}

/** The process's own. */
export function processIo(): CliIo {
    return {
        out: writerOf(process.stdout),
        err: writerOf(process.stderr),
        folder: process.cwd(),
        outInColour: showsColours(process.stdout.isTTY, process.env),
    };
}

/** Colours are for terminals, unless the environment says otherwise (no-color.org). */
export function showsColours(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
    return isTerminal && !environment.NO_COLOR && environment.TERM !== 'dumb';
}

/** Writes to a stream at the pace at which it is read; a reader that goes away (`| head`) is no error. */
export function writerOf(stream: NodeJS.WritableStream): Write {
    let open = true;
    stream.on('error', () => {
        open = false;
    });
    return (text) =>
        new Promise((resolve) => {
            if (!open) {
                resolve(false);
                return;
            }
            stream.write(text, (error) => {
                open = open && !error;
                resolve(open);
            });
        });
}

/** Gathers lines into larger pieces, so that long output costs few writes. Answers false when nobody reads on. */
export async function writeLines(write: Write, lines: Iterable<string>): Promise<boolean> {
    return writePieces(write, withNewlines(lines));
}

/** Like {@link writeLines} for text that has its line ends already. */
export async function writePieces(write: Write, pieces: Iterable<string>): Promise<boolean> {
    let gathered = '';
    for (const piece of pieces) {
        gathered += piece;
        if (gathered.length >= PIECE_LENGTH) {
            if (!(await write(gathered))) {
                return false;
            }
            gathered = '';
        }
    }
    return gathered === '' || write(gathered);
}

const PIECE_LENGTH = 1 << 16;

function* withNewlines(lines: Iterable<string>): Generator<string, void, undefined> {
    for (const line of lines) {
        yield `${line}\n`;
    }
}
