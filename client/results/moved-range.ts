/** Where a range of lines is after the text before it, or within it, was edited. */

import type { TextRange } from '../../server/protocol.ts';

/** The text of a range became another one. */
export interface TextEdit {
    readonly range: TextRange;
    readonly text: string;
}

/** The range after an edit; undefined where all of it was taken away. */
export function movedRange(range: TextRange, { range: edited, text }: TextEdit): TextRange | undefined {
    const added = text.split('\n').length - 1;
    const moved = added - (edited.endLine - edited.startLine);
    if (isBefore(edited.endLine, edited.endColumn, range.startLine, range.startColumn)) {
        return { ...range, startLine: range.startLine + moved, endLine: range.endLine + moved };
    }
    if (isBefore(range.endLine, range.endColumn, edited.startLine, edited.startColumn)) {
        return range;
    }
    const isWithin = isBefore(edited.startLine, edited.startColumn, range.startLine, range.startColumn);
    const isAll = isWithin && isBefore(range.endLine, range.endColumn, edited.endLine, edited.endColumn);
    return isAll ? undefined : { ...range, endLine: Math.max(range.startLine, range.endLine + moved) };
}

function isBefore(line: number, column: number, otherLine: number, otherColumn: number): boolean {
    return line < otherLine || (line === otherLine && column <= otherColumn);
}
