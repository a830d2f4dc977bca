/** The state of an agent in each of several skill groups of one domain: BUSY_OTHER while working for another one. */

import { type AgentState, TASK_STATES, type TaskState } from '../states.ts';

/** A task that an agent has in hand. */
interface TaskInHand {
    readonly group: number;
    readonly state: TaskState;
}

/** What an agent is in a domain; `ready` tells what follows the work in hand. */
interface MembershipState {
    readonly state: AgentState;
    readonly ready: boolean;
    readonly voice: boolean;
}

/** Follows the tasks in the hands of one agent in one domain, and with them the state in each skill group. */
export class GroupStates {
    readonly #voice: boolean;
    #state: AgentState = 'LOGGED_OUT';
    #ready = false;
    readonly #tasks = new Map<number, TaskInHand>();

    constructor(voice: boolean) {
        this.#voice = voice;
    }

    /** The agent's state in the domain changes. */
    setState(state: AgentState): void {
        this.#state = state;
        this.#ready = READINESS[state] ?? this.#ready;
    }

    /** A task comes into the agent's hands, or changes its state there. */
    setTask(task: number, group: number, state: number): void {
        this.#tasks.set(task, { group, state: TASK_STATES[state] ?? 'ENDED' });
    }

    dropTask(task: number): void {
        this.#tasks.delete(task);
    }

    /** The agent's state in a skill group. */
    in(group: number): AgentState {
        const membership = { state: this.#state, ready: this.#ready, voice: this.#voice };
        return stateInGroup(membership, [...this.#tasks.values()], group);
    }
}

/**
 * State of an agent in a skill group, from the state in the domain and the tasks in hand: what the group's own tasks
 * amount to, BUSY_OTHER where there are only tasks of other groups, and the state in the domain where there is no work.
 */
function stateInGroup(membership: MembershipState, tasks: readonly TaskInHand[], group: number): AgentState {
    if (membership.state === 'LOGGED_OUT' || tasks.length === 0) {
        return membership.state;
    }
    const own = tasks.filter((task) => task.group === group).map((task) => stateThrough(task.state, membership));
    return STATES_BY_RANK.find((each) => own.includes(each)) ?? 'BUSY_OTHER';
}

/** The highest first, as for an agent in a domain. */
const STATES_BY_RANK: readonly AgentState[] = [
    'INTERRUPTED',
    'TALKING',
    'ACTIVE',
    'WORK_READY',
    'WORK_NOT_READY',
    'HOLD',
    'PAUSED',
    'RESERVED',
];

function stateThrough(task: TaskState, { voice, ready }: MembershipState): AgentState {
    switch (task) {
        case 'ACTIVE':
            return voice ? 'TALKING' : 'ACTIVE';
        case 'PAUSED':
            return voice ? 'HOLD' : 'PAUSED';
        case 'INTERRUPTED':
            return 'INTERRUPTED';
        case 'WRAPUP':
            return ready ? 'WORK_READY' : 'WORK_NOT_READY';
        case 'WAITING':
        case 'QUEUED':
        case 'OFFERED':
        case 'ENDED':
            return 'RESERVED';
    }
}

const READINESS: { readonly [State in AgentState]?: boolean } = {
    AVAILABLE: true,
    WORK_READY: true,
    NOT_READY: false,
    WORK_NOT_READY: false,
    LOGGED_OUT: false,
};
