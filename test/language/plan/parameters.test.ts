import { describe, expect, test } from 'vitest';
import { type PlanOptions, planOf } from '../../../language/index.ts';
import type { Plan } from '../../../simulator/plan.ts';
import { DEFAULT_SETTINGS } from '../../../simulator/settings.ts';
import { loadText } from '../workspace.ts';

const TEXT = `
topology Acme {
    controller Central
    peripheral Ucm
    gateway Pg { pim UcmPim for Ucm }
    domain Voice
    agents A1, A2 on Ucm handle Voice
}
scenario Case on Acme {
    param length = 10min
    param outage = 90s
    param burst = 3
    param delay = 40s
    duration length
    seed burst
    set agentReloginDelay delay
    at outage fail Pg for outage
    after outage Ucm receives burst Voice calls Line lasting outage..length
    every exponential mean outage from delay to length Ucm receives Voice call lasting delay
    expect from outage to length at least burst agents logged in to Voice
    expect at end call Line#3 ended
}
`;

async function result(options?: PlanOptions, text = TEXT) {
    return planOf(await loadText(text), 'Case', options);
}

async function plan(options?: PlanOptions): Promise<Plan> {
    const built = await result(options);
    if (built.kind === 'problems') {
        throw new Error(built.problems.map(({ message }) => message).join('\n'));
    }
    return built.plan;
}

async function messages(values: Readonly<Record<string, string>>, text?: string): Promise<readonly string[]> {
    const built = await result({ arguments: values }, text);
    return built.kind === 'plan' ? [] : built.problems.map(({ code, message }) => `${code}: ${message}`);
}

describe('a parameter', () => {
    test('has the value that it is declared with', async () => {
        const { durationMs, seed, settings, timeline, expectations } = await plan();
        expect({ durationMs, seed, agentReloginDelay: settings.agentReloginDelay }).toEqual({
            durationMs: 600_000,
            seed: 3,
            agentReloginDelay: 40_000,
        });
        expect(timeline.map(({ occurs }) => occurs)).toEqual([
            { kind: 'once', atMs: 90_000 },
            { kind: 'once', atMs: 180_000 },
            { kind: 'recurring', every: { kind: 'exponential', meanMs: 90_000 }, fromMs: 40_000, toMs: 600_000 },
        ]);
        expect(timeline.map(({ action }) => action)).toMatchObject([
            { kind: 'fail', forMs: 90_000 },
            { kind: 'receive', count: 3, work: { handling: { kind: 'uniform', minMs: 90_000, maxMs: 600_000 } } },
            { kind: 'receive', count: 1 },
        ]);
        expect(expectations[0]).toMatchObject({
            when: { kind: 'throughout', fromMs: 90_000, toMs: 600_000 },
            what: { kind: 'agent-count', count: 3 },
        });
    });

    test('can be given another value by whoever runs the scenario', async () => {
        const { durationMs, seed, timeline } = await plan({ arguments: { outage: '2min', length: '1h' } });
        expect({ durationMs, seed }).toEqual({ durationMs: 3_600_000, seed: 3 });
        expect(timeline[0]).toMatchObject({ occurs: { atMs: 120_000 }, action: { forMs: 120_000 } });
    });

    test('stands with its value in the texts of statements', async () => {
        const { timeline, expectations } = await plan({ arguments: { outage: '2min' } });
        expect(timeline[0]?.text).toBe('at 2min fail Pg for 2min');
        expect(expectations[0]?.text).toBe('expect from 2min to 10min at least 3 agents logged in to Voice');
    });
});

describe('a value is refused', () => {
    test.each<readonly [Readonly<Record<string, string>>, string]>([
        [
            { outge: '5s' },
            "plan/argument: Scenario 'Case' has no parameter 'outge'. Did you mean 'outage'? It has 'length',",
        ],
        [{ outage: '5' }, "Parameter 'outage' is a duration, such as '90s'; '5' is a count."],
        [
            { outage: 'soon' },
            "Parameter 'outage' is a duration, and 'soon' is not a duration. Write a number with its unit, such as '90s'.",
        ],
        [{ burst: '3s' }, "Parameter 'burst' is a count, such as '3'; '3s' is a duration."],
        [{ toString: '3s' }, "has no parameter 'toString'"],
        [{ burst: '0' }, 'work/count: With burst 0: The number of tasks or calls must be'],
        [{ burst: '2' }, "expectation/task-number: With burst 2: Tasks 'Line' have numbers from 1 to 2, not '3'."],
        [{ length: '5s' }, "range/upside-down: With length 5s: '5s' is less than '90s'"],
        [{ length: '40d' }, "quantity/limit: With length 40d: '40d' is longer than any scenario may last"],
        [{ delay: '40d' }, 'setting/range: With delay 40d'],
        [{ outage: '11min' }, "range/upside-down: With outage 11min: '10min' is less than '11min'"],
    ])('%j', async (values, message) => {
        expect((await messages(values)).join('\n')).toContain(message);
    });

    test('where the scenario has no parameter at all', async () => {
        const text = 'topology Acme { controller Central }\nscenario Case on Acme { duration 1min }';
        expect(await messages({ outage: '5s' }, text)).toEqual([
            "plan/argument: Scenario 'Case' has no parameter 'outage'. It has none.",
        ]);
    });
});

describe('a case', () => {
    const withCases = TEXT.replace(
        'duration length',
        'duration length\n    case Short with outage 10s, burst 4, seed 9, set eventLimit 5000',
    );

    async function planOfCase(options: PlanOptions): Promise<Plan | undefined> {
        const built = await result(options, withCases);
        return built.kind === 'plan' ? built.plan : undefined;
    }

    test('has its own values, seed and settings', async () => {
        const planned = await planOfCase({ caseName: 'Short' });
        expect(planned).toMatchObject({ caseName: 'Short', seed: 9, settings: { eventLimit: 5000 } });
        expect(planned?.timeline[0]).toMatchObject({ occurs: { atMs: 10_000 }, action: { forMs: 10_000 } });
        expect(planned?.timeline[1]).toMatchObject({ action: { count: 4 } });
    });

    test('changes nothing where it is not asked for', async () => {
        const planned = await planOfCase({});
        expect(planned).toMatchObject({ seed: 3, settings: { eventLimit: DEFAULT_SETTINGS.eventLimit } });
        expect(planned).not.toHaveProperty('caseName');
        expect(planned?.timeline[0]).toMatchObject({ action: { forMs: 90_000 } });
    });

    test('gives way to the values and the seed of the caller', async () => {
        const planned = await planOfCase({ caseName: 'Short', arguments: { outage: '20s' }, seed: 5 });
        expect(planned).toMatchObject({ seed: 5 });
        expect(planned?.timeline[0]).toMatchObject({ action: { forMs: 20_000 } });
        expect(planned?.timeline[1]).toMatchObject({ action: { count: 4 } });
    });
});
