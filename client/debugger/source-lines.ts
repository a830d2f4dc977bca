/** Which lines a run can stop at: those of its statements and expectations. Lines and columns count from 0. */

import type { Plan, SourceRange } from '../../simulator/plan.ts';
import type { ScenarioLines } from './adapter-host.ts';

/** A statement of the timeline, or an expectation, by its index in the Plan. */
export interface StopLine {
    readonly kind: 'statement' | 'expectation';
    readonly index: number;
    readonly range: SourceRange;
}

/** Everything in a source that a run can stop at, in order of the text. */
export function stopLinesOf(plan: Plan, uri: string): readonly StopLine[] {
    const of = (kind: StopLine['kind'], ranges: readonly { readonly range: SourceRange }[]) =>
        ranges.flatMap(({ range }, index): readonly StopLine[] =>
            plan.sources[range.source] === uri ? [{ kind, index, range }] : [],
        );
    return [...of('statement', plan.timeline), ...of('expectation', plan.expectations)].sort(
        ({ range: left }, { range: right }) => left.startLine - right.startLine || left.startColumn - right.startColumn,
    );
}

/**
 * What a breakpoint in a line means: what begins or goes on there, else what comes next in the scenario. Nothing where the
 * run has nothing to stop at. A column narrows it down where several begin in one line.
 *
 * @param scenario the lines of the scenario, if the source is the one that it is written in
 */
export function stopsAtLine(
    lines: readonly StopLine[],
    line: number,
    column: number | undefined,
    scenario: ScenarioLines | undefined,
): readonly StopLine[] {
    const here = lines.filter(({ range }) => range.startLine <= line && line <= range.endLine);
    const isInside = scenario !== undefined && line >= scenario.startLine && line <= scenario.endLine;
    const next = isInside
        ? lines.find(({ range }) => range.startLine > line && range.startLine <= scenario.endLine)
        : undefined;
    const [first] = here.length > 0 ? here : next === undefined ? [] : [next];
    if (first === undefined) {
        return [];
    }
    const inLine = lines.filter(({ range }) => range.startLine === first.range.startLine);
    const meant = column === undefined ? undefined : inLine.findLast(({ range }) => range.startColumn <= column);
    return meant === undefined ? inLine : inLine.filter(({ range }) => range.startColumn === meant.range.startColumn);
}
