/**
 * A run as one HTML file: the panel with everything that it needs, which opens from a disk and asks nothing of a network.
 *
 * It holds the Plan, and runs it again when it is opened: the same Plan gives the same run.
 */

import type { Plan } from '../../simulator/plan.ts';
import { dataElement, type PageLanguage, stringsElement } from './page-strings.ts';

export interface SavedPageParts {
    readonly title: string;
    readonly plan: Plan;
    readonly language: PageLanguage;
    /** The panel's own script. */
    readonly script: string;
    /** Scripts of its workers, by the names of the `meta` elements that say elsewhere where they are. */
    readonly workers: Readonly<Record<string, string>>;
}

/** Ids of the elements that hold the Plan, and the scripts of the workers. */
export const PLAN_ELEMENT = 'ccsim-plan';
export const WORKERS_ELEMENT = 'ccsim-workers';

/** Files of the panel in the folder `webview` of the bundles; of workers, by the names that {@link SavedPageParts} wants. */
export const PANEL_SCRIPT = 'main.js';
export const WORKER_SCRIPTS = { 'ccsim-worker': 'worker.js', 'ccsim-layout-worker': 'layout-worker.js' } as const;

/** The whole text of the file. Its policy allows the one script, by its hash, and workers made of its own text. */
export async function savedPage({ title, plan, language, script, workers }: SavedPageParts): Promise<string> {
    const code = inScriptElement(script);
    const policy = [
        `default-src 'none'`,
        `script-src 'sha256-${await sha256(code)}'`,
        'worker-src blob:',
        `base-uri 'none'`,
        `form-action 'none'`,
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="${escaped(language.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="CCSim">
<title>${escaped(title)}</title>
</head>
<body>
<noscript>This page runs a scenario: allow scripts to see it.</noscript>
${dataElement(PLAN_ELEMENT, withoutPlaces(plan))}
${dataElement(WORKERS_ELEMENT, workers)}
${stringsElement(language)}
<script>${code}</script>
</body>
</html>
`;
}

/** Names of files say where somebody's work lies; a page that is passed on needs only their last part. */
function withoutPlaces(plan: Plan): Plan {
    return { ...plan, sources: plan.sources.map((uri) => uri.slice(uri.lastIndexOf('/') + 1)) };
}

/** Code that cannot end the element that it stands in: these marks occur only in its texts and expressions. */
function inScriptElement(script: string): string {
    return script.replace(/<(?=\/script|!--)/gi, '\\x3C');
}

async function sha256(text: string): Promise<string> {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return btoa(String.fromCharCode(...digest));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
    return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
