import { beforeAll, describe, expect, it } from 'vitest';
import { parseFromPanel, parseIdentity, parseToPanel } from '../../client/webview/protocol-parsers.ts';
import type { Plan } from '../../simulator/plan.ts';
import { FAILOVER, planOfText } from './plans.ts';

const RANGE = { source: 0, startLine: 1, startColumn: 2, endLine: 3, endColumn: 4 };
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
            { type: 'seek', atMs: Number.NaN },
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
            { type: 'ran', revision: 1, entries: 10, failedExpectations: 0 },
            { type: 'failed', revision: 1, message: 'no' },
            { type: 'log', level: 'warning', message: 'hm' },
        ]) {
            expect(parseFromPanel(message)).toEqual({ kind: 'message', message });
        }
    });

    it('is refused if it is not, and loses what does not belong to it', () => {
        expect(parseFromPanel({ type: 'reveal', uri: 7, range: RANGE })).toMatchObject({ kind: 'refused' });
        expect(parseFromPanel({ type: 'reveal', uri: 'x', range: { source: -1 } })).toMatchObject({ kind: 'refused' });
        expect(parseFromPanel({ type: 'log', level: 'fatal', message: 'x' })).toMatchObject({ kind: 'refused' });
        expect(parseFromPanel({ type: 'cursor', atMs: -1 })).toMatchObject({ kind: 'refused' });
        expect(parseFromPanel({ type: 'eval', code: '1' })).toMatchObject({ kind: 'refused' });
        expect(parseFromPanel({ type: 'ready', extra: 1 })).toEqual({ kind: 'message', message: { type: 'ready' } });
    });
});

describe('what a panel kept', () => {
    it('names its scenario, or is refused', () => {
        expect(parseIdentity({ document: 'd', scenario: 's', view: {} })).toEqual({ document: 'd', scenario: 's' });
        expect(parseIdentity({ document: 'd' })).toBeUndefined();
        expect(parseIdentity(undefined)).toBeUndefined();
    });
});
