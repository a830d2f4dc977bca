/** Which reports there are, and in which of them something counts that happens to an agent or a task. */

import type { Plan, Topology } from '../plan.ts';
import { type MembershipLane, membershipLanes } from '../trace/lanes.ts';
import type { ReportScope } from './figures.ts';
import type { ReportSubject } from './report.ts';

/** Numbers of the reports in which something counts. */
export type Rows = readonly number[];

/** In the place of a skill group or a membership: there is none. */
export const NOBODY = -1;

export class ReportRows {
    readonly subjects: readonly ReportSubject[];
    readonly memberships: readonly MembershipLane[];
    /** The skill groups of each membership, in order of declaration. */
    readonly groupsOf: readonly (readonly number[])[];
    readonly #plan: Plan;
    readonly #numbers: ReadonlyMap<string, number>;
    readonly #arrived = new Map<number, Rows>();

    constructor(plan: Plan, scopes: readonly ReportScope[]) {
        this.#plan = plan;
        this.memberships = membershipLanes(plan.topology);
        this.groupsOf = this.memberships.map((membership) => groupsWith(plan.topology, membership));
        this.subjects = allSubjects(plan.topology, this.memberships).filter(({ scope }) => scopes.includes(scope));
        this.#numbers = new Map(this.subjects.map((subject, row) => [keyOf(subject), row]));
    }

    /**
     * Skill group of a task: the one that its statement names, else the first one of its agent in the domain.
     */
    groupOf(statement: number, membership: number): number {
        const action = this.#plan.timeline[statement]?.action;
        const named = action?.kind === 'receive' ? action.work.skillGroup : undefined;
        return named ?? this.groupsOf[membership]?.[0] ?? NOBODY;
    }

    /** Where work on a task counts that an agent has in hand. */
    ofWork(membership: number, group: number): Rows {
        return [...this.ofAgent(membership), ...this.ofGroup(group)];
    }

    /** Where the state of an agent counts, skill groups aside. */
    ofAgent(membership: number): Rows {
        const lane = this.memberships[membership];
        const peripheral = this.#plan.topology.agents[lane?.agent ?? NOBODY]?.peripheral;
        return this.#rows([
            `agent ${lane?.agent} ${lane?.domain}`,
            `domain ${lane?.domain}`,
            `peripheral ${peripheral}`,
        ]);
    }

    /** Where the state of an agent counts in one skill group. */
    ofGroup(group: number): Rows {
        return this.#rows([`group ${group}`]);
    }

    /** Where anything counts that happens to the calls and agents at a peripheral. */
    ofVoiceAt(peripheral: number): Rows {
        const { agents } = this.#plan.topology;
        const own = this.memberships.flatMap(({ agent }, membership) =>
            agents[agent]?.peripheral === peripheral && this.isVoice(membership)
                ? [this.ofAgent(membership), ...(this.groupsOf[membership] ?? []).map((group) => this.ofGroup(group))]
                : [],
        );
        return [...new Set([...this.#rows([`peripheral ${peripheral}`]), ...own.flat()])];
    }

    isVoice(membership: number): boolean {
        return this.#plan.topology.domains[this.memberships[membership]?.domain ?? NOBODY]?.kind === 'voice';
    }

    /** Where a task counts that is in nobody's hands. */
    ofArrival(domain: number, receiver: number, group: number): Rows {
        const { components, skillGroups } = this.#plan.topology;
        const key = (domain * components.length + receiver) * (skillGroups.length + 1) + group + 1;
        const known = this.#arrived.get(key);
        if (known !== undefined) {
            return known;
        }
        const rows = this.#rows([`domain ${domain}`, `peripheral ${receiver}`, `group ${group}`]);
        this.#arrived.set(key, rows);
        return rows;
    }

    #rows(keys: readonly string[]): Rows {
        return keys.flatMap((key) => this.#numbers.get(key) ?? []);
    }
}

function keyOf(subject: ReportSubject): string {
    switch (subject.scope) {
        case 'agent':
            return `agent ${subject.agent} ${subject.domain}`;
        case 'skill-group':
            return `group ${subject.skillGroup}`;
        case 'domain':
            return `domain ${subject.domain}`;
        case 'peripheral':
            return `peripheral ${subject.peripheral}`;
    }
}

function allSubjects(topology: Topology, memberships: readonly MembershipLane[]): readonly ReportSubject[] {
    const { agents, domains, skillGroups, components } = topology;
    return [
        ...memberships.map(({ agent, domain }): ReportSubject => {
            const name = `${agents[agent]?.name ?? agent} · ${domains[domain]?.name ?? domain}`;
            return { scope: 'agent', name, agent, domain };
        }),
        ...skillGroups.map(({ name }, skillGroup): ReportSubject => ({ scope: 'skill-group', name, skillGroup })),
        ...domains.map(({ name }, domain): ReportSubject => ({ scope: 'domain', name, domain })),
        ...components.flatMap(({ id, kind }, peripheral): readonly ReportSubject[] =>
            kind === 'peripheral' ? [{ scope: 'peripheral', name: id, peripheral }] : [],
        ),
    ];
}

function groupsWith({ skillGroups }: Topology, { agent, domain }: MembershipLane): readonly number[] {
    return skillGroups.flatMap((group, index) =>
        group.agents.includes(agent) && (group.domain === undefined || group.domain === domain) ? [index] : [],
    );
}
