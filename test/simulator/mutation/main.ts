/**
 * `npm run mutate [-- --limit N] [-- --seed N]`: breaks the simulator in many small ways, one at a time, and counts how
 * many of them the rule corpus and the golden traces of the examples notice.
 */

import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { testCases } from './cases.ts';
import { leftOutReactions, survives } from './reactions.ts';
import { describeMutant, MutantBench, type SourceMutant, sampleMutants } from './sources.ts';

const SCRATCH = resolve(import.meta.dirname, '../../../test-results/mutation');
const BENCHES = 2;

const { values } = parseArgs({
    options: { limit: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const limit = wholeNumber('limit', values.limit);
const seed = wholeNumber('seed', values.seed);

try {
    const cases = await testCases();
    const reactions = leftOutReactions();
    const unmissed = reactions.filter((each) => survives(each, cases)).map(({ name }) => name);
    print('Reactions and timers left out', reactions.length, unmissed);

    const mutants = sampleMutants(seed, limit);
    const benches = Array.from({ length: BENCHES }, (_, index) => new MutantBench(resolve(SCRATCH, `${index}`), cases));
    const failure = await benches[0]?.failureWithoutMutant();
    if (failure !== '') {
        throw new Error(`Without any mutant, ${failure} fails. Repair that first.`);
    }
    const survivors = await survivorsAmong(mutants, benches);
    print(`Changes to families/ and world/, sampled with seed ${seed}`, mutants.length, survivors.map(describeMutant));
} finally {
    rmSync(SCRATCH, { recursive: true, force: true });
}

async function survivorsAmong(
    mutants: readonly SourceMutant[],
    benches: readonly MutantBench[],
): Promise<readonly SourceMutant[]> {
    const queue = mutants.values();
    const survivors = new Set<SourceMutant>();
    const work = async (bench: MutantBench) => {
        for (const mutant of queue) {
            if (await bench.survives(mutant)) {
                survivors.add(mutant);
            }
        }
    };
    await Promise.all(benches.map(work));
    return mutants.filter((mutant) => survivors.has(mutant));
}

function print(title: string, tried: number, survivors: readonly string[]): void {
    const found = tried - survivors.length;
    const share = tried === 0 ? '' : ` (${Math.round((100 * found) / tried)} %)`;
    console.log(`${title}: ${found} of ${tried} found${share}`);
    for (const survivor of survivors) {
        console.log(`    ${survivor}`);
    }
}

function wholeNumber(option: string, text: string): number {
    if (!/^\d{1,9}$/.test(text)) {
        throw new Error(`--${option} is '${text}'. Give a whole number, such as --${option} 100.`);
    }
    return Number(text);
}
