/** Tries the cases with another copy of the simulator, in a process of its own; prints the first that fails, if any. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Plan, Trace } from '../../../simulator/index.ts';
import { firstFailure, type TestCase } from './verdict.ts';

const [simulator = '', file = ''] = process.argv.slice(2);
const { simulate }: { simulate(plan: Plan): Trace } = await import(pathToFileURL(simulator).href);
const cases: TestCase[] = JSON.parse(readFileSync(file, 'utf8'));
console.log(firstFailure(cases, simulate) ?? '');
