/** What the reports will say of a task: which part of its life no report can know. */

import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import type { ReportingOutcome } from '../states.ts';
import { must } from '../world/lookup.ts';
import { findVoicePath, isMrPathOpen } from '../world/paths.ts';
import { armPathOf, isCall, settleReporting } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';

interface Verdict {
    readonly outcome: ReportingOutcome;
    readonly fromMs: number;
    readonly toMs: number;
    readonly rule: RuleId;
    readonly cause: number;
}

/** Notes, as a task comes into an agent's hands, which outages it falls into. */
export function noteOutages(run: Run, task: LiveTask): void {
    if (isCall(task)) {
        return;
    }
    if (task.assigned && !isMrPathOpen(run, task.application)) {
        task.mrOutage = must(run.world.applications[task.application]).mrOutage;
    }
    const path = armPathOf(run, task);
    if (path !== undefined && !must(run.world.armPaths[path]).applicationLegUp) {
        task.armOutage = must(run.world.armPaths[path]).outage;
        beginMissing(run, task);
    }
}

/** From now on the reports miss what happens to a task. */
export function beginMissing(run: Run, task: LiveTask): void {
    if (task.missingFromMs < 0) {
        task.missingFromMs = run.atMs;
    }
    task.missingToMs = -1;
}

/** The reports see a task again. */
export function endMissing(run: Run, task: LiveTask): void {
    if (task.missingFromMs >= 0 && task.missingToMs < 0) {
        task.missingToMs = run.atMs;
    }
}

/**
 * Settles the reporting of a task that ends, while it is still in its agent's hands. What an application has tracked may
 * be recreated later, unless the reporting ended because the task life ran out.
 */
export function settleAtEnd(run: Run, task: LiveTask, disposition: number, entry: number): void {
    const verdict = judge(run, task, entry);
    const { outcome, rule, cause } = verdict;
    settleReporting(run, task.record, outcome, verdict, rule, cause);
    const path = armPathOf(run, task);
    if (outcome === 'partial' && path !== undefined && isTracked(run, task) && disposition !== 42) {
        const condition = must(run.world.armPaths[path]);
        if (!condition.applicationLegUp) {
            condition.unsettled.push({ record: task.record, missingFromMs: verdict.fromMs });
        }
    }
}

/** Start of the reporting interval that the run is in. */
export function intervalStart(run: Run): number {
    const { reportingInterval } = run.plan.settings;
    return reportingInterval === 0 ? run.atMs : run.atMs - (run.atMs % reportingInterval);
}

/** Notes a call whose reporting data belongs to the current interval, as long as the interval lasts. */
export function noteEndedCall(run: Run, call: LiveTask): void {
    const path = findVoicePath(run, call.receiver);
    if (path === undefined) {
        return;
    }
    const last = path.ended.at(-1);
    if (last !== undefined && last.endedMs < intervalStart(run)) {
        path.ended.length = 0;
    }
    path.ended.push({ record: call.record, arrivedMs: call.arrivedMs, endedMs: run.atMs });
}

/** Settles the tasks that are not over when the run ends. */
export function settleUnfinished(run: Run): void {
    for (const task of run.world.tasks.values()) {
        if (task.recorded && task.missingFromMs >= 0) {
            const outcome = task.recreated && task.missingToMs >= 0 ? 'recreated' : 'partial';
            const toMs = task.missingToMs < 0 ? run.atMs : task.missingToMs;
            run.recorder.setTaskReporting(task.record, outcome, task.missingFromMs, toMs);
        }
    }
}

/** E-mail-type: the application goes on recording while the CTI server is away (`cti/application-tracks`). */
export function isTracked(run: Run, task: LiveTask): boolean {
    return must(run.plan.topology.domains[task.domain]).kind === 'email';
}

/** What was missed is caused by the outage that it fell into, not by the end of the task. */
function judge(run: Run, task: LiveTask, entry: number): Verdict {
    const full: Verdict = { outcome: 'full', fromMs: 0, toMs: 0, rule: 'task/routed', cause: entry };
    if (isCall(task)) {
        return judgeCall(run, task, full, entry);
    }
    const application = must(run.world.applications[task.application]);
    if (task.mrOutage >= 0 && task.mrOutage === application.mrOutage && !isMrPathOpen(run, task.application)) {
        const rule = 'mr/assigned-unreported';
        const { mrDownEntry } = application;
        return { outcome: 'none', fromMs: task.arrivedMs, toMs: run.atMs, rule, cause: mrDownEntry };
    }
    if (task.missingFromMs < 0) {
        return full;
    }
    const path = armPathOf(run, task);
    const arm = path === undefined ? undefined : must(run.world.armPaths[path]);
    if (arm !== undefined && !arm.applicationLegUp) {
        const outcome = task.armOutage === arm.outage ? 'none' : 'partial';
        return missed(run, task, outcome, 'cti/unreported', arm.downEntry);
    }
    const outage = arm?.downEntry ?? entry;
    return task.recreated
        ? missed(run, task, 'recreated', 'cti/application-tracks', outage)
        : missed(run, task, 'partial', 'cti/unreported', outage);
}

/** Of a call that began and ended unseen, the reports know nothing. */
function judgeCall(run: Run, call: LiveTask, full: Verdict, entry: number): Verdict {
    const path = findVoicePath(run, call.receiver);
    const blind = path !== undefined && !path.served;
    if (blind && call.missingFromMs < 0) {
        call.missingFromMs = call.arrivedMs;
    }
    if (call.missingFromMs < 0) {
        return full;
    }
    const unseen = call.missingFromMs === call.arrivedMs && (blind || call.missingToMs === run.atMs);
    return missed(run, call, unseen ? 'none' : 'partial', 'pim/blind-interval', entry);
}

function missed(run: Run, task: LiveTask, outcome: ReportingOutcome, rule: RuleId, cause: number): Verdict {
    const toMs = task.missingToMs < 0 ? run.atMs : task.missingToMs;
    return { outcome, fromMs: task.missingFromMs, toMs, rule, cause };
}
