/**
 * The language of the panel. Imported before anything else, since modules have texts as soon as they are loaded. Where there
 * is no page, as in tests of the model, it is English.
 */

import * as l10n from '@vscode/l10n';
import { dataOf } from './embedded-data.ts';
import { parseStrings, STRINGS_ELEMENT } from './page-strings.ts';

const page = typeof document === 'undefined' ? undefined : document;
const strings = page === undefined ? undefined : parseStrings(dataOf(STRINGS_ELEMENT));
if (strings !== undefined) {
    l10n.config({ contents: { ...strings } });
}

const NUMBERS = new Intl.NumberFormat(strings === undefined ? 'en' : page?.documentElement.lang || 'en');

/** A count as people write it: `1,234` or `1.234`. */
export function numberText(count: number): string {
    return NUMBERS.format(count);
}
