/** `ccsim run --explain`: what became of a task or an agent, or what a statement did, each with its rule and its causes. */

import type { Rule } from '../simulator/rules/registry.ts';
import { consequencesOf, consequencesPhrase } from '../simulator/trace/consequences.ts';
import { describeEntry, originOf } from '../simulator/trace/explain.ts';
import { formatMs } from '../simulator/trace/instants.ts';
import type { TraceReader } from '../simulator/trace/reader.ts';
import { scenarioLine } from '../simulator/trace/scenario-line.ts';
import { taskSentences } from '../simulator/trace/task-sentences.ts';

/**
 * The explanation of a task (or of all that share a name), of an agent, or of the statements on a line of the scenario;
 * undefined if the run has none of that name or number.
 */
export function explanationOf(reader: TraceReader, name: string): readonly string[] | undefined {
    const lines = /^\d+$/.test(name) ? statementsOn(reader, Number(name)) : lanesNamed(reader, name);
    return lines.length === 0 ? undefined : lines;
}

/** Everything that the statements of a line caused, directly or through others. */
function statementsOn(reader: TraceReader, line: number): readonly string[] {
    const all = consequencesOf(reader);
    return reader.plan.timeline.flatMap((statement, index) => {
        const consequences = all[index];
        if (scenarioLine(statement) !== line || consequences === undefined) {
            return [];
        }
        const phrase = consequencesPhrase(consequences);
        return [
            `line ${line}: ${statement.text}${phrase === undefined ? '' : ` (${phrase})`}`,
            ...Array.from(reader.consequences(index), (entry) => `  ${told(reader, entry)}`),
            '',
        ];
    });
}

function told(reader: TraceReader, entry: number): string {
    return `${formatMs(reader.atMs(entry))}: ${describeEntry(reader, entry)} [${reader.ruleOf(entry).id}]`;
}

function lanesNamed(reader: TraceReader, name: string): readonly string[] {
    const agent = reader.plan.topology.agents.findIndex((each) => each.name === name);
    const handled = reader.plan.topology.agents[agent]?.handles ?? [];
    const memberships = handled.flatMap(({ domain }) => reader.membershipLane(agent, domain) ?? []);
    const rules = new Set<Rule>();
    return agent >= 0
        ? memberships.flatMap((lane) => laneLines(reader, lane, [], rules))
        : tasksNamed(reader, name).flatMap((task) =>
              laneLines(reader, reader.laneOf('task', task), taskSentences(reader, task), rules),
          );
}

function tasksNamed(reader: TraceReader, name: string): readonly number[] {
    const tasks: number[] = [];
    for (let task = 0; task < reader.taskCount; task++) {
        if (reader.taskName(task) === name || reader.sharedName(task) === name) {
            tasks.push(task);
        }
    }
    return tasks;
}

/** What happened on a lane, in order; each rule is stated where it is named first. */
function laneLines(
    reader: TraceReader,
    lane: number,
    sentences: readonly string[],
    rules: Set<Rule>,
): readonly string[] {
    const entries = entriesOf(reader, lane);
    const toldBefore = new Set<number>();
    return [
        reader.laneName(lane),
        ...sentences.map((sentence) => `  ${sentence}`),
        ...entries.flatMap((entry) => {
            const lines = entryLines(reader, entry, toldBefore, rules);
            toldBefore.add(entry);
            return lines;
        }),
        '',
    ];
}

/** An entry, its rule, and its causes up to one that has been told already, or up to a statement of the timeline. */
function entryLines(
    reader: TraceReader,
    entry: number,
    toldBefore: ReadonlySet<number>,
    rules: Set<Rule>,
): readonly string[] {
    const causes = reader.causes(entry);
    const known = causes.findIndex((cause) => toldBefore.has(cause));
    const shown = known < 0 ? causes : causes.slice(0, known + 1);
    const origin = known < 0 ? originOf(reader, entry) : undefined;
    return [
        `  ${formatMs(reader.atMs(entry))}: ${describeEntry(reader, entry)}`,
        `      ${ruleLine(reader.ruleOf(entry), rules)}`,
        ...shown.map((cause) => {
            const above = toldBefore.has(cause) ? ' (above)' : ` (${reader.ruleOf(cause).id})`;
            return `      because at ${formatMs(reader.atMs(cause))}: ${describeEntry(reader, cause)}${above}`;
        }),
        ...(origin === undefined ? [] : [`      line ${scenarioLine(origin)}: ${origin.text}`]),
    ];
}

function ruleLine(rule: Rule, stated: Set<Rule>): string {
    if (stated.has(rule)) {
        return `rule ${rule.id}`;
    }
    stated.add(rule);
    return `rule ${rule.id}: ${rule.statement}`;
}

/** What happened on a lane: its transitions, and what became of a task in the reports. */
function entriesOf(reader: TraceReader, lane: number): readonly number[] {
    const entries: number[] = [];
    for (let entry = 0; entry < reader.entryCount; entry++) {
        const kind = reader.kindOf(entry);
        const shown = kind === 'transition' || kind === 'reporting';
        if (shown && reader.laneOfEntry(entry) === lane && reader.ruleOf(entry).id !== 'timeline/start') {
            entries.push(entry);
        }
    }
    return entries;
}
