/** Repairs of text that was not understood: characters too many or too few, words that are misspelled. */

import { GrammarAST } from 'langium';
import { nearestName } from '../../references/nearest-name.ts';
import { PositionFinder } from '../completion/position.ts';
import type { MarkedText, Repair } from './repair.ts';
import { insertAt, lineEndOf, replaceRange } from './source-edits.ts';

/** Characters without a meaning go; what was begun with them is ended. */
export function repairCharacters(marked: MarkedText): readonly Repair[] {
    const { document, diagnostic, text } = marked;
    if (text.startsWith('"')) {
        return [endLineWith(marked, '"')];
    }
    if (text.startsWith('/*')) {
        return [endLineWith(marked, ' */')];
    }
    return [{ title: `Remove '${text}'`, edits: [replaceRange(document, diagnostic.range, '')] }];
}

/** The braces that are missing at the end of the file, a name for a reserved word, or the word that was meant. */
export function repairStatement(marked: MarkedText): readonly Repair[] {
    const { document, diagnostic, text } = marked;
    if (marked.message.endsWith('the file ends here.')) {
        return addBraces(marked);
    }
    const name = / '([^']+)' instead\.$/.exec(marked.message)?.[1];
    if (name !== undefined) {
        return [{ title: `Change '${text}' to '${name}'`, edits: [replaceRange(document, diagnostic.range, name)] }];
    }
    const end = document.textDocument.offsetAt(diagnostic.range.end);
    return [misspelled(marked, end - text.length, text), ...wordsBeside(marked, end - text.length, end)]
        .flatMap((each) => each ?? [])
        .slice(0, 1);
}

/** The word before may be the wrong one, if it was taken for a name; or that behind, where the parser looks ahead. */
function wordsBeside(marked: MarkedText, start: number, end: number): readonly (Repair | undefined)[] {
    const text = marked.document.textDocument.getText();
    const [, before = '', gap = ''] = /([\w-]+)([ \t]+)$/.exec(text.slice(0, start)) ?? [];
    const [, space = '', behind = ''] = /^([ \t]+)([\w-]+)/.exec(text.slice(end)) ?? [];
    return [
        misspelled(marked, start - gap.length - before.length, before),
        misspelled(marked, end + space.length, behind),
    ];
}

/** The word that may stand at an offset and is like the one there. */
function misspelled({ document, services }: MarkedText, start: number, word: string): Repair | undefined {
    const { textDocument } = document;
    const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(start + word.length) };
    const position = new PositionFinder(services).find(document, range.end);
    const features =
        position === undefined ? [] : [...position.features, ...(position.words.length === 0 ? position.starters : [])];
    const words = features
        .map(({ feature }) => feature)
        .filter(GrammarAST.isKeyword)
        .map(({ value }) => value);
    const name = /^[A-Za-z]/.test(word) ? nearestName(word, new Set(words.filter(isWord))) : undefined;
    return name === undefined
        ? undefined
        : { title: `Change '${word}' to '${name}'`, edits: [replaceRange(document, range, name)] };
}

function addBraces({ document, services, message }: MarkedText): readonly Repair[] {
    const text = document.textDocument.getText();
    const { tokens } = services.parser.Lexer.tokenize(text);
    const depth = tokens.reduce((sum, { image }) => sum + (image === '{' ? 1 : image === '}' ? -1 : 0), 0);
    if (depth <= 0 || !message.includes("'}'")) {
        return [];
    }
    const lines = Array.from({ length: depth }, (_, index) => `${'    '.repeat(depth - index - 1)}}`);
    const lineEnd = lineEndOf(text);
    const start = text.trimEnd().length;
    const edit = insertAt(document, start, `${lineEnd}${lines.join(lineEnd)}`);
    return [{ title: depth === 1 ? "Add the closing '}'" : `Add ${depth} closing '}'`, edits: [edit] }];
}

function endLineWith({ document, diagnostic }: MarkedText, end: string): Repair {
    const text = document.textDocument.getText();
    const start = document.textDocument.offsetAt(diagnostic.range.start);
    const length = /^[^\r\n]*/.exec(text.slice(start))?.[0].trimEnd().length ?? 0;
    return { title: `Add the closing '${end.trim()}'`, edits: [insertAt(document, start + length, end)] };
}

function isWord(text: string): boolean {
    return /^[a-z]/.test(text);
}
