/**
 * `npm run coverage:rules [-- --json]`: what the rule corpus and the examples exercise. Fails if a rule of the registry has
 * neither an entry in any of their traces nor a scenario of its name.
 */

import { parseArgs } from 'node:util';
import { simulate } from '../../../simulator/index.ts';
import { TraceReader } from '../../../simulator/trace/reader.ts';
import { filesMatching, plansFrom } from '../plans.ts';
import { RULE_SCENARIOS, scenariosFor } from '../rule-corpus.ts';
import { coverageOf, missingIn } from './coverage.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const plans = await Promise.all(
    [...RULE_SCENARIOS, ...filesMatching('examples/*.ccsim')].map((file) => plansFrom(file)),
);
const coverage = coverageOf(plans.flat().map((plan) => new TraceReader(plan, simulate(plan))));
const missingRules = missingIn(coverage.rules).filter((rule) => scenariosFor(rule).length === 0);

if (values.json) {
    const asObjects = Object.entries(coverage).map(([name, counts]) => [name, Object.fromEntries(counts)]);
    console.log(JSON.stringify({ runs: plans.flat().length, ...Object.fromEntries(asObjects), missingRules }, null, 4));
} else {
    console.log(`${plans.flat().length} runs of the rule corpus and the examples`);
    print('Rules with a scenario or an entry', coverage.rules.size, missingRules);
    print('Rules by which something is recorded', coverage.rules.size, missingIn(coverage.rules));
    print('Changes of agents', coverage.agentChanges.size, missingIn(coverage.agentChanges));
    print('Changes of tasks and calls', coverage.taskChanges.size, missingIn(coverage.taskChanges));
    print('Pairs of families that met', coverage.pairs.size, missingIn(coverage.pairs));
}
process.exitCode = missingRules.length === 0 ? 0 : 1;

function print(title: string, count: number, missing: readonly string[]): void {
    console.log(`${title}: ${count - missing.length} of ${count}`);
    for (const each of missing) {
        console.log(`    not ${each}`);
    }
}
