/** Parses an expression; the grammar is in `syntax.ts`. */

import { type Expression, type ExpressionProblem, type Operator, problem } from './syntax.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Deep enough for anything that a person writes. */
const DEPTH_LIMIT = 50;

/** An expression, or the first thing that is wrong with its text. */
export function parseExpression(text: string): Expression | ExpressionProblem {
    const tokens = tokensOf(text);
    if ('kind' in tokens) {
        return tokens;
    }
    const parser = new Parser(tokens);
    const expression = parser.alternatives();
    if (expression.kind === 'problem') {
        return expression;
    }
    const rest = parser.next;
    return rest.kind === 'end' ? expression : problem(`'${textOf(rest)}' is not expected here.`, rest.at);
}

type Parsed = Expression | ExpressionProblem;

const OR: Readonly<Record<string, Operator>> = { '||': 'or', or: 'or' };
const AND: Readonly<Record<string, Operator>> = { '&&': 'and', and: 'and' };
const SUM: Readonly<Record<string, Operator>> = { '+': '+', '-': '-' };
const COMPARISON: Readonly<Record<string, Operator>> = {
    '==': '==',
    '!=': '!=',
    '<': '<',
    '<=': '<=',
    '>': '>',
    '>=': '>=',
};

class Parser {
    readonly #tokens: readonly Token[];
    #place = 0;
    #depth = 0;

    constructor(tokens: readonly Token[]) {
        this.#tokens = tokens;
    }

    get next(): Token {
        return this.#tokens[this.#place] ?? { kind: 'end', text: '', at: 0 };
    }

    alternatives(): Parsed {
        return this.#chain(OR, () => this.#chain(AND, () => this.#denial()));
    }

    #denial(): Parsed {
        const { at } = this.next;
        if (!this.#takes('!') && !this.#takes('not')) {
            return this.#comparison();
        }
        const operand = this.#deeper(() => this.#denial());
        return operand.kind === 'problem' ? operand : { kind: 'not', operand, at };
    }

    #comparison(): Parsed {
        const left = this.#sum();
        const operator = operatorOf(COMPARISON, this.next);
        if (left.kind === 'problem' || operator === undefined) {
            return left;
        }
        const { at } = this.#take();
        const right = this.#sum();
        return right.kind === 'problem' ? right : { kind: 'binary', operator, left, right, at };
    }

    #sum(): Parsed {
        return this.#chain(SUM, () => this.#members());
    }

    /** Operands joined from left to right by operators of one rank. */
    #chain(operators: Readonly<Record<string, Operator>>, operand: () => Parsed): Parsed {
        let left = operand();
        for (;;) {
            const operator = operatorOf(operators, this.next);
            if (left.kind === 'problem' || operator === undefined) {
                return left;
            }
            const { at } = this.#take();
            const right = operand();
            left = right.kind === 'problem' ? right : { kind: 'binary', operator, left, right, at };
        }
    }

    #members(): Parsed {
        let of = this.#start();
        while (of.kind !== 'problem') {
            const { at } = this.next;
            if (this.#takes('.')) {
                const token = this.#take();
                of = token.kind === 'name' ? { kind: 'member', of, name: token.text, at } : nameExpected(token);
            } else if (this.#takes('[')) {
                of = this.#element(of, at);
            } else {
                return of;
            }
        }
        return of;
    }

    #element(of: Expression, at: number): Parsed {
        const token = this.#take();
        if (token.kind !== 'literal' || typeof token.value.value === 'boolean') {
            return problem(`A number or a text in quotes is expected in '[ ]'.`, token.at);
        }
        const end = this.next;
        return this.#takes(']')
            ? { kind: 'member', of, name: token.value.value, at }
            : problem(`']' is missing.`, end.at);
    }

    #start(): Parsed {
        const token = this.#take();
        if (token.kind === 'literal') {
            return { kind: 'literal', value: token.value, at: token.at };
        }
        if (token.kind === 'name') {
            return this.#takes('(')
                ? this.#call(token.text, token.at)
                : { kind: 'name', name: token.text, at: token.at };
        }
        return token.kind === 'sign' && token.text === '(' ? this.#group() : valueExpected(token);
    }

    #group(): Parsed {
        const inside = this.#deeper(() => this.alternatives());
        const end = this.next;
        return inside.kind === 'problem' || this.#takes(')') ? inside : problem(`')' is missing.`, end.at);
    }

    #call(name: string, at: number): Parsed {
        const argument = this.#argument();
        const end = this.next;
        if (typeof argument !== 'string') {
            return argument;
        }
        return this.#takes(')') ? { kind: 'call', name, argument, at } : problem(`')' is missing.`, end.at);
    }

    #argument(): string | ExpressionProblem {
        const first = this.#take();
        if (first.kind === 'literal' && typeof first.value.value === 'string') {
            return first.value.value;
        }
        if (first.kind !== 'name') {
            return problem('A name is expected in the parentheses.', first.at);
        }
        let name = first.text;
        while (this.#takes('.')) {
            const part = this.#take();
            if (part.kind !== 'name') {
                return nameExpected(part);
            }
            name = `${name}.${part.text}`;
        }
        return name;
    }

    #deeper(parse: () => Parsed): Parsed {
        if (this.#depth === DEPTH_LIMIT) {
            return problem('The expression has too many parentheses inside each other.', this.next.at);
        }
        this.#depth += 1;
        const parsed = parse();
        this.#depth -= 1;
        return parsed;
    }

    #take(): Token {
        const token = this.next;
        this.#place += 1;
        return token;
    }

    /** Takes the next token if it is this sign or word. */
    #takes(text: string): boolean {
        const token = this.next;
        const isIt = token.kind !== 'literal' && token.kind !== 'end' && token.text === text;
        this.#place += isIt ? 1 : 0;
        return isIt;
    }
}

function operatorOf(operators: Readonly<Record<string, Operator>>, token: Token): Operator | undefined {
    return token.kind === 'name' || token.kind === 'sign' ? ownOf(operators, token.text) : undefined;
}

function ownOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
    return Object.hasOwn(record, key) ? record[key] : undefined;
}

function nameExpected(token: Token): ExpressionProblem {
    return problem(`A name is expected behind '.'${found(token)}.`, token.at);
}

function valueExpected(token: Token): ExpressionProblem {
    return problem(`A value is expected here${found(token)}.`, token.at);
}

function found(token: Token): string {
    return token.kind === 'end' ? ', and the expression ends' : `, not '${textOf(token)}'`;
}

function textOf(token: Token): string {
    return token.kind === 'literal' ? String(token.value.value) : token.text;
}
