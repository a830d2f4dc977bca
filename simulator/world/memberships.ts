/** Agents: one state per domain that an agent handles, derived from log-in, readiness and the tasks in hand. */

import type { Plan } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { AGENT_STATES, type AgentState } from '../states.ts';
import { NO_DETAIL, NONE } from '../trace/trace.ts';
import { must } from './lookup.ts';
import type { PlanIndex } from './plan-index.ts';
import { refreshPools } from './router.ts';
import { isKnownFree } from './router-view.ts';
import { countLogin } from './state-size.ts';
import type { AgentCondition, LiveTask, MembershipCondition, RouterView } from './world.ts';

/** States by which the lanes know them. */
const LOGGED_OUT = AGENT_STATES.indexOf('LOGGED_OUT');
const NOT_READY = AGENT_STATES.indexOf('NOT_READY');
const AVAILABLE = AGENT_STATES.indexOf('AVAILABLE');
const RESERVED = AGENT_STATES.indexOf('RESERVED');
const ACTIVE = AGENT_STATES.indexOf('ACTIVE');
const TALKING = AGENT_STATES.indexOf('TALKING');
const HOLD = AGENT_STATES.indexOf('HOLD');
const PAUSED = AGENT_STATES.indexOf('PAUSED');
const INTERRUPTED = AGENT_STATES.indexOf('INTERRUPTED');
const WORK_NOT_READY = AGENT_STATES.indexOf('WORK_NOT_READY');
const WORK_READY = AGENT_STATES.indexOf('WORK_READY');

/** Every agent logged out of every domain. */
export function initialMemberships(plan: Plan, index: PlanIndex): MembershipCondition[] {
    const firstLane = index.firstLane.membership;
    const memberships: MembershipCondition[] = [];
    plan.topology.agents.forEach((agent, agentIndex) => {
        for (const { domain, limit } of agent.handles) {
            const voice = must(plan.topology.domains[domain]).kind === 'voice';
            memberships.push({
                limit,
                voice,
                voicePath: must(index.memberships.voicePath[memberships.length]),
                agent: agentIndex,
                domain,
                lane: firstLane + memberships.length,
                armPath: voice ? -1 : armPathFor(plan, index, domain, agent.ctiServer),
                loggedIn: false,
                ready: false,
                state: LOGGED_OUT,
                entry: 0,
                tasks: [],
                readyBefore: false,
                reasonCode: NO_DETAIL,
                failover: undefined,
            });
        }
    });
    return memberships;
}

export function initialAgents(plan: Plan): AgentCondition[] {
    let next = 0;
    return plan.topology.agents.map((agent) => ({
        memberships: agent.handles.map(() => next++),
        answering: true,
        finesse: agent.finesse ?? -2,
        generation: 0,
        loggedIn: 0,
    }));
}

function armPathFor(plan: Plan, index: PlanIndex, domain: number, ctiServer: number | undefined): number {
    const application = index.applicationOfDomain.get(domain);
    if (application === undefined || ctiServer === undefined) {
        return -1;
    }
    const { armPaths } = must(plan.topology.applications[application]);
    const place = armPaths.findIndex((path) => path.ctiServer === ctiServer);
    return index.armPaths.findIndex((path) => path.application === application && path.place === place);
}

/** Membership of an agent in a domain, if the agent handles it. */
export function findMembership(run: Run, agent: number, domain: number): number | undefined {
    const { memberships } = must(run.world.agents[agent]);
    return memberships.find((each) => must(run.world.memberships[each]).domain === domain);
}

/** Name of the state that a membership is in. */
export function agentStateOf(membership: MembershipCondition): AgentState {
    return must(AGENT_STATES[membership.state]);
}

/**
 * Records the state that follows from a membership's condition, if it differs from the one shown, and tells the
 * CallRouter where news can reach it. Answers the lane's last entry.
 */
export function refreshMembership(
    run: Run,
    index: number,
    rule: RuleId,
    cause: number,
    subject: number = NONE,
): number {
    const membership = must(run.world.memberships[index]);
    const state = deriveState(run, membership);
    if (state !== membership.state) {
        const change = Number(state !== LOGGED_OUT) - Number(membership.state !== LOGGED_OUT);
        membership.state = state;
        const detail = carriesReason(state) ? membership.reasonCode : NO_DETAIL;
        membership.entry = run.transition(membership.lane, state, rule, cause, detail, subject);
        if (change !== 0) {
            countLogin(run, membership.agent, change > 0 ? 1 : -1, membership.entry);
        }
    }
    if (newsReachesRouter(run, membership)) {
        syncKnown(run, index, cause);
    }
    return membership.entry;
}

