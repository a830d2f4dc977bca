/** The ARM path: application instance ↔ CTI server ↔ CallRouter (`cti/…`). */

import type { RuleId } from '../rules/registry.ts';
import type { Family, Run } from '../run.ts';
import { PATH_STATES, type PathState } from '../states.ts';
import { must } from '../world/lookup.ts';
import { newsReachesRouter, syncKnown } from '../world/memberships.ts';
import { forgetKnownTask } from '../world/router.ts';
import { setTaskState, settleReporting, tasksBehind } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';
import { tellOverPath } from './arm-messages.ts';
import { beginMissing, endMissing, isHistoryStored, isTracked, settleAtEnd } from './reporting.ts';
import { endTask } from './task-handling.ts';

export const ctiFamily: Family = {
    name: 'cti',
    reactions: [
        {
            rule: 'cti/agents-stay',
            on: 'arm-application-leg-lost',
            react: (run, about, cause) => showArmPath(run, about, 'cti/agents-stay', cause),
        },
        {
            rule: 'cti/unreported',
            on: 'arm-application-leg-lost',
            react: (run, about) => {
                for (const task of tasksBehind(run, about)) {
                    beginMissing(run, task);
                }
            },
        },
        {
            rule: 'cti/task-life',
            on: 'arm-application-leg-lost',
            react: watchTaskLife,
        },
        {
            rule: 'cti/agents-stay',
            on: 'arm-application-leg-restored',
            react: (run, about, cause) => showArmPath(run, about, 'cti/agents-stay', cause),
        },
        {
            rule: 'cti/application-tracks',
            on: 'arm-application-leg-restored',
            react: resynchronize,
        },
        {
            rule: 'cti/unreported',
            on: 'arm-application-leg-restored',
            react: (run, about) => {
                for (const task of tasksBehind(run, about)) {
                    endMissing(run, task);
                }
            },
        },
        {
            rule: 'cti/reporting-restarted',
            on: 'arm-application-leg-restored',
            react: restartReporting,
        },
        {
            rule: 'cti/cached-for-router',
            on: 'arm-router-leg-lost',
            react: (run, about, cause) => showArmPath(run, about, 'cti/cached-for-router', cause),
        },
        {
            rule: 'cti/cached-for-router',
            on: 'arm-router-leg-restored',
            react: deliverCached,
        },
    ],
    timers: [{ rule: 'cti/task-life', timer: 'task-life-over', react: onTaskLifeOver }],
};

/** Starts the clock of each domain's task life; `a` of the timer is path and domain, `b` the outage. */
function watchTaskLife(run: Run, path: number): void {
    const condition = must(run.world.armPaths[path]);
    const { domains } = run.plan.topology;
    const order = run.plan.settings.taskLifeBoundary === 'restore-wins' ? 'last-timer' : 'before-restores';
    for (const domain of must(run.plan.topology.applications[condition.application]).domains) {
        const { taskLifeMs } = must(domains[domain]);
        const both = path * domains.length + domain;
        run.startTimer('task-life-over', taskLifeMs, both, condition.outage, condition.downEntry, order);
    }
}

function onTaskLifeOver(run: Run, pathAndDomain: number, outage: number, cause: number): void {
    const domain = pathAndDomain % run.plan.topology.domains.length;
    const path = Math.floor(pathAndDomain / run.plan.topology.domains.length);
    const condition = must(run.world.armPaths[path]);
    if (condition.applicationLegUp || condition.outage !== outage) {
        return;
    }
    for (const task of tasksBehind(run, path)) {
        if (task.domain === domain && task.recorded) {
            expire(run, task, cause);
        }
    }
}

/**
 * Ends a task with disposition 42. Where the application goes on recording, the agent goes on working: only the reporting
 * of the task ends, until it starts anew at reconnection.
 */
