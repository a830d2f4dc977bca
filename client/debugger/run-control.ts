/** Moves a run for a client: in slices, one motion at a time, with a word to the listener about each. */

import { comparePlaces, DebuggedRun, finish, type Goal, type Place, START } from '../../simulator/debugging/index.ts';
import type { Plan } from '../../simulator/plan.ts';
import type { Trigger } from './breakpoints.ts';
import { type ConsoleLine, linesBetween, logPointLine, summaryLines } from './console-output.ts';
import type { Output } from './launch.ts';
import { inSlices } from './motion.ts';
import type { StopLine } from './source-lines.ts';
import type { Standing } from './stack.ts';
import { endOfConsequences, type Halt, nextEvent, type Passed, wayBack, wayForwards } from './stops.ts';

export interface RunListener {
    /** The run stands still, for this reason. */
    halted(halt: Halt): void;
    written(lines: readonly ConsoleLine[]): void;
    /** The run has come to its end, and there is nothing more to look at. */
    ended(): void;
    /** So much of the run is recorded, from 0 to 1; 1 comes once. */
    recorded(share: number): void;
}

/** How far one step goes. */
export type Step = 'instant' | 'event' | 'consequences';

/** What runs are controlled with, beside the run itself. */
export interface ControlOptions {
    readonly output: Output;
    /** What can stop the run at present. */
    readonly triggers: () => readonly Trigger[];
    readonly listener: RunListener;
}

/** Time that a client waits for a run to be recorded before it asks for anything, at most. */
const PATIENCE_MS = 300;

export class RunControl {
    readonly run: DebuggedRun;
    readonly #options: ControlOptions;
    #standing: Standing;
    /** Goes up whenever motions that began before are no longer wanted. */
    #pauses = 0;
    /** The motion under way. */
    #moves: symbol | undefined;
    #toldRecorded = false;

    constructor(plan: Plan, options: ControlOptions) {
        this.run = new DebuggedRun(plan);
        this.#options = options;
        this.#standing = { place: this.run.place };
    }

    get standing(): Standing {
        return this.#standing;
    }

    get isMoving(): boolean {
        return this.#moves !== undefined;
    }

    /** Records the run, unless that takes too long: then it is done when the run first moves. */
    async prepare(): Promise<void> {
        const untilMs = performance.now() + PATIENCE_MS;
        await inSlices(this.run.record(), { isCancelled: () => performance.now() > untilMs });
        this.#tellRecorded();
    }

    /** Stands still where the run is, and says so. */
    halt(reason: Halt['reason']): void {
        this.#arrive({ standing: { place: this.run.place }, reason, breakpoints: [], failed: [] });
    }

    /** Goes on until something stops the run. */
    async resume(): Promise<void> {
        await this.#moving(async (isCancelled) => {
            if (!(await this.#record(isCancelled))) {
                return this.#pauseWhileRecording();
            }
            if (!(await this.#advance(this.run.end, isCancelled))) {
                this.#finish();
            }
        });
    }

    /** Goes back until something stops the run, or to its start. */
    async reverse(): Promise<void> {
        await this.#moving(async (isCancelled) => {
            const way = await inSlices(wayBack(this.run, this.#options.triggers()), { isCancelled });
            if (way.kind === 'cancelled') {
                return this.halt('pause');
            }
            if (way.result === undefined) {
                this.run.goTo(this.run.placeAfter(0));
                return this.halt('entry');
            }
            this.#arrive(way.result);
        });
    }

    /** Goes on by a step; at the end of the run, ends it. */
    async step(step: Step): Promise<void> {
        await this.#moving(async (isCancelled) => {
            if (!(await this.#record(isCancelled))) {
                return this.#pauseWhileRecording();
            }
            if (this.run.isAtEnd) {
                return this.#finish();
            }
            const limit = this.#placeAfterStep(step);
            if (!(await this.#advance(limit, isCancelled))) {
                this.#goOnTo(limit, []);
                this.halt('step');
            }
        });
    }

    /** Goes back to the end of the instant before, or to before the last event. */
    stepBack(step: 'instant' | 'event'): void {
        const moved = step === 'instant' ? this.run.stepInstantBack() : this.run.stepBack();
        this.halt(moved ? 'step' : 'entry');
    }

    /** Goes to a place, wherever it is in the run. */
    goTo(place: Place): void {
        this.run.goTo(place);
        this.halt('goto');
    }

