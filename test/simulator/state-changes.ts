/** Which changes of state are documented, for agents (`agent/transitions`) and for tasks. */

import type { DomainKind } from '../../simulator/plan/topology.ts';
import type { AgentState, TaskState } from '../../simulator/states.ts';

/** What a rule of failover may do, no agent can do alone. */
const FAILOVER_FAMILIES = /^(pim|pg|desktop|cti|cim)\//;

/** Whether a rule may take an agent from any state to any other. */
export function isFailoverRule(rule: string): boolean {
    return FAILOVER_FAMILIES.test(rule);
}

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
