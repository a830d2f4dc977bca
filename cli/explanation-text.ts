/** `ccsim run --explain`: everything that became of a task or an agent, each with its rule and its causes. */

import { explain, explanationLines } from '../simulator/trace/explain.ts';
import type { TraceReader } from '../simulator/trace/reader.ts';

/** The explanation of a task (or of all that share a name) or of an agent; undefined if the run has none of that name. */
export function explanationOf(reader: TraceReader, name: string): readonly string[] | undefined {
    const lanes = lanesNamed(reader, name);
    return lanes.length === 0 ? undefined : lanes.flatMap((lane) => laneLines(reader, lane));
}

function lanesNamed(reader: TraceReader, name: string): readonly number[] {
    const agent = reader.plan.topology.agents.findIndex((each) => each.name === name);
    if (agent >= 0) {
        return (
            reader.plan.topology.agents[agent]?.handles.flatMap(
                ({ domain }) => reader.membershipLane(agent, domain) ?? [],
            ) ?? []
        );
    }
    const lanes: number[] = [];
    for (let task = 0; task < reader.taskCount; task++) {
        if (reader.taskName(task) === name || reader.sharedName(task) === name) {
            lanes.push(reader.laneOf('task', task));
        }
    }
    return lanes;
}

function laneLines(reader: TraceReader, lane: number): readonly string[] {
    const entries = entriesOf(reader, lane);
    return [
        reader.laneName(lane),
        ...entries.flatMap((entry) =>
            explanationLines(explain(reader, entry)).map((line, place) =>
                place === 0 ? `  ${line}` : `      ${line}`,
            ),
        ),
        '',
    ];
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
