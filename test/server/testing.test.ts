import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import {
    RESULTS_NOTIFICATION,
    type ResultsParams,
    TEST_REQUEST,
    TESTS_REQUEST,
    type TestResult,
    type TestsResult,
    WHILE_TYPING_NOTIFICATION,
} from '../../server/protocol.ts';
import { folderWith } from '../cli/memory-io.ts';
import { BROKEN, CASES, FINE, INCLUDED, TOPOLOGY } from '../cli/testing/site.ts';
import { type Client, connect, LIKE_VS_CODE } from './client.ts';

const URI = 'file:///work/test.ccsim';

/** One file with all that it needs. */
const alone = (text: string) => `${TOPOLOGY}${text.replace(/^import.*\n/, '')}`;

/** As long as an event limit allows; the check of how often something recurs does not see what each call leads to. */
const LONG = alone(`scenario Long on Site {
    duration 1d
    at 0s A101 logs in
    at 1s A101 becomes ready
    every 100ms from 2s Ucm receives Voice call lasting 50ms
}`);

let client: Client;

beforeEach(async () => {
    client = await connect(null, undefined, {
        ...LIKE_VS_CODE,
        initializationOptions: { whileTyping: true },
    });
});

afterEach(() => client.close());

const testOf = (scenario: string, caseName?: string) =>
    client.connection.sendRequest<TestResult>(TEST_REQUEST, { uri: URI, scenario, caseName });

const edit = (version: number, text: string) =>
    client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version },
        contentChanges: [{ text }],
    });

/** The results that arrive from now on, until one is as it should be. */
function results(condition: (params: ResultsParams) => boolean = () => true): Promise<ResultsParams> {
    return new Promise((resolve) => {
        client.connection.onNotification(RESULTS_NOTIFICATION, (params: ResultsParams) => {
            if (condition(params)) {
                resolve(params);
            }
        });
    });
}

describe('the tests of a document', () => {
    test('are its scenarios, with their cases and expectations and where they are written', async () => {
        await client.open(URI, alone(CASES));
        const { tests } = await client.connection.sendRequest<TestsResult>(TESTS_REQUEST, { uri: URI });
        expect(tests).toMatchObject([
            {
                name: 'Loss',
                range: { startLine: 7, startColumn: 0, endLine: 15 },
                cases: [
                    { name: 'Short', range: { startLine: 10 } },
                    { name: 'Long', range: { startLine: 11 } },
                ],
                expectations: [
                    { text: 'expect at 61s Central is DOWN', range: { startLine: 13, startColumn: 4 } },
                    { text: 'expect at 2min Central is DOWN', range: { startLine: 14, startColumn: 4 } },
                ],
            },
        ]);
    });

    test('are found in a file that is not open, and whatever is wrong with it', async () => {
        const uri = new URL('../../examples/router-link-lost.ccsim', import.meta.url).href;
        const { tests } = await client.connection.sendRequest<TestsResult>(TESTS_REQUEST, { uri });
        expect(tests).toMatchObject([{ name: 'RouterLinkLost', cases: [] }]);
        expect(tests[0]?.expectations).toHaveLength(10);
        await client.open(URI, 'scenario Half on Nowhere { expect at 5s X is');
        const half = await client.connection.sendRequest<TestsResult>(TESTS_REQUEST, { uri: URI });
        expect(half.tests).toMatchObject([{ name: 'Half' }]);
    });

    test('have the place of the inclusion for what a fragment expects', async () => {
        await client.open(URI, alone(INCLUDED));
        const { tests } = await client.connection.sendRequest<TestsResult>(TESTS_REQUEST, { uri: URI });
        expect(tests[0]?.expectations).toMatchObject([
            { text: 'expect at 10s Central is UP', range: { startLine: 13 }, fragment: URI },
        ]);
    });
});

describe('a test that is run', () => {
    test('says what became of each expectation, what each statement did and which rules it exercised', async () => {
        await client.open(URI, alone(CASES));
        expect(await testOf('Loss', 'Long')).toMatchObject({ kind: 'ran', run: { passed: true } });
        const result = await testOf('Loss', 'Short');
        expect(result).toMatchObject({
            kind: 'ran',
            run: {
                passed: false,
                durationMs: expect.any(Number),
                expectations: [
                    { passed: true },
                    {
                        passed: false,
                        place: { uri: URI, startLine: 14 },
                        seen: expect.stringContaining('At 2min Central was UP'),
                        atMs: 120_000,
                        cause: { place: { startLine: 12 }, text: 'at 1min fail Central for 10s' },
                    },
                ],
                statements: [{ place: { uri: URI, startLine: 12 }, occurrences: 1, phrase: '9 components down' }],
                rules: expect.arrayContaining(['component/failed', 'timeline/statement']),
            },
        });
    });

    test('says what keeps it from running', async () => {
        await client.open(URI, alone(BROKEN));
        expect(await testOf('Broken')).toMatchObject({ kind: 'problems', problems: [{ code: 'name/unknown' }] });
        expect(await testOf('Nothing')).toMatchObject({ kind: 'problems' });
    });

    test('can be cancelled, and others are answered while it goes on', async () => {
        await client.open(URI, LONG);
        const cancelling = new CancellationTokenSource();
        const params = { uri: URI, scenario: 'Long' };
        const running = client.connection.sendRequest<TestResult>(TEST_REQUEST, params, cancelling.token);
        let isOver = false;
        const ended = running.then(
            () => undefined,
            (error: { readonly code: number }) => error.code,
        );
        void ended.then(() => {
            isOver = true;
        });
        const position = { line: 1, character: 16 };
        const hover = await client.connection.sendRequest('textDocument/hover', {
            textDocument: { uri: URI },
            position,
        });
        expect(hover).not.toBeNull();
        expect(isOver).toBe(false);
        cancelling.cancel();
        expect(await ended).toBe(LSPErrorCodes.RequestCancelled);
    });

    test('has to be named', async () => {
        await expect(client.connection.sendRequest(TEST_REQUEST, { uri: URI })).rejects.toThrow("needs a 'uri'");
        await expect(client.connection.sendRequest(TESTS_REQUEST, {})).rejects.toThrow("needs a 'uri'");
    });
});

