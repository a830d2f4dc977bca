import { describe, expect, it } from 'vitest';
import { evaluableAt } from '../../../client/debugger/evaluable.ts';
import { instantOf } from '../../../client/debugger/instant.ts';

describe('what can be looked at in a line', () => {
    it.each([
        ['    at 30s  fail MrPg for 1min', 'MrPg', 'MrPg'],
        ['    at 30s  fail AgentPg.A for 1min', 'A for', 'AgentPg.A'],
        ['    expect at 30s  task Mail#2 is WAITING', '#2', 'Mail#2'],
        ['    at 30s  cut ChatServer -- ChatPim for 1min', 'Pim', "link('ChatServer -- ChatPim')"],
        ['    at 30s  Carol-Ann becomes ready', 'Ann', 'Carol-Ann'],
    ])('%s at “%s” is %s', (line, at, expected) => {
        expect(evaluableAt(line, line.indexOf(at))?.expression).toBe(expected);
    });

    it('is nothing between words and in comments', () => {
        expect(evaluableAt('    fail MrPg', 1)).toBeUndefined();
        expect(evaluableAt('    // fail MrPg', 12)).toBeUndefined();
    });
});

describe('an instant', () => {
    it.each([
        ['90s', 90_000],
        [' 2min30s ', 150_000],
        ['90', undefined],
        ['30MB', undefined],
        ['now', undefined],
        ['', undefined],
    ])('“%s” is %s ms', (text, expected) => {
        expect(instantOf(text)).toBe(expected);
    });
});
