/** The code blocks of docs/editors.md, so that tests do what the page has its reader do. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../cli/memory-io.ts';

const PAGE = readFileSync(join(PROJECT, 'docs', 'editors.md'), 'utf8');

/** The first block of a language in the section with a heading. */
export function blockIn(heading: string, language: string): string {
    const section = PAGE.split(/^## /m).find((each) => each.startsWith(`${heading}\n`));
    const block = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(section ?? '')?.[1];
    if (block === undefined) {
        throw new Error(`docs/editors.md has no ${language} in its section '${heading}'`);
    }
    return block;
}
