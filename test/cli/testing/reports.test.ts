import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { ccsim, folderWith, PROJECT } from '../memory-io.ts';
import { BROKEN, CASES, ENDLESS, FINE, INCLUDED, TOPOLOGY } from './site.ts';
import { elementsOf, type XmlElement } from './xml.ts';

const SITE = {
    'site.ccsim': TOPOLOGY,
    'broken.ccsim': BROKEN,
    'cases.ccsim': CASES,
    'endless.ccsim': ENDLESS,
    'fine.ccsim': FINE,
    'included.ccsim': INCLUDED,
};

const SEEN =
    'Expected: at 2min Central is DOWN. Seen: At 2min Central was UP since 1min10s (component/sides). Cause: “at 1min fail Central for 10s”.';

const report = async (form: string, folder = folderWith(SITE)) =>
    (await ccsim(['test', '--reporter', form], folder)).out;

describe('the report as text', () => {
    test('has a line per test, and what failed at its place, for editors to find', async () => {
        const lines = (await report('text')).replace(/\d+ ms/g, 'N ms').split('\n');
        expect(lines.slice(0, 6)).toEqual([
            'broken.ccsim',
            '  FAILED  Broken  could not run',
            "    broken.ccsim:4:16: error name/unknown There is no component 'Nobody' in topology 'Site'.",
            'cases.ccsim',
            '  FAILED  Loss (Short)  1 of 2 expectations failed, N ms',
            `    cases.ccsim:9:5: error expectation/failed ${SEEN}`,
        ]);
        expect(lines).toContain('  passed  Fine  2 expectations, N ms');
        expect(lines.at(-2)).toBe('6 tests: 2 passed, 4 failed (7 expectations, 2 failed; N ms)');
    });

    test('says that a run was stopped, and the remedy', async () => {
        expect(await report('text')).toMatch(/ {4}endless\.ccsim:2:1: error run\/stopped Stopped at .* eventLimit\.\n/);
    });

    test('has colours where there is a terminal', async () => {
        const { out } = await ccsim(['test'], folderWith(SITE), true);
        expect(out).toContain('\u001b[31mFAILED\u001b[0m');
    });
});

test('the report as JSON has every test with its expectations', async () => {
    const { tests, totals } = JSON.parse(await report('json'));
    expect(totals).toEqual({ tests: 6, passed: 2, failed: 4, expectations: 7, expectationsFailed: 2 });
    expect(tests.map(({ name, passed }: { name: string; passed: boolean }) => [name, passed])).toEqual([
        ['Broken', false],
        ['Loss (Short)', false],
        ['Loss (Long)', true],
        ['Endless', false],
        ['Fine', true],
        ['Included', false],
    ]);
    expect(tests[0]).toMatchObject({ problems: [{ code: 'name/unknown', line: 4, column: 16 }], expectations: [] });
    expect(tests[1]).toMatchObject({
        file: 'cases.ccsim',
        line: 5,
        scenario: 'Loss',
        caseName: 'Short',
        seed: 1,
        expectations: [
            { line: 8, passed: true, cause: null },
            { line: 9, column: 5, endColumn: 35, passed: false, cause: { place: { file: 'cases.ccsim', line: 7 } } },
        ],
    });
    expect(tests[3]).toMatchObject({ stopped: expect.stringContaining('at the limit of 1000 events') });
    expect(tests[5]).toMatchObject({ expectations: [{ line: 4, includedAt: { line: 8 } }] });
});

test('the report in the form of JUnit is a suite per file, a test case per test, and counts what is in it', async () => {
    const elements = elementsOf(await report('junit'));
    const [root, ...rest] = elements;
    expect(root).toMatchObject({ name: 'testsuites', attributes: { tests: '6', failures: '2', errors: '2' } });
    const suites = rest.filter(({ name }) => name === 'testsuite');
    expect(suites.map(({ attributes }) => attributes.name)).toEqual(Object.keys(SITE).slice(1));
    for (const suite of suites) {
        const cases = suite.children.filter(({ name }) => name === 'testcase');
        const with_ = (kind: string) => cases.filter(({ children }) => children.some(({ name }) => name === kind));
        expect(suite.attributes).toMatchObject({
            tests: String(cases.length),
            failures: String(with_('failure').length),
            errors: String(with_('error').length),
            time: expect.stringMatching(/^\d+\.\d{3}$/),
        });
        expect(cases.every(({ children }) => children.length <= 1)).toBe(true);
    }
    const failure = elements.find(({ name }) => name === 'failure');
    expect(failure?.attributes).toEqual({ type: 'expectation/failed', message: SEEN });
    expect(failure?.text.trim()).toBe(`cases.ccsim:9:5: expectation/failed ${SEEN}`);
    expect(elements.every(hasOnlyKnownAttributes)).toBe(true);
});

test('the report in the form of JUnit holds whatever a name or message does', async () => {
    const scenario = FINE.replace('expect at 5s Central is UP', 'expect eventually log contains "<a & \\"b\\">"');
    const xml = await report('junit', folderWith({ 'site.ccsim': TOPOLOGY, 'a&b.ccsim': scenario }));
    expect(elementsOf(xml).find(({ name }) => name === 'testsuite')?.attributes.name).toBe('a&b.ccsim');
});

