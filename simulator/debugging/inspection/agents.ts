/** Agents and what they do in each domain. */

import { NO_DETAIL } from '../../trace/trace.ts';
import { must } from '../../world/lookup.ts';
import { agentStateOf } from '../../world/memberships.ts';
import type { MembershipCondition } from '../../world/world.ts';
import type { AgentData, MembershipData } from './data.ts';
import { stateSinceMs, type View } from './view.ts';

export function inspectAgent(view: View, agent: number): AgentData {
    const { plan, world } = view.run;
    const { name } = must(plan.topology.agents[agent]);
    const { memberships, answering, finesse } = must(world.agents[agent]);
    const domains = memberships.map((index) => {
        const membership = must(world.memberships[index]);
        return [
            must(plan.topology.domains[membership.domain]).name,
            inspectMembership(view, index, membership),
        ] as const;
    });
    const server = finesse < 0 ? undefined : plan.topology.components[finesse]?.id;
    return {
        name,
        answering,
        ...(server === undefined ? {} : { finesse: server }),
        domains: Object.fromEntries(domains),
    };
}

function inspectMembership(view: View, index: number, membership: MembershipCondition): MembershipData {
    const { world } = view.run;
    const { failover, reasonCode } = membership;
    const state = agentStateOf(membership);
    const hasReason = (state === 'LOGGED_OUT' || state === 'NOT_READY') && reasonCode !== NO_DETAIL;
    return {
        state,
        ...(hasReason ? { reason: reasonCode } : {}),
        sinceMs: stateSinceMs(view, membership.lane),
        loggedIn: membership.loggedIn,
        ready: membership.ready,
        tasks: membership.tasks.map((key) => view.reader.taskName(must(world.tasks.get(key)).record)),
        limit: membership.limit,
        routerKnows: {
            loggedIn: world.routerView.loggedIn[index] === 1,
            ready: world.routerView.ready[index] === 1,
            tasks: must(world.routerView.tasks[index]),
        },
        ...(failover === undefined
            ? {}
            : { failover: { reasons: [...failover.reasons], readyAfterwards: failover.ready } }),
    };
}
