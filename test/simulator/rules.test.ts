import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FAMILIES } from '../../simulator/families/families.ts';
import { createSimulation, type Plan, RULES, simulate } from '../../simulator/index.ts';
import type { Family } from '../../simulator/run.ts';
import { MUTANTS } from './mutants.ts';
import { planFrom } from './plans.ts';
import { RULE_SCENARIOS, scenariosFor } from './rule-corpus.ts';

const SCRATCH = resolve(import.meta.dirname, '../../test-results/mutants');

/**
 * What a rule decides about everything that is random is seen by comparing seeds: `determinism.test.ts`; what is shown on
 * demand, or made of a finished run, is asked for in `status/state-transfer.test.ts` and `status/cim-monitors.test.ts`.
 */
const SEEN_ELSEWHERE: ReadonlySet<string> = new Set(['order/seed', 'state/status', 'cim/monitor']);

describe('the rule corpus', () => {
    it.each(RULE_SCENARIOS)('%s holds', async (file) => {
        const plan = await planFrom(file);
        const { expectations } = simulate(plan);
        expect(expectations.length).toBeGreaterThan(0);
        const failed = expectations.flatMap(({ passed, seen }, index) =>
            passed ? [] : [`${plan.expectations[index]?.text}: ${seen}`],
        );
        expect(failed).toEqual([]);
    });

    it.each(RULES.map((rule) => rule.id))('%s has a scenario', (rule) => {
        expect(scenariosFor(rule)).not.toEqual([]);
    });
});

/** Their reactions only show something; what they forbid is tried by a mutant. */
const SHOWING_ONLY: ReadonlySet<string> = new Set(['cti/agents-stay']);

describe('a rule that is left out', () => {
    it.each(rulesWithReactions().filter((rule) => !SHOWING_ONLY.has(rule)))(
        '%s is missed by its scenario',
        async (rule) => {
            const families = FAMILIES.map((family) => without(family, rule));
            const plans = await Promise.all(scenariosFor(rule).map((file) => planFrom(file)));
            expect(plans.some((plan) => fails(plan, families))).toBe(true);
        },
    );

    it('is tried for every rule, one way or another', () => {
        const tried = new Set([...rulesWithReactions(), ...MUTANTS.map((mutant) => mutant.rule), ...SEEN_ELSEWHERE]);
        expect(RULES.map((rule) => rule.id).filter((rule) => !tried.has(rule))).toEqual([]);
    });
});

describe('a rule that is broken', () => {
    afterAll(() => rmSync(SCRATCH, { recursive: true, force: true }));

    it.each(MUTANTS.map((mutant, index) => ({ ...mutant, index })))(
        '$rule in $file (#$index) is missed by its scenario',
        async ({ index, rule, file, find, replace }) => {
            const folder = resolve(SCRATCH, String(index));
            mkdirSync(folder, { recursive: true });
            cpSync(resolve(import.meta.dirname, '../../simulator'), resolve(folder, 'simulator'), { recursive: true });
            const source = resolve(folder, 'simulator', file);
            const text = readFileSync(source, 'utf8');
            expect(text.split(find).length, `'${find}' is in ${file} once`).toBe(2);
            writeFileSync(source, text.replace(find, replace));
            const plans = await Promise.all(scenariosFor(rule).map((each) => planFrom(each)));
            writeFileSync(resolve(folder, 'plans.json'), JSON.stringify(plans));
            expect(failuresOfMutant(folder)).toBeGreaterThan(0);
        },
    );
});

function rulesWithReactions(): string[] {
    const rules = FAMILIES.flatMap((family) =>
        [...family.reactions, ...family.timers].map((reaction) => reaction.rule),
    );
    return [...new Set<string>(rules)];
}

function without(family: Family, rule: string): Family {
    return {
        ...family,
        reactions: family.reactions.filter((reaction) => reaction.rule !== rule),
        timers: family.timers.filter((timer) => timer.rule !== rule),
    };
}

function fails(plan: Plan, families: readonly Family[]): boolean {
    return createSimulation(plan, families)
        .finish()
        .expectations.some((result) => !result.passed);
}

/** A mutant must run: one that breaks the program instead of the rule would be found by anything. */
function failuresOfMutant(folder: string): number {
    const script = resolve(import.meta.dirname, 'run-mutant.ts');
    const simulator = resolve(folder, 'simulator/index.ts');
    const output = execFileSync(process.execPath, [script, simulator, resolve(folder, 'plans.json')], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 60_000,
    });
    return Number(output);
}
