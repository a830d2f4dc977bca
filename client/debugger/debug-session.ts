/**
 * The debug adapter: speaks the Debug Adapter Protocol for a run of a scenario. It knows no VS Code, so that any client
 * can use it, in any host.
 */

import {
    InitializedEvent,
    OutputEvent,
    ProgressEndEvent,
    ProgressStartEvent,
    ProgressUpdateEvent,
    StoppedEvent,
    TerminatedEvent,
} from '@vscode/debugadapter/lib/debugSession.js';
import type { DebugProtocol } from '@vscode/debugprotocol';
import * as l10n from '@vscode/l10n';
import { runName } from '../../simulator/run-name.ts';
import type { DebuggedScenario } from './adapter-host.ts';
import { BreakpointSession } from './breakpoint-session.ts';
import type { Ground } from './breakpoints.ts';
import { capabilities } from './capabilities.ts';
import type { ConsoleLine } from './console-output.ts';
import { THREAD } from './inspecting-session.ts';
import { parseLaunch } from './launch.ts';
import { ProtocolPlaces } from './protocol-places.ts';
import { messageOf, Refusal, type Reply } from './replies.ts';
import { RunControl, type Step } from './run-control.ts';
import { type StopLine, stopLinesOf } from './source-lines.ts';
import type { Halt } from './stops.ts';

/** Request of its own: go to where everything up to an instant has happened, `{ atMs }`. */
export const GO_TO_TIME_REQUEST = 'ccsim/goToTime';

export class CcsimDebugSession extends BreakpointSession {
    #launched: unknown;
    /** What the targets that a client was told of stand for. */
    #gotoLines: readonly StopLine[] = [];
    #showsProgress = false;
    #isProgressShown = false;

    // -----------------------------------------------------------------------------------------------------------------
    // The session

    protected override initializeRequest(
        response: DebugProtocol.InitializeResponse,
        args: DebugProtocol.InitializeRequestArguments,
    ): void {
        this.places = new ProtocolPlaces(this.host, {
            firstLine: args.linesStartAt1 === false ? 0 : 1,
            firstColumn: args.columnsStartAt1 === false ? 0 : 1,
        });
        this.#showsProgress = args.supportsProgressReporting === true;
        this.answer(response, capabilities());
    }

    protected override launchRequest(
        response: DebugProtocol.LaunchResponse,
        args: DebugProtocol.LaunchRequestArguments,
    ): void {
        this.#launched = args;
        this.promise(response, async () => {
            await this.#load();
            this.sendResponse(response);
            this.sendEvent(new InitializedEvent());
        });
    }

    protected override configurationDoneRequest(response: DebugProtocol.ConfigurationDoneResponse): void {
        this.sendResponse(response);
        this.#begin();
    }

    /** The text may have changed: the run is made anew, and begins at its start. */
    protected override restartRequest(
        response: DebugProtocol.RestartResponse,
        args: DebugProtocol.RestartArguments,
    ): void {
        this.#launched = args.arguments ?? this.#launched;
        this.promise(response, async () => {
            this.debuggee?.control.pause();
            await this.#load();
            this.sendResponse(response);
            this.placeBreakpointsAgain();
            this.#begin();
        });
    }

    protected override disconnectRequest(response: DebugProtocol.DisconnectResponse): void {
        this.#leave();
        this.sendResponse(response);
    }

