import { describe, expect, test } from 'vitest';
import { type PlanOptions, planOf } from '../../../language/index.ts';
import type { Plan } from '../../../simulator/plan.ts';
import { createWorkspace } from '../workspace.ts';

const ACME = `topology Acme {
    controller Central
    peripheral Ucm
    gateway Pg { pim UcmPim for Ucm }
    domain Voice
    agents A1, A2 on Ucm handle Voice
}
`;

const FRAGMENTS = `import "acme.ccsim"
fragment LogIn on Acme {
    param pause = 5s
    at 0s A1 log in
    after pause A1 become ready
    every 10s Ucm receives Voice call lasting 3s
    every 10s from 5s to 30s Ucm receives 2 Voice calls Line lasting 3s
    expect at 10s A1 is logged in
    expect from 10s to 20s A1 is logged in
    expect at end call Line#1 ended
    expect always at most 2 agents logged in to Voice
}
fragment Morning on Acme {
    param wait = 7s
    include LogIn at 1min with pause wait
    after 1s A1 become not ready
}
`;

const SCENARIO = `import "fragments.ccsim"
scenario Case on Acme {
    duration 10min
    param rest = 9s
    at 0s A2 log in
    include LogIn at 1min
    include Morning at 2min with wait rest
    after 30s fail Central
    expect at end call Line#2 ended
}
`;

async function plan(scenario = SCENARIO, options?: PlanOptions): Promise<Plan> {
    const workspace = createWorkspace({ 'acme.ccsim': ACME, 'fragments.ccsim': FRAGMENTS, 'case.ccsim': scenario });
    const built = planOf(await workspace.load('case.ccsim'), 'Case', options);
    if (built.kind === 'problems') {
        throw new Error(built.problems.map(({ message }) => message).join('\n'));
    }
    return built.plan;
}

describe('an included fragment', () => {
    test('counts its times from where it is included, in the place of the inclusion', async () => {
        const { timeline } = await plan();
        const times = timeline.map(({ occurs, text }) => [occurs.kind === 'once' ? occurs.atMs : occurs.fromMs, text]);
        expect(times).toEqual([
            [0, 'at 0s A2 log in'],
            [60_000, 'at 0s A1 log in'],
            [65_000, 'after 5s A1 become ready'],
            [60_000, 'every 10s Ucm receives Voice call lasting 3s'],
            [65_000, 'every 10s from 5s to 30s Ucm receives 2 Voice calls Line lasting 3s'],
            [180_000, 'at 0s A1 log in'],
            [189_000, 'after 9s A1 become ready'],
            [180_000, 'every 10s Ucm receives Voice call lasting 3s'],
            [185_000, 'every 10s from 5s to 30s Ucm receives 2 Voice calls Line lasting 3s'],
            [181_000, 'after 1s A1 become not ready'],
            [150_000, 'after 30s fail Central'],
        ]);
        expect(timeline.flatMap(({ occurs }) => (occurs.kind === 'recurring' ? [occurs.toMs] : []))).toEqual([
            600_000, 90_000, 600_000, 210_000,
        ]);
    });

    test('has its expectations judged then', async () => {
        const { expectations } = await plan();
        expect(expectations.map(({ when }) => when)).toEqual([
            { kind: 'at', atMs: 70_000 },
            { kind: 'throughout', fromMs: 70_000, toMs: 80_000 },
            { kind: 'end' },
            { kind: 'always' },
            { kind: 'at', atMs: 190_000 },
            { kind: 'throughout', fromMs: 190_000, toMs: 200_000 },
            { kind: 'end' },
            { kind: 'always' },
            { kind: 'end' },
        ]);
    });

    test('has tasks of its own, whose names tell the inclusions apart', async () => {
        const { timeline, expectations } = await plan();
        const made = timeline.flatMap(({ action }) => (action.kind === 'receive' ? [action.work.name] : []));
        expect(made).toEqual([undefined, 'Line', undefined, 'Line (2)']);
        const expected = expectations.flatMap(({ what }) =>
            what.kind === 'task' && what.which.kind === 'named' ? [what.which.name] : [],
        );
        expect(expected).toEqual(['Line#1', 'Line (2)#1', 'Line#2']);
    });

    test('says where it is written, and where the scenario includes it', async () => {
        const { sources, timeline, expectations } = await plan();
        expect(sources.map((uri) => uri.split('/').at(-1))).toEqual(['acme.ccsim', 'case.ccsim', 'fragments.ccsim']);
        expect(timeline[0]).not.toHaveProperty('includedAt');
        expect(timeline[1]).toMatchObject({
            range: { source: 2, startLine: 3 },
            includedAt: { source: 1, startLine: 5 },
        });
        expect(timeline[5]).toMatchObject({
            range: { source: 2, startLine: 3 },
            includedAt: { source: 1, startLine: 6 },
        });
        expect(expectations[0]).toMatchObject({ range: { source: 2 }, includedAt: { source: 1, startLine: 5 } });
    });

    test('takes values of the scenario that the caller gives', async () => {
        const { timeline } = await plan(SCENARIO, { arguments: { rest: '20s' } });
        expect(timeline[6]).toMatchObject({ occurs: { atMs: 200_000 }, text: 'after 20s A1 become ready' });
        expect(timeline[2]).toMatchObject({ occurs: { atMs: 65_000 } });
    });
});

test('errors in a fragment keep the scenarios that include it from running, and no others', async () => {
    const text = `${ACME}
fragment Wrong on Acme { at 0s fail Nobody }
scenario Case on Acme { duration 1min  include Wrong at 5s }
scenario Other on Acme { duration 1min }`;
    const workspace = createWorkspace({ 'case.ccsim': text });
    const document = await workspace.load('case.ccsim');
    expect(planOf(document, 'Case')).toMatchObject({ kind: 'problems', problems: [{ code: 'name/unknown' }] });
    expect(planOf(document, 'Other').kind).toBe('plan');
});
