import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../simulator/plan.ts';
import { RULES } from '../../../simulator/rules/registry.ts';
import { simulate } from '../../../simulator/simulation.ts';
import {
    type Consequences,
    consequencesOf,
    consequencesPhrase,
    exercisedRules,
} from '../../../simulator/trace/consequences.ts';
import { TraceReader } from '../../../simulator/trace/reader.ts';
import { summarize } from '../../../simulator/trace/summary.ts';
import { verdictOf } from '../../../simulator/trace/verdict.ts';
import { filesMatching, planFrom, planFromText } from '../plans.ts';

const readerOf = (plan: Plan) => new TraceReader(plan, simulate(plan));

const EXAMPLES = await Promise.all(
    filesMatching('examples/*.ccsim').map(async (file) => [file, readerOf(await planFrom(file))] as const),
);

describe.each(EXAMPLES)('%s', (_, reader) => {
    const all = consequencesOf(reader);

    test('every effect is that of the statement that it leads back to', () => {
        for (const { statement, occurrences, effects } of all) {
            expect(occurrences + effects).toBe(reader.consequences(statement).length);
        }
    });

    test('statements together did what the run came to', () => {
        const summary = summarize(reader);
        const sum = (count: (each: Consequences) => number) => all.reduce((total, each) => total + count(each), 0);
        expect(sum(({ rejected }) => rejected)).toBe(summary.rejected);
        expect(sum(({ tasks }) => tasks)).toBeLessThanOrEqual(summary.tasks);
        expect(sum(({ agentsLoggedOut }) => agentsLoggedOut)).toBeGreaterThanOrEqual(summary.agentsLoggedOut);
    });

    test('the rules exercised are those of its entries', () => {
        const ids = exercisedRules(reader).map((rule) => RULES[rule]?.id);
        const seen = Array.from({ length: reader.entryCount }, (_each, entry) => reader.ruleOf(entry).id);
        expect(new Set(ids)).toEqual(new Set(seen));
    });
});

test('a phrase says the worst first, and three things at most', async () => {
    const phrases = async (file: string) => {
        const reader = readerOf(await planFrom(file));
        const entries = consequencesOf(reader).map((each) => [
            reader.plan.timeline[each.statement]?.text,
            consequencesPhrase(each),
        ]);
        return Object.fromEntries(entries);
    };
    expect(await phrases('examples/aspect-cmi-down.ccsim')).toMatchObject({
        'at 5min fail CS1 for 5min': '2 agents logged out, 2 components down',
    });
    expect(await phrases('examples/router-link-lost.ccsim')).toMatchObject({
        'at 1min cut EmailPim -- Central for 90s': '1 task in no report, 1 path interrupted',
        'at 0s Alice, Bob, Carol, Dave log in': undefined,
    });
    expect(await phrases('examples/application-path-down.ccsim')).toMatchObject({
        'at 1min cut ChatServer -- Cti, EmailManager -- Cti for 6min':
            '2 tasks ended with 42, 1 task in no report, 4 tasks reported in part',
    });
});

const SITE = `topology Site { controller Central duplexed }
scenario S on Site {
    duration 1min
    set eventLimit 1000
`;

test('a statement without an effect is told, and so is one that never happens', async () => {
    const text = `${SITE} at 1s restore Central  every exponential mean 30d from 2s restore Central }`;
    const [first, second] = consequencesOf(readerOf(await planFromText(text)));
    expect(first && consequencesPhrase(first)).toBe('no effect');
    expect(second && consequencesPhrase({ ...second, occurrences: 0 })).toBe('never happened');
});

describe('the verdict', () => {
    test('holds what was expected with its place, and the statement that what failed goes back to', async () => {
        const text = `${SITE}    at 5s fail Central\n    expect at 1s Central is UP\n    expect at 10s Central is UP\n}`;
        const { passed, stopped, judgements } = verdictOf(readerOf(await planFromText(text)));
        expect(passed).toBe(false);
        expect(stopped).toBeUndefined();
        expect(judgements).toMatchObject([
            { text: 'expect at 1s Central is UP', passed: true, range: { startLine: 5 } },
            {
                text: 'expect at 10s Central is UP',
                passed: false,
                range: { startLine: 6, startColumn: 4 },
                origin: { statement: 0, text: 'at 5s fail Central', range: { startLine: 4 } },
            },
        ]);
    });

    test('is that of every example: as expected', () => {
        expect(EXAMPLES.filter(([, reader]) => !verdictOf(reader).passed).map(([file]) => file)).toEqual([]);
    });
});
