import { beforeAll, describe, expect, it } from 'vitest';
import { parseFromPanel, parseIdentity, parseToPanel } from '../../client/webview/protocol-parsers.ts';
import type { Plan } from '../../simulator/plan.ts';
import { FAILOVER, planOfText } from './plans.ts';

const RANGE = { source: 0, startLine: 1, startColumn: 2, endLine: 3, endColumn: 4 };
const SHOWN = { type: 'show', revision: 3, document: 'file:///x' };
const PROBLEM = { uri: 'file:///x', ...RANGE, code: 'a/b', message: 'no' };

let plan: Plan;
beforeAll(async () => {
    plan = await planOfText(FAILOVER);
});

describe('a message to the panel', () => {
    it('is taken if it is well-formed', () => {
        for (const message of [
            { type: 'show', revision: 3, document: 'file:///x', plan },
            { type: 'problems', document: 'file:///x', scenario: 'S', problems: [PROBLEM] },
            { type: 'seek', atMs: 0 },
            { type: 'debugger', standing: 'stopped' },
            { type: 'saved', revision: 3 },
            { type: 'statement', statement: 2 },
            { type: 'export', format: 'svg' },
            { ...SHOWN, plan, saved: true, injected: [0], identity: { document: 'file:///x', scenario: 'S', seed: 8 } },
            { ...SHOWN, plan, against: { label: 'S, seed 8', plan } },
        ]) {
            expect(parseToPanel(message)).toEqual({ kind: 'message', message });
        }
    });

    it('is refused with a reason if it is not', () => {
        const malformed: readonly unknown[] = [
            null,
            'show',
            [],
            {},
            { type: 'constructor' },
            { type: 'seek', atMs: -1 },
            { type: 'debugger', standing: 'asleep' },
            { type: 'seek', atMs: Number.NaN },
            { type: 'saved' },
            { type: 'statement', statement: '2' },
            { type: 'export', format: 'exe' },
            { type: 'problems', document: 'x', scenario: 'S', problems: [{}] },
            { type: 'show', revision: 1, document: 'x', plan: { ...plan, version: 99 } },
            { type: 'show', revision: 1, document: 'x', plan: { ...plan, durationMs: Number.MAX_SAFE_INTEGER } },
            {
                type: 'show',
                revision: 1,
                document: 'x',
                plan: { ...plan, topology: { ...plan.topology, agents: [7] } },
            },
            { type: 'show', revision: 1, document: 'x', plan: { ...plan, timeline: [{ text: 'x' }] } },
        ];
        for (const message of malformed) {
            expect(parseToPanel(message)).toMatchObject({ kind: 'refused' });
        }
    });
});

describe('a message from the panel', () => {
    it('is taken if it is well-formed', () => {
        for (const message of [
            { type: 'ready' },
            { type: 'reveal', uri: 'file:///x', range: RANGE },
            { type: 'revealProblem', problem: PROBLEM },
            { type: 'cursor', atMs: 1_500 },
            { type: 'debugAt', atMs: 1_500 },
            { type: 'ran', revision: 1, entries: 10, failedExpectations: 0 },
            { type: 'failed', revision: 1, message: 'no' },
            { type: 'log', level: 'warning', message: 'hm' },
            { type: 'inject', statement: { verb: 'fail', target: 'AgentPg.A', atMs: 60_000 } },
            { type: 'keep', place: 0 },
            { type: 'drop', place: 1 },
            { type: 'consequences', revision: 1, statements: [{ statement: 0, summary: '1 task lost', isLoss: true }] },
            { type: 'states', atMs: 5, statement: 2, declarations: [{ range: RANGE, text: 'UP', isLoss: false }] },
            { type: 'states', atMs: 5, declarations: [] },
            { type: 'save', name: 'x.csv', mediaType: 'text/csv', text: 'a,b', encoding: 'text' },
            { type: 'savePage' },
        ]) {
            expect(parseFromPanel(message)).toEqual({ kind: 'message', message });
        }
    });

    it('is refused if it is not, and loses what does not belong to it', () => {
        expect(parseFromPanel({ type: 'reveal', uri: 7, range: RANGE })).toMatchObject({ kind: 'refused' });
        expect(parseFromPanel({ type: 'reveal', uri: 'x', range: { source: -1 } })).toMatchObject({ kind: 'refused' });
        expect(parseFromPanel({ type: 'log', level: 'fatal', message: 'x' })).toMatchObject({ kind: 'refused' });
        expect(parseFromPanel({ type: 'cursor', atMs: -1 })).toMatchObject({ kind: 'refused' });
        for (const malformed of [
            { type: 'inject', statement: { verb: 'delete', target: 'AgentPg.A', atMs: 1 } },
            { type: 'inject', statement: { verb: 'fail', target: 7, atMs: 1 } },
            { type: 'keep', place: -1 },
            { type: 'consequences', revision: 1, statements: [{ statement: 0 }] },
            { type: 'states', atMs: 5, declarations: [{ text: 'UP' }] },
            { type: 'save', name: 'x', mediaType: 'text/plain', text: 'x', encoding: 'zip' },
        ]) {
            expect(parseFromPanel(malformed)).toMatchObject({ kind: 'refused' });
        }
        expect(parseFromPanel({ type: 'eval', code: '1' })).toMatchObject({ kind: 'refused' });
        expect(parseFromPanel({ type: 'ready', extra: 1 })).toEqual({ kind: 'message', message: { type: 'ready' } });
    });
});

describe('what a panel kept', () => {
    it('names its scenario, or is refused', () => {
        expect(parseIdentity({ document: 'd', scenario: 's', view: {} })).toEqual({ document: 'd', scenario: 's' });
        expect(parseIdentity({ document: 'd' })).toBeUndefined();
        const against = { document: 'd', scenario: 't', caseName: 'c' };
        expect(parseIdentity({ document: 'd', scenario: 's', seed: 8, against })).toEqual({
            document: 'd',
            scenario: 's',
            seed: 8,
            against,
        });
        expect(parseIdentity(undefined)).toBeUndefined();
    });
});
