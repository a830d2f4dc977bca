/** Instants as people write them. */

import { parseExpression } from '../../simulator/debugging/expressions/parse.ts';

/** Milliseconds of an instant such as `90s` or `2min30s`; nothing if the text is none. */
export function instantOf(text: string): number | undefined {
    const expression = parseExpression(text);
    const literal =
        expression.kind === 'literal' && expression.value.unit === 'ms' ? expression.value.value : undefined;
    return typeof literal === 'number' ? literal : undefined;
}
