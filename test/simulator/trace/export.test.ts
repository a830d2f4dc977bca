import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import {
    exportTrace,
    serializeTrace,
    serializeTraceInPieces,
    type TraceExport,
} from '../../../simulator/trace/export.ts';
import { SAMPLE_PLAN, sampleTrace } from './sample-trace.ts';
import { TraceBuilder } from './trace-builder.ts';

const schema: object = JSON.parse(readFileSync(new URL('../../../docs/trace.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const exported = exportTrace(SAMPLE_PLAN, sampleTrace());

describe('the exported form', () => {
    test('says what happened', () => {
        expect(exported).toMatchObject({
            version: 1,
            scenario: 'Test',
            topology: 'Acme',
            seed: 7,
            durationMs: 600_000,
            outcome: { kind: 'completed' },
        });
        expect(exported.timeline).toEqual([
            {
                atMs: 60_000,
                line: 10,
                text: 'at 1min cut EmailPim -- Central for 90s',
                rule: 'timeline/statement',
                entry: 5,
                cause: null,
            },
        ]);
        expect(exported.links[0]).toMatchObject({
            id: 'EmailPim -- Central',
            from: 'EmailPim',
            to: 'Central',
            intervals: [
                { state: 'UP', fromMs: 0, toMs: 60_000, rule: 'timeline/start', entry: 1, cause: null },
                { state: 'DOWN', fromMs: 60_000, toMs: 600_000, rule: 'link/cut', entry: 6, cause: 5 },
            ],
        });
        expect(exported.paths.map(({ intervals, ...path }) => path)).toEqual([
            { application: 'EmailManager', kind: 'mr', ctiServer: null },
            { application: 'EmailManager', kind: 'arm', ctiServer: 'Cti' },
        ]);
    });

    test('has an agent once per domain, with reason codes', () => {
        const email = exported.agents.find(({ agent, domain }) => agent === 'A101' && domain === 'Email');
        expect(email?.intervals.map(({ state }) => state)).toEqual(['LOGGED_OUT', 'AVAILABLE', 'ACTIVE', 'LOGGED_OUT']);
        expect(email?.intervals[2]).toMatchObject({ about: 'Mail#1' });
        expect(email?.intervals[3]).toMatchObject({ reasonCode: 50002, rule: 'desktop/agents-logged-out' });
        expect(email?.intervals[0]).not.toHaveProperty('reasonCode');
    });

    test('has tasks with where they came from and how they ended', () => {
        const [mail, call, again] = exported.tasks;
        expect(mail).toMatchObject({
            id: 'Mail#1',
            domain: 'Email',
            application: 'EmailManager',
            peripheral: null,
            agent: 'A101',
            disposition: { code: 42, name: 'DBCD_APPLICATION_PATH_WENT_DOWN' },
            reporting: 'none',
            missing: { fromMs: 61_000, toMs: 70_000 },
            continues: null,
        });
        expect(mail?.reports).toMatchObject([{ atMs: 70_000, outcome: 'none', rule: 'cti/unreported' }]);
        expect(mail?.intervals.at(-1)).toMatchObject({ state: 'ENDED', fromMs: 70_000, toMs: 70_000 });
        expect(call).toMatchObject({
            application: null,
            peripheral: 'Ucm',
            agent: null,
            disposition: null,
            missing: null,
        });
        expect(again).toMatchObject({ id: 'Mail#1/2', continues: 'Mail#1' });
    });

    test('has messages, log lines and expectations', () => {
        expect(exported.messages.map(({ name, task, agent }) => [name, task, agent])).toEqual([
            ['ROUTING_DISABLED', null, null],
            ['NEW_TASK_FAILURE', 'Mail#1', null],
            ['MEDIA_LOGIN_REQ', null, 'A101'],
        ]);
        expect(exported.log.map(({ component }) => component)).toEqual(['EmailPim', null]);
        expect(exported.expectations.map(({ passed }) => passed)).toEqual([false, false, false]);
        expect(exported.expectations[2]).toMatchObject({ line: 21, atMs: null, entry: null });
    });

    test('names as a cause only what is in it', () => {
        const entries = new Set(numbersNamed(exported, 'entry'));
        expect(numbersNamed(exported, 'cause').filter((cause) => !entries.has(cause))).toEqual([]);
    });
});

describe('the text', () => {
    const text = serializeTrace(SAMPLE_PLAN, sampleTrace());

    test('is the exported form', () => {
        expect(JSON.parse(text)).toEqual(exported);
        expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(exported));
    });

    test('is the same each time, in pieces too, and ends with a newline', () => {
        expect(serializeTrace(SAMPLE_PLAN, sampleTrace())).toBe(text);
        expect([...serializeTraceInPieces(SAMPLE_PLAN, sampleTrace())].join('')).toBe(text);
        expect(text.endsWith('}\n')).toBe(true);
    });

    test('has a line per element', () => {
        expect(text.split('\n')).toContain('  "scenario": "Test",');
        expect(
            text.split('\n').filter((line) => line.startsWith('    {"atMs":60000,"name":"ROUTING_DISABLED"')),
        ).toHaveLength(1);
    });
});

describe('the schema', () => {
    test('allows every export', () => {
        expect(validate(exported) ? [] : validate.errors).toEqual([]);
    });

    test('allows that of a run that was stopped, and of an empty one', () => {
        const builder = new TraceBuilder();
        const trace = builder.finish({ kind: 'event-limit', atMs: 5, limit: 1_000 });
        expect(validate(exportTrace(builder.plan, trace)) ? [] : validate.errors).toEqual([]);
    });

    test('misses every field that is taken away, and sees every one that is added', () => {
        const optional = new Set(['reasonCode', 'disposition', 'about']);
        let tried = 0;
        for (const { holder, path } of objectsIn(exported)) {
            for (const key of Object.keys(holder)) {
                if (path.includes('intervals') && optional.has(key)) {
                    continue;
                }
                const without = edited(path, (object) => Reflect.deleteProperty(object, key));
                expect(validate(without), `${path.join('.')} without ${key}`).toBe(false);
                tried += 1;
            }
            const added = edited(path, (object) => Reflect.set(object, 'surplus', 1));
            expect(validate(added), `${path.join('.')} with a surplus`).toBe(false);
        }
        expect(tried).toBeGreaterThan(100);
    });

    test('knows the states of each kind of lane', () => {
        const wrong = edited(['links', '0', 'intervals', '0'], (object) => Reflect.set(object, 'state', 'ACTIVE'));
        expect(validate(wrong)).toBe(false);
    });
});

/** Every object in a value, with its path. */
function objectsIn(value: unknown, path: readonly string[] = []): { holder: object; path: readonly string[] }[] {
    if (typeof value !== 'object' || value === null) {
        return [];
    }
    const inner = Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...path, key]));
    return Array.isArray(value) ? inner : [{ holder: value, path }, ...inner];
}

/** A copy of the sample in which the object at a path is changed. */
function edited(path: readonly string[], change: (object: object) => void): TraceExport {
    const copy = structuredClone(exported);
    let target: unknown = copy;
    for (const key of path) {
        target = typeof target === 'object' && target !== null ? Reflect.get(target, key) : undefined;
    }
    if (typeof target !== 'object' || target === null) {
        throw new Error(`there is no object at ${path.join('.')}`);
    }
    change(target);
    return copy;
}

function numbersNamed(value: unknown, name: string): readonly number[] {
    return objectsIn(value).flatMap(({ holder }) => {
        const number: unknown = Reflect.get(holder, name);
        return typeof number === 'number' ? [number] : [];
    });
}
