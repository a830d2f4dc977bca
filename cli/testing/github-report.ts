/** The report as commands of GitHub Actions, which marks the lines of a change that failed; then a line for the log. */

import { counted } from '../problem-text.ts';
import { failuresOf, type TestReport, totalsOf } from './report.ts';

export function githubReport({ outcomes }: TestReport): string {
    const commands = outcomes.flatMap((outcome) =>
        failuresOf(outcome).map(({ file, line, column, endLine, endColumn, code, message }) => {
            const end = endLine === line ? { endColumn } : {};
            const properties = { file, line, col: column, endLine, ...end, title: `${outcome.name}: ${code}` };
            const named = Object.entries(properties).map(
                ([name, value]) => `${name}=${escapedProperty(String(value))}`,
            );
            return `::error ${named.join(',')}::${escapedMessage(message)}`;
        }),
    );
    const { tests, failed } = totalsOf(outcomes);
    return `${[...commands, `${counted(tests, 'test')}: ${tests - failed} passed, ${failed} failed`].join('\n')}\n`;
}

function escapedMessage(text: string): string {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
    return escapedMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
