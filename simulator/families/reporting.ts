/** What the reports will say of a task: which part of its life no report can know. */

import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import type { ReportingOutcome } from '../states.ts';
import { must } from '../world/lookup.ts';
import { findVoicePath, isMrPathOpen } from '../world/paths.ts';
import { armPathOf, isCall, settleReporting } from '../world/tasks.ts';
import type { LiveTask, LoggerOutage } from '../world/world.ts';

/** What the reports miss of a task. */
interface Verdict {
    readonly outcome: Exclude<ReportingOutcome, 'full'>;
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

/** The reports see a task again; an outage without a length has taken nothing from them. */
export function endMissing(run: Run, task: LiveTask): void {
    if (task.missingFromMs === run.atMs) {
        task.missingFromMs = -1;
    } else if (task.missingFromMs >= 0 && task.missingToMs < 0) {
        task.missingToMs = run.atMs;
    }
}

/**
 * Settles the reporting of a task that ends, while it is still in its agent's hands. What an application has tracked may
 * be recreated later, unless the reporting ended because the task life ran out.
 */
export function settleAtEnd(run: Run, task: LiveTask, disposition: number, entry: number): void {
    const verdict = worse(judgePaths(run, task, entry), judgeLoggers(run, task));
    if (verdict === undefined) {
        return;
    }
    const { outcome, rule, cause } = verdict;
    settleReporting(run, task.record, outcome, verdict, rule, cause);
    const path = armPathOf(run, task);
    const stored = loggerOutages(run, task).length === 0;
    if (outcome === 'partial' && stored && path !== undefined && isTracked(run, task) && disposition !== 42) {
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
        const verdict = task.recorded ? worse(judgeUnfinished(run, task), judgeLoggers(run, task)) : undefined;
        if (verdict !== undefined) {
            run.recorder.setTaskReporting(task.record, verdict.outcome, verdict.fromMs, verdict.toMs);
        }
    }
}

/** Of what is not over, something will be reported in any case. */
function judgeUnfinished(run: Run, task: LiveTask): Verdict | undefined {
    if (task.missingFromMs < 0) {
        return undefined;
    }
    const outcome = task.recreated && task.missingToMs >= 0 ? 'recreated' : 'partial';
    return missed(run, task, outcome, 'cti/unreported', task.entry);
}

/** Whether history can be stored at present. */
export function isHistoryStored(run: Run): boolean {
    return run.world.controllers.every(({ loggerOutages: outages }) => (outages.at(-1)?.toMs ?? 0) >= 0);
}

/** E-mail-type: the application goes on recording while the CTI server is away (`cti/application-tracks`). */
export function isTracked(run: Run, task: LiveTask): boolean {
    return must(run.plan.topology.domains[task.domain]).kind === 'email';
}

/** Of two verdicts the one that leaves less, with all that is missed for either. */
function worse(one: Verdict | undefined, other: Verdict | undefined): Verdict | undefined {
    if (one === undefined || other === undefined) {
        return other ?? one;
    }
    const most = REPORTING_RANKS.indexOf(other.outcome) > REPORTING_RANKS.indexOf(one.outcome) ? other : one;
    return { ...most, fromMs: Math.min(one.fromMs, other.fromMs), toMs: Math.max(one.toMs, other.toMs) };
}

const REPORTING_RANKS: readonly Verdict['outcome'][] = ['recreated', 'partial', 'none'];

/** Without a Logger no reporting data is stored, whatever the paths carry (`cc/logger-lost`). */
function judgeLoggers(run: Run, task: LiveTask): Verdict | undefined {
    const outages = loggerOutages(run, task);
    const [first, last] = [outages[0], outages.at(-1)];
    if (first === undefined || last === undefined) {
        return undefined;
    }
    const fromMs = Math.max(task.recordFromMs, first.fromMs);
    const toMs = last.toMs < 0 ? run.atMs : Math.min(run.atMs, last.toMs);
    const unseen = outages.length === 1 && fromMs === task.recordFromMs && toMs === run.atMs;
    return { outcome: unseen ? 'none' : 'partial', fromMs, toMs, rule: 'cc/logger-lost', cause: first.entry };
}

/** The times without a Logger that a task falls into; one without a length has taken nothing from the reports. */
function loggerOutages(run: Run, task: LiveTask): readonly LoggerOutage[] {
    const outages = run.world.controllers[0]?.loggerOutages ?? NO_OUTAGES;
    return outages.length === 0
        ? outages
        : outages.filter(({ fromMs, toMs }) => toMs < 0 || (toMs > fromMs && toMs > task.recordFromMs));
}

const NO_OUTAGES: readonly LoggerOutage[] = [];

/** What was missed is caused by the outage that it fell into, not by the end of the task; undefined if nothing was. */
function judgePaths(run: Run, task: LiveTask, entry: number): Verdict | undefined {
    if (isCall(task)) {
        return judgeCall(run, task, entry);
    }
    const application = must(run.world.applications[task.application]);
    if (task.mrOutage >= 0 && task.mrOutage === application.mrOutage && !isMrPathOpen(run, task.application)) {
        const rule = 'mr/assigned-unreported';
        const { mrDownEntry } = application;
        return { outcome: 'none', fromMs: task.recordFromMs, toMs: run.atMs, rule, cause: mrDownEntry };
    }
    if (task.missingFromMs < 0) {
        return undefined;
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
function judgeCall(run: Run, call: LiveTask, entry: number): Verdict | undefined {
    const path = findVoicePath(run, call.receiver);
    const blind = path !== undefined && !path.served;
    if (blind && call.missingFromMs < 0) {
        call.missingFromMs = call.arrivedMs;
    }
    if (call.missingFromMs < 0) {
        return undefined;
    }
    const unseen = call.missingFromMs === call.arrivedMs && (blind || call.missingToMs === run.atMs);
    return missed(run, call, unseen ? 'none' : 'partial', 'pim/blind-interval', entry);
}

/** Of what appears in no report, all is missing. */
function missed(run: Run, task: LiveTask, outcome: Verdict['outcome'], rule: RuleId, cause: number): Verdict {
    const fromMs = outcome === 'none' ? task.recordFromMs : task.missingFromMs;
    const toMs = task.missingToMs < 0 ? run.atMs : task.missingToMs;
    return { outcome, fromMs, toMs, rule, cause };
}
