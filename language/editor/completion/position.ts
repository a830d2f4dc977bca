/** Where in a document the cursor is, found from the tokens before it: works in text that cannot be parsed. */

import { GrammarAST, GrammarUtils, type LangiumCompletionParser, type LangiumDocument, type Lexer } from 'langium';
import { findFirstFeatures, findNextFeatures, type LangiumServices, type NextFeature } from 'langium/lsp';
import type { Position } from 'vscode-languageserver';

export type BlockKind = 'document' | 'topology' | 'scenario' | 'peripheral' | 'gateway' | 'domain' | 'application';

/** The place of the cursor. */
export interface CursorPosition {
    readonly document: LangiumDocument;
    readonly offset: number;
    readonly block: BlockKind;
    /** Name of the topology or scenario around the cursor. */
    readonly outerName?: string;
    /** What the scenario around the cursor runs on. */
    readonly topologyName?: string;
    /** Name of the nested block's owner, such as the gateway's. */
    readonly ownerName?: string;
    /** Words of the statement before the cursor, without the one being typed. */
    readonly words: readonly string[];
    /** Offset of the statement's first word, or of the word being typed. */
    readonly statementStart: number;
    /** The part of the word being typed that is before the cursor. */
    readonly prefix: string;
    /** The word under the cursor. */
    readonly wordStart: number;
    readonly wordEnd: number;
    /** Elements of the grammar that may stand here. */
    readonly features: readonly NextFeature[];
    /** Elements that would begin another statement of the same block. */
    readonly starters: readonly NextFeature[];
}

/** Finds the place of a cursor; there is none inside comments and strings. */
export class PositionFinder {
    private readonly lexer: Lexer;
    private readonly completionParser: LangiumCompletionParser;
    private readonly grammar: GrammarAST.Grammar;

    constructor(services: LangiumServices) {
        this.lexer = services.parser.Lexer;
        this.completionParser = services.parser.CompletionParser;
        this.grammar = services.Grammar;
    }

    find(document: LangiumDocument, position: Position): CursorPosition | undefined {
        const text = document.textDocument.getText();
        const offset = document.textDocument.offsetAt(position);
        const prefix = WORD_BEFORE.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
        const wordStart = offset - prefix.length;
        const lexed = this.lexer.tokenize(text.slice(0, wordStart));
        if (isInComment(text, offset, this.lexer) || isInString(text, offset)) {
            return undefined;
        }
        const tokens = lexed.tokens.map(({ image, startOffset }) => ({ image, start: startOffset }));
        const place = enclosingBlock(tokens);
        const statement = this.statementAt(text, wordStart, place);
        const words = statement.map((token) => token.image);
        const starters = this.featuresAfter(place.block, []);
        return {
            document,
            offset,
            ...place.names,
            block: place.block,
            words,
            statementStart: statement[0]?.start ?? wordStart,
            prefix,
            wordStart,
            wordEnd: offset + (/^[\w-]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0),
            features: this.fittingFeatures(place.block, words, starters),
            starters,
        };
    }

    /** On one line there is one statement, except inside the short blocks that may stand on one line. */
    private fittingFeatures(
        block: BlockKind,
        words: readonly string[],
        starters: readonly NextFeature[],
    ): readonly NextFeature[] {
        const features = this.featuresAfter(block, words);
        if (words.length === 0 || !LINE_BLOCKS.has(block) || !canEnd(block, features)) {
            return features;
        }
        return features.filter((next) => !starters.some((starter) => starter.feature === next.feature));
    }

    /** The tokens of the statement that the cursor is in: none if the line before is complete. */
    private statementAt(text: string, wordStart: number, place: Place): readonly Token[] {
        const start = place.tokens.findLastIndex((token) => isLead(token, text, place.block));
        const statement = place.tokens.slice(Math.max(0, start));
        const last = statement.at(-1);
        const isOnNewLine = last !== undefined && text.slice(last.start, wordStart).includes('\n');
        const canEnd = isOnNewLine && this.canEndAfter(place.block, statement);
        return canEnd ? [] : statement;
    }

    private canEndAfter(block: BlockKind, statement: readonly Token[]): boolean {
        return canEnd(
            block,
            this.featuresAfter(
                block,
                statement.map((token) => token.image),
            ),
        );
    }

    /** What the grammar allows after some words in a block, whatever the rest of the document looks like. */
    private featuresAfter(block: BlockKind, words: readonly string[]): readonly NextFeature[] {
        const text = [...HEADERS[block], ...words].join(' ');
        const { tokens, tokenIndex, elementStack } = this.completionParser.parse(text);
        if (tokenIndex === 0) {
            const entry = GrammarUtils.getEntryRule(this.grammar);
            const first = entry === undefined ? [] : findFirstFeatures(entry.definition);
            return tokens.length > 0 ? [] : first.flatMap((stack) => stack.slice(-1));
        }
        return findNextFeatures([elementStack.map((feature) => ({ feature }))], tokens.slice(tokenIndex));
    }
}

/** Whether a statement of a block can end where some elements of the grammar may follow. */
function canEnd(block: BlockKind, features: readonly NextFeature[]): boolean {
    const end = block === 'document' ? 'scenario' : '}';
    return features.some(({ feature }) => GrammarAST.isKeyword(feature) && feature.value === end);
}

