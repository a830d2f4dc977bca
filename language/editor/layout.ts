/** Where every token of a document belongs: lines, indentation and columns. Knows no protocol. */

import { type AstNode, GrammarUtils, type LexerResult } from 'langium';
import type { Document, Expectation, Timeline, TimelineStatement, Topology } from '../generated/ast.ts';
import { isExpectation, isTimeline, isTimelineStatement } from '../generated/ast.ts';

/** Longest line that statements are kept on. */
const LINE_WIDTH = 120;
/** Times longer than this do not push the actions of their neighbours to the right. */
const ALIGNED_WIDTH = { TimelineStatement: 16, Expectation: 26 } as const;
const COLUMN_GAP = 2;

/** Replacement of the text from `start` up to `end`. */
export interface LayoutEdit {
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

export interface LayoutOptions {
    /** One step of indentation. */
    readonly indent: string;
    readonly lineEnd: '\n' | '\r\n';
}

/**
 * The edits that lay a document out: one statement a line, columns aligned, comments and single blank lines kept.
 *
 * Only white space changes, and the indentation inside block comments. The document must have been parsed without error.
 */
export function layOut(root: Document, text: string, lexed: LexerResult, options: LayoutOptions): LayoutEdit[] {
    const tokens = allTokens(lexed);
    const places = new PlaceFinder(root, text, tokens).places;
    return new Layout(text, tokens, places, options).edits();
}

interface Token {
    readonly image: string;
    readonly start: number;
    readonly end: number;
    readonly comment: 'line' | 'block' | undefined;
}

/** What is special about the token at an offset. */
type Place =
    | { readonly kind: 'statement'; readonly depth: number; readonly inline: boolean; readonly first: boolean }
    | { readonly kind: 'close'; readonly depth: number; readonly inline: boolean }
    | { readonly kind: 'column'; readonly gap: number };

type Places = Map<number, Place>;

function allTokens(lexed: LexerResult): readonly Token[] {
    return [...lexed.tokens, ...lexed.hidden]
        .map((token) => ({
            image: token.image,
            start: token.startOffset,
            end: token.startOffset + token.image.length,
            comment: commentKind(token.tokenType.name),
        }))
        .sort((a, b) => a.start - b.start);
}

function commentKind(tokenType: string): 'line' | 'block' | undefined {
    switch (tokenType) {
        case 'SL_COMMENT':
            return 'line';
        case 'ML_COMMENT':
            return 'block';
        default:
            return undefined;
    }
}

/** White space between two neighbours inside a statement. */
function innerGap(previous: Token, token: Token): string {
    const tight = token.image === ',' || token.image === ':' || GLUED.has(token.image) || GLUED.has(previous.image);
    return tight && previous.comment === undefined && token.comment === undefined ? '' : ' ';
}

const GLUED: ReadonlySet<string> = new Set(['.', '..', '#']);

// ---------------------------------------------------------------------------------------------------------------------
// Places

class PlaceFinder {
    readonly places: Places = new Map();
    private readonly text: string;
    private readonly tokens: readonly Token[];
    private readonly indexByOffset: ReadonlyMap<number, number>;

    constructor(root: Document, text: string, tokens: readonly Token[]) {
        this.text = text;
        this.tokens = tokens;
        this.indexByOffset = new Map(tokens.map((token, index) => [token.start, index]));
        for (const node of [...root.imports, ...root.topologies, ...root.scenarios, ...root.fragments]) {
            this.addStatement(node, 0, false, false);
        }
        for (const block of [...root.topologies, ...root.scenarios, ...root.fragments]) {
            this.addBlock(block, 1, false);
        }
    }

    private addStatement(node: AstNode, depth: number, inline: boolean, first: boolean): void {
        if (node.$cstNode !== undefined) {
            this.places.set(node.$cstNode.offset, { kind: 'statement', depth, inline, first });
        }
    }

    /** Adds the members of a block and its closing brace. */
    private addBlock(block: Topology | Timeline | NestedBlock, depth: number, inline: boolean): void {
        block.members.forEach((member, index) => {
            this.addStatement(member, depth, inline, index === 0);
            if (hasMembers(member)) {
                this.addBlock(member, depth + 1, this.fitsOnOneLine(member, depth));
            }
        });
        const close = GrammarUtils.findNodeForKeyword(block.$cstNode, '}');
        if (close !== undefined) {
            this.places.set(close.offset, { kind: 'close', depth: depth - 1, inline });
        }
        if (isTimeline(block)) {
            this.alignColumns(block);
        }
    }

