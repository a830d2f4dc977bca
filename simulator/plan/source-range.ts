/** Where something of a Plan is written. */

/** A range in a source file; lines and columns count from 0, as in the Language Server Protocol. */
export interface SourceRange {
    /** Index into `sources` of the Plan. */
    readonly source: number;
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
}
