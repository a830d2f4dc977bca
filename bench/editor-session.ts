/** Someone who types into a workspace, with a stop-watch. */

import { EmptyFileSystem, URI } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import { createCcsimCoreServices } from '../language/index.ts';
import { SCENARIOS_REQUEST } from '../server/protocol.ts';
import { type Client, connect } from '../test/server/client.ts';
import type { Workspace } from './workspace.ts';

/** Of several measurements, in milliseconds. */
export interface Latencies {
    readonly median: number;
    /** The 95th percentile. */
    readonly high: number;
}

/** What happens around a keystroke in one file. */
export interface KeystrokeFigures {
    readonly lines: number;
    /** The parse of the changed file and nothing else. */
    readonly parse: Latencies;
    /** From the change to the diagnostics of the changed file. */
    readonly diagnostics: Latencies;
    /** From the change until all files that it concerns are looked at. */
    readonly settled: Latencies;
    /** From a request at the typed word to the answer, once the change is worked off. */
    readonly completion: Latencies;
    readonly hover: Latencies;
}

const ROOT = 'file:///work';
/** What is typed, character by character, into the middle of a file: broken on the way, in order at the end. */
const TYPED = { topology: '    finesse DeskNew backup Desk0', scenario: '    at 30s  A0x1 logs in to Email' };
const WARM_UP = 10;

export class EditorSession {
    private readonly client: Client;
    private readonly workspace: Workspace;
    private readonly parser = createCcsimCoreServices(EmptyFileSystem).ccsim.parser.LangiumParser;
    private version = 1;

    private constructor(client: Client, workspace: Workspace) {
        this.client = client;
        this.workspace = workspace;
    }

    /** Starts a server on the workspace and opens all of it. */
    static async start(workspace: Workspace): Promise<EditorSession> {
        const files = new VirtualFileSystemProvider();
        for (const { path, text } of workspace.files) {
            files.insert(URI.parse(`${ROOT}/${path}`), text);
        }
        const client = await connect(ROOT, { fileSystemProvider: () => files });
        for (const { path, text } of workspace.files) {
            await client.open(`${ROOT}/${path}`, text);
        }
        const session = new EditorSession(client, workspace);
        for (const { path } of workspace.files) {
            const { diagnostics } = await client.diagnostics(`${ROOT}/${path}`);
            if (diagnostics.length > 0) {
                throw new Error(`${path} is to be without findings: ${JSON.stringify(diagnostics[0])}`);
            }
        }
        return session;
    }

    /** Types a statement into the middle of a file, and takes it out again, twice. */
    async measure(path: string): Promise<KeystrokeFigures> {
        const uri = `${ROOT}/${path}`;
        const text = this.workspace.files.find((file) => file.path === path)?.text ?? '';
        const line = middleOf(text);
        const named = nameBelow(text, line);
        const typed = path.includes('/') ? TYPED.topology : TYPED.scenario;
        const times: Times = { parse: [], diagnostics: [], settled: [], completion: [], hover: [] };
        await this.change(uri, { line, character: 0 }, '\n');
        for (let round = 0; round < 2; round++) {
            for (const [character, key] of [...typed].entries()) {
                await this.keystroke(uri, { line, character }, key, named, times);
                times.parse.push(this.parseTime(text));
            }
            await this.change(uri, { line, character: 0 }, '', typed.length);
        }
        await this.change(uri, { line, character: 0 }, '', 0, 1);
        await this.settle(uri);
        return {
            lines: text.split('\n').length,
            parse: latencies(times.parse),
            diagnostics: latencies(times.diagnostics),
            settled: latencies(times.settled),
            completion: latencies(times.completion),
            hover: latencies(times.hover),
        };
    }

    close(): void {
        this.client.close();
    }

    private async keystroke(
        uri: string,
        position: Position,
        key: string,
        named: Position,
        times: Times,
    ): Promise<void> {
        const published = this.client.nextDiagnostics(uri);
        const started = clockMs();
        await this.change(uri, position, key);
        await published;
        times.diagnostics.push(clockMs() - started);
        await this.settle(uri);
        times.settled.push(clockMs() - started);
        const behind = { ...position, character: position.character + 1 };
        times.completion.push(await this.ask('textDocument/completion', uri, behind));
        times.hover.push(await this.ask('textDocument/hover', uri, named));
    }

    /** Measured between the keystrokes, so that whatever else the machine does slows down both. */
    private parseTime(text: string): number {
        const started = clockMs();
        this.parser.parse(text);
        return clockMs() - started;
    }

    private async ask(method: string, uri: string, position: Position): Promise<number> {
        const started = clockMs();
        await this.client.connection.sendRequest(method, { textDocument: { uri }, position });
        return clockMs() - started;
    }

    /** Replaces so many characters and lines from a position on. */
    private async change(uri: string, start: Position, text: string, characters = 0, lines = 0): Promise<void> {
        const end = { line: start.line + lines, character: start.character + characters };
        await this.client.connection.sendNotification('textDocument/didChange', {
            textDocument: { uri, version: ++this.version },
            contentChanges: [{ range: { start, end }, text }],
        });
    }

    private async settle(uri: string): Promise<void> {
        await this.client.connection.sendRequest(SCENARIOS_REQUEST, { uri });
    }
}

/**
 * Time of the processor, not of the day: editor and server share one thread and never wait for anything else, so that this
 * is what a person waits for, whatever else the machine does meanwhile.
 */
function clockMs(): number {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
}

interface Position {
    readonly line: number;
    readonly character: number;
}

interface Times {
    readonly parse: number[];
    readonly diagnostics: number[];
    readonly settled: number[];
    readonly completion: number[];
    readonly hover: number[];
}

/** A line in the middle that begins a statement of the outer block. */
function middleOf(text: string): number {
    const lines = text.split('\n');
    const half = Math.floor(lines.length / 2);
    return half + lines.slice(half).findIndex((line) => /^ {4}(?:\/\/|at )/.test(line));
}

/** A name that is declared elsewhere, some lines below where a line is inserted. */
function nameBelow(text: string, inserted: number): Position {
    const lines = text.split('\n');
    const below = lines.findIndex((line, index) => index > inserted && NAME.test(line));
    return { line: below + 1, character: (NAME.exec(lines[below] ?? '')?.index ?? 0) + 1 };
}

const NAME = /(?<=^ {4}(?:at \S+|after \S+|link) +)[A-Z]\w*\d/;

/** Of all measurements but those in which the machine still warms up. */
function latencies(times: readonly number[]): Latencies {
    const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { median: at(0.5), high: at(0.95) };
}
