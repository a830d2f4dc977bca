/** How things are at an instant, line by line of the topology: for the editor, which shows it beside the text. */

import type { Component, Plan, SourceRange } from '../../../simulator/plan.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import type { DeclarationState } from '../protocol.ts';
import type { RunPicture } from './run-picture.ts';
import { firstAfter } from './sorted-search.ts';

/** Agents of one line that are named; more are counted by state. */
const NAMED_AGENTS = 2;
/** Things of one line that are told; the rest is left to the panel. */
const TOLD_THINGS = 4;

const LOSSES: ReadonlySet<string> = new Set(['DOWN', 'OFFLINE', 'STOPPED', 'OUT_OF_SERVICE', 'DISCONNECTED']);

/** The state of everything that the topology declares, a text for each line that declares something. */
export function declarationStates({ reader }: RunPicture, atMs: number): readonly DeclarationState[] {
    const lines = new Map<string, Line>();
    addComponents(reader, atMs, lines);
    addLinks(reader, atMs, lines);
    addAgents(reader, atMs, lines);
    return [...lines.values()].map(({ range, things }) => ({
        range,
        text: textOf(things),
        isLoss: things.some(({ isLoss }) => isLoss),
    }));
}

/** The statement of the timeline that took effect last, up to an instant. */
export function currentStatement({ reader, marks }: RunPicture, atMs: number): number | undefined {
    const entry = marks.statements.items[firstAfter(marks.statements.atMs, atMs) - 1];
    return entry === undefined ? undefined : reader.valueAt(entry);
}

interface Thing {
    readonly name: string;
    readonly state: string;
    readonly isLoss: boolean;
}

interface Line {
    readonly range: SourceRange;
    readonly things: Thing[];
}

function add(lines: Map<string, Line>, range: SourceRange, thing: Thing): void {
    const key = `${range.source} ${range.startLine}`;
    const line = lines.get(key) ?? { range, things: [] };
    line.things.push(thing);
    lines.set(key, line);
}

/** What of a topology is told of, and where it is declared. */
interface Declared {
    readonly components: readonly (readonly [index: number, component: Component])[];
    readonly agentLines: readonly { readonly range: SourceRange; readonly agents: readonly number[] }[];
}

const DECLARED = new WeakMap<Plan, Declared>();

/** Worked out once for each Plan: it is asked for at every step of the cursor while a run plays. */
function declaredIn(plan: Plan): Declared {
    const known = DECLARED.get(plan) ?? { components: declaredComponents(plan), agentLines: agentLines(plan) };
    DECLARED.set(plan, known);
    return known;
}

function agentLines({ topology }: Plan): Declared['agentLines'] {
    const byLine = new Map<string, { readonly range: SourceRange; readonly agents: number[] }>();
    for (const [agent, { range }] of topology.agents.entries()) {
        const key = `${range.source} ${range.startLine}`;
        const line = byLine.get(key) ?? { range, agents: [] };
        line.agents.push(agent);
        byLine.set(key, line);
    }
    return [...byLine.values()];
}

/** What has a declaration of its own: the sides and processes of something share its range, and come after it. */
function declaredComponents({ topology }: Plan): Declared['components'] {
    const seen = new Set<string>();
    return [...topology.components.entries()].filter(([, { range, kind, whole }]) => {
        const key = Object.values(range).join(' ');
        const isDeclared = !seen.has(key) && kind !== 'desktop' && whole === undefined;
        if (isDeclared) {
            seen.add(key);
        }
        return isDeclared;
    });
}

function addComponents(reader: TraceReader, atMs: number, lines: Map<string, Line>): void {
    for (const [index, component] of declaredIn(reader.plan).components) {
        add(lines, component.range, { name: component.id, ...componentState(reader, index, component, atMs) });
    }
}

function componentState(
    reader: TraceReader,
    index: number,
    { instances }: Component,
    atMs: number,
): Omit<Thing, 'name'> {
    const own = reader.stateAt(index, atMs) ?? '';
    const sides = instances.map((instance) => {
        const side = reader.plan.topology.components[instance]?.side ?? '';
        return { side, state: reader.stateAt(instance, atMs) ?? '' };
    });
    const state = sides.length === 0 ? own : sides.map((each) => `${each.side} ${each.state}`).join(', ');
    return { state, isLoss: LOSSES.has(own) || sides.some((each) => each.state === 'DOWN') };
}

function addLinks(reader: TraceReader, atMs: number, lines: Map<string, Line>): void {
    for (const [index, { id, range, implied, whole }] of reader.plan.topology.links.entries()) {
        if (!implied && whole === undefined) {
            const state = reader.stateAt(reader.laneOf('link', index), atMs) ?? '';
            add(lines, range, { name: id, state, isLoss: state === 'DOWN' });
        }
    }
}

function addAgents(reader: TraceReader, atMs: number, lines: Map<string, Line>): void {
    for (const { range, agents } of declaredIn(reader.plan).agentLines) {
        const things =
            agents.length <= NAMED_AGENTS
                ? agents.map((agent) => agentThing(reader, agent, atMs))
                : countedStates(agents.flatMap((agent) => statesOfAgent(reader, agent, atMs)));
        for (const thing of things) {
            add(lines, range, thing);
        }
    }
}

function agentThing(reader: TraceReader, agent: number, atMs: number): Thing {
    const states = statesOfAgent(reader, agent, atMs);
    const domains = reader.plan.topology.agents[agent]?.handles ?? [];
    const isOne = new Set(states).size <= 1;
    const state = isOne
        ? (states[0] ?? '')
        : states
              .map(
                  (each, place) =>
                      `${each} in ${reader.plan.topology.domains[domains[place]?.domain ?? -1]?.name ?? ''}`,
              )
              .join(', ');
    const name = reader.plan.topology.agents[agent]?.name ?? '';
    return { name, state, isLoss: states.includes('LOGGED_OUT') };
}

function countedStates(states: readonly string[]): readonly Thing[] {
    const counts = new Map<string, number>();
    for (const state of states) {
        counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    return [...counts].map(([state, count]) => ({
        name: count.toLocaleString('en'),
        state,
        isLoss: state === 'LOGGED_OUT',
    }));
}

function statesOfAgent(reader: TraceReader, agent: number, atMs: number): readonly string[] {
    const { handles } = reader.plan.topology.agents[agent] ?? { handles: [] };
    return handles.flatMap(({ domain }) => {
        const lane = reader.membershipLane(agent, domain);
        return lane === undefined ? [] : [reader.stateAt(lane, atMs) ?? ''];
    });
}

function textOf(things: readonly Thing[]): string {
    const [only, ...others] = things;
    if (only !== undefined && others.length === 0) {
        return only.name === '' ? only.state : plain(only);
    }
    const told = things.slice(0, TOLD_THINGS).map((thing) => `${thing.name} ${thing.state}`);
    return [...told, ...(things.length > TOLD_THINGS ? ['…'] : [])].join(' · ');
}

/** What stands alone on its line needs no name, unless it is a count. */
function plain({ name, state }: Thing): string {
    return /^\d/.test(name) ? `${name} ${state}` : state;
}
