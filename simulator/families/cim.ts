/** Servers and services of CIM clusters (`cim/…`); what becomes of chats is in `cim-chats.ts`. */

import { CIM_ROLE_NAMES, EARLIER_ROLES } from '../plan/cim-start-order.ts';
import type { CimRole } from '../plan.ts';
import type { Family, Run } from '../run.ts';
import type { CimOutageEffect } from '../settings/cim.ts';
import { isRunning } from '../world/availability.ts';
import {
    clusterOfPart,
    componentOfCluster,
    hasOutageWith,
    isRoleFilled,
    outageEffect,
    reviewClusters,
    roleOf,
    SUPPORTING_ROLES,
    serversWithRole,
    setRestartedAlone,
    setStopped,
} from '../world/cim-clusters.ts';
import { must } from '../world/lookup.ts';
import { CHAT_REACTIONS, CHAT_TIMERS } from './cim-chats.ts';

export const cimFamily: Family = {
    name: 'cim',
    reactions: [
        { rule: 'cim/load-balancer-health', on: 'availability-changed', react: reviewClusters },
        { rule: 'cim/start-order', on: 'cim-server-started', react: checkStartOrder },
        { rule: 'cim/restart-alone', on: 'cim-server-stopped', react: noteRestart },
        { rule: 'cim/restart-alone', on: 'cim-server-restored', react: explainRestart },
        { rule: 'cim/restart-alone', on: 'cim-cluster-stopped', react: forgetRestarts },
        { rule: 'cim/supporting-server-down', on: 'cim-server-lost', react: beginOutage },
        { rule: 'cim/supporting-server-down', on: 'cim-server-restored', react: endOutage },
        { rule: 'cim/links-bounce', on: 'cim-service-restored', react: showLinkBack },
        ...CHAT_REACTIONS,
    ],
    timers: CHAT_TIMERS,
};

function checkStartOrder(run: Run, component: number, cause: number): void {
    const role = must(roleOf(run, component));
    const cluster = clusterOfPart(run, component);
    for (const earlier of EARLIER_ROLES[role]) {
        if (!isRoleFilled(run, cluster, earlier)) {
            const { components } = run.plan.topology;
            const first = serversWithRole(run, cluster, earlier).map((server) => must(components[server]).id);
            const text = `started before the ${CIM_ROLE_NAMES[earlier]} ${first.join(', ')} is in service: start that first`;
            run.log(component, text, 'cim/start-order', cause, undefined, 'warning');
        }
    }
}

/** First release whose servers can be restarted without the cluster. */
const FIRST_RESTARTABLE_RELEASE = 4.3;
const RESTARTABLE_ROLES: ReadonlySet<CimRole> = new Set(['application', 'messaging', 'services']);

function noteRestart(run: Run, component: number, cause: number): void {
    const cluster = clusterOfPart(run, component);
    const { release } = must(run.plan.topology.cimClusters[cluster]);
    const together = !isRunning(run, componentOfCluster(run, cluster));
    if (release < FIRST_RESTARTABLE_RELEASE && !together && RESTARTABLE_ROLES.has(must(roleOf(run, component)))) {
        setRestartedAlone(run, component, true, 'cim/restart-alone', cause);
    }
}

function forgetRestarts(run: Run, cluster: number, cause: number): void {
    for (const { component } of must(run.plan.topology.cimClusters[cluster]).servers) {
        setRestartedAlone(run, component, false, 'cim/restart-alone', cause);
    }
}

/** A CIM of a later release says so too: that nothing else needs a restart is news to who knew earlier ones. */
function explainRestart(run: Run, component: number, cause: number): void {
    const cluster = clusterOfPart(run, component);
    const { release } = must(run.plan.topology.cimClusters[cluster]);
    if (RESTARTABLE_ROLES.has(must(roleOf(run, component))) && release >= FIRST_RESTARTABLE_RELEASE) {
        const text = 'in service again: the other servers of the cluster need no restart';
        run.log(component, text, 'cim/restart-alone', cause);
    }
}

const EFFECTS: Readonly<Record<CimOutageEffect, string>> = {
    'all-stop': 'the whole cluster stands still until it is back',
    'no-new-sessions': 'no new chat sessions until it is back',
    'attachments-fail': 'attachments cannot be stored or opened until it is back',
    'no-effect': 'the cluster goes on without it',
};

/** What a server that the others only use takes with it is a setting (`cim/supporting-server-down`). */
function beginOutage(run: Run, component: number, cause: number): void {
    const role = supportingRoleOf(run, component);
    const cluster = clusterOfPart(run, component);
    if (role === undefined || isRoleFilled(run, cluster, role)) {
        return;
    }
    const text = `the ${CIM_ROLE_NAMES[role]} is down: ${EFFECTS[outageEffect(run, cluster, role)]}`;
    const entry = run.log(component, text, 'cim/supporting-server-down', cause);
    reviewOutages(run, cluster, entry);
}

function endOutage(run: Run, component: number, cause: number): void {
    const cluster = clusterOfPart(run, component);
    if (supportingRoleOf(run, component) !== undefined) {
        reviewOutages(run, cluster, cause);
        reportAttachments(run, cluster, component);
    }
}

function reviewOutages(run: Run, cluster: number, cause: number): void {
    setStopped(run, cluster, hasOutageWith(run, cluster, 'all-stop'), 'cim/supporting-server-down', cause);
}

function reportAttachments(run: Run, cluster: number, component: number): void {
    const condition = must(run.world.cimClusters[cluster]);
    if (condition.withoutAttachments > 0 && !hasOutageWith(run, cluster, 'attachments-fail')) {
        const { withoutAttachments: count } = condition;
        const text = `${count === 1 ? '1 task' : `${count} tasks`} arrived without attachments`;
        const cause = must(run.world.components[component]).entry;
        run.log(componentOfCluster(run, cluster), text, 'cim/supporting-server-down', cause);
        condition.withoutAttachments = 0;
    }
}

function supportingRoleOf(run: Run, component: number): (typeof SUPPORTING_ROLES)[number] | undefined {
    const role = roleOf(run, component);
    return SUPPORTING_ROLES.find((each) => each === role);
}

/** EAAS and Listener: their links are back without anybody's doing. */
function showLinkBack(run: Run, component: number, cause: number): void {
    const services = run.plan.topology.cimClusters.flatMap((cluster) => cluster.services);
    const link = { EAAS: 'MR', Listener: 'ARM', DX: undefined, RX: undefined };
    const name = link[must(services.find((service) => service.component === component)).name];
    if (name !== undefined) {
        run.log(component, `the ${name} link is back: no agent has to log in again`, 'cim/links-bounce', cause);
    }
}
