/** What a set of runs exercises: rules, changes of state, and families of rules that met. */

import { RULES } from '../../../simulator/index.ts';
import type { DomainKind } from '../../../simulator/plan/topology.ts';
import { familyOf } from '../../../simulator/rules/registry.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { agentChangesIn, taskChangesIn } from '../state-changes.ts';

export interface Coverage {
    /** By id: how many runs have an entry by the rule. */
    readonly rules: ReadonlyMap<string, number>;
    /** `voice: AVAILABLE -> RESERVED`: how many runs have it. */
    readonly agentChanges: ReadonlyMap<string, number>;
    readonly taskChanges: ReadonlyMap<string, number>;
    /** `desktop + mr`, in alphabetical order: in how many runs the two families met. */
    readonly pairs: ReadonlyMap<string, number>;
}

/** The families whose rules can come over the same agents, tasks, components and paths. */
const FAMILIES = ['call', 'cc', 'cim', 'cti', 'desktop', 'mr', 'pg', 'pim', 'state'] as const;

const KINDS: readonly DomainKind[] = ['voice', 'email'];

/** Counts what runs exercise; what none of them does is there with 0. */
export function coverageOf(readers: Iterable<TraceReader>): Coverage {
    const rules = zeros(RULES.map(({ id }) => id));
    const agentChanges = zeros(
        KINDS.flatMap((kind) => agentChangesIn(kind).map((change) => `${kindName(kind)}: ${change}`)),
    );
    const taskChanges = zeros(
        KINDS.flatMap((kind) => taskChangesIn(kind).map((change) => `${kindName(kind)}: ${change}`)),
    );
    const pairs = zeros(
        FAMILIES.flatMap((one, place) => FAMILIES.slice(place + 1).map((other) => `${one} + ${other}`)),
    );
    for (const reader of readers) {
        addAll(rules, rulesIn(reader));
        addAll(agentChanges, changesIn(reader, 'membership'));
        addAll(taskChanges, changesIn(reader, 'task'));
        addAll(pairs, meetingsIn(reader));
    }
    return { rules, agentChanges, taskChanges, pairs };
}

/** What is counted and was never seen. */
export function missingIn(counts: ReadonlyMap<string, number>): readonly string[] {
    return [...counts].flatMap(([name, count]) => (count === 0 ? [name] : []));
}

function zeros(names: readonly string[]): Map<string, number> {
    return new Map(names.map((name) => [name, 0]));
}

function addAll(counts: Map<string, number>, seen: ReadonlySet<string>): void {
    for (const name of seen) {
        const count = counts.get(name);
        if (count !== undefined) {
            counts.set(name, count + 1);
        }
    }
}

function rulesIn(reader: TraceReader): Set<string> {
    return new Set(Array.from({ length: reader.entryCount }, (_, entry) => reader.ruleOf(entry).id));
}

/** All kinds of task count as one. */
function kindName(kind: DomainKind): string {
    return kind === 'voice' ? 'voice' : 'other';
}

function changesIn(reader: TraceReader, kind: 'membership' | 'task'): Set<string> {
    const seen = new Set<string>();
    for (let lane = 0; lane < reader.laneCount; lane++) {
        if (reader.laneKind(lane) === kind) {
            const domain =
                kind === 'task' ? reader.taskDomain(reader.laneIndex(lane)) : reader.membershipOf(lane).domain;
            const name = kindName(reader.plan.topology.domains[domain]?.kind ?? 'task');
            const states = reader.stays(lane).map(({ state }) => state);
            states.slice(1).forEach((state, place) => {
                seen.add(`${name}: ${states[place]} -> ${state}`);
            });
        }
    }
    return seen;
}

/**
 * Families meet where a rule of one is among the causes of an entry of the other, and where both have to do with one agent,
 * task or path: they change its state or write about it.
 */
function meetingsIn(reader: TraceReader): Set<string> {
    const familiesOf: Set<string>[] = [];
    const familiesAround = new Map<string, Set<string>>();
    for (let entry = 0; entry < reader.entryCount; entry++) {
        const family = familyOf(reader.ruleOf(entry).id);
        const causes = familiesOf[reader.causeOf(entry) ?? -1];
        familiesOf.push(causes?.has(family) ? causes : new Set([...(causes ?? []), family]));
        for (const lane of [reader.laneOfEntry(entry), reader.subjectOf(entry)]) {
            for (const around of lane === undefined ? [] : commonGrounds(reader, lane)) {
                familiesAround.set(around, (familiesAround.get(around) ?? new Set()).add(family));
            }
        }
    }
    return new Set([...familiesOf, ...familiesAround.values()].flatMap(pairsAmong));
}

/** Components write so much that only agents, tasks and paths tell who met; a task in hand is its agent's, too. */
function commonGrounds(reader: TraceReader, lane: number): readonly string[] {
    switch (reader.laneKind(lane)) {
        case 'membership':
            return [`agent ${reader.membershipOf(lane).agent}`];
        case 'task':
            return [`lane ${lane}`, `agent ${reader.agentOf(reader.laneIndex(lane))}`];
        case 'path':
            return [`lane ${lane}`];
        default:
            return [];
    }
}

function pairsAmong(families: ReadonlySet<string>): string[] {
    const all = [...families];
    return all.flatMap((one, place) => all.slice(place + 1).map((other) => pairOf(one, other)));
}

function pairOf(one: string, other: string): string {
    return [one, other].toSorted().join(' + ');
}
