/** Which of the tests that were found are run: those with a name, and those of one share. */

import { type ScenarioTest, testName } from './outcomes.ts';

/** One of several shares of the tests, for machines that divide them; counted from 1. */
export interface Shard {
    readonly index: number;
    readonly count: number;
}

/** `2/3`; undefined for what is none. */
export function parseShard(text: string): Shard | undefined {
    const [, index, count] = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(text) ?? [];
    const shard = { index: Number(index), count: Number(count) };
    return index !== undefined && shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}

/** The tests whose names hold one of some texts, in whichever case; `*` stands for anything. */
export function named(tests: readonly ScenarioTest[], filters: readonly string[]): readonly ScenarioTest[] {
    const patterns = filters.map(patternOf);
    return patterns.length === 0
        ? tests
        : tests.filter((test) => patterns.some((pattern) => pattern.test(testName(test))));
}

/** A share of the tests: every test is in exactly one, and neighbours, which tend to be alike, are in different ones. */
export function shareOf<Test>(tests: readonly Test[], shard: Shard | undefined): readonly Test[] {
    return shard === undefined ? tests : tests.filter((_, place) => place % shard.count === shard.index - 1);
}

function patternOf(filter: string): RegExp {
    const parts = filter.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(parts.join('.*'), 'i');
}
