/** Records small traces by hand, over a small plan, for tests of those who read traces. */

import type { Expectation, Plan, Predicate, SourceRange, When } from '../../../simulator/plan.ts';
import type { RuleId } from '../../../simulator/rules/registry.ts';
import { DEFAULT_SETTINGS } from '../../../simulator/settings.ts';
import {
    AGENT_STATES,
    type AgentState,
    COMPONENT_STATES,
    type ComponentState,
    LINK_STATES,
    type LinkState,
    PATH_STATES,
    type PathState,
    REPORTING_OUTCOMES,
    type ReportingOutcome,
    TASK_STATES,
    type TaskState,
} from '../../../simulator/states.ts';
import { laneCounts } from '../../../simulator/trace/lanes.ts';
import { TraceRecorder } from '../../../simulator/trace/recorder.ts';
import {
    type ExpectationResult,
    NO_DETAIL,
    NONE,
    type RunOutcome,
    TRACE_VERSION,
    type Trace,
} from '../../../simulator/trace/trace.ts';

export const DURATION_MS = 600_000;

const RANGE: SourceRange = { source: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 1 };

/** Indexes into the topology of {@link testPlan}. */
export const COMPONENT = { central: 0, ucm: 1, agentPg: 2, agentPgA: 3, agentPgB: 4, cti: 5, emailPim: 6, email: 7 };
export const DOMAIN = { voice: 0, email: 1 };
export const AGENT = { a101: 0, a102: 1, a103: 2 };
/** Places among the memberships: A101 and A102 handle both domains, A103 only Voice. */
export const MEMBER = { a101Voice: 0, a101Email: 1, a102Voice: 2, a102Email: 3, a103Voice: 4 };

/** A small contact center: three agents, two domains, an e-mail application with an MR path and an ARM path. */
export function testPlan(changes: Partial<Plan> = {}): Plan {
    return {
        version: 2,
        scenario: 'Test',
        durationMs: DURATION_MS,
        seed: 7,
        settings: DEFAULT_SETTINGS,
        sources: ['file:///test.ccsim'],
        topology: {
            name: 'Acme',
            components: [
                { id: 'Central', kind: 'controller', instances: [], range: RANGE },
                { id: 'Ucm', kind: 'peripheral', instances: [], range: RANGE },
                { id: 'AgentPg', kind: 'gateway', instances: [3, 4], range: RANGE },
                { id: 'AgentPg.A', kind: 'gateway-side', side: 'A', whole: 2, instances: [], range: RANGE },
                { id: 'AgentPg.B', kind: 'gateway-side', side: 'B', whole: 2, instances: [], range: RANGE },
                { id: 'Cti', kind: 'cti-server', instances: [], range: RANGE },
                { id: 'EmailPim', kind: 'mr-pim', instances: [], range: RANGE },
                { id: 'EmailManager', kind: 'application', instances: [], range: RANGE },
            ],
            links: [
                link('EmailPim -- Central', 'mr-router', COMPONENT.emailPim, COMPONENT.central),
                link('EmailManager -- EmailPim', 'mr-application', COMPONENT.email, COMPONENT.emailPim),
                link('EmailManager -- Cti', 'arm-application', COMPONENT.email, COMPONENT.cti),
            ],
            domains: [domain('Voice', 'voice'), domain('Email', 'email')],
            agents: [
                agent('A101', [DOMAIN.voice, DOMAIN.email]),
                agent('A102', [DOMAIN.voice, DOMAIN.email]),
                agent('A103', [DOMAIN.voice]),
            ],
            applications: [
                {
                    component: COMPONENT.email,
                    domains: [DOMAIN.email],
                    mrPath: { pim: COMPONENT.emailPim, toPim: 1, toRouter: 0 },
                    armPaths: [{ ctiServer: COMPONENT.cti, toCtiServer: 2, toRouter: 0 }],
                    mrEnd: COMPONENT.email,
                    armEnd: COMPONENT.email,
                    sendsWhileDisabled: false,
                },
            ],
            controllers: [],
            synchronizedClients: [],
            acdConnections: [],
            mediaServers: [],
            mediaConnections: [],
            cimClusters: [],
            skillGroups: [],
            teams: [],
        },
        timeline: [
            {
                range: { ...RANGE, startLine: 9 },
                text: 'at 1min cut EmailPim -- Central for 90s',
                occurs: { kind: 'once', atMs: 60_000 },
                action: { kind: 'cut', links: [0], forMs: 90_000 },
            },
            {
                range: { ...RANGE, startLine: 10 },
                text: 'at 5min fail AgentPg.A',
                occurs: { kind: 'once', atMs: 300_000 },
                action: { kind: 'fail', components: [COMPONENT.agentPgA] },
            },
        ],
        expectations: [],
        ...changes,
    };
}

/** An expectation with a text that does not matter. */
export function expectation(when: When, what: Predicate): Expectation {
    return { range: { ...RANGE, startLine: 20 }, text: `expect ${when.kind} ${what.kind}`, when, what };
}

/** What every recorded entry may have besides its own. */
export interface EntryOptions {
    readonly rule?: RuleId;
    readonly cause?: number;
    readonly detail?: number;
    readonly subject?: number;
}

/** What a recorded task may have. */
export interface TaskOptions {
    readonly domain?: number;
    readonly receiver?: number;
    readonly ordinal?: number;
    readonly continues?: number;
    readonly agent?: number;
    readonly disposition?: number;
    readonly reporting?: ReportingOutcome;
    readonly missing?: readonly [fromMs: number, toMs: number];
    readonly statement?: number;
}