    protected override terminateRequest(response: DebugProtocol.TerminateResponse): void {
        this.#leave();
        this.sendResponse(response);
        this.sendEvent(new TerminatedEvent());
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Moving

    protected override continueRequest(response: DebugProtocol.ContinueResponse): void {
        this.#move(response, (control) => control.resume());
    }

    protected override reverseContinueRequest(response: DebugProtocol.ReverseContinueResponse): void {
        this.#move(response, (control) => control.reverse());
    }

    protected override nextRequest(response: DebugProtocol.NextResponse, args: DebugProtocol.NextArguments): void {
        this.#move(response, (control) => control.step(stepOf(args.granularity, 'instant')));
    }

    protected override stepInRequest(response: DebugProtocol.StepInResponse): void {
        this.#move(response, (control) => control.step('event'));
    }

    protected override stepOutRequest(response: DebugProtocol.StepOutResponse): void {
        this.#move(response, (control) => control.step('consequences'));
    }

    protected override stepBackRequest(
        response: DebugProtocol.StepBackResponse,
        { granularity }: DebugProtocol.StepBackArguments,
    ): void {
        this.#move(response, async (control) => control.stepBack(granularity === 'instruction' ? 'event' : 'instant'));
    }

    protected override pauseRequest(response: DebugProtocol.PauseResponse): void {
        this.sendResponse(response);
        this.debuggee?.control.pause();
    }

    protected override gotoTargetsRequest(
        response: DebugProtocol.GotoTargetsResponse,
        { source, line }: DebugProtocol.GotoTargetsArguments,
    ): void {
        this.with(response, ({ ground: { run } }) => {
            const wanted = this.places.line(line);
            const lines = stopLinesOf(run.plan, this.places.uriOf(source) ?? '');
            const targets = lines.flatMap(({ kind, index, range }, id) => {
                const label = (kind === 'statement' ? run.plan.timeline : run.plan.expectations)[index]?.text ?? '';
                const { source: _, ...place } = this.places.located(run.plan, range);
                return range.startLine <= wanted && wanted <= range.endLine ? [{ id, label, ...place }] : [];
            });
            this.#gotoLines = lines;
            this.answer(response, { targets });
        });
    }

    protected override gotoRequest(
        response: DebugProtocol.GotoResponse,
        { targetId }: DebugProtocol.GotoArguments,
    ): void {
        this.with(response, ({ control }) => {
            const target = this.#gotoLines[targetId];
            const place = target === undefined ? undefined : control.placeOf(target);
            if (place === undefined) {
                return this.refuse(response, l10n.t('This statement never takes effect in the run.'));
            }
            this.sendResponse(response);
            control.goTo(place);
        });
    }

    protected override customRequest(command: string, response: Reply, args: unknown): void {
        const atMs = typeof args === 'object' && args !== null && 'atMs' in args ? args.atMs : undefined;
        if (command !== GO_TO_TIME_REQUEST || typeof atMs !== 'number') {
            this.refuse(response, l10n.t('The CCSim debugger does not know the request “{0}”.', command));
            return;
        }
        this.#move(response, (control) => control.goToTime(atMs));
    }

    // -----------------------------------------------------------------------------------------------------------------

    /** Makes the run of what was launched. */
    async #load(): Promise<void> {
        const launch = parseLaunch(this.#launched);
        if (typeof launch === 'string') {
            throw new Refusal(launch);
        }
        const { program, stopOnEntry: _, noDebug: __, output, ...rest } = launch;
        const scenario: DebuggedScenario = { document: this.host.uriOf(program), ...rest };
        const result = await this.host.plan(scenario);
        if (result.kind === 'problems') {
            const [first] = result.problems;
            throw new Refusal(
                l10n.t('{0} cannot run: {1}', runName(scenario), first?.message ?? l10n.t('it has errors.')),
            );
        }
        // What an earlier run still has to say is of no interest.
        const current = (tell: () => void) => (this.debuggee?.control === control ? tell() : undefined);
        const control = new RunControl(result.plan, {
            output,
            triggers: () => (launch.noDebug ? [] : this.breakpoints.triggers(ground)),
            listener: {
                halted: (halt) => current(() => this.#halted(halt)),
                written: (lines) => current(() => this.#write(lines)),
                ended: () => current(() => this.sendEvent(new TerminatedEvent())),
                recorded: (share) => current(() => this.#recorded(share)),
            },
        });
        const lines = await this.host.linesOf(scenario);
        const ground: Ground = { run: control.run, document: scenario.document, lines };
        this.debuggee = { scenario, ground, control };
        this.forget();
        await control.prepare();
    }

    #begin(): void {
        const launch = parseLaunch(this.#launched);
        const control = this.debuggee?.control;
        if (typeof launch !== 'string' && launch.stopOnEntry && !launch.noDebug) {
            control?.halt('entry');
        } else if (control !== undefined) {
            this.#tellMoving();
            this.#watchOver(control.resume());
        }
    }

    /** The client is gone. */
    override dispose(): void {
        this.#leave();
        super.dispose();
    }

    #leave(): void {
        this.debuggee?.control.pause();
        this.debuggee = undefined;
        this.host.left();
    }

    #halted(halt: Halt): void {
        this.forget();
        this.lastHalt = halt;
        const { scenario, control } = this.debuggee ?? {};
        if (scenario === undefined || control === undefined) {
            return;
        }
        const stopped = new StoppedEvent(halt.reason, THREAD);
        const texts = halt.failed.map((index) => control.run.plan.expectations[index]?.text ?? '');
        this.sendEvent({
            ...stopped,
            body: {
                ...stopped.body,
                allThreadsStopped: true,
                hitBreakpointIds: [...halt.breakpoints],
                ...(texts.length === 0 ? {} : { text: texts.join('; '), description: l10n.t('Expectation failed') }),
            },
        } satisfies DebugProtocol.StoppedEvent);
        this.host.shown(scenario, halt.standing.place.atMs);
    }

    #recorded(share: number): void {
        if (share < 1) {
            this.#showProgress(share);
            return;
        }
        if (this.#isProgressShown) {
            this.#isProgressShown = false;
            this.sendEvent(new ProgressEndEvent(PROGRESS));
        }
        this.placeBreakpointsAgain();
    }

    #showProgress(share: number): void {
        if (this.#showsProgress) {
            const percentage = Math.floor(share * 100);
            const event = this.#isProgressShown
                ? new ProgressUpdateEvent(PROGRESS)
                : new ProgressStartEvent(PROGRESS, l10n.t('Recording the run'));
            this.#isProgressShown = true;
            this.sendEvent(Object.assign(event, { body: { ...event.body, percentage, cancellable: false } }));
        }
    }

