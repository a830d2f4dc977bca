/** Coverage of runs: which statements of a timeline had an effect, and which rules were exercised. */

import { FileCoverage, l10n, StatementCoverage, Uri } from 'vscode';
import type { RunResult, StatementResult } from '../../server/protocol.ts';
import { RULES } from '../../simulator/rules/registry.ts';
import { rangeOf } from '../source-range.ts';

/** The coverage of one file, with its statements. */
export interface CoveredFile {
    readonly coverage: FileCoverage;
    readonly statements: readonly StatementCoverage[];
}

/** A statement counts as often as it took effect in all runs in which that led to something. */
export function coveredFiles(runs: readonly RunResult[]): readonly CoveredFile[] {
    const files = new Map<string, Map<string, { readonly result: StatementResult; readonly count: number }>>();
    for (const result of runs.flatMap(({ statements }) => statements)) {
        const { uri, startLine, startColumn } = result.place;
        const file = files.get(uri) ?? new Map<string, { readonly result: StatementResult; readonly count: number }>();
        const key = `${startLine}:${startColumn}`;
        const count = (file.get(key)?.count ?? 0) + (result.effects > 0 ? result.occurrences : 0);
        files.set(uri, file.set(key, { result, count }));
    }
    return [...files].map(([uri, statements]) => {
        const details = [...statements.values()].map(
            ({ result, count }) => new StatementCoverage(count, rangeOf(result.place)),
        );
        return { coverage: FileCoverage.fromDetails(Uri.parse(uri), details), statements: details };
    });
}

/** What runs together exercised of the rules, as lines of text. */
export function ruleCoverageLines(runs: readonly RunResult[]): readonly string[] {
    const exercised = new Set(runs.flatMap(({ rules }) => rules));
    const missing = RULES.filter(({ id }) => !exercised.has(id));
    return [
        l10n.t('Rules exercised: {0} of {1}', exercised.size, RULES.length),
        ...[...exercised].sort().map((id) => `  ${id}`),
        l10n.t('Rules not exercised: {0}', missing.length),
        ...missing.map(({ id, statement }) => `  ${id}: ${statement}`),
    ];
}
