/** Which changes of state are declared: for agents (`agent/transitions`), for tasks, and by which rule for everything else. */

import type { DomainKind } from '../../simulator/plan/topology.ts';
import type { AgentState, TaskState } from '../../simulator/states.ts';
import type { LaneKind } from '../../simulator/trace/trace.ts';

/** The documented changes of agents, for voice and for tasks alike. */
export const AGENT_CHANGES: Readonly<Record<AgentState, readonly AgentState[]>> = {
    LOGGED_OUT: ['NOT_READY'],
    NOT_READY: ['LOGGED_OUT', 'AVAILABLE', 'RESERVED', 'ACTIVE', 'TALKING'],
    AVAILABLE: ['NOT_READY', 'RESERVED'],
    RESERVED: ['AVAILABLE', 'NOT_READY', 'ACTIVE', 'TALKING'],
    ACTIVE: ['PAUSED', 'INTERRUPTED', 'WORK_READY', 'WORK_NOT_READY', 'AVAILABLE', 'NOT_READY', 'RESERVED'],
    TALKING: ['HOLD', 'WORK_READY', 'WORK_NOT_READY', 'AVAILABLE', 'NOT_READY'],
    HOLD: ['TALKING', 'WORK_READY', 'WORK_NOT_READY', 'AVAILABLE', 'NOT_READY'],
    PAUSED: ['ACTIVE', 'AVAILABLE', 'NOT_READY', 'RESERVED', 'WORK_READY', 'WORK_NOT_READY', 'INTERRUPTED'],
    INTERRUPTED: ['ACTIVE', 'AVAILABLE', 'NOT_READY', 'PAUSED', 'RESERVED', 'WORK_READY', 'WORK_NOT_READY'],
    WORK_READY: ['AVAILABLE', 'NOT_READY', 'WORK_NOT_READY', 'ACTIVE', 'RESERVED', 'INTERRUPTED', 'PAUSED'],
    WORK_NOT_READY: ['AVAILABLE', 'NOT_READY', 'WORK_READY', 'ACTIVE', 'RESERVED', 'INTERRUPTED', 'PAUSED'],
    BUSY_OTHER: [],
};

/** What can become of a task that is in a state. */
export const TASK_CHANGES: Readonly<Record<TaskState, readonly TaskState[]>> = {
    WAITING: ['QUEUED', 'ENDED'],
    QUEUED: ['WAITING', 'OFFERED', 'ENDED'],
    OFFERED: ['WAITING', 'QUEUED', 'ACTIVE', 'ENDED'],
    ACTIVE: ['PAUSED', 'INTERRUPTED', 'WRAPUP', 'ENDED'],
    PAUSED: ['ACTIVE', 'ENDED'],
    INTERRUPTED: ['ACTIVE', 'ENDED'],
    WRAPUP: ['ENDED'],
    ENDED: [],
};

/** The documented changes of agents in a domain of a kind, each as `from -> to`; what only the other kinds have is left out. */
export function agentChangesIn(kind: DomainKind): readonly string[] {
    const absent: readonly AgentState[] = kind === 'voice' ? ['ACTIVE', 'PAUSED', 'INTERRUPTED'] : ['TALKING', 'HOLD'];
    return changesOf(AGENT_CHANGES, absent);
}

/** The documented changes of tasks in a domain of a kind; only tasks of other kinds than calls are interrupted. */
export function taskChangesIn(kind: DomainKind): readonly string[] {
    return changesOf(TASK_CHANGES, kind === 'voice' ? ['INTERRUPTED'] : []);
}

function changesOf<State extends string>(
    changes: Readonly<Record<State, readonly State[]>>,
    absent: readonly State[],
): readonly string[] {
    return Object.entries<readonly State[]>(changes).flatMap(([from, targets]) =>
        targets.filter((to) => !absent.some((state) => state === from || state === to)).map((to) => `${from} -> ${to}`),
    );
}

// ---------------------------------------------------------------------------------------------------------------------
// Every kind of lane

/** Whether a lane may begin in a state, by a rule. */
export function isLegalStart(kind: LaneKind, state: string, rule: string): boolean {
    if (kind === 'task') {
        return rule === 'cti/reporting-restarted' ? IN_HAND.has(state) : NEW_TASK.has(state);
    }
    return rule === 'timeline/start' && STARTS[kind].includes(state);
}

/** Whether a rule may take a lane of a kind from one state to another. */
export function isLegalChange(kind: LaneKind, from: string, to: string, rule: string): boolean {
    switch (kind) {
        case 'task':
            return isDeclared(TASK_CHANGES, from, to);
        case 'membership':
            return isDeclared(AGENT_CHANGES, from, to) || allows(AGENT_FAILOVERS, rule, from, to);
        default:
            return allows(CHANGES[kind], rule, from, to);
    }
}

type RuledKind = Exclude<LaneKind, 'task' | 'membership'>;
type RuledChanges = Readonly<Record<string, readonly string[]>>;

