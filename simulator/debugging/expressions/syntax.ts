/**
 * Expressions over the state of a run, for conditions and watches.
 *
 * ```
 * expression = all { ("||" | "or") all }
 * all        = denial { ("&&" | "and") denial }
 * denial     = ("!" | "not") denial | comparison
 * comparison = sum [ ("==" | "!=" | "<" | "<=" | ">" | ">=") sum ]
 * sum        = value { ("+" | "-") value }
 * value      = ( literal | "(" expression ")" | name [ "(" argument ")" ] ) { "." name | "[" literal "]" }
 * argument   = name { "." name } | text
 * literal    = number | duration | size | text | "true" | "false"
 * ```
 *
 * A name is written as in a scenario (`A101`, `Mail#3`), a text in single or double quotes, a duration as `90s` or
 * `1min30s`, a size as `30MB`.
 */

export type Expression =
    | { readonly kind: 'literal'; readonly value: Scalar; readonly at: number }
    | { readonly kind: 'name'; readonly name: string; readonly at: number }
    /** `queue(Email)`: one of several things of a kind, by its name. */
    | { readonly kind: 'call'; readonly name: string; readonly argument: string; readonly at: number }
    | { readonly kind: 'member'; readonly of: Expression; readonly name: string | number; readonly at: number }
    | { readonly kind: 'not'; readonly operand: Expression; readonly at: number }
    | {
          readonly kind: 'binary';
          readonly operator: Operator;
          readonly left: Expression;
          readonly right: Expression;
          readonly at: number;
      };

export type Operator = 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-';

/** A number has a unit where it is a time (milliseconds) or an amount of data (bytes). */
export interface Scalar {
    readonly value: string | number | boolean;
    readonly unit?: Unit;
}

export type Unit = 'ms' | 'bytes';

/** What is wrong with an expression, and where: a place in its text, counted from 0. */
export interface ExpressionProblem {
    readonly kind: 'problem';
    readonly message: string;
    readonly at: number;
}

export function problem(message: string, at: number): ExpressionProblem {
    return { kind: 'problem', message, at };
}
