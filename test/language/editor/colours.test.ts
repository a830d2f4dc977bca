import { readFileSync } from 'node:fs';
import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { ACME, ccsim, inScenario, inTopology } from './editing.ts';

interface Pattern {
    readonly name?: string;
    readonly match?: string;
    readonly begin?: string;
    readonly end?: string;
    readonly include?: string;
    readonly patterns?: readonly Pattern[];
}

interface TextMate {
    readonly patterns: readonly Pattern[];
    readonly repository: Readonly<Record<string, Pattern>>;
}

function json<T>(path: string): T {
    return JSON.parse(file(path));
}

function file(path: string): string {
    return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

/** The words of the language, as its grammar has them. */
const KEYWORDS = new Set(
    AstUtils.streamAst(ccsim.Grammar)
        .filter(GrammarAST.isKeyword)
        .map((each) => each.value)
        .filter((value) => /^\w/.test(value)),
);

const GRAMMAR = json<TextMate>('syntaxes/ccsim.tmLanguage.json');

function flat(pattern: Pattern): readonly Pattern[] {
    const included = pattern.include === undefined ? undefined : GRAMMAR.repository[pattern.include.slice(1)];
    return included === undefined ? [pattern, ...(pattern.patterns ?? []).flatMap(flat)] : flat(included);
}

const RULES = GRAMMAR.patterns.flatMap(flat).filter((rule) => (rule.match ?? rule.begin) !== undefined);

/** Scope of the first rule that matches at a place in a line, as a colouring editor would find it. */
function scopeOf(line: string, word: string): string | undefined {
    let at = 0;
    while (at < line.length) {
        const matches = RULES.map((rule) => {
            const expression = new RegExp(rule.match ?? rule.begin ?? '', 'g');
            expression.lastIndex = at;
            return { rule, match: expression.exec(line) };
        });
        const next = matches
            .filter(({ match }) => match !== null && match[0] !== '')
            .sort((a, b) => (a.match?.index ?? 0) - (b.match?.index ?? 0))[0];
        if (next?.match == null) {
            return undefined;
        }
        if (next.match[0].includes(word)) {
            return next.rule.name ?? 'captures';
        }
        at = next.match.index + next.match[0].length;
    }
    return undefined;
}

describe('the TextMate grammar', () => {
    test('knows every keyword', () => {
        const unknown = [...KEYWORDS].filter((word) => {
            const scope = scopeOf(word, word);
            return scope === undefined || scope.startsWith('variable');
        });
        expect(unknown).toEqual([]);
    });

    test.each<readonly [string, string, string]>([
        ['    at 1min30s  fail AgentPg.A for 90s', '1min30s', 'captures'],
        ['    at 1min30s  fail AgentPg.A for 90s', 'fail', 'keyword.operator.action.ccsim'],
        ['    expect at end  A101 is LOGGED_OUT', 'LOGGED_OUT', 'constant.language.state.ccsim'],
        ['    expect at end  A101 is LOGGED_OUT', 'A101', 'variable.other.ccsim'],
        ['    expect at end  M received ROUTING_DISABLED', 'ROUTING_DISABLED', 'constant.language.state.ccsim'],
        ['    expect at end  every task is partially reported', 'partially', 'constant.language.ccsim'],
        ['import "a.ccsim" // why', 'a.ccsim', 'undefined'],
        ['    cut A -- B', '--', 'keyword.operator.link.ccsim'],
        ['    at 5s my-fail-name logs in', 'my-fail-name', 'variable.other.ccsim'],
    ])('%s: %s', (line, word, scope) => {
        expect(String(scopeOf(line, word))).toBe(scope);
    });

    test('has only expressions that are understood', () => {
        for (const rule of RULES) {
            expect(() => new RegExp(rule.match ?? rule.begin ?? '')).not.toThrow();
        }
    });
});

describe('the files for other editors', () => {
    test.each([
        ['docs/editors/neovim/ccsim.lua', /local keywords = \{(.*?)\}/s, /'([^']*)'/g],
        ['docs/editors/emacs/ccsim-mode.el', /defconst ccsim-keywords\s+'\((.*?)\)/s, /"([^"]*)"/g],
    ])('%s has every keyword, and no other', (path, list, quoted) => {
        const words = [...(list.exec(file(path))?.[1] ?? '').matchAll(quoted)].flatMap((match) => match[1]?.split(' '));
        // Sides are told by the dot before them, states and messages by their capitals.
        const spelled = [...KEYWORDS].filter((word) => !/^([AB]|[A-Z]{2,}(_[A-Z]+)*)$/.test(word));
        expect(words).toEqual(spelled.sort());
    });
});

describe('the language configuration', () => {
    const configuration = json<{ readonly wordPattern: string; readonly indentationRules: Record<string, string> }>(
        'language-configuration.json',
    );

    test('takes names with hyphens and quantities as words', () => {
        const words = 'at 1min30s my-name -- A101.desktop 50002'.match(new RegExp(configuration.wordPattern, 'g'));
        expect(words).toEqual(['at', '1min30s', 'my-name', 'A101', 'desktop', '50002']);
    });

    test('indents after an open brace', () => {
        const increase = new RegExp(configuration.indentationRules.increaseIndentPattern ?? '');
        expect(increase.test('topology Acme {')).toBe(true);
        expect(increase.test('    gateway G { pim P for Q }')).toBe(false);
        expect(increase.test('    // {')).toBe(false);
    });
});

test('the contributed snippets can be read', async () => {
    const snippets = json<Record<string, { readonly body: string | readonly string[] }>>('snippets/ccsim.json');
    for (const [name, { body }] of Object.entries(snippets)) {
        const text = [body]
            .flat()
            .join('\n')
            .replace(/\$\{\d+:([^}]*)\}/g, '$1')
            .replace(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
            .replace('expect at end  $0', '')
            .replace('$0', '');
        const documents = [text, inScenario(text), inTopology(text), `${ACME}\n${text}`];
        const errors = documents.map((each) => ccsim.parser.LangiumParser.parse(each).parserErrors.length);
        expect(Math.min(...errors), name).toBe(0);
    }
});