const JUNIT_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
    testsuites: ['name', 'tests', 'failures', 'errors', 'time'],
    testsuite: ['name', 'tests', 'failures', 'errors', 'time'],
    testcase: ['name', 'classname', 'time', 'file', 'line'],
    failure: ['type', 'message'],
    error: ['type', 'message'],
};

function hasOnlyKnownAttributes({ name, attributes }: XmlElement): boolean {
    return Object.keys(attributes).every((attribute) => JUNIT_ATTRIBUTES[name]?.includes(attribute));
}

test('the report as SARIF has what the format asks for, and a result per failure', async () => {
    const log = JSON.parse(await report('sarif'));
    const isValid = new Ajv({ strict: false }).compile(SARIF);
    expect(isValid(log), JSON.stringify(isValid.errors)).toBe(true);
    const [{ tool, results }] = log.runs;
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
        'name/unknown',
        'expectation/failed',
        'run/stopped',
        'expectation/failed',
    ]);
    for (const { ruleId, ruleIndex } of results) {
        expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
    expect(results[1]).toMatchObject({
        message: { text: `Loss (Short): ${SEEN}` },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: 'cases.ccsim', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 9, startColumn: 5, endLine: 9, endColumn: 35 },
                },
            },
        ],
        relatedLocations: [{ id: 0, message: { text: 'at 1min fail Central for 10s' } }],
    });
});

test('the report for GitHub marks the lines that failed', async () => {
    const lines = (await report('github')).split('\n');
    expect(lines).toContain(
        `::error file=cases.ccsim,line=9,col=5,endLine=9,endColumn=35,title=Loss (Short)%3A expectation/failed::${SEEN}`,
    );
    expect(lines.at(-2)).toBe('6 tests: 2 passed, 4 failed');
});

test('reports go into files beside the one on the terminal', async () => {
    const folder = folderWith(SITE);
    const args = ['test', '-r', 'junit=report.xml', '-r', 'sarif=report.sarif'];
    const { code, out } = await ccsim(args, folder, true);
    expect(code).toBe(1);
    expect(out).toContain('6 tests:');
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toMatch(/^<\?xml/);
    expect(readFileSync(join(folder, 'report.sarif'), 'utf8')).toContain('"2.1.0"');
    expect(await ccsim(['test', '-r', 'junit', '-r', 'text'], folder)).toMatchObject({
        code: 2,
        err: expect.stringContaining('only one report can go to the terminal'),
    });
});

test('every form has a report of the examples, which all hold', async () => {
    for (const form of ['text', 'json', 'junit', 'sarif', 'github']) {
        const { code, out } = await ccsim(['test', 'examples', '-r', form], PROJECT);
        expect([form, code]).toEqual([form, 0]);
        expect(out).not.toMatch(/FAILED|<failure|<error|"level"|::error/);
    }
});

const TEXT = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };
const COUNT = { type: 'integer', minimum: 1 };
const LOCATION = {
    type: 'object',
    required: ['physicalLocation'],
    properties: {
        id: { type: 'integer', minimum: 0 },
        message: TEXT,
        physicalLocation: {
            type: 'object',
            required: ['artifactLocation', 'region'],
            properties: {
                artifactLocation: {
                    type: 'object',
                    required: ['uri'],
                    properties: { uri: { type: 'string', pattern: '^[^\\\\ ]+$' }, uriBaseId: { type: 'string' } },
                    additionalProperties: false,
                },
                region: {
                    type: 'object',
                    required: ['startLine', 'startColumn', 'endLine', 'endColumn'],
                    properties: { startLine: COUNT, startColumn: COUNT, endLine: COUNT, endColumn: COUNT },
                    additionalProperties: false,
                },
            },
            additionalProperties: false,
        },
    },
    additionalProperties: false,
};

/** What of the format's schema is used, and no more. */
const SARIF = {
    type: 'object',
    required: ['version', 'runs'],
    properties: {
        $schema: { type: 'string' },
        version: { const: '2.1.0' },
        runs: {
            type: 'array',
            minItems: 1,
            items: {
                type: 'object',
                required: ['tool', 'results'],
                properties: {
                    tool: {
                        type: 'object',
                        required: ['driver'],
                        properties: {
                            driver: {
                                type: 'object',
                                required: ['name'],
                                properties: {
                                    name: { type: 'string' },
                                    semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
                                    rules: {
                                        type: 'array',
                                        uniqueItems: true,
                                        items: {
                                            type: 'object',
                                            required: ['id', 'shortDescription'],
                                            properties: { id: { type: 'string' }, shortDescription: TEXT },
                                            additionalProperties: false,
                                        },
                                    },
                                },
                                additionalProperties: false,
                            },
                        },
                        additionalProperties: false,
                    },
                    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
                    results: {
                        type: 'array',
                        items: {
                            type: 'object',
                            required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations'],
                            properties: {
                                ruleId: { type: 'string' },
                                ruleIndex: { type: 'integer', minimum: 0 },
                                level: { enum: ['none', 'note', 'warning', 'error'] },
                                message: TEXT,
                                locations: { type: 'array', items: LOCATION, minItems: 1, maxItems: 1 },
                                relatedLocations: { type: 'array', items: LOCATION },
                            },
                            additionalProperties: false,
                        },
                    },
                },
                additionalProperties: false,
            },
        },
    },
    additionalProperties: false,
};
