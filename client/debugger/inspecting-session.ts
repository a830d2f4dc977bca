/** The part of the debug adapter that looks at a run: frames, scopes, variables and expressions. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import * as l10n from '@vscode/l10n';
import { evaluate, type Place, parseExpression, START } from '../../simulator/debugging/index.ts';
import { runName } from '../../simulator/run-name.ts';
import { formatMs } from '../../simulator/trace/instants.ts';
import type { AdapterHost, DebuggedScenario } from './adapter-host.ts';
import type { Ground } from './breakpoints.ts';
import { completionsAt } from './completions.ts';
import { ProtocolPlaces } from './protocol-places.ts';
import { type Reply, ReplyingSession } from './replies.ts';
import type { RunControl } from './run-control.ts';
import { VariableTree } from './scopes.ts';
import { type Frame, framesAt } from './stack.ts';
import type { Halt } from './stops.ts';

/** A run has one thread: its timeline. */
export const THREAD = 1;

export interface Debuggee {
    readonly scenario: DebuggedScenario;
    readonly ground: Ground;
    readonly control: RunControl;
}

export abstract class InspectingSession extends ReplyingSession {
    protected readonly host: AdapterHost;
    protected readonly variables = new VariableTree();
    protected places: ProtocolPlaces;
    protected debuggee: Debuggee | undefined;
    protected lastHalt: Halt | undefined;
    #frames: readonly Frame[] = [];
    /** Id of the first frame: ids are never used again, so that what a client asks about an earlier place is noticed. */
    #firstFrameId = 1;

    constructor(host: AdapterHost) {
        super();
        l10n.config({ contents: { ...host.strings } });
        this.host = host;
        this.places = new ProtocolPlaces(host, { firstLine: 1, firstColumn: 1 });
    }

    protected override threadsRequest(response: DebugProtocol.ThreadsResponse): void {
        const { scenario, control } = this.debuggee ?? {};
        const at = control === undefined ? '' : l10n.t(' at {0}', formatMs(control.standing.place.atMs));
        const name = scenario === undefined ? l10n.t('Scenario') : `${runName(scenario)}${at}`;
        this.answer(response, { threads: [{ id: THREAD, name }] });
    }

    protected override stackTraceRequest(
        response: DebugProtocol.StackTraceResponse,
        { startFrame = 0, levels = 0 }: DebugProtocol.StackTraceArguments,
    ): void {
        this.with(response, ({ ground: { run }, control }) => {
            if (this.#frames.length === 0) {
                this.#frames = framesAt(run, control.standing);
            }
            const last = levels === 0 ? this.#frames.length : startFrame + levels;
            const stackFrames = this.#frames.slice(startFrame, last).map(
                ({ name, range, rule }, index): DebugProtocol.StackFrame => ({
                    id: this.#firstFrameId + startFrame + index,
                    name: rule === undefined ? name : `${name} (${rule})`,
                    ...(range === undefined ? { line: 0, column: 0 } : this.places.located(run.plan, range)),
                }),
            );
            this.answer(response, { stackFrames, totalFrames: this.#frames.length });
        });
    }

    protected override scopesRequest(
        response: DebugProtocol.ScopesResponse,
        { frameId }: DebugProtocol.ScopesArguments,
    ): void {
        this.with(response, ({ ground: { run } }) =>
            this.answer(response, { scopes: [...this.variables.scopesAt(run, this.placeOf(frameId))] }),
        );
    }

    protected override variablesRequest(
        response: DebugProtocol.VariablesResponse,
        args: DebugProtocol.VariablesArguments,
    ): void {
        this.with(response, () => this.answer(response, { variables: [...this.variables.variables(args)] }));
    }

    protected override evaluateRequest(
        response: DebugProtocol.EvaluateResponse,
        { expression: text, frameId }: DebugProtocol.EvaluateArguments,
    ): void {
        this.with(response, ({ ground: { run } }) => {
            const expression = parseExpression(text);
            const result =
                expression.kind === 'problem' ? expression : evaluate(expression, run.inspect(this.placeOf(frameId)));
            if (result.kind === 'problem') {
                return this.refuse(response, result.message, false);
            }
            const { value, ...shown } = this.variables.present({ value: result.value, expression: text });
            this.answer(response, { result: value, ...shown });
        });
    }

    protected override completionsRequest(
        response: DebugProtocol.CompletionsResponse,
        { text, column, frameId }: DebugProtocol.CompletionsArguments,
    ): void {
        this.with(response, ({ ground: { run } }) => {
            const begun = text.slice(0, Math.max(0, column - 1));
            this.answer(response, { targets: [...completionsAt(run, this.placeOf(frameId), begun)] });
        });
    }

    protected override exceptionInfoRequest(response: DebugProtocol.ExceptionInfoResponse): void {
        this.with(response, ({ ground: { run } }) => {
            const failed = this.lastHalt?.failed ?? [];
            const [first = ''] = failed.map((index) => run.plan.expectations[index]?.text ?? '');
            const seen = failed.map((index) => run.reader.trace.expectations[index]?.seen ?? '');
            this.answer(response, {
                exceptionId: failed.length === 0 ? l10n.t('End of the scenario') : l10n.t('Expectation failed'),
                description: failed.length === 0 ? l10n.t('The scenario is over.') : `${first}. ${seen.join(' ')}`,
                breakMode: 'always',
            });
        });
    }

    /** Frames and variables are of one place. */
    protected forget(): void {
        this.#firstFrameId += this.#frames.length;
        this.#frames = [];
        this.variables.clear();
    }

    /** The place of a frame: selecting a cause shows how things were then. */
    protected placeOf(frame: number | undefined): Place {
        const standing = this.debuggee?.control.standing.place ?? START;
        return frame === undefined ? standing : (this.#frames[frame - this.#firstFrameId]?.place ?? standing);
    }

    protected with(response: Reply, answer: (debuggee: Debuggee) => void): void {
        if (this.debuggee === undefined) {
            this.refuse(response, l10n.t('No run is being debugged.'));
            return;
        }
        answer(this.debuggee);
    }
}
