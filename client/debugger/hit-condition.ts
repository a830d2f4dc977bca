/** Hit counts of breakpoints: `3`, `>= 3`, `% 2`. Hits are counted from the start of the run, whichever way it is gone. */

import * as l10n from '@vscode/l10n';

const FORM = /^(?<operator>==|=|>=|<=|>|<|%)?\s*(?<count>\d+)$/;

/** Whether the n-th hit is meant; or a sentence about what is wrong with the text. */
export function parseHitCondition(text: string): ((count: number) => boolean) | string {
    const { operator, count } = FORM.exec(text.trim())?.groups ?? {};
    const wanted = Number(count);
    if (count === undefined || (operator === '%' && wanted === 0)) {
        return l10n.t('“{0}” is no hit count. Write a number, or one behind >, >=, <, <= or %.', text);
    }
    switch (operator) {
        case '>':
            return (hit) => hit > wanted;
        case '>=':
            return (hit) => hit >= wanted;
        case '<':
            return (hit) => hit < wanted;
        case '<=':
            return (hit) => hit <= wanted;
        case '%':
            return (hit) => hit % wanted === 0;
        default:
            return (hit) => hit === wanted;
    }
}
