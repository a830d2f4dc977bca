import { deepEqual, equal, ok } from 'node:assert/strict';
import {
    Breakpoint,
    type CodeLens,
    commands,
    type DebugSession,
    DebugStackFrame,
    type Disposable,
    debug,
    Location,
    Position,
    SourceBreakpoint,
    type TextDocument,
    window,
} from 'vscode';
import { openExample } from './documents.ts';

interface Message {
    readonly type: string;
    readonly event?: string;
    readonly body?: { readonly reason?: string };
}

interface Frame {
    readonly id: number;
    readonly name: string;
    readonly line: number;
}

suite('Debugging a scenario', () => {
    let document: TextDocument;
    let events: Events;

    setup(async () => {
        document = await openExample('mr-pg-down.ccsim');
        events = new Events();
    });

    teardown(async () => {
        await debug.stopDebugging();
        events.dispose();
        debug.removeBreakpoints(debug.breakpoints);
    });

    suiteTeardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

    test('needs no configuration: F5 runs to a breakpoint, and the world can be looked at', async () => {
        breakAt('fail MrPg');
        await commands.executeCommand('workbench.action.debug.start');
        equal(await events.stopped(), 'breakpoint');
        const session = active();
        equal(session.configuration.scenario, 'MrPgDown');
        const [frame] = await frames(session);
        equal(frame?.name, '30s: next is “at 30s fail MrPg for 1min”');
        equal(frame?.line, lineOf('fail MrPg') + 1);
        equal((await values(session, 'Agents')).Carol, 'Email AVAILABLE, Chat ACTIVE');
        equal((await values(session, 'Tasks')).ThirdChat, 'QUEUED, queue of Chat');
        equal(window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    });

    test('steps on and back, goes to an instant, begins again and ends', async () => {
        breakAt('fail MrPg');
        await commands.executeCommand('workbench.action.debug.start');
        await events.stopped();
        const evaluate = async (expression: string): Promise<string> =>
            (await active().customRequest('evaluate', { expression })).result;

        await commands.executeCommand('workbench.action.debug.stepOver');
        equal(await events.stopped(), 'step');
        equal(await evaluate('ThirdChat.state'), 'WAITING');
        await commands.executeCommand('workbench.action.debug.stepBack');
        equal(await events.stopped(), 'step');
        equal(await evaluate('ThirdChat.state'), 'QUEUED');
        await commands.executeCommand('ccsim.debugGoTo', 100_000);
        equal(await events.stopped(), 'goto');
        equal(await evaluate('now'), '1min40s');
        await commands.executeCommand('workbench.action.debug.reverseContinue');
        equal(await events.stopped(), 'breakpoint');
        equal(await evaluate('now'), '30s');
        await commands.executeCommand('workbench.action.debug.restart');
        equal(await events.stopped(), 'breakpoint');
        equal(await evaluate('now'), '30s');
        await commands.executeCommand('workbench.action.debug.continue');
        await events.ended();
    });

    test('takes the breakpoints of the editor as far as they mean something', async () => {
        breakAt('// A chat that arrives now');
        await commands.executeCommand('ccsim.debugScenario', document.uri, 'MrPgDown');
        equal(await events.stopped(), 'breakpoint');
        equal((await frames(active()))[0]?.line, lineOf('task LateChat lasting') + 1);
    });

    test('leads the timeline, if it is open', async () => {
        await commands.executeCommand('ccsim.runScenario', document.uri, 'MrPgDown');
        breakAt('fail MrPg');
        await commands.executeCommand('ccsim.debugScenario', document.uri, 'MrPgDown');
        equal(await events.stopped(), 'breakpoint');
        const labels = window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
        ok(labels.includes('MrPgDown'));
    });

    test('has lenses beside those that run', async () => {
        const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
        const [lens] = lenses.filter(({ command }) => command?.command === 'ccsim.debugScenario');
        equal(lens?.command?.title, '$(debug-alt) Debug');
        breakAt('fail MrPg');
        await commands.executeCommand('ccsim.debugScenario', ...(lens?.command?.arguments ?? []));
        equal(await events.stopped(), 'breakpoint');
    });

    test('runs without debugging to its end', async () => {
        breakAt('fail MrPg');
        await window.showTextDocument(document);
        await commands.executeCommand('workbench.action.debug.run');
        await events.ended();
        deepEqual(events.reasons, []);
    });

    function lineOf(text: string): number {
        return document
            .getText()
            .split('\n')
            .findIndex((line) => line.includes(text));
    }

    function breakAt(text: string): void {
        debug.addBreakpoints([new SourceBreakpoint(new Location(document.uri, new Position(lineOf(text), 0)))]);
        ok(debug.breakpoints.every((each) => each instanceof Breakpoint));
    }
});

/** What debug adapters tell the editor, for tests to wait for. */
class Events implements Disposable {
    readonly #registrations: readonly Disposable[];
    readonly #reasons: string[] = [];
    #isOver = false;
    /** The frame that the editor showed when the run stopped before, perhaps one of a session before. */
    #shownFrame = frameShown();
    #listener: () => void = () => undefined;

    constructor() {
        this.#registrations = [
            debug.registerDebugAdapterTrackerFactory('ccsim', {
                createDebugAdapterTracker: () => ({ onDidSendMessage: (message: Message) => this.#take(message) }),
            }),
            debug.onDidChangeActiveStackItem(() => this.#listener()),
            debug.onDidChangeActiveDebugSession(() => this.#listener()),
            debug.onDidTerminateDebugSession(() => {
                this.#isOver = true;
                this.#listener();
            }),
        ];
    }

    /** Why runs stopped that nobody has waited for. */
    get reasons(): readonly string[] {
        return this.#reasons;
    }

    /** Waits until the run stands still and the editor has followed. */
    async stopped(): Promise<string | undefined> {
        const isShown = (frame: string | undefined) => frame !== undefined && frame !== this.#shownFrame;
        await this.#until(() => this.#reasons.length > 0 && isShown(frameShown()));
        this.#shownFrame = frameShown();
        return this.#reasons.shift();
    }

    async ended(): Promise<void> {
        await this.#until(() => this.#isOver && debug.activeDebugSession === undefined);
        this.#isOver = false;
    }

    dispose(): void {
        for (const each of this.#registrations) {
            each.dispose();
        }
    }

    #take({ type, event, body }: Message): void {
        if (type === 'event' && event === 'stopped') {
            this.#reasons.push(body?.reason ?? '');
            this.#listener();
        }
    }

    async #until(isSo: () => boolean): Promise<void> {
        while (!isSo()) {
            await new Promise<void>((resolve) => {
                this.#listener = resolve;
            });
        }
    }
}

/** Each frame of a session has an id of its own; sessions have the same ones. */
function frameShown(): string | undefined {
    const shown = debug.activeStackItem;
    return shown instanceof DebugStackFrame ? `${shown.session.id} ${shown.frameId}` : undefined;
}

function active(): DebugSession {
    const session = debug.activeDebugSession;
    if (session === undefined) {
        throw new Error('nothing is being debugged');
    }
    return session;
}

async function frames(session: DebugSession): Promise<readonly Frame[]> {
    return (await session.customRequest('stackTrace', { threadId: 1 })).stackFrames;
}

async function values(session: DebugSession, scope: string): Promise<Readonly<Record<string, string>>> {
    const [frame] = await frames(session);
    const { scopes } = await session.customRequest('scopes', { frameId: frame?.id });
    const { variablesReference } = scopes.find(({ name }: { readonly name: string }) => name === scope);
    const { variables } = await session.customRequest('variables', { variablesReference });
    return Object.fromEntries(
        variables.map(({ name, value }: { readonly name: string; readonly value: string }) => [name, value]),
    );
}
