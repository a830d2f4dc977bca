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
    /** Shows what is going on, in the place of what it showed before; nothing where no person looks on. */
    readonly progress: (text: string) => Promise<void>;
    /** For a command that would go on: what is aborted when the person wants it to end. */
    readonly stopSignal: () => AbortSignal;
}

/** The process's own. */
export function processIo(): CliIo {
    return {
        out: writerOf(process.stdout),
        err: writerOf(process.stderr),
        folder: process.cwd(),
        outInColour: showsColours(process.stdout.isTTY, process.env),
        progress: showsProgress(process.stderr.isTTY, process.env) ? progressOn(process.stderr) : async () => undefined,
        stopSignal: interruption,
    };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Colours are for terminals, unless the environment says otherwise (force-color.org, no-color.org). */
export function showsColours(isTerminal: boolean, environment: Environment): boolean {
    const { FORCE_COLOR, NO_COLOR, TERM } = environment;
    return FORCE_COLOR ? FORCE_COLOR !== '0' && FORCE_COLOR !== 'false' : isTerminal && !NO_COLOR && TERM !== 'dumb';
}

/** Progress is for persons; the log of a build server would keep every step of it. */
export function showsProgress(isTerminal: boolean, { CI, TERM }: Environment): boolean {
    return isTerminal && !CI && TERM !== 'dumb';
}

function progressOn(stream: NodeJS.WriteStream): CliIo['progress'] {
    const write = writerOf(stream);
    return async (text) => {
        await write(`\r\u001b[K${text.slice(0, Math.max(0, stream.columns - 1))}`);
    };
}

/** Aborted by the first Ctrl+C; the second ends the process as ever. */
function interruption(): AbortSignal {
    const controller = new AbortController();
    process.once('SIGINT', () => controller.abort());
    return controller.signal;
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
