/** What becomes of the work of a CIM cluster, of its chats above all, while servers of it are down (`cim/…`). */

import type { RuleId } from '../rules/registry.ts';
import type { Reaction, Run, TimerReaction } from '../run.ts';
import {
    clusterOf,
    clusterOfPart,
    componentOfCluster,
    isRoleFilled,
    obstacleToNew,
    roleOf,
    tasksOfCluster,
} from '../world/cim-clusters.ts';
import { must } from '../world/lookup.ts';
import { refreshMembership } from '../world/memberships.ts';
import { isMrPathOpen } from '../world/paths.ts';
import { setTaskState, startWork, stopWork } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';
import { tellAboutTask } from './arm-messages.ts';
import { giveServer, isChat, lacksMessaging } from './cim-admission.ts';
import { failBack, failOut } from './failover.ts';
import { settleAtEnd } from './reporting.ts';
import { submit } from './task.ts';
import { canWork, endTask, watchDuration } from './task-handling.ts';

export const CHAT_REACTIONS: readonly Reaction[] = [
    { rule: 'cim/application-down', on: 'cim-server-lost', react: loseChats },
    { rule: 'cim/messaging-down', on: 'cim-server-lost', react: suspendChats },
    { rule: 'cim/messaging-down', on: 'task-active', react: suspendAtOnce },
    { rule: 'cim/messaging-down', on: 'cim-server-restored', react: resumeChats },
    { rule: 'cim/application-down', on: 'cim-server-restored', react: logInAtLast },
    { rule: 'cim/application-down', on: 'agent-logs-in-again', react: logInAgain },
    { rule: 'cim/messaging-down', on: 'cim-server-restored', react: releaseAfter('cim/messaging-down') },
    { rule: 'cim/load-balancer-health', on: 'cim-server-restored', react: releaseAfter('cim/load-balancer-health') },
    {
        rule: 'cim/supporting-server-down',
        on: 'cim-server-restored',
        react: releaseAfter('cim/supporting-server-down'),
    },
    { rule: 'cim/retriever-down', on: 'cim-service-restored', react: releaseAfter('cim/retriever-down') },
];

export const CHAT_TIMERS: readonly TimerReaction[] = [
    { rule: 'cim/application-down', timer: 'cim-agent-logs-in', react: onLogin },
    { rule: 'cim/application-down', timer: 'cim-session-closed', react: onSessionClosed },
];

// ---------------------------------------------------------------------------------------------------------------------
// The messaging server

/** One message of each active chat is on its way when the messaging server goes down: it is lost. */
function suspendChats(run: Run, component: number, cause: number): void {
    const cluster = clusterOfPart(run, component);
    if (roleOf(run, component) !== 'messaging' || isRoleFilled(run, cluster, 'messaging')) {
        return;
    }
    const chats = tasksOfCluster(run, cluster).filter((task) => isChat(run, task) && task.state === 'ACTIVE');
    const text = `${counted(chats.length, 'active chat')} paused, ${counted(chats.length, 'message')} in transit lost`;
    const entry = run.log(component, text, 'cim/messaging-down', cause);
    for (const chat of chats) {
        suspend(run, chat, entry);
    }
}

/** What is in the queue is still routed; a chat that begins without the messaging server is paused at once. */
function suspendAtOnce(run: Run, key: number, cause: number): void {
    const task = run.world.tasks.get(key);
    if (task?.state === 'ACTIVE' && lacksMessaging(run, task)) {
        suspend(run, task, cause);
    }
}

function suspend(run: Run, chat: LiveTask, cause: number): void {
    const rule = 'cim/messaging-down';
    stopWork(run, chat);
    chat.suspendedSinceMs = run.atMs;
    const entry = setTaskState(run, chat, 'PAUSED', rule, cause);
    const told = tellAboutTask(run, chat, 'PAUSE_TASK_IND', 'application', rule, entry);
    refreshMembership(run, chat.membership, rule, entry, chat.lane);
    watchDuration(run, chat, told);
}

