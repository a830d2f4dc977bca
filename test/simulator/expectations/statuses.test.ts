import { beforeAll, describe, expect, test } from 'vitest';
import { type ExpectationResult, simulate } from '../../../simulator/index.ts';
import { planFromText } from '../plans.ts';

const TOPOLOGY = `topology Displays {
    controller Central duplexed { objects 2000  scripts 10 }
    peripheral Ucm unified-cm
    cic server Cic1
    media server Ims1 { serves Cic1 { resources 24 } }
    cim Eim serves Email {
        services server CimSvc
        web server CimWeb1
    }
    gateway AgentPg duplexed { cti server Cti  pim UcmPim for Ucm }
    gateway MrPg duplexed { mr pim EimPim for Eim }
    domain Email
    domain Voice
    agents A1 on Ucm handle Voice, Email
    link Eim -- Cti
    link Eim -- EimPim
    link EimPim -- Central
}`;

const TIMELINE = `
    at 0s     A1 logs in
    at 1s     A1 becomes ready
    at 30s    Ucm receives 3 Voice calls Line lasting 30s
    at 1min   fail Central.A.router for 60s
    at 2min   cut Ims1 -- Cic1 for 30s
    at 4min   change Ims1 to license missing
    at 5min   fail CimWeb1 for 30s
    at 6min   fail Eim.EAAS for 30s
    at 7min   fail AgentPg for 60s`;

/** 2000 objects of 1 KB, 10 scripts of 8 KB, a peripheral of 64 KB, an agent of 2 KB. */
const QUIET = '2.1MB';

