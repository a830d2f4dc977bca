import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { RULE_FORMATS, rulesText } from '../../cli/rules.ts';
import { RULES } from '../../simulator/index.ts';

it('docs/rules.md is what the registry says (ccsim rules --format markdown > docs/rules.md)', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/rules.md'), 'utf8');
    expect(page).toBe(rulesText('markdown'));
});

it('each rule leads to a scenario of its own, which exists', () => {
    const links = [...rulesText('markdown').matchAll(/\]\((\S+\.ccsim)\)/g)].map(([, link = '']) => link);
    expect(links).toEqual(expect.arrayContaining(RULES.map(({ id }) => `../test/corpus/rules/${id}.ccsim`)));
    expect(links.filter((link) => !existsSync(resolve(import.meta.dirname, '../../docs', link)))).toEqual([]);
});

it.each(RULE_FORMATS)('%s names every rule and says it', (format) => {
    const text = rulesText(format);
    for (const { id, statement } of RULES) {
        expect(text).toContain(id);
        expect(text).toContain(statement);
    }
});

it('no rule is listed twice', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
});