function resumeChats(run: Run, component: number, cause: number): void {
    if (roleOf(run, component) !== 'messaging') {
        return;
    }
    const cluster = clusterOfPart(run, component);
    const chats = tasksOfCluster(run, cluster).filter((task) => task.suspendedSinceMs >= 0);
    const going = chats.filter((chat) => chat.state === 'PAUSED');
    const entry = run.log(component, describeResumption(run, going), 'cim/messaging-down', cause);
    for (const chat of chats) {
        chat.suspendedSinceMs = -1;
    }
    for (const chat of going) {
        resume(run, chat, entry);
    }
}

function resume(run: Run, chat: LiveTask, cause: number): void {
    const rule = 'cim/messaging-down';
    const entry = setTaskState(run, chat, 'ACTIVE', rule, cause);
    const told = tellAboutTask(run, chat, 'RESUME_TASK_IND', 'application', rule, entry);
    refreshMembership(run, chat.membership, rule, entry, chat.lane);
    if (canWork(run, chat)) {
        startWork(run, chat, told);
    }
}

/** Both ends of a chat go on writing; what they write is kept as far as the queue goes. */
function describeResumption(run: Run, chats: readonly LiveTask[]): string {
    const { cimChatMessageInterval, cimMessagingQueueLimit } = run.plan.settings;
    const written = chats.reduce(
        (total, chat) => total + Math.floor((run.atMs - chat.suspendedSinceMs) / cimChatMessageInterval),
        0,
    );
    const kept = Math.min(written, cimMessagingQueueLimit);
    const lost = written - kept;
    const delivered = `${counted(chats.length, 'chat')} resumed, ${counted(kept, 'queued message')} delivered`;
    return lost === 0 ? delivered : `${delivered}, ${counted(lost, 'message')} beyond the limit of the queue lost`;
}

// ---------------------------------------------------------------------------------------------------------------------
// Application servers

/** A chat lives on one application server, and is lost with it. */
function loseChats(run: Run, component: number, cause: number): void {
    const cluster = clusterOfPart(run, component);
    const chats = tasksOfCluster(run, cluster).filter((task) => task.applicationServer === component && !task.lost);
    if (roleOf(run, component) !== 'application' || chats.length === 0) {
        return;
    }
    const rule = 'cim/application-down';
    const entry = run.log(component, `${counted(chats.length, 'chat')} lost`, rule, cause);
    for (const chat of chats) {
        run.log(componentOfCluster(run, cluster), 'the customer is told that the chat is lost', rule, entry, chat.lane);
    }
    const inHand = chats.filter((chat) => chat.membership >= 0);
    for (const chat of chats) {
        if (chat.membership < 0) {
            endTask(run, chat, 35, rule, entry);
        } else if (chat.state === 'OFFERED') {
            endTask(run, chat, 64, rule, entry);
        }
    }
    const memberships = [...new Set(inHand.map((chat) => chat.membership))].filter((each) => each >= 0);
    for (const membership of memberships) {
        askToLogIn(run, cluster, membership, entry);
    }
    for (const chat of inHand) {
        loseSession(run, chat, entry);
    }
    for (const membership of memberships) {
        refreshMembership(run, membership, rule, entry);
    }
}

/** The agent's own session with the application server is gone too. */
function askToLogIn(run: Run, cluster: number, membership: number, cause: number): void {
    const rule = 'cim/application-down';
    const condition = must(run.world.cimClusters[cluster]);
    const { lane } = must(run.world.memberships[membership]);
    const how = {
        reason: 'application-server',
        reasonCode: 50002,
        rule,
        logsOut: true,
        readyIfReserved: true,
    } as const;
    failOut(run, membership, how, cause);
    const text = 'the agent is asked to log in again and has to close the session';
    const asked = run.log(componentOfCluster(run, cluster), text, rule, cause, lane);
    const generation = (condition.logins.get(membership) ?? 0) + 1;
    condition.logins.set(membership, generation);
    condition.awaitingServer.delete(membership);
    run.startTimer('cim-agent-logs-in', run.plan.settings.cimAgentLoginDelay, membership, generation, asked);
}

/**
 * Ends a chat that an agent works on with 64: one of several clients of the application's path is gone, the path itself is
 * not. What is left in the agent's hands is the session, which nobody reports on.
 */
