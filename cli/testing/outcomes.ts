/** Runs scenarios as tests, and what came of them. */

import { simulate } from '../../simulator/index.ts';
import type { SourceRange } from '../../simulator/plan.ts';
import { runName } from '../../simulator/run-name.ts';
import { TraceReader } from '../../simulator/trace/reader.ts';
import { type Judgement, verdictOf } from '../../simulator/trace/verdict.ts';
import type { FileProblem } from '../problem-text.ts';
import { pathFrom, type ScenarioFile } from '../scenario-file.ts';

/** A scenario, or one case of it, to be run. */
export interface ScenarioTest {
    readonly file: ScenarioFile;
    readonly scenario: string;
    readonly caseName?: string;
    /** Where it is declared. */
    readonly place: Place;
}

/** A place in a file; lines and columns count from 1, and an end is behind the last character. */
export interface Place {
    /** As people are to read it, with slashes. */
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
}

export interface ExpectationOutcome {
    readonly place: Place;
    readonly text: string;
    readonly passed: boolean;
    readonly seen: string;
    /** Where the scenario includes the fragment that the expectation is written in. */
    readonly includedAt?: Place;
    /** The statement that led to what was seen; only of what failed. */
    readonly cause?: { readonly place: Place; readonly text: string };
}

export interface TestOutcome {
    /** Name of the scenario, and of the case: `Loss (Short)`. */
    readonly name: string;
    readonly scenario: string;
    readonly caseName?: string;
    readonly place: Place;
    readonly passed: boolean;
    readonly durationMs: number;
    /** Decides the random draws of the run; absent where there was none. */
    readonly seed?: number;
    readonly expectations: readonly ExpectationOutcome[];
    /** What kept it from running. */
    readonly problems: readonly FileProblem[];
    /** That it came to the event limit, and the remedy. */
    readonly stopped?: string;
}

/** The scenarios of files as tests, each case of one by itself, in order. */
export function testsIn(files: readonly ScenarioFile[], folder: string): readonly ScenarioTest[] {
    return files.flatMap((file) =>
        file.scenarios.flatMap((scenario): readonly ScenarioTest[] => {
            const at = { file, scenario: scenario.name };
            const placeOf = ({ startLine }: { readonly startLine: number }) => lineStart(file, folder, startLine);
            return scenario.cases.length === 0
                ? [{ ...at, place: placeOf(scenario) }]
                : scenario.cases.map((each) => ({ ...at, caseName: each.name, place: placeOf(each) }));
        }),
    );
}

/** Name of a test: that of its scenario, and of its case. */
export function testName({ scenario, caseName }: ScenarioTest): string {
    return runName({ scenario, ...(caseName === undefined ? {} : { caseName }) });
}

/** Runs a test. A scenario with errors is one that failed, with its errors. */
export function runTest(test: ScenarioTest, folder: string): TestOutcome {
    const { file, scenario, caseName, place } = test;
    const startMs = performance.now();
    const ofCase = caseName === undefined ? {} : { caseName };
    const named = { name: testName(test), scenario, ...ofCase, place };
    const result = file.plan(scenario, ofCase);
    if (result.kind === 'problems') {
        const { problems } = result;
        return { ...named, passed: false, durationMs: performance.now() - startMs, expectations: [], problems };
    }
    const { plan } = result;
    const { passed, stopped, judgements } = verdictOf(new TraceReader(plan, simulate(plan)));
    const placeOf = (range: SourceRange) => placeIn(plan.sources, range, folder);
    return {
        ...named,
        passed,
        durationMs: performance.now() - startMs,
        seed: plan.seed,
        expectations: judgements.map((judgement) => expectationOutcome(judgement, placeOf)),
        problems: [],
        ...(stopped === undefined ? {} : { stopped }),
    };
}

/** A file whose mistakes leave no scenario to run, as a test that failed. */
export function brokenFile(file: ScenarioFile, folder: string): TestOutcome | undefined {
    const problems = file.problems.filter(({ severity }) => severity === 'error');
    const name = pathFrom(folder, file.uri);
    return file.scenarios.length > 0 || problems.length === 0
        ? undefined
        : {
              name,
              scenario: '',
              place: lineStart(file, folder, 0),
              passed: false,
              durationMs: 0,
              expectations: [],
              problems,
          };
}

function expectationOutcome(judgement: Judgement, placeOf: (range: SourceRange) => Place): ExpectationOutcome {
    const { range, text, passed, seen, includedAt, origin } = judgement;
    return {
        place: placeOf(range),
        text,
        passed,
        seen,
        ...(includedAt === undefined ? {} : { includedAt: placeOf(includedAt) }),
        ...(origin === undefined ? {} : { cause: { place: placeOf(origin.range), text: origin.text } }),
    };
}

function placeIn(sources: readonly string[], range: SourceRange, folder: string): Place {
    return {
        file: withSlashes(pathFrom(folder, sources[range.source] ?? '')),
        line: range.startLine + 1,
        column: range.startColumn + 1,
        endLine: range.endLine + 1,
        endColumn: range.endColumn + 1,
    };
}

function lineStart({ uri }: ScenarioFile, folder: string, startLine: number): Place {
    const line = startLine + 1;
    return { file: withSlashes(pathFrom(folder, uri)), line, column: 1, endLine: line, endColumn: 1 };
}

function withSlashes(path: string): string {
    return path.replaceAll('\\', '/');
}
