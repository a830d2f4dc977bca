/** What is shown of the results of a document: at its scenarios, its statements and its expectations. Knows no VS Code. */

import * as l10n from '@vscode/l10n';
import type { ResultsParams, RunResult, ScenarioRun, SourcePlace, TextRange } from '../../server/protocol.ts';

export interface DocumentResults {
    readonly verdicts: readonly Verdict[];
    readonly hints: readonly StatementHint[];
    readonly failures: readonly ShownFailure[];
}

/** What a run came to, for the line of its scenario or case. */
export interface Verdict {
    readonly range: TextRange;
    readonly scenario: string;
    readonly caseName?: string;
    readonly kind: 'passed' | 'failed' | 'stopped' | 'too-long';
    readonly expectations: number;
    readonly failed: number;
    /** Instant (ms) at which the first expectation that failed was decided. */
    readonly failedAtMs?: number;
}

/** What a statement did, for the end of its line. */
export interface StatementHint {
    readonly range: TextRange;
    readonly text: string;
    /** As much of it as an editor shows. */
    readonly label: string;
}

/** Longest label of an inlay hint, as `editor.inlayHints.maximumLength` has it. */
const MAX_LABEL_LENGTH = 43;

/** An expectation that does not hold, once for all the cases in which it does not. */
export interface ShownFailure {
    readonly range: TextRange;
    readonly message: string;
    readonly related: readonly { readonly place: SourcePlace; readonly text: string }[];
}

export const NO_RESULTS: DocumentResults = { verdicts: [], hints: [], failures: [] };

/** What there is to show of what the server says. */
export function documentResults({ uri, runs }: ResultsParams): DocumentResults {
    return {
        verdicts: runs.flatMap((each) => verdictOf(each) ?? []),
        hints: hintsOf(uri, runs),
        failures: failuresOf(uri, runs),
    };
}

/** `10 expectations hold`, `1 of 10 expectations failed`. */
export function verdictText({ kind, expectations, failed }: Pick<Verdict, 'kind' | 'expectations' | 'failed'>): string {
    switch (kind) {
        case 'passed':
            return expectations === 1 ? l10n.t('1 expectation holds') : l10n.t('{0} expectations hold', expectations);
        case 'failed':
            return expectations === 1
                ? l10n.t('{0} of 1 expectation failed', failed)
                : l10n.t('{0} of {1} expectations failed', failed, expectations);
        case 'stopped':
            return l10n.t('Stopped at the limit of events');
        case 'too-long':
            return l10n.t('Too long to be run while typing');
    }
}

function verdictOf({ run, isTooLong, range, scenario, caseName }: ScenarioRun): Verdict | undefined {
    const at = { range, scenario, ...(caseName === undefined ? {} : { caseName }) };
    if (run === undefined) {
        return isTooLong === true ? { ...at, kind: 'too-long', expectations: 0, failed: 0 } : undefined;
    }
    const failures = run.expectations.filter(({ passed }) => !passed);
    const failedAtMs = failures[0]?.atMs;
    return {
        ...at,
        kind: run.passed ? 'passed' : run.stopped === undefined ? 'failed' : 'stopped',
        expectations: run.expectations.length,
        failed: failures.length,
        ...(failedAtMs === undefined ? {} : { failedAtMs }),
    };
}

interface Said {
    readonly caseName: string | undefined;
    readonly text: string;
}

function hintsOf(uri: string, runs: readonly ScenarioRun[]): readonly StatementHint[] {
    const byPlace = new Map<string, { readonly range: TextRange; readonly said: Said[] }>();
    for (const { run, caseName } of runs) {
        for (const { place, phrase } of run?.statements ?? []) {
            if (phrase !== undefined && place.uri === uri) {
                const known = byPlace.get(keyOf(place)) ?? { range: place, said: [] };
                known.said.push({ caseName, text: phrase });
                byPlace.set(keyOf(place), known);
            }
        }
    }
    return [...byPlace.values()].map(({ range, said }) => ({ range, ...hintTexts(joined(said, '; ')) }));
}

/** Cut between two things that are said rather than in the middle of one. */
function hintTexts(text: string): Pick<StatementHint, 'text' | 'label'> {
    if (text.length <= MAX_LABEL_LENGTH) {
        return { text, label: text };
    }
    const ends = [...text.matchAll(/[,;] /g)].map(({ index }) => index);
    const end = ends.findLast((each) => each < MAX_LABEL_LENGTH) ?? MAX_LABEL_LENGTH - 1;
    return { text, label: `${text.slice(0, end)}…` };
}

function failuresOf(uri: string, runs: readonly ScenarioRun[]): readonly ShownFailure[] {
    const byPlace = new Map<string, { readonly failure: ShownFailure; readonly said: Said[] }>();
    for (const { run, caseName } of runs) {
        for (const failed of failedIn(run)) {
            // What a fragment of another file expects is shown where this one includes it.
            const place = failed.place.uri === uri ? failed.place : (failed.includedAt ?? failed.place);
            const isElsewhere = place !== failed.place;
            const related = [
                ...(isElsewhere ? [{ place: failed.place, text: failed.text }] : []),
                ...(failed.cause === undefined ? [] : [failed.cause]),
            ];
            const key = `${keyOf(place)} ${keyOf(failed.place)}`;
            const known = byPlace.get(key) ?? { failure: { range: place, message: '', related }, said: [] };
            const text = isElsewhere ? `“${failed.text}”: ${failed.seen}` : failed.seen;
            known.said.push({ caseName, text });
            byPlace.set(key, known);
        }
    }
    return [...byPlace.values()].map(({ failure, said }) => ({
        ...failure,
        message: `This expectation does not hold. ${joined(said, '\n')}`,
    }));
}

function failedIn(run: RunResult | undefined): RunResult['expectations'] {
    return run?.expectations.filter(({ passed }) => !passed) ?? [];
}

/** Each text once, with the cases that it is true of where there are several texts or cases. */
function joined(said: readonly Said[], separator: string): string {
    const cases = new Map<string, string[]>();
    for (const { text, caseName } of said) {
        const names = cases.get(text) ?? [];
        cases.set(text, caseName === undefined || names.includes(caseName) ? names : [...names, caseName]);
    }
    return [...cases]
        .map(([text, names]) => (names.length === 0 ? text : `${names.join(', ')}: ${text}`))
        .join(separator);
}

function keyOf({ uri, startLine, startColumn }: SourcePlace): string {
    return `${uri} ${startLine}:${startColumn}`;
}
