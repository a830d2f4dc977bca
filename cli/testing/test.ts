/** `ccsim test`: scenarios as tests. */

import manifest from '../../package.json' with { type: 'json' };
import { paletteFor } from '../colours.ts';
import { CannotRun, EXIT, type ExitCode } from '../exit.ts';
import { findSources } from '../file-search.ts';
import { type CliIo, writeLines } from '../io.ts';
import { writeOutFile } from '../out-file.ts';
import { openScenarioFiles } from '../scenario-file.ts';
import { type Round, watchRounds } from '../watch.ts';
import { named, type Shard, shareOf } from './choice.ts';
import { githubReport } from './github-report.ts';
import { jsonReport } from './json-report.ts';
import { junitReport } from './junit-report.ts';
import { brokenFile, runTest, type ScenarioTest, type TestOutcome, testName, testsIn } from './outcomes.ts';
import { REPORTERS, type Reporter, type TestReport } from './report.ts';
import { sarifReport } from './sarif-report.ts';
import { textReport } from './text-report.ts';

export interface TestRequest {
    readonly names: readonly string[];
    /** At most one of them has no file: it goes to the terminal. */
    readonly reporters: readonly ReporterChoice[];
    readonly filters: readonly string[];
    readonly shard?: Shard;
    readonly watch: boolean;
}

export interface ReporterChoice {
    readonly reporter: Reporter;
    readonly out?: string;
}

/** `junit` or `junit=report.xml`; undefined for what is none. */
export function parseReporter(text: string): ReporterChoice | undefined {
    const [name, ...rest] = text.split('=');
    const reporter = REPORTERS.find((each) => each === name);
    const out = rest.join('=');
    if (reporter === undefined || (rest.length > 0 && out === '')) {
        return undefined;
    }
    return rest.length === 0 ? { reporter } : { reporter, out };
}

/** Runs every scenario, and every case of it, and reports. Throws `CannotRun` where there is nothing to run. */
export async function runTests(request: TestRequest, io: CliIo): Promise<ExitCode> {
    if (request.reporters.filter(({ out }) => out === undefined).length > 1) {
        throw new CannotRun('only one report can go to the terminal: give the others a file, such as junit=report.xml');
    }
    return request.watch
        ? watchRounds({ names: request.names, io, round: () => runOnce(request, io) })
        : (await runOnce(request, io)).code;
}

async function runOnce(request: TestRequest, io: CliIo): Promise<Round> {
    const { sources, unread } = await findSources(request.names, io.folder);
    const files = await openScenarioFiles(sources, io.folder);
    const startMs = performance.now();
    // A file without a test of its own is reported by the first share.
    const broken = (request.shard?.index ?? 1) > 1 ? [] : files.flatMap((file) => brokenFile(file, io.folder) ?? []);
    const all = testsIn(files, io.folder);
    const tests = broken.length > 0 && all.length === 0 ? [] : chosenTests(request, all, unread);
    const outcomes = [...broken, ...(await outcomesOf(tests, io))];
    const report = { version: manifest.version, outcomes, durationMs: performance.now() - startMs };
    await writeReports(request.reporters, report, io);
    await writeLines(
        io.err,
        unread.map((message) => `ccsim: ${message}`),
    );
    return { code: codeOf(outcomes, unread), paths: files.flatMap(({ paths }) => paths) };
}

function codeOf(outcomes: readonly TestOutcome[], unread: readonly string[]): ExitCode {
    if (unread.length > 0) {
        return EXIT.couldNotRun;
    }
    return outcomes.every(({ passed }) => passed) ? EXIT.fine : EXIT.failed;
}

function chosenTests(
    { names, filters, shard }: TestRequest,
    all: readonly ScenarioTest[],
    unread: readonly string[],
): readonly ScenarioTest[] {
    if (all.length === 0) {
        const [first] = unread;
        throw new CannotRun(
            first ?? `there is no scenario in ${names.join(', ')}: name files or folders that declare some`,
        );
    }
    const wanted = named(all, filters);
    if (wanted.length === 0) {
        const known = all.map(testName).join(', ');
        throw new CannotRun(`no test has ${filters.join(' or ')} in its name: there are ${known}`);
    }
    return shareOf(wanted, shard);
}

async function outcomesOf(tests: readonly ScenarioTest[], io: CliIo): Promise<readonly TestOutcome[]> {
    const outcomes: TestOutcome[] = [];
    for (const [place, test] of tests.entries()) {
        await io.progress(`Running ${place + 1} of ${tests.length}: ${testName(test)}`);
        outcomes.push(runTest(test, io.folder));
    }
    await io.progress('');
    return outcomes;
}

async function writeReports(reporters: readonly ReporterChoice[], report: TestReport, io: CliIo): Promise<void> {
    const inFiles = reporters.filter(({ out }) => out !== undefined);
    const onTerminal = reporters.find(({ out }) => out === undefined)?.reporter ?? 'text';
    for (const { reporter, out } of inFiles) {
        await writeOutFile(out ?? '', io.folder, [textOf(reporter, report, io, false)]);
    }
    await io.out(textOf(onTerminal, report, io, io.outInColour));
}

function textOf(reporter: Reporter, report: TestReport, { folder }: CliIo, inColour: boolean): string {
    switch (reporter) {
        case 'text':
            return textReport(report, paletteFor(inColour));
        case 'json':
            return jsonReport(report);
        case 'junit':
            return junitReport(report);
        case 'sarif':
            return sarifReport(report, folder);
        case 'github':
            return githubReport(report);
    }
}