/** Records entries in the order of the calls, each at the time given; answers their numbers. */
export class TraceBuilder {
    readonly plan: Plan;
    readonly #recorder: TraceRecorder;

    constructor(plan: Plan = testPlan()) {
        this.plan = plan;
        this.#recorder = new TraceRecorder(laneCounts(plan.topology));
    }

    occurrence(atMs: number, statement: number): number {
        return this.#recorder.entry('occurrence', atMs, 'timeline/statement', NONE, statement, NO_DETAIL, NONE, NONE);
    }

    component(atMs: number, index: number, state: ComponentState, options?: EntryOptions): number {
        return this.#transition(atMs, this.#lane('component', index), COMPONENT_STATES.indexOf(state), options);
    }

    link(atMs: number, index: number, state: LinkState, options?: EntryOptions): number {
        return this.#transition(atMs, this.#lane('link', index), LINK_STATES.indexOf(state), options);
    }

    path(atMs: number, index: number, state: PathState, options?: EntryOptions): number {
        return this.#transition(atMs, this.#lane('path', index), PATH_STATES.indexOf(state), options);
    }

    /** An agent in a domain, by the place of the membership. */
    member(atMs: number, index: number, state: AgentState, options?: EntryOptions): number {
        return this.#transition(atMs, this.#lane('membership', index), AGENT_STATES.indexOf(state), options);
    }

    taskState(atMs: number, index: number, state: TaskState, options?: EntryOptions): number {
        return this.#transition(atMs, this.taskLane(index), TASK_STATES.indexOf(state), options);
    }

    /** Adds a task and answers its index; its states are recorded apart. */
    task(atMs: number, name: string, options: TaskOptions = {}): number {
        const { domain: of = DOMAIN.email, receiver = COMPONENT.email, ordinal = 0, statement = 0 } = options;
        const { continues } = options;
        const index = this.#recorder.task({
            domain: of,
            receiver,
            statement,
            arrivedMs: atMs,
            name,
            ordinal,
            ...(continues === undefined ? {} : { continues }),
        });
        this.#complete(index, options);
        return index;
    }

    message(atMs: number, name: string, from: number, to: number, options: EntryOptions = {}): number {
        const text = this.#recorder.string(name);
        const { rule = 'task/routed', subject = NONE, cause = NONE } = options;
        return this.#recorder.entry('message', atMs, rule, from, text, to, subject, cause);
    }

    log(atMs: number, text: string, component?: number, options: EntryOptions = {}): number {
        const { rule = 'mr/routing-disabled', subject = NONE, cause = NONE } = options;
        const value = this.#recorder.string(text);
        return this.#recorder.entry('log', atMs, rule, component ?? NONE, value, NO_DETAIL, subject, cause);
    }

    reporting(atMs: number, task: number, outcome: ReportingOutcome, options: EntryOptions = {}): number {
        const { rule = 'cti/unreported', cause = NONE } = options;
        const value = REPORTING_OUTCOMES.indexOf(outcome);
        return this.#recorder.entry('reporting', atMs, rule, this.taskLane(task), value, NO_DETAIL, NONE, cause);
    }

    taskLane(index: number): number {
        return this.#lane('task', index);
    }

    memberLane(index: number): number {
        return this.#lane('membership', index);
    }

    finish(outcome: RunOutcome = { kind: 'completed' }, expectations: readonly ExpectationResult[] = []): Trace {
        return {
            version: TRACE_VERSION,
            outcome,
            strings: this.#recorder.strings,
            lanes: this.#recorder.lanes,
            entryCount: this.#recorder.entryCount,
            taskCount: this.#recorder.taskCount,
            ...this.#recorder.finish(),
            expectations,
            eventCount: 0,
        };
    }

    #transition(atMs: number, lane: number, state: number, options: EntryOptions = {}): number {
        const { rule = 'agent/transitions', detail = NO_DETAIL, subject = NONE, cause = NONE } = options;
        return this.#recorder.entry('transition', atMs, rule, lane, state, detail, subject, cause);
    }

    #complete(index: number, { agent: of, disposition, reporting, missing = [0, 0] }: TaskOptions): void {
        if (of !== undefined) {
            this.#recorder.setTaskAgent(index, of);
        }
        if (disposition !== undefined) {
            this.#recorder.setTaskDisposition(index, disposition);
        }
        if (reporting !== undefined) {
            this.#recorder.setTaskReporting(index, reporting, missing[0], missing[1]);
        }
    }

    #lane(kind: 'component' | 'link' | 'path' | 'membership' | 'task', index: number): number {
        const { components, links, paths, memberships } = this.#recorder.lanes;
        const first = {
            component: 0,
            link: components,
            path: components + links,
            membership: components + links + paths,
            task: components + links + paths + memberships,
        };
        return first[kind] + index;
    }
}

function link(id: string, kind: 'mr-router' | 'mr-application' | 'arm-application', from: number, to: number) {
    return { id, kind, from, to, instances: [], implied: false, carriers: [], range: RANGE };
}

function domain(name: string, kind: 'voice' | 'email') {
    return {
        name,
        kind,
        taskLifeMs: 1_200_000,
        startTimeoutMs: 30_000,
        maxDurationMs: 28_800_000,
        interruptible: kind === 'email',
        range: RANGE,
    };
}

function agent(name: string, domains: readonly number[]) {
    return {
        name,
        peripheral: COMPONENT.ucm,
        desktop: COMPONENT.ucm,
        handles: domains.map((each) => ({ domain: each, limit: 1 })),
        range: RANGE,
    };
}
