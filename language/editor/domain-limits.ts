/** The limits of a domain: those that it gives and the defaults in force for the others. */

import type { Domain as PlannedDomain } from '../../simulator/plan.ts';
import type { Domain, DomainLimit } from '../generated/ast.ts';
import { modelOf } from '../plan/topology.ts';
import { formatDuration } from '../quantities.ts';
import { topologyAround } from '../references/declarations.ts';

export interface LimitInForce {
    /** As it is written in a domain: `task life 20min`. */
    readonly text: string;
    readonly isDefault: boolean;
}

/** What holds for a domain, in the order of the reference. */
export function limitsInForce(domain: Domain): readonly LimitInForce[] {
    const topology = topologyAround(domain);
    const model = topology === undefined ? undefined : modelOf(topology);
    const planned = model?.topology.domains[model.domainIndex(domain) ?? -1];
    return planned === undefined ? [] : limitsOf(domain, planned);
}

/** A domain with its kind and limits, in Markdown. */
export function describeDomain(domain: Domain): string {
    const topology = topologyAround(domain);
    const model = topology === undefined ? undefined : modelOf(topology);
    const kind = model?.topology.domains[model.domainIndex(domain) ?? -1]?.kind ?? 'task';
    const lines = limitsInForce(domain).map(({ text, isDefault }) => `- ${text}${isDefault ? ' (default)' : ''}`);
    return `**${domain.name}** — ${kind} domain\n\n${lines.join('\n')}`;
}

function limitsOf(domain: Domain, planned: PlannedDomain): readonly LimitInForce[] {
    const isGiven = (kind: DomainLimit['kind']) =>
        domain.members.some((member) => member.$type === 'DomainLimit' && member.kind === kind);
    const hasOption = domain.members.some((member) => member.$type === 'InterruptibleOption');
    const queue = planned.maxQueueMs === undefined ? 'none' : formatDuration(planned.maxQueueMs);
    return [
        { text: `task life ${formatDuration(planned.taskLifeMs)}`, isDefault: !isGiven('task') },
        { text: `start timeout ${formatDuration(planned.startTimeoutMs)}`, isDefault: !isGiven('start') },
        { text: `max duration ${formatDuration(planned.maxDurationMs)}`, isDefault: !isGiven('max') },
        { text: `queue timeout ${queue}`, isDefault: !isGiven('queue') },
        { text: planned.interruptible ? 'interruptible' : 'not interruptible', isDefault: !hasOption },
    ];
}