    /** A nested block stays on one line if it was written so and is short enough. */
    private fitsOnOneLine(block: NestedBlock, depth: number): boolean {
        const cst = block.$cstNode;
        const open = GrammarUtils.findNodeForKeyword(cst, '{');
        if (cst === undefined || open === undefined || /[\r\n]/.test(this.text.slice(open.offset, cst.end))) {
            return false;
        }
        const width = cst.text.replace(/\s+/g, ' ').length + Math.max(0, block.members.length - 1);
        return depth * 4 + width <= LINE_WIDTH && !cst.text.includes('//');
    }

    /** Neighbours of one kind share a column, whatever blank lines and comments are between them. */
    private alignColumns(timeline: Timeline): void {
        let section: Row[] = [];
        let previous: AstNode | undefined;
        for (const member of timeline.members) {
            if (previous !== undefined && previous.$type !== member.$type) {
                this.alignSection(section);
                section = [];
            }
            const row = this.rowOf(member);
            if (row !== undefined) {
                section.push(row);
            }
            previous = member;
        }
        this.alignSection(section);
    }

    private rowOf(member: AstNode): Row | undefined {
        if (!isTimelineStatement(member) && !isExpectation(member)) {
            return undefined;
        }
        const start = member.$cstNode?.offset;
        const column = secondColumn(member)?.$cstNode?.offset;
        if (start === undefined || column === undefined) {
            return undefined;
        }
        const width = this.widthOf(start, column);
        return width === undefined ? undefined : { column, width, limit: ALIGNED_WIDTH[member.$type] };
    }

    private alignSection(section: readonly Row[]): void {
        const widest = section.reduce((width, row) => Math.max(width, row.width <= row.limit ? row.width : 0), 0);
        for (const row of section) {
            this.places.set(row.column, { kind: 'column', gap: Math.max(0, widest - row.width) + COLUMN_GAP });
        }
    }

    /** Width of the tokens from one offset up to another on one line, unless a comment is among them. */
    private widthOf(start: number, end: number): number | undefined {
        let width = 0;
        let previous: Token | undefined;
        for (let index = this.indexByOffset.get(start) ?? this.tokens.length; index < this.tokens.length; index++) {
            const token = this.tokens[index];
            if (token === undefined || token.start >= end) {
                break;
            }
            if (token.comment !== undefined) {
                return undefined;
            }
            width += (previous === undefined ? 0 : innerGap(previous, token).length) + token.image.length;
            previous = token;
        }
        return width;
    }
}

interface Row {
    /** Offset of the token that starts the second column. */
    readonly column: number;
    readonly width: number;
    readonly limit: number;
}

interface NestedBlock extends AstNode {
    readonly members: readonly AstNode[];
}

function hasMembers(node: AstNode): node is NestedBlock {
    return 'members' in node && Array.isArray(node.members);
}

function secondColumn(member: TimelineStatement | Expectation): AstNode | undefined {
    return isTimelineStatement(member) ? member.action : member.what;
}

// ---------------------------------------------------------------------------------------------------------------------
// Edits

class Layout {
    private readonly text: string;
    private readonly tokens: readonly Token[];
    private readonly places: Places;
    private readonly options: LayoutOptions;

    constructor(text: string, tokens: readonly Token[], places: Places, options: LayoutOptions) {
        this.text = text;
        this.tokens = tokens;
        this.places = places;
        this.options = options;
    }

    edits(): LayoutEdit[] {
        const edits: LayoutEdit[] = [];
        let column = 0;
        let depth = 0;
        this.tokens.forEach((token, index) => {
            const previous = this.tokens[index - 1];
            const place = this.places.get(token.start);
            depth = place?.kind === 'statement' ? place.depth : depth;
            const gap = this.gapBefore(index, depth, column);
            pushChange(edits, this.text, previous?.end ?? 0, token.start, gap);
            const indentation =
                gap.includes('\n') || previous === undefined ? gap.slice(gap.lastIndexOf('\n') + 1) : '';
            const image = this.imageOf(token, indentation);
            pushChange(edits, this.text, token.start, token.end, image);
            column = columnAfter(column, gap, image);
        });
        const last = this.tokens.at(-1);
        pushChange(edits, this.text, last?.end ?? 0, this.text.length, last === undefined ? '' : this.options.lineEnd);
        return edits;
    }

