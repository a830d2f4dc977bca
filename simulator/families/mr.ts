/** The MR path: application instance ↔ MR PIM ↔ controller (`mr/…`). */

import type { RuleId } from '../rules/registry.ts';
import type { Family, Run } from '../run.ts';
import { PATH_STATES, type PathState } from '../states.ts';
import { isComponentUp } from '../world/availability.ts';
import { must } from '../world/lookup.ts';
import { isMrPathOpen } from '../world/paths.ts';
import { setTaskState, startWork, stopWork, tasksRequested } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';
import { submit } from './task.ts';
import { watchDuration } from './task-handling.ts';

export const mrFamily: Family = {
    name: 'mr',
    reactions: [
        {
            rule: 'mr/application-down',
            on: 'application-lost',
            react: standStill,
        },
        {
            rule: 'mr/application-down',
            on: 'application-restored',
            react: goOn,
        },
        {
            rule: 'mr/pending-discarded',
            on: 'mr-application-leg-lost',
            react: discardPending,
        },
        {
            rule: 'mr/unanswered-resent',
            on: 'mr-application-leg-restored',
            react: reconnect,
        },
        {
            rule: 'mr/routing-disabled',
            on: 'mr-router-leg-lost',
            react: disableRouting,
        },
        {
            rule: 'mr/router-deletes-pending',
            on: 'mr-router-leg-lost',
            react: deletePending,
        },
        {
            rule: 'mr/controller-down',
            on: 'mr-router-leg-lost',
            react: losePendingWithController,
        },
        {
            rule: 'mr/routing-enabled',
            on: 'mr-router-leg-restored',
            react: enableRouting,
        },
    ],
    timers: [{ rule: 'mr/unanswered-resent', timer: 'requests-resent', react: resend }],
};

/** While the application is down, nobody works on its tasks. */
function standStill(run: Run, application: number, cause: number): void {
    const { component } = must(run.plan.topology.applications[application]);
    const active = tasksOf(run, application).filter((task) => task.state === 'ACTIVE');
    const entry = run.log(component, `down: ${tasks(active.length)} in hand stand still`, 'mr/application-down', cause);
    for (const task of active) {
        stopWork(run, task);
        watchDuration(run, task, entry);
    }
}

function goOn(run: Run, application: number, cause: number): void {
    const { component } = must(run.plan.topology.applications[application]);
    const active = tasksOf(run, application).filter((task) => task.state === 'ACTIVE');
    const entry = run.log(component, `up again: ${tasks(active.length)} in hand go on`, 'mr/application-down', cause);
    for (const task of active) {
        startWork(run, task, entry);
    }
}

function discardPending(run: Run, application: number, cause: number): void {
    const entry = showMrPath(run, application, 'mr/pending-discarded', cause);
    takeBackPending(run, application, 'mr/pending-discarded', 'mr/unanswered-resent', entry);
}

/** The application reaches its MR PIM again, and hears from it whether the controller can be reached. */
function reconnect(run: Run, application: number, cause: number): void {
    const condition = must(run.world.applications[application]);
    if (!condition.mrRouterLegUp) {
        disableRouting(run, application, cause);
        return;
    }
    resume(run, application, 'mr/unanswered-resent', cause);
}

function disableRouting(run: Run, application: number, cause: number): void {
    const condition = must(run.world.applications[application]);
    if (!condition.mrApplicationLegUp) {
        return;
    }
    const told = condition.toldDisabled ? cause : tellRouting(run, application, 'ROUTING_DISABLED', cause);
    condition.toldDisabled = true;
    showMrPath(run, application, 'mr/routing-disabled', told);
}

function deletePending(run: Run, application: number, cause: number): void {
    if (isComponentUp(run, run.index.controller)) {
        takeBackPending(run, application, 'mr/router-deletes-pending', 'mr/router-deletes-pending', cause);
    }
}

function losePendingWithController(run: Run, application: number, cause: number): void {
    if (!isComponentUp(run, run.index.controller)) {
        takeBackPending(run, application, 'mr/controller-down', 'mr/router-deletes-pending', cause);
    }
}

function enableRouting(run: Run, application: number, cause: number): void {
    if (must(run.world.applications[application]).mrApplicationLegUp) {
        resume(run, application, 'mr/routing-enabled', cause);
    }
}

/** Tells the application that routing is enabled, if it was told otherwise, and lets it send what waits. */
function resume(run: Run, application: number, rule: RuleId, cause: number): void {
    const condition = must(run.world.applications[application]);
    const told = condition.toldDisabled ? tellRouting(run, application, 'ROUTING_ENABLED', cause) : cause;
    condition.toldDisabled = false;
    sendWaiting(run, application, showMrPath(run, application, rule, told));
}

/** Lets an application send the requests that wait, after the delay that it takes. */
export function sendWaiting(run: Run, application: number, cause: number): void {
    const condition = must(run.world.applications[application]);
    condition.resendGeneration++;
    const { newTaskResendDelay } = run.plan.settings;
    run.startTimer('requests-resent', newTaskResendDelay, application, condition.resendGeneration, cause);
}

/** Sends what waits, in order of arrival; `a` is the application, `b` the generation of the timer. */
function resend(run: Run, application: number, generation: number, cause: number): void {
    const condition = must(run.world.applications[application]);
    if (condition.resendGeneration !== generation || !isMrPathOpen(run, application)) {
        return;
    }
    const waiting = tasksRequested(run, application, 'waiting').filter(({ heldBack }) => !heldBack);
    if (run.plan.settings.newTaskResendOrder === 'lifo') {
        waiting.reverse();
    }
    for (const task of waiting) {
        submit(run, task, task.sendRule, cause);
    }
}

/** Takes back the requests of an application that the router has not answered, to be sent again. */
export function takeBackPending(run: Run, application: number, rule: RuleId, sendRule: RuleId, cause: number): void {
    for (const task of tasksRequested(run, application, 'pending')) {
        task.sendRule = sendRule;
        task.request = 'waiting';
        setTaskState(run, task, 'WAITING', rule, cause);
    }
}

function tellRouting(run: Run, application: number, name: 'ROUTING_DISABLED' | 'ROUTING_ENABLED', cause: number) {
    const { mrEnd, mrPath } = must(run.plan.topology.applications[application]);
    const rule = name === 'ROUTING_DISABLED' ? 'mr/routing-disabled' : 'mr/routing-enabled';
    return run.message(name, must(mrPath).pim, mrEnd, rule, cause);
}

/** Shows the state of the MR path's lane, and counts an outage when it closes. */
function showMrPath(run: Run, application: number, rule: RuleId, cause: number): number {
    const condition = must(run.world.applications[application]);
    const lane = must(run.index.mrPathLanes[application]);
    const state = PATH_STATES.indexOf(mrPathState(condition.mrApplicationLegUp, condition.mrRouterLegUp));
    if (state === condition.mrPathState) {
        return cause;
    }
    const entry = run.transition(lane, state, rule, cause);
    if (condition.mrPathState === PATH_STATES.indexOf('OPEN')) {
        condition.mrDownEntry = entry;
    }
    condition.mrPathState = state;
    return entry;
}

function mrPathState(applicationLegUp: boolean, routerLegUp: boolean): PathState {
    if (!applicationLegUp) {
        return 'DISCONNECTED';
    }
    return routerLegUp ? 'OPEN' : 'ROUTING_DISABLED';
}

function tasksOf(run: Run, application: number): LiveTask[] {
    return [...run.world.tasks.values()].filter((task) => task.application === application);
}

function tasks(count: number): string {
    return count === 1 ? '1 task' : `${count} tasks`;
}
