/** The statements of a timeline in order of their times. */

import { AstUtils } from 'langium';
import { CodeActionKind } from 'vscode-languageserver';
import { isDistribution, type Scenario, type TimelineStatement } from '../../generated/ast.ts';
import { distributionOf } from '../../plan/numbers.ts';
import { occurrencesOf, statementsOf } from '../../plan/timeline.ts';
import { formatDuration } from '../../quantities.ts';
import { includesOf } from '../../references/declarations.ts';
import { documentOf, type SourceEdit } from '../code-actions/source-edits.ts';
import { toWorkspaceEdit } from '../code-actions/workspace-edits.ts';
import { isInHeader, type Refactoring, type RefactoringPlace } from './refactoring.ts';

/** Sorts the timeline of the scenario that the cursor is in the header of; nothing where it is sorted. */
export function sortTimeline(scenario: Scenario, { offset }: RefactoringPlace): readonly Refactoring[] {
    const placed = isInHeader(scenario, offset) ? placedStatements(scenario) : undefined;
    const sorted = placed?.toSorted((a, b) => a.startMs - b.startMs);
    if (placed === undefined || sorted === undefined || sorted.every((each, index) => each === placed[index])) {
        return [];
    }
    const drawn = (all: readonly Placed[]) => all.filter(({ statement }) => draws(statement));
    const drawsChange = drawn(sorted).some((each, index) => each !== drawn(placed)[index]);
    const title = `Sort the timeline by time${drawsChange ? ', which changes random draws' : ''}`;
    const edits = placed.flatMap((slot, index) => editOf(slot, sorted[index], placed, sorted));
    return [{ title, kind: CodeActionKind.RefactorRewrite, edit: toWorkspaceEdit(edits) }];
}

/** A statement, its first instant, and its place in the text with the comments right above and behind it. */
interface Placed {
    readonly statement: TimelineStatement;
    readonly startMs: number;
    readonly isOnce: boolean;
    readonly start: number;
    readonly end: number;
}

/** The statements in order of the text; undefined where the time of one is not known, or a fragment is among them. */
function placedStatements(scenario: Scenario): readonly Placed[] | undefined {
    if (includesOf(scenario).length > 0) {
        return undefined;
    }
    const occurrences = occurrencesOf(scenario);
    const text = documentOf(scenario).textDocument.getText();
    const statements = statementsOf(scenario);
    const placed = statements.flatMap((statement) => {
        const occurs = occurrences.get(statement);
        const cst = statement.$cstNode;
        if (occurs === undefined || cst === undefined) {
            return [];
        }
        const isOnce = occurs.kind === 'once';
        const startMs = isOnce ? occurs.atMs : occurs.fromMs;
        return [
            { statement, isOnce, startMs, start: startOfComments(text, cst.offset), end: endOfLine(text, cst.end) },
        ];
    });
    return placed.length === statements.length ? placed : undefined;
}

/** Comments on the lines right above belong to a statement. */
function startOfComments(text: string, offset: number): number {
    const comments = /(?:^|\n)([ \t]*\/\/[^\n]*\n[ \t]*)+$/.exec(text.slice(0, offset))?.[0] ?? '';
    const above = comments.replace(/^\n?[ \t]*/, '');
    return offset - above.length;
}

function endOfLine(text: string, offset: number): number {
    return offset + (/^[ \t]*\/\/[^\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0);
}

function editOf(
    slot: Placed,
    moved: Placed | undefined,
    before: readonly Placed[],
    after: readonly Placed[],
): readonly SourceEdit[] {
    if (moved === undefined) {
        return [];
    }
    const document = documentOf(slot.statement);
    const isCountedAnew = previousOnce(moved, before) !== previousOnce(moved, after);
    const text = textOf(moved, isCountedAnew);
    const isSame = slot === moved && text === document.textDocument.getText().slice(slot.start, slot.end);
    return isSame ? [] : [{ document, start: slot.start, end: slot.end, text }];
}

/** With an absolute time if `after` would count from another statement than before. */
function textOf({ statement, startMs, start, end }: Placed, isCountedAnew: boolean): string {
    const text = documentOf(statement).textDocument.getText();
    const occurs = statement.occurs.$cstNode;
    return occurs === undefined || statement.occurs.$type !== 'AfterTime' || !isCountedAnew
        ? text.slice(start, end)
        : `${text.slice(start, occurs.offset)}at ${formatDuration(startMs)}${text.slice(occurs.end, end)}`;
}

/** The statement that an `after` counts from. */
function previousOnce(placed: Placed, all: readonly Placed[]): Placed | undefined {
    return all.slice(0, all.indexOf(placed)).findLast(({ isOnce }) => isOnce);
}

/** Whether a statement draws random numbers, so that its place among those that do matters. */
function draws(statement: TimelineStatement): boolean {
    return AstUtils.streamAst(statement)
        .filter(isDistribution)
        .some((each) => distributionOf(each)?.kind !== 'constant');
}
