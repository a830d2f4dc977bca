/** A run of a Plan: stepped, snapshotted, resumed, or taken to its end. */

import { evaluateExpectations } from './expectations/evaluate.ts';
import { FAMILIES } from './families/families.ts';
import { awaitRetries } from './families/media.ts';
import { settleUnfinished } from './families/reporting.ts';
import { initialStreams, scheduleTimeline } from './families/timeline.ts';
import { cloneState } from './kernel/clone.ts';
import { EventQueue, LAST_IN_CLASS, type PendingEvent } from './kernel/event-queue.ts';
import type { MessageName } from './messages.ts';
import type { Plan } from './plan.ts';
import type { RuleId } from './rules/registry.ts';
import {
    type Family,
    INSTANT_CLASSES,
    type InstantClass,
    type Reaction,
    type Run,
    type RunEvent,
    type RunEventKind,
    TIMER_INDEX,
    TIMERS,
    type Timer,
    type TimerOrder,
    type TimerReaction,
} from './run.ts';
import { COMPONENT_STATES, type ComponentState, LOG_SEVERITIES, type LogSeverity } from './states.ts';
import { type LaneState, statesOf } from './trace/lanes.ts';
import { TraceRecorder } from './trace/recorder.ts';
import { type LaneKind, NO_DETAIL, NONE, type RunOutcome, TRACE_VERSION, type Trace } from './trace/trace.ts';
import { initialAcdConnections } from './world/acd-connections.ts';
import { initialPairs } from './world/active-sides.ts';
import { AgentPool } from './world/agent-pool.ts';
import { initialCimClusters } from './world/cim-clusters.ts';
import { initialControllers, initialRouters } from './world/controllers.ts';
import { initialGatewayPairs } from './world/gateway-pairs.ts';
import { LiveTasks } from './world/live-tasks.ts';
import { must } from './world/lookup.ts';
import { initialLicenses, initialMediaConnections } from './world/media-connections.ts';
import { initialAgents, initialMemberships } from './world/memberships.ts';
import { initialApplications, initialArmPaths, initialVoicePaths } from './world/paths.ts';
import { indexPlan, type PlanIndex } from './world/plan-index.ts';
import { initialDevices } from './world/public-paths.ts';
import { emptyQueue } from './world/router.ts';
import { initialRouterView } from './world/router-view.ts';
import { initialStateSize, reviewLimit } from './world/state-size.ts';
import { idleTelephonyServices, initialSwitchoverPairs } from './world/switchover-pairs.ts';
import { initialTransfers } from './world/transfers.ts';
import type { World } from './world/world.ts';

/** Runs a Plan to its end. The same Plan gives the same Trace, byte for byte (`order/seed`). */
export function simulate(plan: Plan): Trace {
    return createSimulation(plan).finish();
}

/**
 * Starts a run.
 *
 * @param families the rules that hold; all of them unless a caller wants to see a run without some
 */
export function createSimulation(plan: Plan, families: readonly Family[] = FAMILIES): Simulation {
    const index = indexPlan(plan);
    const simulation = new Simulation(plan, index, families, {
        world: initialWorld(plan, index),
        recorder: new TraceRecorder(index.lanes),
        queue: new EventQueue(),
        atMs: 0,
        eventCount: 0,
        stopped: false,
    });
    simulation.begin();
    return simulation;
}

/** All that a run goes on from. */
interface RunState {
    readonly world: World;
    readonly recorder: TraceRecorder;
    readonly queue: EventQueue;
    atMs: number;
    eventCount: number;
    /** The event limit was reached. */
    stopped: boolean;
}

/** A run at an instant; it can be resumed any number of times. */
export interface Snapshot {
    readonly plan: Plan;
    readonly families: readonly Family[];
    readonly state: RunState;
}

/** A run that goes on from a snapshot, with the same future as the run that the snapshot is of. */
export function resumeSimulation(snapshot: Snapshot): Simulation {
    const { plan, families } = snapshot;
    return new Simulation(plan, indexPlan(plan), families, copyState(plan, snapshot.state));
}