const NEW_TASK: ReadonlySet<string> = new Set(['WAITING', 'QUEUED', 'OFFERED']);
const IN_HAND: ReadonlySet<string> = new Set(['ACTIVE', 'PAUSED', 'INTERRUPTED', 'WRAPUP']);

const STARTS: Readonly<Record<Exclude<LaneKind, 'task'>, readonly string[]>> = {
    component: ['UP', 'ACTIVE', 'STANDBY', 'OFFLINE'],
    link: ['UP'],
    path: ['OPEN'],
    router: ['PAIR_ENABLED', 'PAIR_DISABLED', 'ISOLATED_ENABLED'],
    transfer: ['IN_SYNC'],
    'acd-connection': ['DIRECT', 'CMI', 'EVENT_LINK', 'NOT_CONNECTED'],
    'media-connection': [
        'ACTIVE',
        'WAITING_FOR_CLIENT',
        'NOT_CONNECTED',
        'AUTHENTICATION_FAILURE',
        'NOTIFIER_CONNECTION_FAILURE',
    ],
    membership: ['LOGGED_OUT'],
};

/** By rule: `from, from -> to, to`. A rule that is not named may not change lanes of that kind. */
const CHANGES: Readonly<Record<RuledKind, RuledChanges>> = {
    component: {
        'component/failed': ['UP, ACTIVE, STANDBY, OFFLINE, STARTING, STOPPED -> DOWN'],
        'component/stopped': ['UP, ACTIVE, STANDBY, OFFLINE, STARTING, DOWN -> STOPPED'],
        'component/contained': [
            'UP, ACTIVE, STANDBY, OFFLINE, STARTING, STOPPED -> DOWN',
            'DOWN -> UP, ACTIVE, OFFLINE, STARTING, STOPPED',
        ],
        'component/restored': ['DOWN, STOPPED, STARTING -> UP, ACTIVE, OFFLINE, STARTING'],
        'component/sides': ['UP -> DOWN', 'DOWN -> UP'],
        'pg/no-fail-back': ['DOWN, STOPPED -> STANDBY'],
        'pim/other-side-activates': ['STANDBY -> ACTIVE', 'ACTIVE -> STANDBY'],
        'pim/peripheral-offline': ['UP -> OFFLINE', 'OFFLINE -> UP'],
        'aspect/real-time-silence': ['ACTIVE, UP -> DOWN'],
        'cc/side-lost': ['UP -> OFFLINE'],
        'cc/private-lost': ['UP -> OFFLINE', 'OFFLINE -> UP'],
        'cc/restored': ['OFFLINE -> UP, ACTIVE, STANDBY', 'UP -> OFFLINE'],
        'cc/gateway-weight': ['UP, ACTIVE, STANDBY -> OFFLINE', 'OFFLINE -> UP, ACTIVE, STANDBY'],
        'cc/logger-follows': ['UP -> OFFLINE', 'OFFLINE -> UP'],
        'cim/autostart': ['UP, OFFLINE, STARTING, DOWN -> STOPPED'],
        'cim/services-restart': ['DOWN, STOPPED, STARTING -> STARTING, UP'],
        'cim/supporting-server-down': ['UP -> OFFLINE', 'OFFLINE -> UP'],
        'cim/restart-alone': ['UP, STARTING, DOWN, STOPPED -> OFFLINE', 'OFFLINE -> UP'],
        'media/switchover': ['UP -> OFFLINE', 'OFFLINE -> UP'],
    },
    link: {
        'link/cut': ['UP -> DOWN'],
        'link/restored': ['DOWN -> UP'],
        'link/end-down': ['UP -> DOWN', 'DOWN -> UP'],
        'link/network': ['UP -> DOWN', 'DOWN -> UP'],
        'link/sides': ['UP -> DOWN', 'DOWN -> UP'],
    },
    path: {
        'mr/pending-discarded': ['OPEN, ROUTING_DISABLED -> DISCONNECTED'],
        'mr/unanswered-resent': ['DISCONNECTED -> OPEN'],
        'mr/routing-disabled': ['OPEN, DISCONNECTED -> ROUTING_DISABLED'],
        'mr/routing-enabled': ['ROUTING_DISABLED -> OPEN'],
        'cti/agents-stay': ['OPEN, CACHING -> DISCONNECTED', 'DISCONNECTED -> OPEN, CACHING'],
        'cti/cached-for-router': ['OPEN -> CACHING', 'CACHING -> OPEN'],
    },
    router: {
        'cc/private-lost': [
            'PAIR_ENABLED, PAIR_DISABLED, TEST -> ISOLATED_ENABLED',
            'PAIR_ENABLED, PAIR_DISABLED, ISOLATED_ENABLED, TEST, OUT_OF_SERVICE -> ISOLATED_DISABLED',
            'ISOLATED_DISABLED -> ISOLATED_ENABLED',
            'PAIR_ENABLED, PAIR_DISABLED, ISOLATED_DISABLED, OUT_OF_SERVICE -> TEST',
        ],
        'cc/side-lost': [
            'PAIR_ENABLED, PAIR_DISABLED, ISOLATED_ENABLED, ISOLATED_DISABLED, TEST -> OUT_OF_SERVICE',
            'PAIR_ENABLED, PAIR_DISABLED, OUT_OF_SERVICE, TEST -> ISOLATED_ENABLED',
        ],
        'cc/restored': [
            'ISOLATED_ENABLED -> PAIR_ENABLED',
            'OUT_OF_SERVICE -> PAIR_DISABLED',
            'PAIR_ENABLED, PAIR_DISABLED, ISOLATED_DISABLED, TEST, OUT_OF_SERVICE -> ISOLATED_ENABLED',
            'ISOLATED_ENABLED, ISOLATED_DISABLED, TEST -> OUT_OF_SERVICE',
        ],
    },
    transfer: {
        'state/transfer': [
            'IN_SYNC, OUT_OF_SYNC, ONE_SIDED -> ONE_SIDED, OUT_OF_SYNC',
            'OUT_OF_SYNC, ONE_SIDED -> TRANSFERRING',
        ],
        'state/duration': ['TRANSFERRING -> IN_SYNC'],
        'state/interrupted': ['TRANSFERRING -> ONE_SIDED, OUT_OF_SYNC'],
    },
    'acd-connection': {
        'aspect/direct-bridges': ['NOT_CONNECTED -> DIRECT'],
        'aspect/cmi-first': ['NOT_CONNECTED, CONNECTING, EVENT_LINK -> CMI'],
        'aspect/cmi-attempts': ['NOT_CONNECTED, CMI -> CONNECTING'],
        'aspect/event-link-fallback': ['NOT_CONNECTED, CONNECTING, CMI -> EVENT_LINK'],
        'aspect/bridge-unreachable': ['DIRECT, CMI, CONNECTING, EVENT_LINK -> NOT_CONNECTED'],
    },
    'media-connection': {
        'media/active': [
            'WAITING_FOR_CLIENT, NOT_CONNECTED, AUTHENTICATION_FAILURE, NOTIFIER_CONNECTION_FAILURE -> ACTIVE',
        ],
        'media/waiting-for-client': [
            'ACTIVE, NOT_CONNECTED, AUTHENTICATION_FAILURE, NOTIFIER_CONNECTION_FAILURE -> WAITING_FOR_CLIENT',
        ],
        'media/not-connected': [
            'ACTIVE, WAITING_FOR_CLIENT, AUTHENTICATION_FAILURE, NOTIFIER_CONNECTION_FAILURE -> NOT_CONNECTED',
        ],
        'media/authentication-failure': [
            'ACTIVE, WAITING_FOR_CLIENT, NOT_CONNECTED, NOTIFIER_CONNECTION_FAILURE -> AUTHENTICATION_FAILURE',
        ],
        'media/notifier-failure': [
            'ACTIVE, WAITING_FOR_CLIENT, NOT_CONNECTED, AUTHENTICATION_FAILURE -> NOTIFIER_CONNECTION_FAILURE',
        ],
    },
};

