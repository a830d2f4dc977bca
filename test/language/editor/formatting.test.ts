import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver';
import { isDocument } from '../../../language/generated/ast.ts';
import { buildPlan } from '../../../language/index.ts';
import { ACME, applied, ccsim, identifier, inScenario, open } from './editing.ts';

const OPTIONS = { tabSize: 4, insertSpaces: true };
const EXAMPLES = new URL('../../../examples/', import.meta.url);

async function format(text: string, options = OPTIONS): Promise<string> {
    const { document } = await open(text);
    const params = { textDocument: identifier(document), options };
    return applied(text, (await ccsim.lsp.Formatter?.formatDocument(document, params)) ?? []);
}

function tokens(text: string): readonly string[] {
    const { tokens: own, hidden } = ccsim.parser.Lexer.tokenize(text);
    return [...own, ...hidden]
        .sort((a, b) => a.startOffset - b.startOffset)
        .map((token) => token.image.replace(/\s+/g, ' '));
}

describe('layout', () => {
    test('aligns the second column of neighbouring statements', async () => {
        const before = 'scenario S on T{duration 5min at 0s A log in at 1min30s fail C for 5s after 3s A log out}';
        expect(await format(before)).toBe(
            [
                'scenario S on T {',
                '    duration 5min',
                '    at 0s       A log in',
                '    at 1min30s  fail C for 5s',
                '    after 3s    A log out',
                '}',
                '',
            ].join('\n'),
        );
    });

    test('does not let a long time push the others away', async () => {
        const before = 'scenario S on T {\n at 0s A log in\n every 6s from 10s to 4min M receives E task lasting 3s\n}';
        expect(await format(before)).toBe(
            [
                'scenario S on T {',
                '    at 0s  A log in',
                '    every 6s from 10s to 4min  M receives E task lasting 3s',
                '}',
                '',
            ].join('\n'),
        );
    });

    test('aligns expectations apart from the timeline, over blank lines', async () => {
        const before = `scenario S on T {
  at 0s A log in
  expect at end  every task is reported
  expect within 1s ..  2s X -- Y is DOWN

  expect never no task is QUEUED
}`;
        expect(await format(before)).toBe(
            [
                'scenario S on T {',
                '    at 0s  A log in',
                '    expect at end         every task is reported',
                '    expect within 1s..2s  X -- Y is DOWN',
                '',
                '    expect never          no task is QUEUED',
                '}',
                '',
            ].join('\n'),
        );
    });

    test('keeps comments, and blank lines, but one at most', async () => {
        const before = `// first


topology   T { // of T
/** about C
 * more
      */
controller C /* why */ duplexed



   // before the end
   }
// last`;
        expect(await format(before)).toBe(`// first

topology T {  // of T
    /** about C
     * more
     */
    controller C /* why */ duplexed

    // before the end
}
// last
`);
    });

    test('leaves a short block on its line and breaks up a long one', async () => {
        const members = Array.from({ length: 6 }, (_, index) => `pim ALongNameForAPim${index} for P`);
        const before = `topology T { domain D email{task life 5min   interruptible} gateway G {${members.join(' ')}} }`;
        expect(await format(before)).toBe(
            [
                'topology T {',
                '    domain D email { task life 5min  interruptible }',
                '    gateway G {',
                ...members.map((member) => `        ${member}`),
                '    }',
                '}',
                '',
            ].join('\n'),
        );
    });

    test('breaks long lists after a comma', async () => {
        const agents = Array.from({ length: 60 }, (_, index) => `A${index}`);
        const formatted = await format(`topology T { agents ${agents.join(',')} on P handle D }`);
        expect(Math.max(...formatted.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
        expect(formatted.split('\n').length).toBe(6);
    });

    test('writes tight what belongs together', async () => {
        const before = 'scenario S on T { at 1s fail G . A . P , A1 . desktop expect at end task X # 3 ended with -1 }';
        expect(await format(before)).toContain('fail G.A.P, A1.desktop');
        expect(await format(before)).toContain('task X#3 ended with -1');
    });

    test('keeps the line ends that the text has', async () => {
        expect(await format('topology T {\r\ncontroller C\r\n}\r\n')).toBe('topology T {\r\n    controller C\r\n}\r\n');
    });

    test('indents as the editor is set', async () => {
        const formatted = await format('topology T { controller C }', { tabSize: 4, insertSpaces: false });
        expect(formatted).toBe('topology T {\n\tcontroller C\n}\n');
    });

    test('leaves a text with errors alone', async () => {
        expect(await format('topology T {   controller   }')).toBe('topology T {   controller   }');
    });

    test('an empty text stays empty', async () => {
        expect(await format('')).toBe('');
        expect(await format('  \n ')).toBe('');
    });
});

describe('of a part', () => {
    const text = 'topology T {\ncontroller   C\nfinesse   F\n}\n';

    test('only the lines of the range', async () => {
        const { document } = await open(text);
        const range: Range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
        const params = { textDocument: identifier(document), options: OPTIONS, range };
        const edits = await ccsim.lsp.Formatter?.formatDocumentRange(document, params);
        expect(applied(text, edits ?? [])).toBe('topology T {\n    controller C\nfinesse   F\n}\n');
    });

    test('the line just left while typing', async () => {
        const { document } = await open(text);
        const position = { line: 3, character: 0 };
        const params = { textDocument: identifier(document), options: OPTIONS, position, ch: '\n' };
        const edits = await ccsim.lsp.Formatter?.formatDocumentOnType(document, params);
        expect(applied(text, edits ?? [])).toBe('topology T {\ncontroller   C\n    finesse F\n}\n');
    });

    test('the line of a brace, even if the text after it has errors', async () => {
        const broken = 'topology T {\ncontroller   C\n  }\n\ntopology {';
        const { document } = await open(broken);
        const position = { line: 2, character: 3 };
        const params = { textDocument: identifier(document), options: OPTIONS, position, ch: '}' };
        const edits = await ccsim.lsp.Formatter?.formatDocumentOnType(document, params);
        expect(applied(broken, edits ?? [])).toBe('topology T {\ncontroller   C\n}\n\ntopology {');
    });
});

describe('whatever the white space', () => {
    const source = inScenario(`expect at end every task is reported // all of them
    /* several
       lines */ expect within 1s..2s EmailPim -- Central is DOWN
    // own line

    at 1min cut EmailPim -- Central, EmailManager -- Cti for 90s`);

    /** The tokens of the source with other white space between them. */
    const respaced = fc
        .array(fc.constantFrom(' ', '  ', '\n', '\n\n', '\n\n\n', '\t', '\r\n'), { minLength: 400 })
        .map((gaps) => {
            const { tokens: own, hidden } = ccsim.parser.Lexer.tokenize(source);
            const all = [...own, ...hidden].sort((a, b) => a.startOffset - b.startOffset);
            return all
                .map(
                    ({ image }, index) =>
                        image + (image.startsWith('//') ? '\n' : '') + (gaps[index % gaps.length] ?? ' '),
                )
                .join('');
        });

    test('formatting changes no token, is a fixed point, and keeps the meaning', async () => {
        await fc.assert(
            fc.asyncProperty(respaced, async (text) => {
                const once = await format(text);
                expect(tokens(once)).toEqual(tokens(text));
                expect(await format(once)).toBe(once);
            }),
            { numRuns: 60 },
        );
    });

    test('no line is longer than need be, or ends in a space', async () => {
        await fc.assert(
            fc.asyncProperty(respaced, async (text) => {
                const lines = (await format(text)).split(/\r?\n/);
                expect(lines.every((line) => line === line.trimEnd())).toBe(true);
            }),
            { numRuns: 30 },
        );
    });
});

describe('examples', () => {
    const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.ccsim'),
    );

    test.each(files)('%s is a fixed point once formatted', async (name) => {
        const once = await format(readFileSync(new URL(name, EXAMPLES), 'utf8'));
        expect(await format(once)).toBe(once);
    });
});

test('the Plan stays the same but for the places in the text', async () => {
    const text = `${ACME}
scenario Small on Acme { duration 5min
  at 0s A101 logs in at 5s A101 becomes ready in Email
    every 6s..8s from 10s EmailManager receives Email task Mail lasting 5s   expect at end every task is reported }`;
    const plans = [];
    for (const each of [text, await format(text)]) {
        const { document } = await open(each, undefined, true);
        const root = document.parseResult.value;
        const [scenario] = isDocument(root) ? root.scenarios : [];
        const result = scenario && buildPlan(scenario);
        plans.push(result?.kind === 'plan' ? withoutPlaces(result.plan) : result);
    }
    expect(plans[0]).not.toHaveProperty('problems');
    expect(plans[1]).toEqual(plans[0]);
});

function withoutPlaces(plan: object): unknown {
    return JSON.parse(
        JSON.stringify(plan, (key, value) => (['range', 'sources', 'text'].includes(key) ? undefined : value)),
    );
}