/** A run in progress. */
export class Simulation implements Run {
    readonly plan: Plan;
    readonly index: PlanIndex;
    readonly world: World;
    readonly recorder: TraceRecorder;
    readonly #queue: EventQueue;
    readonly #families: readonly Family[];
    readonly #state: RunState;
    /** What was raised and not reacted to, field by field, in arrays that are used over and over. */
    #raisedCount = 0;
    readonly #raisedKinds: RunEventKind[] = [];
    readonly #raisedAbout: number[] = [];
    readonly #raisedCauses: number[] = [];
    readonly #reactions: ReadonlyMap<RunEventKind, readonly Reaction[]>;
    readonly #timers: readonly (TimerReaction | undefined)[];

    constructor(plan: Plan, index: PlanIndex, families: readonly Family[], state: RunState) {
        this.plan = plan;
        this.index = index;
        this.#families = families;
        this.#state = state;
        this.world = state.world;
        this.recorder = state.recorder;
        this.#queue = state.queue;
        this.#reactions = reactionsByKind(families);
        const timers = families.flatMap((family) => family.timers);
        this.#timers = TIMERS.map((timer) => timers.find((each) => each.timer === timer));
    }

    get atMs(): number {
        return this.#state.atMs;
    }

    /** Nothing more will happen. */
    get isOver(): boolean {
        return this.#state.stopped || this.#queue.nextAtMs > this.plan.durationMs;
    }

    /** Time of the next event; `Infinity` if the run is over. */
    get nextAtMs(): number {
        return this.isOver ? Number.POSITIVE_INFINITY : this.#queue.nextAtMs;
    }

    /** The timers that run, in the order in which they will go off; `kind` is the place in `TIMERS`. */
    pendingEvents(): readonly PendingEvent[] {
        return this.#queue.pending();
    }

    /** Lets the next event happen, with all that follows from it at once; false if the run is over. */
    step(): boolean {
        return this.#happenUntil(this.plan.durationMs);
    }

    /** Lets everything happen up to and at an instant. */
    runUntil(atMs: number): void {
        const untilMs = Math.min(atMs, this.plan.durationMs);
        while (this.#happenUntil(untilMs)) {
            // Each step is the work.
        }
    }

