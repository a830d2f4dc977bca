/** `ccsim run`: what happens in scenarios. */

import type { ScenarioSummary } from '../language/index.ts';
import { type Plan, simulate } from '../simulator/index.ts';
import { runName } from '../simulator/run-name.ts';
import { stoppedLine } from '../simulator/trace/verdict.ts';
import { type Palette, paletteFor } from './colours.ts';
import { CannotRun, EXIT, type ExitCode } from './exit.ts';
import { type CliIo, writeLines, writePieces } from './io.ts';
import { writeOutFile } from './out-file.ts';
import { pageOf } from './page.ts';
import { type FileProblem, problemLine, problemSummary } from './problem-text.ts';
import { checkView, type FinishedRun, headOf, separatorOf, type ViewRequest, viewPieces } from './run-view.ts';
import { openScenarioFiles, type ScenarioFile } from './scenario-file.ts';
import { readSource } from './source-file.ts';
import { resultLines } from './timeline-text.ts';

export interface RunRequest extends ViewRequest {
    readonly file: string;
    /** Absent: every scenario of the file. */
    readonly scenario?: string;
    /** Absent: every case of a scenario. */
    readonly case?: string;
    /** Takes the place of the scenario's own. */
    readonly seed?: number;
    /** Texts of values by the names of parameters. */
    readonly param?: Readonly<Record<string, string>>;
    /** File for a page that shows the timeline; absent: none. */
    readonly html?: string;
    /** Absent: the terminal. */
    readonly out?: string;
}

/** Runs scenarios of a file and prints what happened, or what is in the way. */
export async function runScenarios(request: RunRequest, io: CliIo): Promise<ExitCode> {
    checkView(request);
    const [file] = await openScenarioFiles([await readSource(request.file, io.folder)], io.folder);
    if (file === undefined) {
        throw new CannotRun(`${request.file} could not be opened`);
    }
    const errors = file.problems.filter(({ severity }) => severity === 'error');
    const scenarios = chooseScenarios(request, file, errors.length > 0);
    const { plans, problems } = plansOf(file, chooseRuns(request, scenarios), request);
    if (problems.length > 0 || plans.length === 0) {
        return refuse(problems.length > 0 ? problems : errors, io);
    }
    await writePage(request, plans, io);
    return finish(request, plans, io);
}

/** The scenarios asked for; none where errors in the file may be why they are not there. */
function chooseScenarios(request: RunRequest, file: ScenarioFile, hasErrors: boolean): readonly ScenarioSummary[] {
    const { scenario } = request;
    const all = file.scenarios;
    const names = all.length === 0 ? 'it has none' : `it has ${all.map(({ name }) => name).join(', ')}`;
    if (scenario !== undefined) {
        const named = all.filter(({ name }) => name === scenario);
        if (named.length === 0 && !hasErrors) {
            throw new CannotRun(`${request.file} has no scenario ${scenario}: ${names}`);
        }
        return named;
    }
    if (all.length === 0 && !hasErrors) {
        throw new CannotRun(
            `${request.file} has no scenario to run: add one, such as scenario Test on MyTopology { … }`,
        );
    }
    return all;
}

/** A scenario, or one case of it. */
interface ChosenRun {
    readonly scenario: ScenarioSummary;
    readonly caseName?: string;
}

/** Every case of every scenario that has some, or the one asked for; the others as they are declared. */
function chooseRuns(
    { file, case: asked, format }: RunRequest,
    scenarios: readonly ScenarioSummary[],
): readonly ChosenRun[] {
    const runs = scenarios.flatMap((scenario): readonly ChosenRun[] => {
        const cases = scenario.cases.filter(({ name }) => asked === undefined || name === asked);
        const isWhole = scenario.cases.length === 0 && asked === undefined;
        return isWhole ? [{ scenario }] : cases.map(({ name }) => ({ scenario, caseName: name }));
    });
    const names = scenarios.flatMap(({ cases }) => cases.map(({ name }) => name));
    if (runs.length === 0 && asked !== undefined && scenarios.length > 0) {
        const there = names.length === 0 ? 'there are none' : `there are ${[...new Set(names)].join(', ')}`;
        throw new CannotRun(`${file} has no case ${asked}: ${there}`);
    }
    const [first, ...others] = new Set(runs.map(({ scenario }) => scenario.name));
    if (others.length > 0 && format === 'json') {
        const all = [first, ...others].join(', ');
        throw new CannotRun(`JSON is of one scenario: name one with --scenario; it has ${all}`);
    }
    if (runs.length > 1 && format === 'json') {
        throw new CannotRun(`JSON is of one case: name one with --case; there are ${names.join(', ')}`);
    }
    return runs;
}

