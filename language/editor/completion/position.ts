/** Where in a document the cursor is, found from the tokens before it: works in text that cannot be parsed. */

import { GrammarAST, GrammarUtils, type LangiumCompletionParser, type LangiumDocument, type Lexer } from 'langium';
import { findFirstFeatures, findNextFeatures, type LangiumServices, type NextFeature } from 'langium/lsp';
import type { Position } from 'vscode-languageserver';

export type BlockKind =
    | 'document'
    | 'topology'
    | 'scenario'
    | 'fragment'
    | 'controller'
    | 'peripheral'
    | 'contact-server'
    | 'gateway'
    | 'media-server'
    | 'media-service'
    | 'domain'
    | 'application'
    | 'cim'
    | 'cim-server';

/** Whether a block holds the statements of a timeline. */
export function isTimelineBlock(block: BlockKind): boolean {
    return block === 'scenario' || block === 'fragment';
}

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
    /** Name of the owner of the block around the nested one, such as the media server's. */
    readonly outerOwnerName?: string;
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
        const leads = this.leadsOf(place.block);
        const start = place.tokens.findLastIndex((token) => isLead(token, text, leads));
        const statement = place.tokens.slice(Math.max(0, start));
        const last = statement.at(-1);
        const isOnNewLine = last !== undefined && text.slice(last.start, wordStart).includes('\n');
        const canEnd = isOnNewLine && this.canEndAfter(place.block, statement);
        return canEnd ? [] : statement;
    }

    /** Words that begin a statement when they are the first on their line: the grammar's first ones in the block. */
    private leadsOf(block: BlockKind): ReadonlySet<string> {
        const keywords = this.featuresAfter(block, [])
            .map(({ feature }) => feature)
            .filter(GrammarAST.isKeyword);
        return new Set(keywords.map(({ value }) => value).filter((value) => value !== '}'));
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
        const text = [...HEADERS[block], ...withShortPaths(words)].join(' ');
        const { tokens, tokenIndex, elementStack } = this.completionParser.parse(text);
        if (tokenIndex === 0) {
            const entry = GrammarUtils.getEntryRule(this.grammar);
            const first = entry === undefined ? [] : findFirstFeatures(entry.definition);
            return tokens.length > 0 ? [] : first.flatMap((stack) => stack.slice(-1));
        }
        return findNextFeatures([elementStack.map((feature) => ({ feature }))], tokens.slice(tokenIndex));
    }
}

/**
 * Words with one part of each dotted path at most: `Central.router` for `Central.A.router`. The same follows on both, but
 * where it is not decided yet what a statement is, Langium forgets at the second part what the path belongs to.
 */
function withShortPaths(words: readonly string[]): readonly string[] {
    return words.filter((_, index) => {
        const dot = words[index] === '.' ? index : index - 1;
        return words[dot] !== '.' || words[dot + 2] !== '.';
    });
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
    fragment: ['fragment', 'F', 'on', 'T', '{'],
    controller: ['topology', 'T', '{', 'controller', 'C', '{'],
    peripheral: ['topology', 'T', '{', 'peripheral', 'P', '{'],
    'contact-server': ['topology', 'T', '{', 'peripheral', 'P', '{', 'contact', 'server', 'S', '{'],
    gateway: ['topology', 'T', '{', 'gateway', 'G', '{'],
    'media-server': ['topology', 'T', '{', 'media', 'server', 'M', '{'],
    'media-service': ['topology', 'T', '{', 'media', 'server', 'M', '{', 'serves', 'C', '{'],
    domain: ['topology', 'T', '{', 'domain', 'D', '{'],
    application: ['topology', 'T', '{', 'application', 'M', 'serves', 'D', '{'],
    cim: ['topology', 'T', '{', 'cim', 'C', 'serves', 'D', '{'],
    'cim-server': ['topology', 'T', '{', 'cim', 'C', 'serves', 'D', '{', 'services', 'server', 'S', '{'],
};