describe('results while typing', () => {
    test('come for every case of an open document, with the version that was run', async () => {
        const arrived = results();
        await client.open(URI, alone(CASES));
        expect(await arrived).toMatchObject({
            uri: URI,
            version: 1,
            runs: [
                { scenario: 'Loss', caseName: 'Short', range: { startLine: 10 }, run: { passed: false } },
                { scenario: 'Loss', caseName: 'Long', range: { startLine: 11 }, run: { passed: true } },
            ],
        });
    });

    test('come for a document that is opened while the workspace is still read', async () => {
        const others = Array.from({ length: 100 }, (_, index) => [
            `other${index}.ccsim`,
            FINE.replace('Fine', `F${index}`),
        ]);
        const folder = folderWith({ ...Object.fromEntries(others), 'site.ccsim': TOPOLOGY, 'fine.ccsim': FINE });
        const uri = pathToFileURL(join(folder, 'fine.ccsim')).href;
        client.close();
        client = await connect(pathToFileURL(folder).href, undefined, {
            ...LIKE_VS_CODE,
            initializationOptions: { whileTyping: true },
        });
        const arrived = results();
        await client.open(uri, FINE);
        expect(await arrived).toMatchObject({ uri, runs: [{ scenario: 'Fine', run: { passed: true } }] });
    });

    test('follow what is typed, and say nothing of a scenario with mistakes', async () => {
        await client.open(URI, alone(FINE));
        await results();
        const failed = results(({ version }) => version === 2);
        await edit(2, alone(FINE.replace('at 5s Central is UP', 'at 5s Central is DOWN')));
        expect(await failed).toMatchObject({ runs: [{ run: { passed: false } }] });
        const broken = results(({ version }) => version === 3);
        await edit(3, alone(FINE.replace('Central is UP', 'Nobody is UP')));
        const { runs } = await broken;
        expect(runs).toHaveLength(1);
        expect(runs[0]).not.toHaveProperty('run');
    });

    test('give up on what goes on for too long', async () => {
        const arrived = results();
        await client.open(URI, LONG);
        expect(await arrived).toMatchObject({ runs: [{ scenario: 'Long', isTooLong: true }] });
    });

    test('of an older text never come once a newer one is there', async () => {
        const versions: number[] = [];
        const last = results(({ version }) => {
            versions.push(version);
            return version === 9;
        });
        await client.open(URI, LONG);
        for (let version = 2; version <= 9; version += 1) {
            await edit(version, alone(FINE));
        }
        await last;
        expect(versions).toEqual([9]);
    });

    test('are not sent to a client that does not want them any more', async () => {
        await client.open(URI, alone(FINE));
        await results();
        await client.connection.sendNotification(WHILE_TYPING_NOTIFICATION, { isWanted: false });
        let count = 0;
        client.connection.onNotification(RESULTS_NOTIFICATION, () => {
            count += 1;
        });
        await edit(2, LONG.replace('duration 1d', 'duration 6h'));
        // The results would come while this goes on.
        expect(await testOf('Long')).toMatchObject({ kind: 'ran' });
        expect(count).toBe(0);
        const again = results();
        await client.connection.sendNotification(WHILE_TYPING_NOTIFICATION, { isWanted: true });
        expect(await again).toMatchObject({ version: 2 });
    });

    test('come again for what imports a file that changed', async () => {
        const topology = 'file:///work/site.ccsim';
        await client.open(topology, TOPOLOGY);
        const first = results(({ uri }) => uri === URI);
        await client.open(URI, FINE);
        expect(await first).toMatchObject({ runs: [{ run: { passed: true } }] });
        const second = results(({ uri, runs }) => uri === URI && runs.some(({ run }) => run === undefined));
        await client.connection.sendNotification('textDocument/didChange', {
            textDocument: { uri: topology, version: 2 },
            contentChanges: [{ text: TOPOLOGY.replace('Central', 'Zentrale') }],
        });
        expect(await second).toMatchObject({ version: 1 });
    });
});
