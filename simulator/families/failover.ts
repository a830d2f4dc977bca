/**
 * How a failover takes agents out of a domain and brings them back: the two tables of agent state before and after, which
 * gateway, CTI Manager, desktop and Finesse failovers share.
 */

import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { NO_DETAIL } from '../trace/trace.ts';
import { must } from '../world/lookup.ts';
import { refreshMembership, syncKnown, takeFromHand } from '../world/memberships.ts';
import type { FailoverReason, LiveTask } from '../world/world.ts';
import { endTask, giveBackUntried } from './task-handling.ts';

/** What becomes of an agent who is taken out. */
export interface FailOut {
    readonly reason: FailoverReason;
    readonly reasonCode: number;
    readonly rule: RuleId;
    /** LOGGED_OUT, or only NOT_READY. */
    readonly logsOut: boolean;
    /** Whether an agent who was RESERVED comes back ready. */
    readonly readyIfReserved: boolean;
}

/**
 * Takes an agent out of a domain. Offers go back to the queue and wrap-up ends; calls and tasks in progress go on, and the
 * agent remembers what follows them: ready if ready before, else not.
 */
export function failOut(run: Run, index: number, how: FailOut, cause: number): void {
    const membership = must(run.world.memberships[index]);
    if (membership.failover !== undefined) {
        membership.failover.reasons.add(how.reason);
        logOutToo(run, index, how, cause);
        return;
    }
    if (!membership.loggedIn) {
        return;
    }
    membership.failover = { reasons: new Set([how.reason]), ready: readyAfterwards(run, index, how) };
    membership.loggedIn = !how.logsOut;
    membership.ready = false;
    membership.reasonCode = how.reasonCode;
    for (const key of [...membership.tasks]) {
        letGo(run, must(run.world.tasks.get(key)), how, cause);
    }
    const entry = refreshMembership(run, index, how.rule, cause);
    syncKnown(run, index, entry);
}

/** A second failover may log out an agent whom the first one only made NOT_READY. */
function logOutToo(run: Run, index: number, how: FailOut, cause: number): void {
    const membership = must(run.world.memberships[index]);
    if (how.logsOut && membership.loggedIn) {
        membership.loggedIn = false;
        membership.reasonCode = how.reasonCode;
        const entry = refreshMembership(run, index, how.rule, cause);
        syncKnown(run, index, entry);
    }
}

/** Brings an agent back who is out for a reason, unless something else still keeps the agent out. */
export function failBack(run: Run, index: number, reason: FailoverReason, rule: RuleId, cause: number): void {
    const membership = must(run.world.memberships[index]);
    const { failover } = membership;
    if (failover === undefined || !failover.reasons.delete(reason) || failover.reasons.size > 0) {
        return;
    }
    membership.failover = undefined;
    membership.loggedIn = true;
    membership.ready = failover.ready;
    membership.reasonCode = NO_DETAIL;
    refreshMembership(run, index, rule, cause);
}

/** Gives up bringing an agent back: the agent stays logged out until logging in. */
export function stayOut(run: Run, index: number, reason: FailoverReason): void {
    const membership = must(run.world.memberships[index]);
    if (membership.failover?.reasons.has(reason)) {
        membership.failover = undefined;
    }
}

/** Memberships of the agents of a peripheral, in voice or in the other domains. */
export function membershipsOn(run: Run, peripheral: number, voice: boolean): number[] {
    return run.world.memberships.flatMap((membership, index) => {
        const agent = must(run.plan.topology.agents[membership.agent]);
        return agent.peripheral === peripheral && membership.voice === voice ? [index] : [];
    });
}

/** AVAILABLE and NOT_READY stay so; RESERVED has a row of its own; whoever works goes by the state before the work. */
function readyAfterwards(run: Run, index: number, how: FailOut): boolean {
    const membership = must(run.world.memberships[index]);
    const states = membership.tasks.map((key) => must(run.world.tasks.get(key)).state);
    if (states.length === 0) {
        return membership.ready;
    }
    const reserved = states.every((state) => state === 'OFFERED');
    return reserved ? how.readyIfReserved : membership.readyBefore;
}

function letGo(run: Run, task: LiveTask, how: FailOut, cause: number): void {
    switch (task.state) {
        case 'OFFERED':
            takeFromHand(run, task);
            giveBackUntried(run, task, how.rule, cause);
            return;
        case 'WRAPUP':
            endTask(run, task, task.application < 0 ? 13 : 38, how.rule, cause);
            return;
        case 'ACTIVE':
        case 'PAUSED':
        case 'INTERRUPTED':
            task.survived = true;
            return;
        case 'WAITING':
        case 'QUEUED':
        case 'ENDED':
            return;
    }
}
