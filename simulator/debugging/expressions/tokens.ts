/** Cuts the text of an expression into tokens. */

import { type ExpressionProblem, problem, type Scalar, type Unit } from './syntax.ts';

export type Token =
    | { readonly kind: 'literal'; readonly value: Scalar; readonly at: number }
    | { readonly kind: 'name'; readonly text: string; readonly at: number }
    | { readonly kind: 'sign'; readonly text: string; readonly at: number }
    | { readonly kind: 'end'; readonly text: ''; readonly at: number };

const TOKEN =
    /\s*(?:(?<name>[A-Za-z_]\w*(?:-[A-Za-z_]\w*)*(?:#\d+)?)|(?<number>\d[\w.]*)|(?<text>'[^']*'|"[^"]*")|(?<sign>\|\||&&|[=!<>]=|[<>!+\-().[\]]))/y;

const WORDS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** The tokens of a text, the end among them; or what is no token. */
export function tokensOf(text: string): readonly Token[] | ExpressionProblem {
    const tokens: Token[] = [];
    let at = 0;
    while (text.slice(at).trim() !== '') {
        TOKEN.lastIndex = at;
        const match = TOKEN.exec(text);
        const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
        const token = match?.groups === undefined ? unreadable(text, start) : tokenOf(match.groups, start);
        if (token.kind === 'problem') {
            return token;
        }
        tokens.push(token);
        at = TOKEN.lastIndex;
    }
    return [...tokens, { kind: 'end', text: '', at: text.length }];
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, at: number): Token | ExpressionProblem {
    const { name, number, text, sign } = groups;
    if (number !== undefined) {
        return numberToken(number, at);
    }
    if (text !== undefined) {
        return { kind: 'literal', value: { value: text.slice(1, -1) }, at };
    }
    const truth = name !== undefined && Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
    if (truth !== undefined) {
        return { kind: 'literal', value: { value: truth }, at };
    }
    return name === undefined ? { kind: 'sign', text: sign ?? '', at } : { kind: 'name', text: name, at };
}

interface UnitName {
    readonly unit: Unit;
    readonly factor: number;
}

const UNITS: Readonly<Record<string, UnitName>> = {
    ms: { unit: 'ms', factor: 1 },
    s: { unit: 'ms', factor: 1_000 },
    min: { unit: 'ms', factor: 60_000 },
    h: { unit: 'ms', factor: 3_600_000 },
    d: { unit: 'ms', factor: 86_400_000 },
    B: { unit: 'bytes', factor: 1 },
    KB: { unit: 'bytes', factor: 1024 },
    MB: { unit: 'bytes', factor: 1024 * 1024 },
    GB: { unit: 'bytes', factor: 1024 * 1024 * 1024 },
};

function numberToken(text: string, at: number): Token | ExpressionProblem {
    if (/^\d+(\.\d+)?$/.test(text)) {
        return { kind: 'literal', value: { value: Number(text) }, at };
    }
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([A-Za-z]+)/g)];
    const units = parts.map(([, , name = '']) => (Object.hasOwn(UNITS, name) ? UNITS[name] : undefined));
    const [first] = units;
    const isWhole = parts.map(([part]) => part).join('') === text;
    if (!isWhole || first === undefined || units.some((each) => each?.unit !== first.unit)) {
        return problem(`'${text}' is not a number. Write a time as 90s or 1min30s, and an amount of data as 30MB.`, at);
    }
    const value = parts.reduce((sum, [, digits = ''], place) => sum + Number(digits) * (units[place]?.factor ?? 0), 0);
    return { kind: 'literal', value: { value, unit: first.unit }, at };
}

function unreadable(text: string, at: number): ExpressionProblem {
    const sign = text.charAt(at);
    if (sign === "'" || sign === '"') {
        return problem(`The text that begins here has no end. Add ${sign} behind it.`, at);
    }
    return sign === '='
        ? problem(`Two things are compared with '=='.`, at)
        : problem(`'${sign}' means nothing in an expression.`, at);
}