function plansOf(file: ScenarioFile, runs: readonly ChosenRun[], { seed, param = {} }: RunRequest) {
    const scenarios = runs.map(({ scenario }) => scenario);
    const plans: Plan[] = [];
    const problems: FileProblem[] = [];
    for (const { scenario, caseName } of runs) {
        const result = file.plan(scenario.name, {
            arguments: argumentsFor(scenario, scenarios, param),
            ...(seed === undefined ? {} : { seed }),
            ...(caseName === undefined ? {} : { caseName }),
        });
        if (result.kind === 'plan') {
            plans.push(result.plan);
        } else {
            problems.push(...result.problems);
        }
    }
    return { plans, problems };
}

/** The values that concern a scenario: those of its parameters, and those that no scenario has, which is an error. */
function argumentsFor(
    scenario: ScenarioSummary,
    all: readonly ScenarioSummary[],
    param: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
    const has = ({ parameters }: ScenarioSummary, name: string) => parameters.some((each) => each.name === name);
    const concerned = ([name]: readonly [string, string]) =>
        has(scenario, name) || !all.some((each) => has(each, name));
    return Object.fromEntries(Object.entries(param).filter(concerned));
}

async function refuse(problems: readonly FileProblem[], io: CliIo): Promise<ExitCode> {
    const palette = paletteFor(false);
    await writeLines(io.err, [
        ...problems.map((problem) => problemLine(problem, palette)),
        `ccsim: not run, because of errors (${problemSummary(1, problems)})`,
    ]);
    return EXIT.failed;
}

async function finish(request: RunRequest, plans: readonly Plan[], io: CliIo): Promise<ExitCode> {
    const { format, out } = request;
    const failures: FinishedRun[] = [];
    const onTerminal = out === undefined;
    const palette = paletteFor(onTerminal && io.outInColour);
    const pieces = piecesOf(plans, request, palette, (run) => {
        if (isFailure(run)) {
            failures.push(run);
        }
    });
    if (onTerminal) {
        await writePieces(io.out, pieces);
    } else {
        await writeOutFile(out, io.folder, pieces);
    }
    if (!onTerminal || format !== 'text') {
        await writeLines(io.err, failures.flatMap(failureLines));
    }
    return failures.length > 0 ? EXIT.failed : EXIT.fine;
}

/** Writes the page that shows the run, if one is asked for. */
async function writePage({ html }: RunRequest, plans: readonly Plan[], io: CliIo): Promise<void> {
    const [plan, ...others] = plans;
    if (html === undefined || plan === undefined) {
        return;
    }
    if (others.length > 0) {
        const all = plans.map((each) => runName(each)).join(', ');
        throw new CannotRun(`--html is a page of one run: name one with --scenario and --case; there are ${all}`);
    }
    await writeOutFile(html, io.folder, [await pageOf(plan)]);
}

/** Runs one scenario after the other, each when its text is asked for, so that only one trace is held at a time. */
function* piecesOf(
    plans: readonly Plan[],
    request: RunRequest,
    palette: Palette,
    finished: (run: FinishedRun) => void,
): Generator<string, void, undefined> {
    let before = headOf(request);
    for (const plan of plans) {
        const run = { plan, trace: simulate(plan) };
        finished(run);
        yield before;
        before = separatorOf(request);
        yield* viewPieces(run, request, palette);
    }
}

function isFailure({ trace }: FinishedRun): boolean {
    return trace.outcome.kind !== 'completed' || trace.expectations.some(({ passed }) => !passed);
}

/** What failed, for those who do not read the report on the terminal. */
function failureLines({ plan, trace }: FinishedRun): readonly string[] {
    const failed = trace.expectations.flatMap((result, index) =>
        result.passed ? [] : [...resultLines(plan, index, result, paletteFor(false))],
    );
    const stopped = stoppedLine(trace);
    return [`ccsim: ${runName(plan)}:`, ...(stopped === undefined ? [] : [`  ${stopped}`]), ...failed];
}
