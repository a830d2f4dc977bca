/** The page of the timeline panel: nothing but its scripts, under a policy that allows nothing else. */

import { type PageLanguage, stringsElement } from './webview/page-strings.ts';

/** Addresses as a webview sees them, and what its policy is made of. */
export interface PanelPageParts {
    /** Source of the extension's own files, as a content security policy names it. */
    readonly cspSource: string;
    /** A fresh random text. */
    readonly nonce: string;
    readonly scriptUri: string;
    readonly workerUri: string;
    readonly layoutWorkerUri: string;
    readonly title: string;
    readonly language: PageLanguage;
}

/**
 * The policy: the one script with the nonce; a worker from a blob, whose text may be fetched from the extension's own
 * files; style sheets that scripts construct need no permission.
 */
export function contentSecurityPolicy({ cspSource, nonce }: Pick<PanelPageParts, 'cspSource' | 'nonce'>): string {
    return [
        `default-src 'none'`,
        `script-src 'nonce-${nonce}'`,
        'worker-src blob:',
        `connect-src ${cspSource}`,
        `style-src ${cspSource}`,
    ].join('; ');
}

export function panelPage(parts: PanelPageParts): string {
    return `<!DOCTYPE html>
<html lang="${escaped(parts.language.language)}">
<head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${escaped(contentSecurityPolicy(parts))}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="ccsim-worker" content="${escaped(parts.workerUri)}">
    <meta name="ccsim-layout-worker" content="${escaped(parts.layoutWorkerUri)}">
    <title>${escaped(parts.title)}</title>
</head>
<body>
    ${stringsElement(parts.language)}
    <script nonce="${escaped(parts.nonce)}" src="${escaped(parts.scriptUri)}"></script>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
    return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
