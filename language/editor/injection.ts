/** Writes a statement that somebody tried out into its scenario, as a person would type it. */

import type { LangiumDocument } from 'langium';
import type { Scenario } from '../generated/ast.ts';
import { type InjectedStatement, injectedText, injectionPlace } from '../plan/injection.ts';
import { scenarioNamed } from '../plan/requests.ts';
import { formatDuration } from '../quantities.ts';
import {
    documentOf,
    indentAt,
    insertLineBefore,
    insertMembers,
    replaceNode,
    type SourceEdit,
} from './code-actions/source-edits.ts';
import { toTextEdit } from './code-actions/workspace-edits.ts';

/** The text from a start up to an end, both counted from 0, becomes another one. */
export interface InjectedChange {
    readonly uri: string;
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly text: string;
}

/** The changes of a document that write a statement into one of its scenarios; none where that is not there. */
export function injectionChanges(
    document: LangiumDocument,
    scenario: string,
    statement: InjectedStatement,
): readonly InjectedChange[] {
    const node = scenarioNamed(document, scenario);
    return (node === undefined ? [] : injectionEdits(node, statement)).map((edit) => {
        const { range, newText } = toTextEdit(edit);
        return {
            uri: edit.document.textDocument.uri,
            startLine: range.start.line,
            startColumn: range.start.character,
            endLine: range.end.line,
            endColumn: range.end.character,
            text: newText,
        };
    });
}

/** The edits that put a statement in its place by time; it stands in line with the one above it. */
function injectionEdits(scenario: Scenario, statement: InjectedStatement): readonly SourceEdit[] {
    const { behind, recounted } = injectionPlace(scenario, statement.atMs);
    const first = scenario.members.find(({ $type }) => $type === 'TimelineStatement' || $type === 'Include');
    const text = inLineWith(behind ?? first, injectedText(statement));
    const inserted =
        behind === undefined && first !== undefined
            ? insertLineBefore(first, text)
            : insertMembers(scenario, [text], behind);
    const delay = recounted?.time.delay;
    return [
        ...inserted,
        ...(recounted === undefined || delay === undefined
            ? []
            : replaceNode(delay, formatDuration(recounted.delayMs))),
    ];
}

/** Where actions of a timeline stand in a column, this one does too. */
function inLineWith(neighbour: Scenario['members'][number] | undefined, text: string): string {
    const [occurs, action] =
        neighbour?.$type === 'TimelineStatement' ? [neighbour.occurs?.$cstNode, neighbour.action?.$cstNode] : [];
    if (occurs === undefined || action === undefined || neighbour === undefined) {
        return text;
    }
    const all = documentOf(neighbour).textDocument.getText();
    const isColumn = action.offset - occurs.end > 1;
    const width = action.offset - occurs.offset;
    const [when = '', ...what] = text.split(/(?<=^at \S+) /);
    const isSameLine =
        indentAt(all, occurs.offset).length === occurs.offset - (all.lastIndexOf('\n', occurs.offset - 1) + 1);
    return isColumn && isSameLine && when.length < width ? `${when.padEnd(width)}${what.join(' ')}` : text;
}