function expire(run: Run, task: LiveTask, cause: number): void {
    const { up } = must(run.world.applications[task.application]);
    const goesOn = isTracked(run, task) && up && task.startedMs >= 0;
    if (!goesOn) {
        endTask(run, task, 42, 'cti/task-life', cause);
        return;
    }
    const { phase, state } = task;
    const entry = setTaskState(run, task, 'ENDED', 'cti/task-life', cause, 42);
    task.phase = phase;
    task.state = state;
    run.recorder.setTaskDisposition(task.record, 42);
    settleAtEnd(run, task, 42, entry);
    task.recorded = false;
    task.recordFromMs = run.atMs;
    task.missingFromMs = run.atMs;
    forgetKnownTask(run, task.membership, task, entry);
}

/** The application sends what it has recorded: the current state is corrected, history recreated where it was tracked. */
function resynchronize(run: Run, path: number, cause: number): void {
    const condition = must(run.world.armPaths[path]);
    const rule = 'cti/application-tracks';
    let entry = tellOverPath(run, path, 'BEGIN_AGENT_INIT_IND', 'application', rule, cause);
    for (const task of tasksBehind(run, path)) {
        if (task.recorded) {
            entry = tellOverPath(run, path, 'TASK_INIT_IND', 'application', rule, entry, task.lane);
            task.recreated = isTracked(run, task);
        }
    }
    entry = tellOverPath(run, path, 'END_AGENT_INIT_IND', 'application', rule, entry);
    const unsettled = condition.unsettled.splice(0);
    for (const { record, missingFromMs } of isHistoryStored(run) ? unsettled : []) {
        settleReporting(run, record, 'recreated', { fromMs: missingFromMs, toMs: run.atMs }, rule, entry);
    }
    correctStates(run, path, entry);
}

/** The CallRouter learns the present state of every agent behind a path, as far as news can reach it. */
function correctStates(run: Run, path: number, cause: number): void {
    run.world.memberships.forEach((membership, index) => {
        if (membership.armPath === path && newsReachesRouter(run, membership)) {
            syncKnown(run, index, cause);
        }
    });
}

/** Work that went on beyond the task life is reported as a new task from now on. */
function restartReporting(run: Run, path: number, cause: number): void {
    if (run.plan.settings.taskResumeAfterLife === 'leave-ended') {
        return;
    }
    for (const task of tasksBehind(run, path)) {
        if (!task.recorded && !task.lost) {
            restart(run, task, cause);
        }
    }
}

function restart(run: Run, task: LiveTask, cause: number): void {
    const { phase, state, record } = task;
    const { agent } = must(run.world.memberships[task.membership]);
    task.record = run.recorder.task({ ...task, arrivedMs: run.atMs, continues: record });
    task.lane = run.recorder.firstTaskLane + task.record;
    task.recorded = true;
    task.armOutage = -1;
    task.mrOutage = -1;
    run.recorder.setTaskAgent(task.record, agent);
    setTaskState(run, task, state, 'cti/reporting-restarted', cause);
    task.phase = phase;
}

function deliverCached(run: Run, path: number, cause: number): void {
    const entry = showArmPath(run, path, 'cti/cached-for-router', cause);
    const condition = must(run.world.armPaths[path]);
    if (!condition.applicationLegUp) {
        return;
    }
    const application = must(run.plan.topology.applications[condition.application]);
    const { ctiServer } = must(application.armPaths[condition.place]);
    const text = 'activity kept while the CallRouter was away is delivered';
    const logged = run.log(ctiServer, text, 'cti/cached-for-router', entry);
    correctStates(run, path, logged);
}

function showArmPath(run: Run, path: number, rule: RuleId, cause: number): number {
    const condition = must(run.world.armPaths[path]);
    const state = PATH_STATES.indexOf(armPathState(condition.applicationLegUp, condition.routerLegUp));
    if (state === condition.pathState) {
        return cause;
    }
    condition.pathState = state;
    return run.transition(must(run.index.armPaths[path]).lane, state, rule, cause);
}

function armPathState(applicationLegUp: boolean, routerLegUp: boolean): PathState {
    if (!applicationLegUp) {
        return 'DISCONNECTED';
    }
    return routerLegUp ? 'OPEN' : 'CACHING';
}
