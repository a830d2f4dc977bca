import { describe, expect, it } from 'vitest';
import { simulate } from '../../../simulator/index.ts';
import { planFromText, textOf } from '../plans.ts';

const OFFICE = textOf('test/corpus/rules/topology.ccsim').replace(
    'link EmailPim -- Central',
    'skill group Sales in Voice: A1, A2\n    skill group Service in Voice: A1\n    link EmailPim -- Central',
);

const TIMELINE = `
    duration 20min
    set reportingInterval 15min
    at 0s      A1 logs in
    at 1s      A1 becomes ready
    at 1min    cut ChatServer -- Cti for 40s
    at 65s     ChatServer assigns Chat task Unseen to A1 lasting 10s
    at 2min    Ucm receives Voice call T for Service lasting 2min wrap up 30s`;

describe('an expectation of an interval report', () => {
    it.each([
        'report of Chat says 0 handled',
        'report of Chat misses 1 handled',
        'report of Chat misses exactly 1 handled',
        'report of A1 in Chat misses 40s logged on',
        'report of A1 in Chat in interval 1 misses at least 40s logged on',
        'report of A1 says at least 1 offered',
        'report of A1 misses 1 offered',
        'report of Sales says 2min33s busy other',
        'report of Service says 2min talk time',
        'report of Voice says 3s max wait',
        'report of Ucm in interval 1 is INCOMPLETE',
        'report of Ucm in interval 2 is COMPLETE',
    ])('holds: %s', async (text) => {
        expect(await judged(text)).toMatchObject({ passed: true });
    });

    it.each([
        [
            'report of Chat says 1 handled',
            'the report of Chat said 0 handled, where 1 happened; 1 missing (cti/unreported)',
        ],
        [
            'report of Service says more than 5min talk time',
            'the report of Service said 2min talk time, as it happened',
        ],
        ['report of Ucm is COMPLETE', 'the report of Ucm was INCOMPLETE (cti/unreported)'],
        ['report of Ucm in interval 3 is COMPLETE', 'there was no such report: the run has 2 intervals'],
    ])('that fails says what was seen instead: %s', async (text, seen) => {
        const result = await judged(text);
        expect(result?.passed).toBe(false);
        expect(result?.seen).toContain(seen);
    });

    it('that fails names the statement behind what is missing', async () => {
        expect((await judged('report of Chat says 1 handled'))?.seen).toMatch(
            /Cause: “at 1min cut ChatServer -- Cti for 40s”\.$/,
        );
    });

    async function judged(text: string) {
        const plan = await planFromText(
            `${OFFICE}\nscenario Judged on Office {${TIMELINE}\n    expect at end ${text}\n}`,
        );
        return simulate(plan).expectations[0];
    }
});

describe('an expectation of Media Logout Status', () => {
    it.each([
        [
            'at end logout status of A1 in Voice says 50002',
            true,
            'A1 had been logged out of Voice with reason 50002 last',
        ],
        ['at 59s logout status of A1 in Voice says 50002', false, 'A1 had not been logged out of Voice'],
        [
            'at end logout status of A1, A2 in Voice says 50002',
            true,
            'A2 had been logged out of Voice with reason 50002',
        ],
        ['at end logout status of A1 says 50002', false, 'A1 had not been logged out of Email'],
        ['at end logout status of A2 in Email says 20002', true, 'reason 20002 last, since 3min (agent/transitions)'],
        ['never logout status of A2 in Email says 50002', true, ''],
    ])('%s', async (text, passed, seen) => {
        const plan = await planFromText(`${OFFICE}
scenario Judged on Office {
    duration 5min
    at 0s    A1, A2 log in to Voice
    at 0s    A1, A2 log in to Email
    at 1min  fail AgentPg.A
    at 3min  A2 logs out of Email with 20002
    expect ${text}
}`);
        const [result] = simulate(plan).expectations;
        expect(result?.passed).toBe(passed);
        expect(result?.seen).toContain(seen);
    });
});
