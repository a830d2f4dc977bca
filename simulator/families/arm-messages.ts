/** Messages over the ARM path: the application tells the CTI server what agents and tasks do. */

import type { MessageName } from '../messages.ts';
import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { must } from '../world/lookup.ts';
import { isMrPathOpen } from '../world/paths.ts';
import { armPathOf } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';

/** Who speaks. */
export type ArmSpeaker = 'application' | 'cti-server';

/**
 * Sends a message about a task in hand, if the path to the CTI server is open. While the MR path is down these messages
 * go on (`mr/existing-continue`). Answers the message's entry, or the cause if nothing was sent.
 */
export function tellAboutTask(
    run: Run,
    task: LiveTask,
    name: MessageName,
    speaker: ArmSpeaker,
    rule: RuleId,
    cause: number,
): number {
    const path = armPathOf(run, task);
    if (path === undefined || !task.recorded) {
        return cause;
    }
    return tellOverPath(run, path, name, speaker, ruleDuringMrOutage(run, path, rule), cause, task.lane);
}

/** Sends a message over an ARM path, if it is open. */
export function tellOverPath(
    run: Run,
    path: number,
    name: MessageName,
    speaker: ArmSpeaker,
    rule: RuleId,
    cause: number,
    subject?: number,
): number {
    const condition = must(run.world.armPaths[path]);
    if (!condition.applicationLegUp) {
        return cause;
    }
    const application = must(run.plan.topology.applications[condition.application]);
    const { ctiServer } = must(application.armPaths[condition.place]);
    return speaker === 'application'
        ? run.message(name, application.armEnd, ctiServer, rule, cause, subject)
        : run.message(name, ctiServer, application.armEnd, rule, cause, subject);
}

function ruleDuringMrOutage(run: Run, path: number, rule: RuleId): RuleId {
    const { application } = must(run.world.armPaths[path]);
    const hasMrPath = must(run.plan.topology.applications[application]).mrPath !== undefined;
    return hasMrPath && !isMrPathOpen(run, application) ? 'mr/existing-continue' : rule;
}
