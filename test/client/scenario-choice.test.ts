import { describe, expect, it } from 'vitest';
import { chooseScenario } from '../../client/scenario-choice.ts';

const ONE = { name: 'One', topology: 'T', startLine: 2, endLine: 8, parameters: [] };
const TWO = { name: 'Two', topology: 'T', startLine: 10, endLine: 20, parameters: [] };

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