/** The CallRouter learns the true condition of an agent. */
export function syncKnown(run: Run, index: number, cause: number): void {
    const membership = must(run.world.memberships[index]);
    for (const key of membership.tasks) {
        must(run.world.tasks.get(key)).known = true;
    }
    const view = run.world.routerView;
    if (isNews(view, index, membership)) {
        const taskCount = membership.tasks.length;
        const free = membership.loggedIn && membership.ready && taskCount < membership.limit;
        if ((free && !isKnownFree(run, index)) || taskCount < must(view.tasks[index])) {
            view.availableSinceMs[index] = run.atMs;
        }
        view.loggedIn[index] = Number(membership.loggedIn);
        view.ready[index] = Number(membership.ready);
        view.tasks[index] = taskCount;
        refreshPools(run, membership.agent, cause);
    } else if (view.pooledAsOf[index] !== run.world.reachability) {
        refreshPools(run, membership.agent, cause);
    }
}

/** Most changes of state, from one phase of a task to the next, are no news to the CallRouter. */
function isNews(view: RouterView, index: number, membership: MembershipCondition): boolean {
    return (
        (view.loggedIn[index] === 1) !== membership.loggedIn ||
        (view.ready[index] === 1) !== membership.ready ||
        view.tasks[index] !== membership.tasks.length
    );
}

/** Whether what an agent does in a domain is known to the CallRouter at once. */
export function newsReachesRouter(run: Run, membership: MembershipCondition): boolean {
    if (membership.voice) {
        return membership.voicePath < 0 || must(run.world.voicePaths[membership.voicePath]).up;
    }
    if (membership.armPath < 0 || run.plan.settings.routerViewWithoutCtiServer === 'actual') {
        return true;
    }
    const path = must(run.world.armPaths[membership.armPath]);
    return path.applicationLegUp && path.routerLegUp;
}

/** Puts a task into an agent's hands; the first one notes whether the agent was ready before it. */
export function takeInHand(run: Run, index: number, task: LiveTask): void {
    const membership = must(run.world.memberships[index]);
    if (membership.tasks.length === 0) {
        membership.readyBefore = membership.ready;
    }
    membership.tasks.push(task.key);
    task.membership = index;
    run.recorder.setTaskAgent(task.record, membership.agent);
}

/** Takes a task out of its agent's hands; the agent's state must be refreshed afterwards. */
export function takeFromHand(run: Run, task: LiveTask): void {
    const membership = must(run.world.memberships[task.membership]);
    const place = membership.tasks.indexOf(task.key);
    if (place >= 0 && place === membership.tasks.length - 1) {
        membership.tasks.pop();
    } else if (place >= 0) {
        membership.tasks.splice(place, 1);
    }
    task.membership = -1;
    task.known = false;
}

/** Reason codes belong to logging out and to being not ready. */
function carriesReason(state: number): boolean {
    return state === LOGGED_OUT || state === NOT_READY;
}

/**
 * The one state that several tasks in hand amount to: interrupted before active before wrap-up before paused before
 * reserved (`agent/transitions`).
 */
function deriveState(run: Run, membership: MembershipCondition): number {
    if (!membership.loggedIn) {
        return LOGGED_OUT;
    }
    let best = membership.ready ? AVAILABLE : NOT_READY;
    let bestRank = -1;
    for (const key of membership.tasks) {
        const state = stateThrough(must(run.world.tasks.get(key)), membership);
        const rank = must(STATE_RANKS[state]);
        if (rank > bestRank) {
            best = state;
            bestRank = rank;
        }
    }
    return best;
}

const BY_RANK: readonly number[] = [RESERVED, PAUSED, HOLD, WORK_NOT_READY, WORK_READY, ACTIVE, TALKING, INTERRUPTED];

/** By state. */
const STATE_RANKS: readonly number[] = AGENT_STATES.map((_, state) => BY_RANK.indexOf(state));

function stateThrough(task: LiveTask, membership: MembershipCondition): number {
    switch (task.state) {
        case 'ACTIVE':
            return membership.voice ? TALKING : ACTIVE;
        case 'PAUSED':
            return membership.voice ? HOLD : PAUSED;
        case 'INTERRUPTED':
            return INTERRUPTED;
        case 'WRAPUP':
            return membership.ready ? WORK_READY : WORK_NOT_READY;
        case 'OFFERED':
        case 'WAITING':
        case 'QUEUED':
        case 'ENDED':
            return RESERVED;
    }
}
