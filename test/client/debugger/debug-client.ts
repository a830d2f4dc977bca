/** A client of the Debug Adapter Protocol in this process: what an editor would ask, and what it would be told. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import type { AdapterHost, DebuggedScenario } from '../../../client/debugger/adapter-host.ts';
import { CcsimDebugSession } from '../../../client/debugger/debug-session.ts';
import type { PlanResult } from '../../../server/protocol.ts';
import { planFrom, planFromText, textOf } from '../../simulator/plans.ts';

type Body = Readonly<Record<string, unknown>>;

/** Sources are named by their paths from the root of the project. */
export class DebugClient {
    readonly #session: CcsimDebugSession;
    #seq = 0;
    readonly #waiting = new Map<number, (response: DebugProtocol.Response) => void>();
    /** Events that nobody has waited for yet, in order. */
    readonly #events: DebugProtocol.Event[] = [];
    readonly #listeners = new Set<() => void>();
    /** Instants that the host was told to show. */
    readonly shownMs: number[] = [];
    /** What the host was told of the run, in order. */
    readonly phases: ('stopped' | 'moving' | 'left')[] = [];

    constructor(
        plan: (run: DebuggedScenario) => Promise<PlanResult> = planOfFile,
        Session: typeof CcsimDebugSession = CcsimDebugSession,
        strings?: AdapterHost['strings'],
    ) {
        const host: AdapterHost = {
            strings,
            plan,
            linesOf: async ({ document, scenario }) => linesOf(document, scenario),
            uriOf: (path) => path,
            pathOf: (uri) => uri,
            shown: (_, atMs) => {
                this.shownMs.push(atMs);
                this.phases.push('stopped');
            },
            moving: () => this.phases.push('moving'),
            left: () => this.phases.push('left'),
        };
        this.#session = new Session(host);
        this.#session.onDidSendMessage((message) => this.#take(message));
    }

    /** Begins a session; what `configure` asks for is set before the run begins. */
    async launch(configuration: Body, configure: () => Promise<unknown> = async () => undefined): Promise<void> {
        await this.request('initialize', { adapterID: 'ccsim', pathFormat: 'path', supportsProgressReporting: true });
        await this.request('launch', configuration);
        await this.event('initialized');
        await configure();
        await this.request('configurationDone');
    }

    /** Asks for something and answers the body; fails with the message if it is refused. */
    async request<Answer = Body>(command: string, args: Body = {}): Promise<Answer> {
        const response = await this.ask(command, args);
        if (!response.success) {
            throw new Error(response.message);
        }
        return response.body;
    }

    /** Asks for something and answers the whole response. */
    ask(command: string, args: Body = {}): Promise<DebugProtocol.Response> {
        this.#seq += 1;
        const seq = this.#seq;
        const request: DebugProtocol.Request = { seq, type: 'request', command, arguments: args };
        return new Promise((resolve) => {
            this.#waiting.set(seq, resolve);
            this.#session.handleMessage(request);
        });
    }

    /** The body of the next event of a kind; other kinds before it wait for their turn. */
    async event<Event extends DebugProtocol.Event = DebugProtocol.Event>(kind: string): Promise<Event['body']> {
        return (await this.nextOf(kind)).body;
    }

    /** The next event of one of these kinds. */
    async nextOf(...kinds: readonly string[]): Promise<DebugProtocol.Event> {
        for (;;) {
            const place = this.#events.findIndex(({ event }) => kinds.includes(event));
            const [event] = place < 0 ? [] : this.#events.splice(place, 1);
            if (event !== undefined) {
                return event;
            }
            await new Promise<void>((resolve) => {
                this.#listeners.add(resolve);
            });
        }
    }

    /** The events of a kind that have come so far and that nobody has waited for. */
    pastEvents(kind: string): readonly DebugProtocol.Event[] {
        return this.#events.filter(({ event }) => event === kind);
    }

    /** Waits until the run stands still. */
    stopped(): Promise<DebugProtocol.StoppedEvent['body']> {
        return this.event<DebugProtocol.StoppedEvent>('stopped');
    }

    /** Moves, and waits until the run stands still. */
    async move(command: string, args: Body = {}): Promise<DebugProtocol.StoppedEvent['body']> {
        await this.request(command, { threadId: 1, ...args });
        return this.stopped();
    }