    /** A copy of the run as it is now, from which {@link resumeSimulation} goes on. */
    snapshot(): Snapshot {
        return { plan: this.plan, families: this.#families, state: copyState(this.plan, this.#state) };
    }

    /** Takes the run to its end and answers its Trace. The run must not be used afterwards. */
    finish(): Trace {
        this.runUntil(this.plan.durationMs);
        const outcome = this.#outcome();
        if (outcome.kind === 'completed') {
            this.#state.atMs = this.plan.durationMs;
        }
        settleUnfinished(this);
        const { recorder } = this;
        const unjudged: Trace = {
            version: TRACE_VERSION,
            outcome,
            strings: recorder.strings,
            lanes: recorder.lanes,
            entryCount: recorder.entryCount,
            taskCount: recorder.taskCount,
            ...recorder.finish(),
            expectations: [],
            eventCount: this.#state.eventCount,
        };
        return { ...unjudged, expectations: evaluateExpectations(this.plan, unjudged) };
    }

    /** Records how everything is at the start, and schedules the timeline. Called once, for a new run. */
    begin(): void {
        const { lanes, firstLane } = this.index;
        const start = this.#start(0, lanes.components, (lane) => must(this.world.components[lane]).state);
        const first = (kind: Exclude<LaneKind, 'task'>, count: number, state: LaneState) =>
            this.#start(firstLane[kind], count, () => statesOf(kind).indexOf(state), start);
        first('link', lanes.links, 'UP');
        first('path', lanes.paths, 'OPEN');
        const { acdConnections, mediaConnections } = this.world;
        const firstOf = (kind: Exclude<LaneKind, 'task'>, conditions: readonly { readonly state: number }[]) =>
            this.#start(firstLane[kind], conditions.length, (each) => must(conditions[each]).state, start);
        firstOf('acd-connection', acdConnections);
        firstOf('media-connection', mediaConnections);
        this.#start(firstLane.router, lanes.routers, (router) => must(this.world.routers[router]).state, start);
        first('transfer', lanes.transfers, 'IN_SYNC');
        first('membership', lanes.memberships, 'LOGGED_OUT');
        scheduleTimeline(this);
        awaitRetries(this);
        reviewLimit(this, start);
        this.#settle();
    }

    raise(event: RunEvent): void {
        const place = this.#raisedCount++;
        this.#raisedKinds[place] = event.kind;
        this.#raisedAbout[place] = event.about;
        this.#raisedCauses[place] = event.cause;
    }

    startTimer(
        timer: Timer,
        delayMs: number,
        a: number,
        b: number,
        cause: number,
        order: TimerOrder = 'as-timer',
    ): void {
        const before = order === 'before-restores';
        const instantClass = before ? INSTANT_CLASSES.processDown : INSTANT_CLASSES.timer;
        const place = order === 'as-timer' ? 0 : LAST_IN_CLASS;
        this.#queue.push(this.atMs + delayMs, instantClass, place, TIMER_INDEX.get(timer) ?? 0, a, b, cause);
    }

    startStatementTimer(
        timer: Timer,
        atMs: number,
        instantClass: InstantClass,
        statement: number,
        cause: number,
    ): void {
        const place = Math.min(statement + 1, LAST_IN_CLASS - 1);
        const because = cause < 0 ? NONE : cause;
        this.#queue.push(atMs, instantClass, place, TIMER_INDEX.get(timer) ?? 0, statement, 0, because);
    }

    occurrence(statement: number): number {
        return this.recorder.entry(
            'occurrence',
            this.atMs,
            'timeline/statement',
            NONE,
            statement,
            NO_DETAIL,
            NONE,
            NONE,
        );
    }

    transition(
        lane: number,
        state: number,
        rule: RuleId,
        cause: number,
        detail: number = NO_DETAIL,
        subject: number = NONE,
    ): number {
        return this.recorder.entry('transition', this.atMs, rule, lane, state, detail, subject, cause);
    }

    message(name: MessageName, from: number, to: number, rule: RuleId, cause: number, subject: number = NONE): number {
        return this.recorder.entry('message', this.atMs, rule, from, this.recorder.string(name), to, subject, cause);
    }

    report(taskLane: number, outcome: number, rule: RuleId, cause: number): number {
        return this.recorder.entry('reporting', this.atMs, rule, taskLane, outcome, NO_DETAIL, NONE, cause);
    }

    log(
        component: number | undefined,
        text: string,
        rule: RuleId,
        cause: number,
        subject: number = NONE,
        severity?: LogSeverity,
    ): number {
        const lane = component ?? NONE;
        const detail = severity === undefined ? NO_DETAIL : LOG_SEVERITIES.indexOf(severity);
        return this.recorder.entry('log', this.atMs, rule, lane, this.recorder.string(text), detail, subject, cause);
    }

    #start(first: number, count: number, stateOf: (index: number) => number, cause: number = NONE): number {
        let entry = cause;
        for (let index = 0; index < count; index++) {
            const recorded = this.transition(first + index, stateOf(index), 'timeline/start', cause);
            entry = entry === NONE ? recorded : entry;
        }
        return entry;
    }

