import { describe, expect, it } from 'vitest';
import { readRun } from './histories.ts';
import { planFromText, textOf } from './plans.ts';

const OFFICE = textOf('test/corpus/rules/topology.ccsim');

describe('what is missing in the reports of a task that goes on', () => {
    it('ends when the connection to the CTI server is back (cti/unreported)', async () => {
        const plan = await planFromText(`${OFFICE}
scenario Gap on Office {
    duration 10min

    at 0s    A1 logs in to Chat
    at 1s    A1 becomes ready in Chat
    at 10s   ChatServer receives Chat task T lasting 3min
    at 1min  cut ChatServer -- Cti for 50s
}`);
        const task = readRun(plan).task(0);
        expect([task.reporting, task.missingFromMs, task.missingToMs]).toEqual(['partial', 60_000, 110_000]);
    });
});
