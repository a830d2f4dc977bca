import { describe, expect, it } from 'vitest';
import { chooseCase, chooseScenario } from '../../client/scenario-choice.ts';

const ONE = { name: 'One', topology: 'T', startLine: 2, endLine: 8, parameters: [], cases: [] };
const TWO = { name: 'Two', topology: 'T', startLine: 10, endLine: 20, parameters: [], cases: [] };

describe('the scenario that a command means', () => {
    it('is the named one', () => {
        expect(chooseScenario([ONE, TWO], 'Two', 3)).toEqual({ kind: 'scenario', scenario: TWO });
        expect(chooseScenario([ONE], 'Three', 3)).toEqual({ kind: 'unknown', name: 'Three' });
    });

    it('is the one at the cursor', () => {
        expect(chooseScenario([ONE, TWO], undefined, 10)).toEqual({ kind: 'scenario', scenario: TWO });
        expect(chooseScenario([ONE, TWO], undefined, 8)).toEqual({ kind: 'scenario', scenario: ONE });
    });

    it('is the only one, wherever the cursor is', () => {
        expect(chooseScenario([ONE], undefined, 50)).toEqual({ kind: 'scenario', scenario: ONE });
        expect(chooseScenario([ONE], undefined, undefined)).toEqual({ kind: 'scenario', scenario: ONE });
    });

    it('has to be asked for among several, and may not be there', () => {
        expect(chooseScenario([ONE, TWO], undefined, 9)).toEqual({ kind: 'ask', scenarios: [ONE, TWO] });
        expect(chooseScenario([], undefined, 0)).toEqual({ kind: 'none' });
    });
});

describe('the case that a command means', () => {
    const withCases = (...names: readonly string[]) => ({
        ...ONE,
        cases: names.map((name, index) => ({ name, startLine: 3 + index, endLine: 3 + index })),
    });

    it('is none where the scenario has none', () => {
        expect(chooseCase(ONE, undefined, 3)).toEqual({ kind: 'none' });
        expect(chooseCase(ONE, 'Short', 3)).toEqual({ kind: 'unknown', name: 'Short' });
    });

    it('is the named one, or else the one at the cursor, or else the only one', () => {
        expect(chooseCase(withCases('Short', 'Long'), 'Long', 3)).toEqual({ kind: 'case', name: 'Long' });
        expect(chooseCase(withCases('Short', 'Long'), undefined, 4)).toEqual({ kind: 'case', name: 'Long' });
        expect(chooseCase(withCases('Short'), undefined, 7)).toEqual({ kind: 'case', name: 'Short' });
    });

    it('has to be asked for among several', () => {
        expect(chooseCase(withCases('Short', 'Long'), undefined, 7)).toEqual({ kind: 'ask', names: ['Short', 'Long'] });
    });
});
