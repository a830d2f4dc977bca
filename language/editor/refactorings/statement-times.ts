/** Absolute times for relative ones and back, with every statement at the same time as before. */

import { CodeActionKind } from 'vscode-languageserver';
import { isTimelineStatement, type Scenario, type TimelineStatement } from '../../generated/ast.ts';
import { DECLARED } from '../../plan/parameters.ts';
import { scenarioDurationOf, timesOf as timesOfMembers } from '../../plan/timeline.ts';
import { formatDuration } from '../../quantities.ts';
import { replaceNode, type SourceEdit } from '../code-actions/source-edits.ts';
import { toWorkspaceEdit } from '../code-actions/workspace-edits.ts';
import { isInHeader, isWithin, type Refactoring, type RefactoringPlace } from './refactoring.ts';

/** The time that the cursor is on, or all times of the scenario that it is in the header of, said the other way. */
export function refactorTimes(scenario: Scenario, { offset }: RefactoringPlace): readonly Refactoring[] {
    const statement = scenario.members.filter(isTimelineStatement).find(({ occurs }) => isWithin(occurs, offset));
    const times = timesOf(scenario);
    const own = times.filter((each) => each.statement === statement);
    const all = isInHeader(scenario, offset) ? times : [];
    return [
        ...own.flatMap((time) => (time.isRelative ? rewrite(`Change to '${absolute(time)}'`, [time], absolute) : [])),
        ...own.flatMap((time) => rewriteRelative(`Change to '${relative(time) ?? ''}'`, [time])),
        ...rewrite(
            'Write absolute times',
            all.filter(({ isRelative }) => isRelative),
            absolute,
        ),
        ...rewriteRelative('Write each time relative to the statement before', all),
    ];
}

/** A statement that occurs once, when, and when the one before it does. */
interface StatementTime {
    readonly statement: TimelineStatement;
    readonly isRelative: boolean;
    readonly atMs: number;
    readonly beforeMs: number | undefined;
}

/** Times of the statements that occur once, in order of the text, as far as they are known. */
function timesOf(scenario: Scenario): readonly StatementTime[] {
    let lastMs: number | undefined;
    const durationMs = scenarioDurationOf(scenario) ?? 0;
    const members = timesOfMembers(scenario, { startMs: 0, durationMs, values: DECLARED });
    return members.flatMap(({ node, occurs }) => {
        if (occurs?.kind !== 'once') {
            return [];
        }
        const beforeMs = lastMs;
        lastMs = occurs.atMs;
        if (node.$type === 'Include') {
            return [];
        }
        return [{ statement: node, isRelative: node.occurs.$type === 'AfterTime', atMs: occurs.atMs, beforeMs }];
    });
}

function absolute({ atMs }: StatementTime): string {
    return `at ${formatDuration(atMs)}`;
}

/** Undefined where there is none before, or one that is later. */
function relative({ atMs, beforeMs }: StatementTime): string | undefined {
    return beforeMs === undefined || beforeMs > atMs ? undefined : `after ${formatDuration(atMs - beforeMs)}`;
}

function rewriteRelative(title: string, times: readonly StatementTime[]): readonly Refactoring[] {
    const changing = times.filter((time) => !time.isRelative && relative(time) !== undefined);
    return rewrite(title, changing, (time) => relative(time) ?? absolute(time));
}

function rewrite(
    title: string,
    times: readonly StatementTime[],
    textOf: (time: StatementTime) => string,
): readonly Refactoring[] {
    const edits: readonly SourceEdit[] = times.flatMap((time) => replaceNode(time.statement.occurs, textOf(time)));
    return edits.length === 0 ? [] : [{ title, kind: CodeActionKind.RefactorRewrite, edit: toWorkspaceEdit(edits) }];
}
