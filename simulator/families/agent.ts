/** What agents do: the documented transitions, and no others (`agent/transitions`). */

import type { AgentAction } from '../plan.ts';
import type { Run } from '../run.ts';
import { NO_DETAIL } from '../trace/trace.ts';
import { isComponentUp } from '../world/availability.ts';
import { must } from '../world/lookup.ts';
import { agentStateOf, findMembership, refreshMembership } from '../world/memberships.ts';
import { setTaskState, startWork, stopWork } from '../world/tasks.ts';
import type { LiveTask, MembershipCondition } from '../world/world.ts';
import { tellAboutTask, tellOverPath } from './arm-messages.ts';
import { lacksMessaging } from './cim-admission.ts';
import { awaitStart, canWork, watchDuration } from './task-handling.ts';

const RULE = 'agent/transitions';

/** What a statement of the timeline tells agents to do. */
export interface AgentOrder {
    readonly agents: readonly number[];
    readonly does: AgentAction;
    readonly domains?: readonly number[];
    readonly reasonCode?: number;
}

/** Lets agents act, in the order in which they are named. */
export function agentsAct(run: Run, order: AgentOrder, cause: number): void {
    for (const agent of order.agents) {
        if (order.does === 'stop-answering' || order.does === 'answer-again') {
            setAnswering(run, agent, order.does === 'answer-again', cause);
        } else {
            for (const membership of membershipsMeant(run, agent, order.domains)) {
                act(run, membership, order.does, order.reasonCode, cause);
            }
        }
    }
}

function membershipsMeant(run: Run, agent: number, domains: readonly number[] | undefined): readonly number[] {
    if (domains === undefined) {
        return must(run.world.agents[agent]).memberships;
    }
    return domains.flatMap((domain) => findMembership(run, agent, domain) ?? []);
}

function act(
    run: Run,
    membership: number,
    does: Exclude<AgentAction, 'stop-answering' | 'answer-again'>,
    reasonCode: number | undefined,
    cause: number,
): void {
    switch (does) {
        case 'log-in':
            logIn(run, membership, cause);
            return;
        case 'log-out':
            logOut(run, membership, reasonCode, cause);
            return;
        case 'become-ready':
            becomeReady(run, membership, cause);
            return;
        case 'become-not-ready':
            becomeNotReady(run, membership, reasonCode, cause);
            return;
        case 'hold':
        case 'pause':
            pauseTasks(run, membership, cause);
            return;
        case 'retrieve':
        case 'resume':
            resumeTasks(run, membership, cause);
            return;
    }
}

function logIn(run: Run, index: number, cause: number): void {
    const membership = must(run.world.memberships[index]);
    if (isAskedToLogIn(membership)) {
        run.raise({ kind: 'agent-logs-in-again', about: index, cause });
        return;
    }
    const obstacle = obstacleToLogIn(run, index);
    if (obstacle !== undefined) {
        refuse(run, index, `cannot log in: ${obstacle}`, cause);
        return;
    }
    const asked = tell(run, index, 'MEDIA_LOGIN_REQ', 'application', cause);
    const answered = tell(run, index, 'MEDIA_LOGIN_RESP', 'cti-server', asked);
    membership.loggedIn = true;
    membership.ready = false;
    membership.reasonCode = NO_DETAIL;
    refreshMembership(run, index, RULE, answered);
}

/** Nothing but a lost application server keeps the agent out (`cim/application-down`). */
function isAskedToLogIn({ failover }: MembershipCondition): boolean {
    return failover?.reasons.size === 1 && failover.reasons.has('application-server');
}

function obstacleToLogIn(run: Run, index: number): string | undefined {
    const membership = must(run.world.memberships[index]);
    const agent = must(run.plan.topology.agents[membership.agent]);
    if (membership.loggedIn) {
        return 'already logged in';
    }
    if (membership.failover !== undefined) {
        return 'a failover keeps the agent out';
    }
    if (!isComponentUp(run, agent.desktop)) {
        return 'the desktop is down';
    }
    if (membership.voice) {
        const lost = membership.voicePath >= 0 && !must(run.world.voicePaths[membership.voicePath]).up;
        return lost ? 'the peripheral is offline' : undefined;
    }
    const application = run.index.applicationOfDomain.get(membership.domain);
    const down = application !== undefined && !must(run.world.applications[application]).up;
    return down ? 'the application is down' : undefined;
}

/** Logging out is possible only from NOT_READY. */
function logOut(run: Run, index: number, reasonCode: number | undefined, cause: number): void {
    const membership = must(run.world.memberships[index]);
    const state = agentStateOf(membership);
    if (state !== 'NOT_READY') {
        refuse(run, index, `cannot log out from ${state}: only from NOT_READY`, cause);
        return;
    }
    const told = tell(run, index, 'MEDIA_LOGOUT_IND', 'application', cause);
    membership.loggedIn = false;
    membership.reasonCode = reasonCode ?? NO_DETAIL;
    refreshMembership(run, index, RULE, told);
}