/** A name, a number with or without its unit, or a single dash. */
const WORD_BEFORE = /(?:[A-Za-z_][\w-]*|(?<![-\w])-?\d\w*|(?<!-)-)?$/;

/** Words that bring the parser into a block. */
const HEADERS: Readonly<Record<BlockKind, readonly string[]>> = {
    document: [],
    topology: ['topology', 'T', '{'],
    scenario: ['scenario', 'S', 'on', 'T', '{'],
    peripheral: ['topology', 'T', '{', 'peripheral', 'P', '{'],
    gateway: ['topology', 'T', '{', 'gateway', 'G', '{'],
    domain: ['topology', 'T', '{', 'domain', 'D', '{'],
    application: ['topology', 'T', '{', 'application', 'M', 'serves', 'D', '{'],
};

const LINE_BLOCKS: ReadonlySet<BlockKind> = new Set(['document', 'topology', 'scenario']);

/** Words that begin a statement when they are the first on their line. */
const LEADS: Readonly<Record<BlockKind, ReadonlySet<string>>> = {
    document: new Set(['import', 'topology', 'scenario']),
    topology: new Set([
        'controller',
        'peripheral',
        'gateway',
        'finesse',
        'domain',
        'application',
        'agents',
        'link',
        'set',
    ]),
    scenario: new Set(['param', 'case', 'duration', 'seed', 'set', 'at', 'after', 'every', 'expect']),
    peripheral: new Set(['cti', 'resends', 'forgets']),
    gateway: new Set(['cti', 'pim', 'mr']),
    domain: new Set(['task', 'start', 'max', 'queue', 'not', 'interruptible']),
    application: new Set(['sends']),
};

interface Token {
    readonly image: string;
    readonly start: number;
}

interface Place {
    readonly block: BlockKind;
    readonly names: { readonly outerName?: string; readonly topologyName?: string; readonly ownerName?: string };
    /** Tokens after the last brace of the block. */
    readonly tokens: readonly Token[];
}

/** `topology` and `scenario` stand in no block, so that they end whatever was left open. */
function enclosingBlock(tokens: readonly Token[]): Place {
    let outer: readonly string[] = [];
    let nested: readonly string[] = [];
    let start = 0;
    tokens.forEach(({ image }, index) => {
        if (image === 'topology' || image === 'scenario') {
            outer = [];
            nested = [];
            start = index;
        } else if (image === '{' && outer.length === 0) {
            outer = imagesBetween(tokens, start, index);
            start = index + 1;
        } else if (image === '{') {
            const header = imagesBetween(tokens, start, index);
            nested = header.slice(header.findLastIndex((word) => isNestedBlock(word)));
            start = index + 1;
        } else if (image === '}') {
            outer = nested.length === 0 ? [] : outer;
            nested = [];
            start = index + 1;
        }
    });
    return { block: blockOf(outer, nested), names: namesOf(outer, nested), tokens: tokens.slice(start) };
}

function imagesBetween(tokens: readonly Token[], start: number, end: number): readonly string[] {
    return tokens.slice(start, end).map((token) => token.image);
}

function blockOf(outer: readonly string[], nested: readonly string[]): BlockKind {
    const [nestedKind] = nested;
    if (isNestedBlock(nestedKind)) {
        return nestedKind;
    }
    const [outerKind] = outer;
    return outerKind === 'topology' || outerKind === 'scenario' ? outerKind : 'document';
}

function namesOf(outer: readonly string[], nested: readonly string[]): Place['names'] {
    const [kind, outerName, , onName] = outer;
    const [, ownerName] = nested;
    const topologyName = kind === 'topology' ? outerName : onName;
    return {
        ...(outerName === undefined ? {} : { outerName }),
        ...(topologyName === undefined ? {} : { topologyName }),
        ...(ownerName === undefined ? {} : { ownerName }),
    };
}

function isNestedBlock(word: string | undefined): word is 'peripheral' | 'gateway' | 'domain' | 'application' {
    return word === 'peripheral' || word === 'gateway' || word === 'domain' || word === 'application';
}

function isLead(token: Token, text: string, block: BlockKind): boolean {
    return LEADS[block].has(token.image) && text.slice(lineStart(text, token.start), token.start).trim() === '';
}

function lineStart(text: string, offset: number): number {
    return text.lastIndexOf('\n', offset - 1) + 1;
}

function isInComment(text: string, offset: number, lexer: Lexer): boolean {
    const before = text.slice(0, offset);
    const unfinished = before.lastIndexOf('/*') > before.lastIndexOf('*/');
    const line = before.slice(lineStart(text, offset));
    if (!unfinished && !line.includes('//')) {
        return false;
    }
    const { hidden } = lexer.tokenize(text);
    return (
        hidden.some((token) => {
            const end = token.startOffset + token.image.length;
            return token.startOffset < offset && (offset < end || (offset === end && token.image.startsWith('//')));
        }) || unfinished
    );
}

function isInString(text: string, offset: number): boolean {
    const line = text.slice(lineStart(text, offset), offset).replace(/\/\/.*/, '');
    return line.split('"').length % 2 === 0;
}
