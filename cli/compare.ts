/** `ccsim compare`: what differs between two runs. */

import { compareAgentTimes, compareRuns } from '../simulator/comparison/compare.ts';
import {
    agentTimeRows,
    type DifferenceKind,
    type DifferenceRow,
    differenceRows,
} from '../simulator/comparison/difference-rows.ts';
import { simulate } from '../simulator/index.ts';
import type { Plan } from '../simulator/plan.ts';
import { runName } from '../simulator/run-name.ts';
import { formatMs } from '../simulator/trace/instants.ts';
import { TraceReader } from '../simulator/trace/reader.ts';
import { paletteFor } from './colours.ts';
import { CannotRun, EXIT, type ExitCode } from './exit.ts';
import { type CliIo, writeLines } from './io.ts';
import { problemLine } from './problem-text.ts';
import { openScenarioFiles, type ScenarioFile } from './scenario-file.ts';
import { readSource } from './source-file.ts';

export interface CompareRequest {
    readonly file: string;
    /** `Scenario`, `Scenario:Case`, either with `@seed`. */
    readonly first: string;
    readonly second: string;
}

/** Runs both and prints what differs; ends with {@link EXIT.failed} where something does. */
export async function compareScenarios({ file, first, second }: CompareRequest, io: CliIo): Promise<ExitCode> {
    const [opened] = await openScenarioFiles([await readSource(file, io.folder)], io.folder);
    if (opened === undefined) {
        throw new CannotRun(`${file} could not be opened`);
    }
    const plans = [planOf(opened, first), planOf(opened, second)];
    const problems = plans.flatMap((plan) => (plan.kind === 'problems' ? plan.problems : []));
    if (problems.length > 0) {
        await writeLines(io.err, [
            ...problems.map((problem) => problemLine(problem, paletteFor(false))),
            'ccsim: not compared, because of errors',
        ]);
        return EXIT.failed;
    }
    const [before, after] = plans.flatMap((each) => (each.kind === 'plan' ? [each.plan] : []));
    if (before === undefined || after === undefined) {
        throw new CannotRun(`${file} has not both runs`);
    }
    const [one, other] = [readerOf(before), readerOf(after)];
    const rows = [...differenceRows(compareRuns(one, other)), ...agentTimeRows(compareAgentTimes(one, other))];
    await writeLines(io.out, [`${titleOf(before)} → ${titleOf(after)}`, '', ...rowLines(rows)]);
    return rows.length === 0 ? EXIT.fine : EXIT.failed;
}

function planOf(file: ScenarioFile, run: string): ReturnType<ScenarioFile['plan']> {
    const [, scenario = '', caseName, seed] = /^([^:@]+)(?::([^@]+))?(?:@(\d+))?$/.exec(run) ?? [];
    const known = file.scenarios.find(({ name }) => name === scenario);
    if (known === undefined && file.scenarios.length > 0) {
        const all = file.scenarios.map(({ name }) => name).join(', ');
        throw new CannotRun(`there is no run '${run}': write Scenario, Scenario:Case or Scenario@8; there are ${all}`);
    }
    return file.plan(scenario, {
        ...(caseName === undefined ? {} : { caseName }),
        ...(seed === undefined ? {} : { seed: Number(seed) }),
    });
}

function readerOf(plan: Plan): TraceReader {
    return new TraceReader(plan, simulate(plan));
}

function titleOf(plan: Plan): string {
    return `${runName(plan)}, seed ${plan.seed}`;
}

const KINDS: Readonly<Record<DifferenceKind, string>> = {
    expectation: 'expectation',
    statement: 'timeline',
    agent: 'agent',
    task: 'task',
    component: 'component',
    link: 'link',
    other: 'path',
};

function rowLines(rows: readonly DifferenceRow[]): readonly string[] {
    if (rows.length === 0) {
        return ['Nothing differs.'];
    }
    return [
        ...rows.map(({ kind, name, before, after, atMs }) => {
            const from = atMs === undefined ? '' : ` (from ${formatMs(atMs)})`;
            return `  ${KINDS[kind].padEnd(11)}  ${name}: ${before} → ${after}${from}`;
        }),
        '',
        `  ${rows.length} ${rows.length === 1 ? 'difference' : 'differences'}`,
    ];
}
