/** Which gaps in the reports concern an agent in a domain, and the tasks in the agent's hands. */

import type { ComponentIndex, Topology } from '../plan.ts';
import type { TraceReader } from '../trace/reader.ts';
import { type Gap, type Gaps, withoutOverlap } from './gaps.ts';
import { reasonCode } from './ledger.ts';
import type { ReportRows } from './rows.ts';

/** Each list in order, none of its gaps overlapping another one. */
export interface ConcerningGaps {
    /** What the reports will not know of the agent's own states, or know by other ways. */
    readonly ofStates: readonly Gap[];
    /** What they may not know of the agent's tasks. */
    readonly ofTasks: readonly Gap[];
    /** While the CTI server keeps what it has to say. */
    readonly kept: readonly Gap[];
}

export class MembershipGaps {
    readonly #reader: TraceReader;
    readonly #gaps: Gaps;
    readonly #rows: ReportRows;
    readonly #known = new Map<string, ConcerningGaps>();
    readonly #ofReceivers = new Map<ComponentIndex, ConcerningGaps>();
    readonly #ofMembership: readonly ConcerningGaps[];

    constructor(reader: TraceReader, gaps: Gaps, rows: ReportRows) {
        this.#reader = reader;
        this.#gaps = gaps;
        this.#rows = rows;
        this.#ofMembership = rows.memberships.map((_, membership) => this.#find(membership));
    }

    /** The gaps that concern an agent in a domain. */
    of(membership: number): ConcerningGaps {
        return this.#ofMembership[membership] ?? this.ofReceiver(-1);
    }

    #find(membership: number): ConcerningGaps {
        const { agents, domains } = this.#reader.plan.topology;
        const lane = this.#rows.memberships[membership];
        const agent = agents[lane?.agent ?? -1];
        const domain = domains[lane?.domain ?? -1];
        if (lane === undefined || agent === undefined || domain === undefined) {
            return this.ofReceiver(-1);
        }
        if (domain.kind === 'voice') {
            return this.ofReceiver(agent.peripheral);
        }
        const path = pathOf(this.#reader, lane.domain, agent.ctiServer);
        return this.#remember(`path ${path} ${domain.kind === 'email'}`, () =>
            this.#alongPath(path, domain.kind === 'email'),
        );
    }

    /** The gaps that concern the calls at a peripheral. */
    ofReceiver(peripheral: ComponentIndex): ConcerningGaps {
        const known = this.#ofReceivers.get(peripheral);
        if (known !== undefined) {
            return known;
        }
        const { deleted, blind, unstored } = this.#gaps;
        const gone = deleted.get(peripheral) ?? [];
        const found: ConcerningGaps = {
            ofStates: withoutOverlap([...gone, ...unstored]),
            ofTasks: withoutOverlap([...gone, ...unstored, ...(blind.get(peripheral) ?? [])]),
            kept: [],
        };
        this.#ofReceivers.set(peripheral, found);
        return found;
    }

    #remember(key: string, make: () => ConcerningGaps): ConcerningGaps {
        const known = this.#known.get(key) ?? make();
        this.#known.set(key, known);
        return known;
    }

    /** Where the application goes on recording, the states of its agents are recreated once it is connected again. */
    #alongPath(path: number, tracked: boolean): ConcerningGaps {
        const { unreported, kept, unstored } = this.#gaps;
        const down = unreported.get(path) ?? [];
        const isBack = ({ toEntry }: Gap) => toEntry < this.#reader.entryCount && !unstored.some(lasts(toEntry));
        const states = down.map((gap): Gap => (tracked && isBack(gap) ? { ...gap, code: RECREATED } : gap));
        const caching = kept.get(path) ?? [];
        return {
            ofStates: withoutOverlap([...unstored, ...states, ...caching]),
            ofTasks: withoutOverlap([...unstored, ...down]),
            kept: caching,
        };
    }
}

const RECREATED = reasonCode('recreated', 'cti/application-tracks');

function lasts(atEntry: number): (gap: Gap) => boolean {
    return ({ entry, toEntry }) => entry <= atEntry && atEntry < toEntry;
}

/** The ARM path by which an agent is reported in a domain, as its place among the paths; -1 where there is none. */
function pathOf(reader: TraceReader, domain: number, ctiServer: ComponentIndex | undefined): number {
    const application = applicationOf(reader.plan.topology, domain);
    return ctiServer === undefined
        ? -1
        : reader.lanes.paths.findIndex((path) => path.application === application && path.ctiServer === ctiServer);
}

function applicationOf({ applications }: Topology, domain: number): number {
    return applications.findIndex(({ domains }) => domains.includes(domain));
}
