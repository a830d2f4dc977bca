/** The language of the editor, for what shows strings without VS Code's help. */

import { env, l10n } from 'vscode';
import { ENGLISH, type PageLanguage } from './webview/page-strings.ts';

/** English where there is no translation into the editor's language. */
export function editorLanguage(): PageLanguage {
    const { bundle } = l10n;
    return bundle === undefined ? ENGLISH : { language: env.language, strings: bundle };
}
