/**
 * Formatting, whatever the text: of the corpus, of the grammar, or broken by edits. Nothing but white space changes, what
 * is said stays the same, and formatting twice does no more than formatting once.
 */

import { dirname } from 'node:path';
import fc from 'fast-check';
import { type LangiumDocument, URI } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import { expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { createCcsimServices, planOf, scenariosOf } from '../../../language/index.ts';
import { CORPUS_TEXTS, tokensOf } from '../corpus-texts.ts';
import { sentenceOf } from '../grammar-sentences.ts';
import { edited, textEdits } from '../text-edits.ts';
import { applied } from './editing.ts';

interface Sample {
    /** Path of the corpus at which the text stands, so that it can import what its neighbours import. */
    readonly path: string;
    readonly text: string;
}

const files = new VirtualFileSystemProvider();
for (const { path, text } of CORPUS_TEXTS) {
    files.insert(URI.file(`/${path}`), text);
}
const { shared, ccsim } = createCcsimServices({ fileSystemProvider: () => files });

const corpusTexts = fc.nat(CORPUS_TEXTS.length - 1).map((place) => CORPUS_TEXTS[place] ?? { path: '', text: '' });

const GAPS = [' ', ' ', ' ', '  ', '\n', '\n\n', '\n\n\n', '\t', '\r\n', ' // why\n', '// why\r\n\n', ' /* why */ '];
const BLOCK_COMMENTS = ['/* why */', '\n/** why\n  * and how */\n', '/*\n   why\n*/', '/*\r\n\t* why\r\n\t*/\r\n'];
const gaps = fc.array(fc.constantFrom(...GAPS, ...BLOCK_COMMENTS), { minLength: 20, maxLength: 200 });

/** The same tokens with other white space between them, and comments where nobody expects them. */
function respaced(text: string, between: readonly string[]): string {
    return tokensOf(text)
        .map(({ image }, index) => {
            const lineEnd = image.startsWith('//') ? '\n' : '';
            return image + lineEnd + (between[index % between.length] ?? ' ');
        })
        .join('');
}

const samples: fc.Arbitrary<Sample> = fc.oneof(
    corpusTexts,
    fc.tuple(corpusTexts, gaps).map(([{ path, text }, between]) => ({ path, text: respaced(text, between) })),
    fc
        .tuple(corpusTexts, fc.array(textEdits, { minLength: 1, maxLength: 4 }))
        .map(([{ path, text }, edits]) => ({ path, text: edits.reduce(edited, text) })),
    fc.tuple(fc.nat(), gaps).map(([seed, between]) => ({
        path: 'examples/any.ccsim',
        text: respaced(sentenceOf('Document', seed), between),
    })),
);

const options = fc.record({ tabSize: fc.constantFrom(2, 4, 8), insertSpaces: fc.boolean() });

test('formatting changes nothing but white space, and does it once and for all', async () => {
    await fc.assert(
        fc.asyncProperty(samples, options, async ({ path, text }, indentation) => {
            const format = async (each: string) => {
                const textDocument = { uri: (await open(path, each)).textDocument.uri };
                const params = { textDocument, options: indentation };
                return applied(each, await edits(ccsim.lsp.Formatter?.formatDocument(await open(path, each), params)));
            };
            const once = await format(text);
            expect(withoutWhiteSpace(once)).toEqual(withoutWhiteSpace(text));
            expect(await meaningOf(path, once)).toEqual(await meaningOf(path, text));
            expect(await format(once)).toBe(once);
        }),
        { seed: 1, numRuns: 200 },
    );
});

test('formatting a part changes nothing but white space', async () => {
    const place = fc.nat();
    await fc.assert(
        fc.asyncProperty(samples, options, place, place, fc.boolean(), async (sample, indentation, a, b, typed) => {
            const document = await open(sample.path, sample.text);
            const { textDocument } = document;
            const position = textDocument.positionAt(a % (sample.text.length + 1));
            const end = textDocument.positionAt(b % (sample.text.length + 1));
            const params = { textDocument: { uri: textDocument.uri }, options: indentation };
            const partly = applied(
                sample.text,
                await edits(
                    typed
                        ? ccsim.lsp.Formatter?.formatDocumentOnType(document, { ...params, position, ch: '\n' })
                        : ccsim.lsp.Formatter?.formatDocumentRange(document, {
                              ...params,
                              range: { start: position, end },
                          }),
                ),
            );
            expect(withoutWhiteSpace(partly)).toEqual(withoutWhiteSpace(sample.text));
            expect(await meaningOf(sample.path, partly)).toEqual(await meaningOf(sample.path, sample.text));
        }),
        { seed: 1, numRuns: 200 },
    );
});

async function open(path: string, text: string): Promise<LangiumDocument> {
    const { LangiumDocuments, DocumentBuilder } = shared.workspace;
    const uri = URI.file(`/${dirname(path)}/formatted.ccsim`);
    LangiumDocuments.deleteDocument(uri);
    const document = LangiumDocuments.createDocument(uri, text);
    await DocumentBuilder.build([document], { validation: true });
    return document;
}

async function edits(answer: PromiseLike<TextEdit[]> | TextEdit[] | undefined): Promise<readonly TextEdit[]> {
    return (await answer) ?? [];
}

/** The tokens and comments of a text, and all its characters, because not all of them are part of a token. */
function withoutWhiteSpace(text: string) {
    const images = tokensOf(text).map(({ image }) =>
        image.startsWith('/*') ? image.split(/\r?\n/).map((line) => line.trim()) : image.trimEnd(),
    );
    return { images, characters: text.replace(/\s+/g, '') };
}

/** The Plans of the scenarios, without their places in the text, and what is wrong with the text. */
async function meaningOf(path: string, text: string): Promise<unknown> {
    const document = await open(path, text);
    const plans = scenariosOf(document).map(({ name }) => planOf(document, name));
    return {
        codes: (document.diagnostics ?? []).map(({ code, severity }) => `${severity} ${code}`),
        plans: JSON.parse(
            JSON.stringify(
                plans.map((result) => (result.kind === 'plan' ? result.plan : result.problems.map(({ code }) => code))),
                (key, value) => (['range', 'includedAt', 'sources', 'text'].includes(key) ? undefined : value),
            ),
        ),
    };
}