/** The block that the braces of a statement open, by the block around it and the word that the statement begins with. */
const NESTED_BLOCKS: { readonly [Kind in BlockKind]?: Readonly<Record<string, BlockKind>> } = {
    document: { topology: 'topology', scenario: 'scenario', fragment: 'fragment' },
    topology: {
        controller: 'controller',
        peripheral: 'peripheral',
        gateway: 'gateway',
        media: 'media-server',
        domain: 'domain',
        application: 'application',
        cim: 'cim',
    },
    peripheral: { contact: 'contact-server' },
    'media-server': { serves: 'media-service' },
    cim: {
        database: 'cim-server',
        file: 'cim-server',
        messaging: 'cim-server',
        services: 'cim-server',
        application: 'cim-server',
        web: 'cim-server',
        load: 'cim-server',
    },
};

const LINE_BLOCKS: ReadonlySet<BlockKind> = new Set(['document', 'topology', 'scenario', 'fragment']);

interface Token {
    readonly image: string;
    readonly start: number;
}

interface Place {
    readonly block: BlockKind;
    readonly names: Pick<CursorPosition, 'outerName' | 'topologyName' | 'ownerName' | 'outerOwnerName'>;
    /** Tokens after the last brace of the block. */
    readonly tokens: readonly Token[];
}

/** A block that is open at the cursor, with the words of the statement that it belongs to. */
interface OpenBlock {
    readonly kind: BlockKind;
    readonly header: readonly string[];
}

/** `topology`, `scenario` and `fragment` stand in no block, so that they end whatever was left open. */
function enclosingBlock(tokens: readonly Token[]): Place {
    const open: OpenBlock[] = [];
    let start = 0;
    tokens.forEach(({ image }, index) => {
        if (image === 'topology' || image === 'scenario' || image === 'fragment') {
            open.length = 0;
            start = index;
        } else if (image === '{') {
            open.push(opened(imagesBetween(tokens, start, index), open.at(-1)?.kind ?? 'document'));
            start = index + 1;
        } else if (image === '}') {
            open.pop();
            start = index + 1;
        }
    });
    return { block: open.at(-1)?.kind ?? 'document', names: namesOf(open), tokens: tokens.slice(start) };
}

function imagesBetween(tokens: readonly Token[], start: number, end: number): readonly string[] {
    return tokens.slice(start, end).map((token) => token.image);
}

/** The block of the last statement in some words; what no statement opens is taken for a part of the block around it. */
function opened(words: readonly string[], around: BlockKind): OpenBlock {
    const nested = NESTED_BLOCKS[around] ?? {};
    const lead = words.findLastIndex((word, index) => Object.hasOwn(nested, word) && !isNameAfter(words[index - 1]));
    const kind = nested[words[lead] ?? ''];
    return { kind: kind ?? around, header: words.slice(Math.max(0, lead)) };
}

/** Some words that begin statements may also be names, and these stand right after one of the words that need one. */
function isNameAfter(word: string | undefined): boolean {
    return word === 'controller' || word === 'peripheral' || word === 'gateway' || word === 'for' || word === 'server';
}

function namesOf([outermost, around, innermost]: readonly OpenBlock[]): Place['names'] {
    const [kind, outerName, , onName] = outermost?.header ?? [];
    const topologyName = kind === 'topology' ? outerName : onName;
    const names = [ownerOf(around), ownerOf(innermost)].filter((name) => name !== undefined);
    const [ownerName, outerOwnerName] = names.toReversed();
    return {
        ...(outerName === undefined ? {} : { outerName }),
        ...(topologyName === undefined ? {} : { topologyName }),
        ...(ownerName === undefined ? {} : { ownerName }),
        ...(outerOwnerName === undefined ? {} : { outerOwnerName }),
    };
}

/** The name in a header: `gateway AgentPg`, `media server Ims1`. */
function ownerOf(block: OpenBlock | undefined): string | undefined {
    const [, second, third] = block?.header ?? [];
    return second === 'server' || second === 'balancer' ? third : second;
}

function isLead(token: Token, text: string, leads: ReadonlySet<string>): boolean {
    return leads.has(token.image) && text.slice(lineStart(text, token.start), token.start).trim() === '';
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
