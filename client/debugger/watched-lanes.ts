/** What data breakpoints watch: the state of an agent, a task, a component, a link or a connection. */

import * as l10n from '@vscode/l10n';
import type { TraceReader } from '../../simulator/trace/reader.ts';

/**
 * Something whose state can be watched: an agent in every domain, or what has a lane of that name. It is kept between runs,
 * so it says names rather than numbers.
 */
export interface Watched {
    readonly kind: 'agent' | 'lane';
    readonly name: string;
}

/** A text for the client to keep. */
export function dataIdOf({ kind, name }: Watched): string {
    return `${kind} ${name}`;
}

export function parseDataId(dataId: string): Watched | undefined {
    const [kind, ...rest] = dataId.split(' ');
    const name = rest.join(' ');
    return kind === 'agent' || kind === 'lane' ? { kind, name } : undefined;
}

/** `A101 changes state`, `A101 · Email changes state`. */
export function describeWatched({ name }: Watched): string {
    return l10n.t('{0} changes state', name);
}

/** An agent in one domain. */
export function membershipWatched(agent: string, domain: string): Watched {
    return { kind: 'lane', name: `${agent} · ${domain}` };
}

/** What a person means by a name: an agent, an agent in a domain (`A101.Email`), or anything else that has a lane. */
export function watchedNamed(reader: TraceReader, name: string): Watched | undefined {
    const [agent = '', domain = ''] = name.split('.');
    const meanings: readonly Watched[] = [
        { kind: 'agent', name },
        { kind: 'lane', name },
        membershipWatched(agent, domain),
    ];
    return meanings.find((each) => lanesOf(reader, each).length > 0);
}

/** The lanes that are watched; none if the run has nothing of that name. */
export function lanesOf(reader: TraceReader, { kind, name }: Watched): readonly number[] {
    const isMeant = (lane: number): boolean => {
        if (kind === 'lane') {
            return reader.laneName(lane) === name;
        }
        const { agent } = reader.laneKind(lane) === 'membership' ? reader.membershipOf(lane) : { agent: -1 };
        return reader.plan.topology.agents[agent]?.name === name;
    };
    return Array.from({ length: reader.laneCount }, (_, lane) => lane).filter(isMeant);
}