function loseSession(run: Run, chat: LiveTask, cause: number): void {
    if (chat.membership < 0) {
        return;
    }
    stopWork(run, chat);
    if (chat.recorded) {
        const entry = setTaskState(run, chat, 'ENDED', 'cim/application-down', cause, 64);
        run.recorder.setTaskDisposition(chat.record, 64);
        settleAtEnd(run, chat, 64, entry);
        chat.recorded = false;
    }
    chat.lost = true;
    chat.suspendedSinceMs = -1;
    chat.interruptedBy = -1;
    setTaskState(run, chat, 'WRAPUP', 'cim/application-down', cause);
}

/** `a` is the membership, `b` the number of the request to log in. */
function onLogin(run: Run, membership: number, generation: number, cause: number): void {
    const cluster = clusterOfMembership(run, membership);
    const condition = must(run.world.cimClusters[cluster]);
    if (condition.logins.get(membership) !== generation) {
        return;
    }
    if (isRoleFilled(run, cluster, 'application')) {
        logIn(run, membership, cause);
    } else {
        condition.awaitingServer.add(membership);
    }
}

function logInAtLast(run: Run, component: number, cause: number): void {
    if (roleOf(run, component) === 'application') {
        const { awaitingServer } = must(run.world.cimClusters[clusterOfPart(run, component)]);
        for (const membership of [...awaitingServer]) {
            logIn(run, membership, cause);
        }
    }
}

/** The timeline lets an agent log in who was asked to. */
function logInAgain(run: Run, membership: number, cause: number): void {
    if (isRoleFilled(run, clusterOfMembership(run, membership), 'application')) {
        logIn(run, membership, cause);
        return;
    }
    const { agent, lane } = must(run.world.memberships[membership]);
    const { name } = must(run.plan.topology.agents[agent]);
    const text = `${name} cannot log in: no application server is in service`;
    run.log(undefined, text, 'cim/application-down', cause, lane);
}

function logIn(run: Run, index: number, cause: number): void {
    const rule = 'cim/application-down';
    const condition = must(run.world.cimClusters[clusterOfMembership(run, index)]);
    const membership = must(run.world.memberships[index]);
    condition.logins.delete(index);
    condition.awaitingServer.delete(index);
    failBack(run, index, 'application-server', rule, cause);
    for (const key of membership.tasks) {
        const task = must(run.world.tasks.get(key));
        if (task.lost) {
            run.startTimer('cim-session-closed', task.wrapUpMs, key, task.phase, Math.max(cause, membership.entry));
        }
    }
}

/** `a` is the chat's key, `b` the phase that the timer was started in. */
function onSessionClosed(run: Run, key: number, phase: number, cause: number): void {
    const chat = run.world.tasks.get(key);
    if (chat?.lost && chat.phase === phase) {
        const rule = 'cim/application-down';
        const { receiver, lane } = chat;
        const entry = run.log(receiver, 'the session of the lost chat is closed', rule, cause, lane);
        endTask(run, chat, 64, rule, entry);
    }
}

function clusterOfMembership(run: Run, index: number): number {
    const { domain } = must(run.world.memberships[index]);
    return must(clusterOf(run, must(run.index.applicationOfDomain.get(domain))));
}

// ---------------------------------------------------------------------------------------------------------------------
// New work

/** Lets those begin that one rule held back, once nothing holds them back any more. */
function releaseAfter(rule: RuleId): Reaction['react'] {
    return (run, component, cause) => {
        const cluster = clusterOfPart(run, component);
        for (const task of tasksOfCluster(run, cluster)) {
            if (task.heldBack && task.sendRule === rule) {
                release(run, cluster, task, cause);
            }
        }
    };
}

function release(run: Run, cluster: number, task: LiveTask, cause: number): void {
    const obstacle = obstacleToNew(run, cluster, task.domain);
    if (obstacle !== undefined) {
        task.sendRule = obstacle;
        return;
    }
    task.heldBack = false;
    giveServer(run, cluster, task);
    const { up, mrApplicationLegUp } = must(run.world.applications[task.application]);
    if (up && isMrPathOpen(run, task.application)) {
        submit(run, task, task.sendRule, cause);
    } else {
        task.sendRule = mrApplicationLegUp ? 'mr/routing-enabled' : 'mr/unanswered-resent';
    }
}

function counted(count: number, what: string): string {
    return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
