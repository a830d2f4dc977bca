/** What every mutant is tried with: the rule corpus, and the examples with their golden traces. */

import { filesMatching, planFrom, textOf } from '../plans.ts';
import { RULE_SCENARIOS } from '../rule-corpus.ts';
import type { TestCase } from './verdict.ts';

export async function testCases(): Promise<readonly TestCase[]> {
    const corpus = RULE_SCENARIOS.map(async (file) => ({ file, plan: await planFrom(file) }));
    const examples = filesMatching('examples/*.ccsim').map(async (file) => ({
        file,
        plan: await planFrom(file),
        golden: textOf(`test/golden/${file}.txt`),
    }));
    return Promise.all([...corpus, ...examples]);
}
