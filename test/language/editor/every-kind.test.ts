/** Completion in an expectation of everything that can be named: what is said of it, then what fits it. */

import { describe, expect, test } from 'vitest';
import { planFromText } from '../../simulator/plans.ts';
import { inEveryKind } from '../every-kind.ts';
import { loadText } from '../workspace.ts';
import { complete } from './editing.ts';

const { topology } = await planFromText(inEveryKind());
const COMPONENTS = topology.components.map(({ id }) => id);
const LINKS = topology.links.map(({ id }) => id);
const PATHS = ['Mail MR path', 'Eim MR path', 'Mail ARM path', 'Eim ARM path to Cti', 'Eim ARM path to Cti2'];

async function labels(statement: string): Promise<readonly string[]> {
    return (await complete(inEveryKind(statement))).map((item) => item.label);
}

/** The errors and warnings of each of some statements. */
async function findingsOf(statements: readonly string[]): Promise<readonly string[]> {
    const document = await loadText(inEveryKind(...statements));
    return (document.diagnostics ?? [])
        .filter(({ severity }) => (severity ?? 4) <= 2)
        .map(({ message }) => String(message));
}

describe.each([...COMPONENTS, ...LINKS, ...PATHS])('%s', (name) => {
    test('is first of all said to be or to have been in a state', async () => {
        const offered = await labels(`expect at 5s ${name} <|>`);
        expect(offered.slice(0, 2)).toEqual(['is', 'was']);
    });

    test('is offered its states and nothing that would be an error', async () => {
        const states = await labels(`expect at 5s ${name} is <|>`);
        expect(states.length).toBeGreaterThan(1);
        expect(await labels(`expect at 5s ${name} was <|>`)).toEqual(expect.arrayContaining([...states]));
        const document = await loadText(inEveryKind(...states.map((state) => `expect at 5s ${name} is ${state}`)));
        expect((document.diagnostics ?? []).filter(({ severity }) => severity === 1)).toEqual([]);
    });
});

test.each(COMPONENTS)('the messages offered for %s are ones that it can exchange', async (name) => {
    const offered = await labels(`expect at 5s ${name} <|>`);
    for (const direction of ['received', 'sent']) {
        const messages = await labels(`expect at 5s ${name} ${direction} <|>`);
        expect(messages.length > 0, direction).toBe(offered.includes(direction));
        const statements = messages.map((message) => `expect eventually ${name} ${direction} ${message}`);
        expect(await findingsOf(statements)).toEqual([]);
    }
});

test.each([
    ['A101', ['is', 'was']],
    ['Early', ['are', 'were']],
    ['A101, A102', ['are', 'were']],
])('%s', async (name, verbs) => {
    expect(await labels(`expect at 5s ${name} <|>`)).toEqual(verbs);
});
