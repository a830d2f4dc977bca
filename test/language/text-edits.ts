/** Edits as people make them and as they make mistakes: of characters, tokens, lines and pieces pasted from elsewhere. */

import fc from 'fast-check';
import { CORPUS_TEXTS, CORPUS_TOKENS, tokensOf } from './corpus-texts.ts';
import { RULE_NAMES, sentenceOf } from './grammar-sentences.ts';

/** An edit before it is known what text it changes; its numbers are taken modulo what the text has. */
export interface TextEdit {
    readonly kind: (typeof KINDS)[number];
    readonly at: number;
    readonly length: number;
    readonly pick: number;
}

const KINDS = [
    'insert-character',
    'delete-characters',
    'replace-character',
    'insert-token',
    'delete-token',
    'double-token',
    'replace-token',
    'swap-tokens',
    'insert-sentence',
    'delete-lines',
    'double-line',
    'move-line',
    'paste',
] as const;

/** Characters that mean something, and some that do not. */
const CHARACTERS = [
    ...'{}".,#-/*\n\r\t ;:aZ_09µ%\\',
    '\r\n',
    '//',
    '/*',
    '*/',
    '..',
    '--',
    'é',
    '漢',
    '\u{1f600}',
    '\0',
];
const ALL_TOKENS = [...CORPUS_TOKENS.values()].flat();

export const textEdits: fc.Arbitrary<TextEdit> = fc.record({
    kind: fc.constantFrom(...KINDS),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 6 }),
    pick: fc.nat(),
});

/** The text after an edit. */
export function edited(text: string, edit: TextEdit): string {
    switch (edit.kind) {
        case 'insert-character':
            return spliced(text, edit.at % (text.length + 1), 0, picked(CHARACTERS, edit.pick));
        case 'replace-character':
            return spliced(text, edit.at % (text.length + 1), 1, picked(CHARACTERS, edit.pick));
        case 'delete-characters':
            return spliced(text, edit.at % (text.length + 1), edit.length, '');
        case 'insert-token':
        case 'delete-token':
        case 'double-token':
        case 'replace-token':
        case 'swap-tokens':
        case 'insert-sentence':
        case 'paste':
            return withTokensEdited(text, edit, edit.kind);
        case 'delete-lines':
        case 'double-line':
        case 'move-line':
            return withLinesEdited(text, edit, edit.kind);
    }
}

type TokenEdit = Extract<TextEdit['kind'], `${string}-token` | 'swap-tokens' | 'insert-sentence' | 'paste'>;

function withTokensEdited(text: string, { at, length, pick }: TextEdit, kind: TokenEdit): string {
    const tokens = tokensOf(text);
    const place = tokens.length === 0 ? 0 : at % tokens.length;
    const { image, start } = tokens[place] ?? { image: '', start: text.length };
    const next = tokens[place + 1];
    switch (kind) {
        case 'insert-token':
            return spliced(text, start, 0, `${picked(ALL_TOKENS, pick)} `);
        case 'delete-token':
            return spliced(text, start, image.length, '');
        case 'double-token':
            return spliced(text, start, 0, `${image} `);
        case 'replace-token':
            return spliced(text, start, image.length, picked(ALL_TOKENS, pick));
        case 'swap-tokens': {
            const between = next === undefined ? '' : text.slice(start + image.length, next.start);
            const end = next === undefined ? start + image.length : next.start + next.image.length;
            return spliced(text, start, end - start, `${next?.image ?? ''}${between}${image}`);
        }
        case 'insert-sentence':
            return spliced(text, start, 0, `${sentenceOf(picked(RULE_NAMES, pick), at)}\n`);
        case 'paste':
            return spliced(text, start, 0, `${chunk(at, length, pick)}\n`);
    }
}

type LineEdit = Extract<TextEdit['kind'], `${string}-line` | 'delete-lines'>;

function withLinesEdited(text: string, { at, length, pick }: TextEdit, kind: LineEdit): string {
    const lines = text.split('\n');
    const place = at % lines.length;
    const line = lines[place] ?? '';
    switch (kind) {
        case 'delete-lines':
            return lines.toSpliced(place, length).join('\n');
        case 'double-line':
            return lines.toSpliced(place, 0, line).join('\n');
        case 'move-line':
            return lines
                .toSpliced(place, 1)
                .toSpliced(pick % lines.length, 0, line)
                .join('\n');
    }
}

/** Some lines of some text of the corpus, or all of it. */
function chunk(at: number, length: number, pick: number): string {
    const lines = picked(CORPUS_TEXTS, pick).text.split('\n');
    const start = at % lines.length;
    return pick % 16 === 0 ? lines.join('\n') : lines.slice(start, start + length).join('\n');
}

function spliced(text: string, start: number, count: number, inserted: string): string {
    return text.slice(0, start) + inserted + text.slice(start + count);
}

function picked<T>(values: readonly T[], pick: number): T {
    const value = values[pick % values.length];
    if (value === undefined) {
        throw new Error('there is nothing to pick from');
    }
    return value;
}
