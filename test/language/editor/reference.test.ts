import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planOf } from '../../../language/index.ts';
import { simulate } from '../../../simulator/index.ts';
import { SETTINGS } from '../../../simulator/settings.ts';
import { AGENT_STATES } from '../../../simulator/states.ts';
import { open } from './editing.ts';

const REFERENCE = readFileSync(new URL('../../../docs/language.md', import.meta.url), 'utf8');
const SAMPLES = [...REFERENCE.matchAll(/```ccsim\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const [WHOLE = ''] = SAMPLES;
const FRAGMENTS = SAMPLES.filter((sample) => /^(fragment|topology AcmeNight) /.test(sample)).join('\n');
const ACME = WHOLE.slice(0, WHOLE.indexOf('/** The link between')) + FRAGMENTS;

async function errorsIn(text: string): Promise<readonly string[]> {
    const { document } = await open(text);
    return document.parseResult.parserErrors.map((error) => error.message);
}

/** Errors of a sample where it fits best: by itself, in a topology, or in a scenario. */
async function errorsOfSample(sample: string): Promise<readonly string[]> {
    const places = [sample, `topology T {\n${sample}\n}`, `scenario S on T {\n${sample}\n}`];
    const results = await Promise.all(places.map(errorsIn));
    return results.find((errors) => errors.length === 0) ?? results.flat();
}

const GUIDE = readFileSync(new URL('../../../docs/guide.md', import.meta.url), 'utf8');

describe('a sample of the guide', () => {
    const samples = [...GUIDE.matchAll(/```ccsim\n([\s\S]*?)```/g)].map(([, sample = '']) => ({
        name: /^scenario (\w+)/m.exec(sample)?.[1] ?? '',
        sample,
    }));

    test.each(samples)('has no problems and meets its expectations: $name', async ({ name, sample }) => {
        const { document } = await open(sample, undefined, true);
        expect((document.diagnostics ?? []).map((each) => each.message)).toEqual([]);
        const result = planOf(document, name);
        const expectations = result.kind === 'plan' ? simulate(result.plan).expectations : [];
        expect(expectations.length).toBeGreaterThan(2);
        expect(expectations.filter((each) => !each.passed)).toEqual([]);
    });
});

describe('the language reference', () => {
    test.each(SAMPLES)('has a sample that can be read: %s', async (sample) => {
        expect(await errorsOfSample(sample)).toEqual([]);
    });

    const files = SAMPLES.filter((sample) => sample.startsWith('topology') && sample.includes('\nscenario'));

    test.each([
        WHOLE,
        ...files,
        ...SAMPLES.filter((sample) => sample.startsWith('scenario')).map((sample) => ACME + sample),
    ])('has a whole file without errors', async (text) => {
        const { document } = await open(text, undefined, true);
        const errors = (document.diagnostics ?? []).filter((each) => each.severity === 1);
        expect(errors.map((each) => each.message)).toEqual([]);
    });

    test('shows every statement that a scenario on its own topology can have without an error', async () => {
        const statements = SAMPLES.filter((sample) => /^(at|every|expect) /.test(sample));
        for (const sample of statements) {
            const text = `${ACME}\nscenario S on Acme {\nduration 10min\nat 20s EmailManager receives 3 Email tasks Mail lasting 4s\nat 20s EmailManager assigns Email task Own to A101 lasting 30s\nat 30s Ucm receives Voice call Line lasting 3s\n${sample}\n}`;
            const { document } = await open(withoutDuplicates(text), undefined, true);
            const errors = (document.diagnostics ?? []).filter((each) => each.severity === 1);
            expect(
                errors.map((each) => each.message),
                sample,
            ).toEqual([]);
        }
    });

    test('explains every agent state, and names only settings that exist', () => {
        for (const state of AGENT_STATES) {
            expect(REFERENCE).toContain(`\`${state}\``);
        }
        for (const [, name = ''] of REFERENCE.matchAll(/^set (\w+)/gm)) {
            expect(Object.keys(SETTINGS)).toContain(name);
        }
    });
});

/** The statements around a sample step back where it declares the same tasks itself. */
function withoutDuplicates(text: string): string {
    return ['Mail', 'Own', 'Line'].reduce((result, name) => {
        const declared = [...result.matchAll(new RegExp(`(?:tasks?|calls?) ${name} (?:lasting|to )`, 'g'))];
        return declared.length > 1
            ? result.replace(new RegExp(`^.*(?:tasks?|calls?) ${name} (?:lasting|to ).*\n`, 'm'), '')
            : result;
    }, text);
}