const OUT =
    'NOT_READY, AVAILABLE, RESERVED, ACTIVE, TALKING, HOLD, PAUSED, INTERRUPTED, WORK_NOT_READY, WORK_READY -> LOGGED_OUT';
/** The tables of states after a failover; work that went on meanwhile shows again. */
const BACK = 'LOGGED_OUT -> AVAILABLE, TALKING, HOLD, ACTIVE, PAUSED, INTERRUPTED';

/** What a failover does to agents, and no agent can do alone. */
const AGENT_FAILOVERS: RuledChanges = {
    'pim/agents-logged-out': [OUT],
    'pg/agents-logged-out': [OUT],
    'desktop/agents-logged-out': [OUT, 'RESERVED, WORK_NOT_READY, WORK_READY -> NOT_READY'],
    'cim/application-down': [OUT, BACK, 'LOGGED_OUT -> WORK_NOT_READY, WORK_READY'],
    'pim/states-resent': [BACK],
    'pg/agents-restored': [BACK],
    // the session of a chat that was lost meanwhile is still to be closed
    'desktop/agents-restored': [BACK, 'LOGGED_OUT -> WORK_NOT_READY, WORK_READY'],
    // whoever logs in where no states are sent again has the call still in hand
    'agent/transitions': ['LOGGED_OUT -> TALKING, HOLD'],
};

function isDeclared(changes: Readonly<Record<string, readonly string[]>>, from: string, to: string): boolean {
    return changes[from]?.includes(to) ?? false;
}

function allows(changes: RuledChanges, rule: string, from: string, to: string): boolean {
    return (changes[rule] ?? []).some((change) => {
        const [sources, targets] = change.split(' -> ').map((states) => states.split(', '));
        return sources?.includes(from) && targets?.includes(to);
    });
}
