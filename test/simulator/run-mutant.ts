/** Runs Plans with another copy of the simulator, in a process of its own; prints how many expectations fail. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Plan, Trace } from '../../simulator/index.ts';

const [simulator = '', plans = ''] = process.argv.slice(2);
const { simulate }: { simulate(plan: Plan): Trace } = await import(pathToFileURL(simulator).href);
const parsed: Plan[] = JSON.parse(readFileSync(plans, 'utf8'));
const failed = parsed.flatMap((plan) => simulate(plan).expectations).filter((result) => !result.passed);
console.log(failed.length);