    /** Breakpoints in lines that contain these texts, or on lines by their numbers. */
    async breakAt(
        file: string,
        wanted: readonly (string | ({ readonly at: string } & Omit<DebugProtocol.SourceBreakpoint, 'line'>))[],
    ): Promise<readonly DebugProtocol.Breakpoint[]> {
        const breakpoints = wanted.map((each) => {
            const { at, ...options } = typeof each === 'string' ? { at: each } : each;
            return { line: lineOf(file, at), ...options };
        });
        const answer = await this.request<DebugProtocol.SetBreakpointsResponse['body']>('setBreakpoints', {
            source: { path: file },
            breakpoints,
        });
        return answer.breakpoints;
    }

    async frames(): Promise<readonly DebugProtocol.StackFrame[]> {
        const answer = await this.request<DebugProtocol.StackTraceResponse['body']>('stackTrace', { threadId: 1 });
        return answer.stackFrames;
    }

    async scopes(frame = 0): Promise<readonly DebugProtocol.Scope[]> {
        const frameId = (await this.frames())[frame]?.id;
        return (await this.request<DebugProtocol.ScopesResponse['body']>('scopes', { frameId })).scopes;
    }

    /** What is in a scope, and further in along the names. */
    async variables(scope: string, ...names: readonly string[]): Promise<readonly DebugProtocol.Variable[]> {
        let reference = (await this.scopes()).find(({ name }) => name === scope)?.variablesReference ?? 0;
        for (const name of names) {
            const within = await this.#children(reference);
            reference = within.find((each) => each.name === name)?.variablesReference ?? 0;
        }
        return this.#children(reference);
    }

    /** Values by name. */
    async values(scope: string, ...names: readonly string[]): Promise<Readonly<Record<string, string>>> {
        const variables = await this.variables(scope, ...names);
        return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
    }

    async evaluate(expression: string, frame = 0): Promise<string> {
        const frameId = (await this.frames())[frame]?.id;
        const body = { expression, frameId, context: 'watch' };
        return (await this.request<DebugProtocol.EvaluateResponse['body']>('evaluate', body)).result;
    }

    async #children(variablesReference: number): Promise<readonly DebugProtocol.Variable[]> {
        const answer = await this.request<DebugProtocol.VariablesResponse['body']>('variables', { variablesReference });
        return answer.variables;
    }

    #take(message: unknown): void {
        if (isResponse(message)) {
            this.#waiting.get(message.request_seq)?.(message);
            this.#waiting.delete(message.request_seq);
        } else if (isEvent(message)) {
            this.#events.push(message);
            for (const listener of this.#listeners) {
                listener();
            }
            this.#listeners.clear();
        }
    }
}

/** Number, from 1, of the first line that contains a text. */
export function lineOf(file: string, text: string): number {
    return (
        textOf(file)
            .split('\n')
            .findIndex((line) => line.includes(text)) + 1
    );
}

/** Where texts are that are in no file. */
export const IN_MEMORY = 'memory:/scenario.ccsim';

/** The Plan of a text, for runs that no file is needed for. */
export async function planOfText(text: string): Promise<PlanResult> {
    return { kind: 'plan', plan: { ...(await planFromText(text)), sources: [IN_MEMORY] } };
}

async function planOfFile({ document, ...choice }: DebuggedScenario): Promise<PlanResult> {
    return { kind: 'plan', plan: await planFrom(document, choice) };
}

function linesOf(file: string, scenario: string): { readonly startLine: number; readonly endLine: number } | undefined {
    const lines = file === IN_MEMORY ? [] : textOf(file).split('\n');
    const startLine = lines.findIndex((line) => line.startsWith(`scenario ${scenario}`));
    const length = lines.slice(startLine).findIndex((line) => line.startsWith('}'));
    return startLine < 0 ? undefined : { startLine, endLine: startLine + length };
}

function isResponse(message: unknown): message is DebugProtocol.Response {
    return typeof message === 'object' && message !== null && 'type' in message && message.type === 'response';
}

function isEvent(message: unknown): message is DebugProtocol.Event {
    return typeof message === 'object' && message !== null && 'type' in message && message.type === 'event';
}
