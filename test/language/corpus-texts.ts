/** All text of the language that the project has: what generated texts and edits are made of. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EmptyFileSystem } from 'langium';
import { createCcsimCoreServices } from '../../language/index.ts';
import { filesMatching } from '../simulator/plans.ts';

export interface CorpusText {
    /** Path from the root of the project. */
    readonly path: string;
    /** The text without the markers of what is expected to be wrong with it. */
    readonly text: string;
}

const ROOT = resolve(import.meta.dirname, '../..');
const { ccsim } = createCcsimCoreServices(EmptyFileSystem);

export const GRAMMAR = ccsim.Grammar;

/** Every example and every text of the corpus, in order of their paths. */
export const CORPUS_TEXTS: readonly CorpusText[] = filesMatching('{examples,test/corpus}/**/*.ccsim').flatMap((path) =>
    // A folder of the corpus has the name of a file.
    path.endsWith('folder.ccsim')
        ? []
        : [{ path, text: readFileSync(resolve(ROOT, path), 'utf8').replace(/[»«]/g, '') }],
);

/** Distinct tokens of all these texts, by the name of their type; keywords are types of their own. */
export const CORPUS_TOKENS: ReadonlyMap<string, readonly string[]> = tokensByType();

/** The tokens of a text, comments among them, with their places. */
export function tokensOf(text: string): readonly { readonly image: string; readonly start: number }[] {
    const { tokens, hidden } = ccsim.parser.Lexer.tokenize(text);
    return [...tokens, ...hidden]
        .filter(({ tokenType }) => tokenType.name !== 'WS')
        .map(({ image, startOffset }) => ({ image, start: startOffset }))
        .sort((a, b) => a.start - b.start);
}

function tokensByType(): ReadonlyMap<string, readonly string[]> {
    const byType = new Map<string, Set<string>>();
    for (const { text } of CORPUS_TEXTS) {
        const { tokens, hidden } = ccsim.parser.Lexer.tokenize(text);
        for (const { image, tokenType } of [...tokens, ...hidden]) {
            byType.set(tokenType.name, (byType.get(tokenType.name) ?? new Set()).add(image));
        }
    }
    return new Map([...byType].map(([type, images]) => [type, [...images]]));
}
