/** Which new tasks of a CIM cluster may begin (`cim/…`). */

import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { clusterOf, hasOutageWith, isRoleFilled, nextApplicationServer, obstacleToNew } from '../world/cim-clusters.ts';
import { must } from '../world/lookup.ts';
import type { LiveTask } from '../world/world.ts';

/** Why an application cannot let a task of a domain begin, as the rule that says so; undefined if it can. */
export function obstacleTo(run: Run, application: number, domain: number): RuleId | undefined {
    const cluster = clusterOf(run, application);
    return cluster === undefined ? undefined : obstacleToNew(run, cluster, domain);
}

/** Lets a new task begin, or answers the rule for which it has to wait. */
export function admit(run: Run, task: LiveTask): RuleId | undefined {
    const cluster = clusterOf(run, task.application);
    if (cluster === undefined) {
        return undefined;
    }
    if (hasOutageWith(run, cluster, 'attachments-fail')) {
        must(run.world.cimClusters[cluster]).withoutAttachments++;
    }
    const obstacle = obstacleToNew(run, cluster, task.domain);
    task.heldBack = obstacle !== undefined;
    if (obstacle === undefined) {
        giveServer(run, cluster, task);
    }
    return obstacle;
}

/** A chat gets the application server on which it lives from then on. */
export function giveServer(run: Run, cluster: number, task: LiveTask): void {
    if (isChat(run, task)) {
        task.applicationServer = nextApplicationServer(run, cluster);
    }
}

/** Whether a task is a chat of a CIM cluster whose messaging server is down: nothing goes on in it. */
export function lacksMessaging(run: Run, task: LiveTask): boolean {
    const cluster = clusterOf(run, task.application);
    return cluster !== undefined && isChat(run, task) && !isRoleFilled(run, cluster, 'messaging');
}

export function isChat(run: Run, task: LiveTask): boolean {
    return must(run.plan.topology.domains[task.domain]).kind === 'chat';
}