    #write(lines: readonly ConsoleLine[]): void {
        const plan = this.debuggee?.ground.run.plan;
        for (const { text, category, range } of lines) {
            const event: DebugProtocol.OutputEvent = new OutputEvent(`${text}\n`, category);
            if (plan !== undefined && range !== undefined) {
                const { source, line, column } = this.places.located(plan, range);
                event.body = { ...event.body, source, line, column };
            }
            this.sendEvent(event);
        }
    }

    #move(response: Reply, motion: (control: RunControl) => Promise<void>): void {
        this.with(response, ({ control }) => {
            if (control.isMoving) {
                return this.refuse(response, l10n.t('The run is under way. Pause it first.'));
            }
            this.forget();
            this.sendResponse(response);
            this.#tellMoving();
            this.#watchOver(motion(control));
        });
    }

    #tellMoving(): void {
        if (this.debuggee !== undefined) {
            this.host.moving(this.debuggee.scenario);
        }
    }

    /** What goes wrong on the way is a mistake of ours: it is said, and the session ends. */
    #watchOver(motion: Promise<void>): void {
        motion.catch((error: unknown) => {
            this.sendEvent(new OutputEvent(`${l10n.t('The run cannot go on: {0}', messageOf(error))}\n`, 'stderr'));
            this.sendEvent(new TerminatedEvent());
        });
    }
}

const PROGRESS = 'recording';

function stepOf(granularity: DebugProtocol.SteppingGranularity | undefined, otherwise: Step): Step {
    return granularity === 'instruction' ? 'event' : otherwise;
}