function becomeReady(run: Run, index: number, cause: number): void {
    const membership = must(run.world.memberships[index]);
    if (!membership.loggedIn || membership.failover !== undefined) {
        if (!changeUnseen(run, index, true, cause)) {
            const why = membership.loggedIn ? 'the desktop is lost' : 'not logged in';
            refuse(run, index, `cannot become ready: ${why}`, cause);
        }
        return;
    }
    const told = tell(run, index, 'MAKE_AGENT_READY_IND', 'application', cause);
    membership.ready = true;
    membership.reasonCode = NO_DETAIL;
    refreshMembership(run, index, RULE, told);
}

function becomeNotReady(run: Run, index: number, reasonCode: number | undefined, cause: number): void {
    const membership = must(run.world.memberships[index]);
    if (!membership.loggedIn) {
        if (!changeUnseen(run, index, false, cause)) {
            refuse(run, index, 'cannot become not ready: not logged in', cause);
        }
        return;
    }
    const asked = tell(run, index, 'MAKE_AGENT_NOT_READY_REQ', 'application', cause);
    const answered = tell(run, index, 'MAKE_AGENT_NOT_READY_RESP', 'cti-server', asked);
    membership.ready = false;
    membership.reasonCode = reasonCode ?? NO_DETAIL;
    refreshMembership(run, index, RULE, answered);
}

/** An agent whose PIM is away is still logged in at the ACD: what changes there shows when the PIM is back. */
function changeUnseen(run: Run, index: number, ready: boolean, cause: number): boolean {
    const { failover, agent, lane } = must(run.world.memberships[index]);
    if (failover === undefined || !failover.reasons.has('pim')) {
        return false;
    }
    failover.ready = ready;
    const { name } = must(run.plan.topology.agents[agent]);
    const text = `${name} becomes ${ready ? 'ready' : 'not ready'} at the ACD, unseen by the CallRouter`;
    run.log(undefined, text, 'pim/blind-interval', cause, lane);
    return true;
}

function pauseTasks(run: Run, index: number, cause: number): void {
    const tasks = tasksIn(run, index, 'ACTIVE');
    if (tasks.length === 0) {
        refuse(run, index, 'has nothing in hand to hold or pause', cause);
    }
    for (const task of tasks) {
        stopWork(run, task);
        const entry = setTaskState(run, task, 'PAUSED', RULE, cause);
        const told = tellAboutTask(run, task, 'PAUSE_TASK_IND', 'application', RULE, entry);
        refreshMembership(run, index, RULE, entry, task.lane);
        watchDuration(run, task, told);
    }
}

function resumeTasks(run: Run, index: number, cause: number): void {
    const tasks = tasksIn(run, index, 'PAUSED').filter((task) => !lacksMessaging(run, task));
    if (tasks.length === 0) {
        refuse(run, index, 'has nothing to retrieve or resume', cause);
    }
    for (const task of tasks) {
        const entry = setTaskState(run, task, 'ACTIVE', RULE, cause);
        const told = tellAboutTask(run, task, 'RESUME_TASK_IND', 'application', RULE, entry);
        refreshMembership(run, index, RULE, entry, task.lane);
        if (canWork(run, task)) {
            startWork(run, task, told);
        }
    }
}

function tasksIn(run: Run, index: number, state: LiveTask['state']): LiveTask[] {
    return must(run.world.memberships[index])
        .tasks.map((key) => must(run.world.tasks.get(key)))
        .filter((task) => task.state === state);
}

/** An agent who answers again accepts what is still on offer. */
function setAnswering(run: Run, agent: number, answering: boolean, cause: number): void {
    const condition = must(run.world.agents[agent]);
    condition.answering = answering;
    if (answering) {
        for (const membership of condition.memberships) {
            for (const task of tasksIn(run, membership, 'OFFERED')) {
                awaitStart(run, task, cause);
            }
        }
    }
}

function tell(
    run: Run,
    index: number,
    name: Parameters<typeof tellOverPath>[2],
    speaker: Parameters<typeof tellOverPath>[3],
    cause: number,
): number {
    const { armPath, lane } = must(run.world.memberships[index]);
    return armPath < 0 ? cause : tellOverPath(run, armPath, name, speaker, RULE, cause, lane);
}

function refuse(run: Run, index: number, why: string, cause: number): void {
    const { agent, domain, lane } = must(run.world.memberships[index]);
    const { name } = must(run.plan.topology.agents[agent]);
    run.log(undefined, `${name} ${why} (${must(run.plan.topology.domains[domain]).name})`, RULE, cause, lane);
}
