/** The translations for what knows no VS Code: it asks a library, which has to be given them. */

import * as l10n from '@vscode/l10n';
import type { Strings } from './webview/page-strings.ts';

/** Translates from now on; what was asked for before stays English. */
export function translate(strings: Strings | undefined): void {
    l10n.config({ contents: { ...strings } });
}