    /** Lets the next event happen if it is not after an instant; false if it is, or if the event limit stops the run. */
    #happenUntil(untilMs: number): boolean {
        const queue = this.#queue;
        const state = this.#state;
        if (queue.nextAtMs > untilMs) {
            return false;
        }
        if (state.eventCount >= this.plan.settings.eventLimit) {
            state.stopped = true;
            return false;
        }
        state.eventCount++;
        queue.pop();
        state.atMs = queue.atMs;
        this.#timers[queue.kind]?.react(this, queue.a, queue.b, queue.cause);
        this.#settle();
        return true;
    }

    /** Reactions happen in the order in which their events were raised, so none sees another one half done. */
    #settle(): void {
        for (let next = 0; next < this.#raisedCount; next++) {
            const about = must(this.#raisedAbout[next]);
            const cause = must(this.#raisedCauses[next]);
            for (const reaction of this.#reactions.get(must(this.#raisedKinds[next])) ?? []) {
                reaction.react(this, about, cause);
            }
        }
        this.#raisedCount = 0;
    }

    #outcome(): RunOutcome {
        return this.#state.stopped
            ? { kind: 'event-limit', atMs: this.atMs, limit: this.plan.settings.eventLimit }
            : { kind: 'completed' };
    }
}

function reactionsByKind(families: readonly Family[]): ReadonlyMap<RunEventKind, readonly Reaction[]> {
    const byKind = new Map<RunEventKind, Reaction[]>();
    for (const reaction of families.flatMap((family) => family.reactions)) {
        byKind.set(reaction.on, [...(byKind.get(reaction.on) ?? []), reaction]);
    }
    return byKind;
}

function copyState(plan: Plan, state: RunState): RunState {
    return cloneState(state, [plan]);
}

function initialWorld(plan: Plan, index: PlanIndex): World {
    const { components, links, domains } = plan.topology;
    const pairs = initialPairs(plan);
    const standby = new Set(
        pairs.flatMap((pair) => must(components[pair.whole]).instances.filter((instance) => instance !== pair.active)),
    );
    const active = new Set(pairs.map((pair) => pair.active));
    const acdConnections = initialAcdConnections(plan, pairs);
    const switchoverPairs = initialSwitchoverPairs(plan);
    const idle = new Set(idleTelephonyServices(plan, switchoverPairs));
    const voicePaths = initialVoicePaths(plan, index, acdConnections);
    const offline = new Set(voicePaths.flatMap(({ peripheral, served }) => (served ? [] : [peripheral])));
    return {
        components: components.map((_, component) => ({
            failures: 0,
            restoredMs: -1,
            stopped: false,
            stoppedMs: -1,
            starts: 0,
            starting: false,
            running: true,
            inService: !idle.has(component),
            up: !idle.has(component),
            state: COMPONENT_STATES.indexOf(stateAtStart(component)),
            entry: 0,
        })),
        links: links.map(() => ({ cuts: 0, restoredMs: -1, up: true, entry: 0 })),
        pairs,
        controllers: initialControllers(plan),
        routers: initialRouters(plan, index),
        devices: initialDevices(plan),
        transfers: initialTransfers(plan),
        gatewayPairs: initialGatewayPairs(plan),
        stateSize: initialStateSize(plan, voicePaths),
        applications: initialApplications(plan),
        armPaths: initialArmPaths(index),
        voicePaths,
        acdConnections,
        mediaConnections: initialMediaConnections(plan, switchoverPairs),
        licenses: initialLicenses(plan),
        switchoverPairs,
        cimClusters: initialCimClusters(plan),
        gatewaysLost: new Set(),
        memberships: initialMemberships(plan, index),
        routerView: initialRouterView(index.lanes.memberships),
        agents: initialAgents(plan),
        tasks: new LiveTasks(),
        queues: domains.map(emptyQueue),
        pools: domains.map(() => new AgentPool(index.lanes.memberships)),
        streams: initialStreams(plan),
        unnamedTasks: domains.map(() => 0),
        statementTasks: plan.timeline.map(() => 0),
        reachability: 0,
        ticket: 0,
    };

    function stateAtStart(component: number): ComponentState {
        if (offline.has(component) || idle.has(component)) {
            return 'OFFLINE';
        }
        return standby.has(component) ? 'STANDBY' : active.has(component) ? 'ACTIVE' : 'UP';
    }
}