    /** Where a statement is about to take effect for the first time, or an expectation is decided. */
    placeOf({ kind, index }: StopLine): Place | undefined {
        const goal: Goal =
            kind === 'statement' ? { kind, statement: index } : { kind: 'expectation', expectation: index };
        return finish(this.run.search([goal], 'forwards', START))?.place;
    }

    /** Goes to where everything up to an instant has happened; what is not recorded yet is recorded first. */
    async goToTime(atMs: number): Promise<void> {
        await this.#moving(async (isCancelled) => {
            await this.#record(isCancelled);
            this.run.goToTime(atMs);
            this.halt('goto');
        });
    }

    /** Lets a motion stop where it has got to. */
    pause(): void {
        this.#pauses += 1;
    }

    // -----------------------------------------------------------------------------------------------------------------

    /** A motion is over when the run stands still, so that the listener may begin the next one at once. */
    async #moving(motion: (isCancelled: () => boolean) => Promise<void>): Promise<void> {
        const before = this.#pauses;
        const own = Symbol();
        this.#moves = own;
        try {
            await motion(() => before !== this.#pauses);
        } finally {
            this.#moves = this.#moves === own ? undefined : this.#moves;
        }
    }

    /** Records the rest of the run; false if it was cancelled before. */
    async #record(isCancelled: () => boolean): Promise<boolean> {
        const { listener } = this.#options;
        const rested = (share: unknown) => listener.recorded(typeof share === 'number' ? share : 0);
        const recording = await inSlices(this.run.record(), { isCancelled, rested });
        this.#tellRecorded();
        return recording.kind === 'done';
    }

    #tellRecorded(): void {
        if (this.run.isRecorded && !this.#toldRecorded) {
            this.#toldRecorded = true;
            this.#options.listener.recorded(1);
        }
    }

    /** Goes on, up to a place, until something stops the run; false if nothing did. */
    async #advance(limit: Place, isCancelled: () => boolean): Promise<boolean> {
        const way = await inSlices(wayForwards(this.run, this.#options.triggers(), limit), { isCancelled });
        if (way.kind === 'cancelled') {
            this.#goOnTo(way.latest ?? this.run.place, []);
            this.halt('pause');
            return true;
        }
        const { halt, passed } = way.result;
        if (halt === undefined) {
            this.#goOnTo(limit, passed);
            return false;
        }
        this.#goOnTo(halt.standing.place, passed);
        this.#arrive(halt);
        return true;
    }

    /** What was recorded before somebody asked for a pause may hold a place where the run has to stop first. */
    async #pauseWhileRecording(): Promise<void> {
        if (!(await this.#advance(this.run.end, () => false))) {
            this.halt('pause');
        }
    }

    #placeAfterStep(step: Step): Place {
        switch (step) {
            case 'instant':
                return this.run.nextInstant();
            case 'event':
                return nextEvent(this.run);
            case 'consequences':
                return endOfConsequences(this.run, this.#standing);
        }
    }

    /** Goes forwards to a place, and writes what happens on the way. */
    #goOnTo(place: Place, passed: readonly Passed[]): void {
        const { run } = this;
        const { listener, output } = this.#options;
        let from = run.place;
        for (const each of passed) {
            listener.written(linesBetween(run, from, each.place, output));
            listener.written([logPointLine(run, each.place, each.trigger.logMessage ?? '', this.#rangeOf(each))]);
            from = each.place;
        }
        if (comparePlaces(place, from) >= 0) {
            listener.written(linesBetween(run, from, place, output));
        }
        run.goTo(place);
    }

    #rangeOf({ trigger: { goal } }: Passed) {
        const { timeline, expectations } = this.run.plan;
        const written = goal.kind === 'statement' ? timeline[goal.statement] : undefined;
        return (goal.kind === 'expectation' ? expectations[goal.expectation] : written)?.range;
    }

    #arrive(halt: Halt): void {
        this.run.goTo(halt.standing.place);
        this.#standing = { ...halt.standing, place: this.run.place };
        this.#moves = undefined;
        this.#options.listener.halted(halt);
    }

    #finish(): void {
        this.run.goTo(this.run.end);
        this.#standing = { place: this.run.place };
        this.#moves = undefined;
        this.#options.listener.written(summaryLines(this.run));
        this.#options.listener.ended();
    }
}
