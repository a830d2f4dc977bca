import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { GRAMMAR } from '../corpus-texts.ts';
import { grammarText } from './grammar-text.ts';

const PAGE = resolve(import.meta.dirname, '../../../docs/grammar.md');

const INTRODUCTION = `# The grammar

All that a file can say, rule by rule. Words of the language are in quotes, \`[…]\` may be left out, \`{…}\` may be repeated,
and \`<Gateway>\` is the name of a gateway. What must be true besides is in [language.md](language.md).

This page is made from the grammar: \`UPDATE_GOLDEN=1 npx vitest run test/language/reference\`.
`;

it('docs/grammar.md says what the grammar says', () => {
    const page = `${INTRODUCTION}\n\`\`\`\n${grammarText(GRAMMAR)}\n\`\`\`\n`;
    if (process.env.UPDATE_GOLDEN === '1') {
        writeFileSync(PAGE, page);
    }
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

it('says every terminal in words', () => {
    expect(grammarText(GRAMMAR)).not.toMatch(/^[A-Z]+ = $/m);
});