    private gapBefore(index: number, depth: number, column: number): string {
        const token = this.tokens[index];
        const previous = this.tokens[index - 1];
        if (token === undefined || previous === undefined) {
            return '';
        }
        if (token.comment !== undefined) {
            return this.gapBeforeComment(index, token, previous, depth);
        }
        const place = this.places.get(token.start);
        switch (place?.kind) {
            case 'statement':
                return this.gapBeforeStatement(token, previous, place);
            case 'close':
                return place.inline ? ' ' : this.newLine(place.depth);
            case 'column':
                return previous.comment === 'line' ? this.newLine(depth + 2) : ' '.repeat(place.gap);
            case undefined:
                return this.gapInStatement(index, token, previous, depth, column);
        }
    }

    private gapBeforeStatement(token: Token, previous: Token, place: Place & { kind: 'statement' }): string {
        if (place.inline) {
            return place.first || previous.comment !== undefined ? ' ' : '  ';
        }
        return this.linesBefore(token, previous) + this.indentation(place.depth);
    }

    private gapBeforeComment(index: number, token: Token, previous: Token, depth: number): string {
        const ownLine = /[\r\n]/.test(this.text.slice(previous.end, token.start)) || previous.comment === 'line';
        if (!ownLine) {
            return token.comment === 'line' ? '  ' : ' ';
        }
        return this.linesBefore(token, previous) + this.indentation(this.depthOfComment(index, depth));
    }

    /** A comment stands where the token that follows it stands. */
    private depthOfComment(index: number, depth: number): number {
        let at = index + 1;
        while (this.tokens[at]?.comment !== undefined) {
            at++;
        }
        const next = this.tokens[at];
        if (next === undefined) {
            return 0;
        }
        const place = this.places.get(next.start);
        switch (place?.kind) {
            case 'statement':
                return place.depth;
            case 'close':
                return place.depth + 1;
            case 'column':
            case undefined:
                return depth + 2;
        }
    }

    private gapInStatement(index: number, token: Token, previous: Token, depth: number, column: number): string {
        if (previous.comment === 'line') {
            return this.newLine(depth + 2);
        }
        const breaks = previous.image === ',' && column + 1 + this.widthUpToComma(index) > LINE_WIDTH;
        return breaks ? this.newLine(depth + 2) : innerGap(previous, token);
    }

    /** Width of what must follow on the same line: up to the next comma, or to the end of the statement. */
    private widthUpToComma(index: number): number {
        let width = 0;
        for (let at = index; at < this.tokens.length; at++) {
            const token = this.tokens[at];
            const previous = this.tokens[at - 1];
            if (token === undefined || token.comment !== undefined) {
                return width;
            }
            const place = this.places.get(token.start);
            if (at > index && (place?.kind === 'statement' || place?.kind === 'close')) {
                return width;
            }
            width += token.image.length + (at > index && previous !== undefined ? innerGap(previous, token).length : 0);
            if (token.image === ',') {
                return width;
            }
        }
        return width;
    }

    /** One line end, or two where the text had a blank line that is not at the start of a block. */
    private linesBefore(token: Token, previous: Token): string {
        const lineEnds = this.text.slice(previous.end, token.start).split('\n').length - 1;
        return this.options.lineEnd.repeat(lineEnds > 1 && previous.image !== '{' ? 2 : 1);
    }

    private newLine(depth: number): string {
        return this.options.lineEnd + this.indentation(depth);
    }

    private indentation(depth: number): string {
        return this.options.indent.repeat(depth);
    }

    /** The stars of a block comment stand under its first one. */
    private imageOf(token: Token, indentation: string): string {
        const lines = token.image.split(/\r?\n/);
        const [first, ...rest] = lines;
        if (token.comment !== 'block' || first === undefined || !rest.every((line) => /^\s*\*/.test(line))) {
            return token.image;
        }
        return [first, ...rest.map((line) => `${indentation} ${line.trim()}`)].join(this.options.lineEnd);
    }
}

function pushChange(edits: LayoutEdit[], text: string, start: number, end: number, wanted: string): void {
    if (text.slice(start, end) !== wanted) {
        edits.push({ start, end, text: wanted });
    }
}

function columnAfter(column: number, gap: string, image: string): number {
    const written = gap + image;
    const lineStart = written.lastIndexOf('\n');
    return lineStart < 0 ? column + written.length : written.length - lineStart - 1;
}
