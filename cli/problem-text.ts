/** Mistakes in files, as lines that people and editors read. */

import type { Palette, Style } from './colours.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A mistake at a place in a file; lines and columns count from 1. */
export interface FileProblem {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly severity: Severity;
    readonly code: string;
    readonly message: string;
}

/** `file:line:column: severity code message`, on one line. */
export function problemLine(problem: FileProblem, palette: Palette): string {
    const { file, line, column, severity, code, message } = problem;
    const place = palette.strong(`${file}:${line}:${column}:`);
    return `${place} ${styleOf(severity, palette)(severity)} ${code} ${message.replace(/\s*\n\s*/g, ' ')}`;
}

/** `2 files: 1 error, 3 warnings`. */
export function problemSummary(files: number, problems: readonly FileProblem[]): string {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const warnings = problems.filter(({ severity }) => severity === 'warning').length;
    return `${counted(files, 'file')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
}

/** `3 files`. */
export function counted(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function styleOf(severity: Severity, palette: Palette): Style {
    switch (severity) {
        case 'error':
            return palette.bad;
        case 'warning':
            return palette.doubtful;
        case 'info':
        case 'hint':
            return palette.faint;
    }
}