/** What is expected, whether it is met, and what is then seen. */
const CASES: readonly (readonly [expected: string, passed: boolean, seen: string])[] = [
    ['at 119.999s Ims1 -- Cic1 accepts sessions', true, 'Ims1 -- Cic1 accepted sessions; it was ACTIVE since 0s'],
    [
        'at 2min Ims1 -- Cic1 accepts sessions',
        false,
        'did not accept sessions; it was NOT_CONNECTED since 2min (media/not-connected). Cause: “at 2min cut Ims1 -- Cic1 for 30s”.',
    ],
    [
        'at end Ims1 -- Cic1 accepts sessions',
        false,
        'did not accept sessions, its license being missing; it was ACTIVE since',
    ],
    ['at 4min Ims1 -- Cic1 does not accept sessions', true, 'its license being missing'],
    ['at 1min Ims1 -- Cic1 has 24 resources', true, 'Ims1 -- Cic1 had 24 active resources; it was ACTIVE since 0s'],
    ['at 2min Ims1 -- Cic1 has more than 0 resources', false, 'Ims1 -- Cic1 had 0 active resources'],
    ['from 2min to 149.999s Ims1 -- Cic1 has 0 resources', true, 'It held at every instant'],
    ['at 359.999s Eim.EAAS is ALIVE', true, 'Eim.EAAS was ALIVE since'],
    ['at 6min Eim.EAAS is NOT_ANSWERING', true, 'Eim.EAAS was NOT_ANSWERING since 6min (component/failed)'],
    ['within 1min..5min CimWeb1 is UNHEALTHY', true, 'At 5min CimWeb1 was UNHEALTHY since 5min'],
    ['never CimWeb1 is UNHEALTHY', false, 'Cause: “at 5min fail CimWeb1 for 30s”.'],
    ['always Central state size is less than 3MB', true, 'Central state size was'],
    ['at 20s Central state size is more than 2146KB', false, `At 20s Central state size was ${QUIET} since 0s`],
    ['at 40s Central state size is more than 2146KB', true, 'Central state size was 2.11MB since 30s'],
    ['at end Central.B.router max state size is more than 2146KB', true, 'Central.B.router max state size was 2.11MB'],
    ['at 20s Central max state size is more than 2146KB', false, `router max state size was ${QUIET}`],
    [
        'at 90s Central.A.router max state size is at least 0B',
        false,
        'Central.A.router showed no state size, being down',
    ],
    ['at 419.999s Central.A.router has been up for at least 5min', false, 'had been up for 4min59.999s, since 2min'],
    ['at 7min Central.A.router has been up for at least 5min', true, 'had been up for 5min, since 2min'],
    ['from 2min to 7min Central.A.router has been up for at most 5min', true, 'It held at every instant'],
    [
        'from 2min to 420.001s Central.A.router has been up for at most 5min',
        false,
        'At 7min0.001s Central.A.router had',
    ],
    ['at 90s Central.A.router has been up for at most 5min', false, 'Central.A.router was DOWN since 1min'],
    ['at 59s Central.router has been in sync for exactly 59s', true, 'Central.router had been in sync for 59s'],
    ['at 90s Central.router has been in sync for at least 0s', false, 'Central.router was ONE_SIDED since 1min'],
    ['at 90s Central.router was synchronized from B', false, 'Central.router had not been synchronized yet'],
    ['at end Central.router was synchronized from B', true, 'Central.router was synchronized from B last, at 2min'],
    ['never Central.router was synchronized from A', true, 'It held at no instant'],
    ['at end Eim.EAAS was NOT_ANSWERING for exactly 60s', true, 'it was so for 1min, from 6min to 7min'],
    ['from 6min to 380s Eim.EAAS was NOT_ANSWERING for at least 20s', true, 'From 6min to 6min20s it was so for 20s'],
    ['at 380s Eim.EAAS was NOT_ANSWERING for exactly 20s', true, 'From 0s to 6min20s it was so for 20s'],
    ['at end Ims1 -- Cic1 was DOWN for exactly 30s', true, 'it was so for 30s, from 2min to 2min30s'],
    ['at end A1 was AVAILABLE in Email for at most 1s', false, 'it was so for '],
    ['never Central.A.router was DOWN for more than 1min', true, 'it was so for 1min, from 1min to 2min'],
    ['at 5min A1 was LOGGED_OUT in Voice for at most 0s', true, 'From 0s to 5min it was never so: at 5min A1 was'],
    ['at end call Line#1 waited at most 30s', true, 'Line#1 had waited'],
    ['at end every Voice call waited less than 1min', false, 'Line#3 had waited 1min'],
    ['at 1min every Voice call waited at most 30s', true, 'it was so of all 3 tasks so far'],
    [
        'always every Voice call waited at most 30s',
        false,
        'At 1min0.001s 2 of 3 tasks differed: Line#2 had waited 30.001s',
    ],
    ['never no call waited more than 30s', false, 'At 0s no task had arrived'],
    ['at end at least 2 Voice tasks waited more than 30s', true, 'it was so of 2 of 3 tasks: Line#3 had waited'],
    ['eventually exactly 2 Voice tasks waited exactly 30s', true, 'At 1min it was so of 2 of 3 tasks'],
    [
        'eventually Central.router was synchronized from B after Central.A.router was DOWN for at least 30s',
        true,
        'The other first at 1min30s',
    ],
    ['at end log of Ims1 says "sessions" at least 1 time', true, 'a log line of Ims1 said “sessions”'],
    ['at end log of Cic1 says "sessions" exactly 0 times', true, 'no log line of Cic1 said “sessions”'],
    ['eventually Eim.EAAS is NOT_ANSWERING before CimWeb1 is UNHEALTHY', false, 'Seen first at 6min'],
];

describe('what status displays show, time in states, waiting times', () => {
    let results: readonly ExpectationResult[] = [];

    beforeAll(async () => {
        const lines = CASES.map(([expected]) => `    expect ${expected}`).join('\n');
        const plan = await planFromText(
            `${TOPOLOGY}\nscenario S on Displays {\n    duration 10min\n${TIMELINE}\n${lines}\n}`,
        );
        results = simulate(plan).expectations;
    });

    test.each(CASES.map((each, index) => [index, ...each] as const))('%i: expect %s', (index, _, passed, seen) => {
        expect(results[index]?.seen).toContain(seen);
        expect(results[index]?.passed).toBe(passed);
    });
});
