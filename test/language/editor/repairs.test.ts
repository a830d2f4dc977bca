import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LangiumDocument, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import type { CodeAction, CodeActionContext, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createCcsimServices } from '../../../language/ccsim-module.ts';
import { REPAIRED_CODES } from '../../../language/editor/code-actions/repairs.ts';
import { type CorpusCase, readCorpus } from '../checks/corpus.ts';

/** What is behind these is only looked at once they are repaired, so that other findings may come up. */
const HIDING = new Set(['syntax/character', 'syntax/statement', 'import/path']);

/** These need another file, which the cases do not have. */
const IN_A_WORKSPACE = new Set<string>(['import/missing', 'import/unreadable']);

const FOLDER = join(import.meta.dirname, '../../corpus/checks');
const corpus = readCorpus(FOLDER).filter(({ content }) => content.kind === 'case' && content.expected.length > 0);

/** Texts that stand in the place of what is on the disk. */
const changed = new Map<string, string>();
const disk = NodeFileSystem.fileSystemProvider();
const { shared, ccsim } = createCcsimServices({
    fileSystemProvider: () => ({
        stat: (uri) => disk.stat(uri),
        statSync: (uri) => disk.statSync(uri),
        exists: (uri) => disk.exists(uri),
        existsSync: (uri) => disk.existsSync(uri),
        readBinary: (uri) => disk.readBinary(uri),
        readBinarySync: (uri) => disk.readBinarySync(uri),
        readDirectory: (uri) => disk.readDirectory(uri),
        readDirectorySync: (uri) => disk.readDirectorySync(uri),
        readFile: async (uri) => changed.get(uri.toString()) ?? disk.readFile(uri),
        readFileSync: (uri) => changed.get(uri.toString()) ?? disk.readFileSync(uri),
    }),
});

describe('every repair that is offered for a case of the corpus repairs it', () => {
    test.each(corpus.map((each) => ({ ...each })))('$name', async (each) => {
        for (const [place, diagnostic] of (await findings(each)).entries()) {
            const titles = (await actionsFor(each, place)).map(({ title }) => title);
            expect(new Set(titles).size, `different titles: ${titles.join('; ')}`).toBe(titles.length);
            for (const [number, title] of titles.entries()) {
                const before = keys(await findings(each));
                const action = (await actionsFor(each, place))[number];
                const after = keys(await findings(each, action));
                const [key = ''] = keys([diagnostic]);
                const what = `${diagnostic.code}: ${title}`;
                expect(timesIn(after, key), `${what} repairs '${key}'`).toBeLessThan(timesIn(before, key));
                if (!HIDING.has(String(diagnostic.code))) {
                    const errors = after.filter((found) => found.startsWith('error') && !before.includes(found));
                    expect(errors, `new errors after ${what}`).toEqual([]);
                }
            }
        }
    });
});

test.each(REPAIRED_CODES.filter((code) => !IN_A_WORKSPACE.has(code)))('a repair is offered for %s', async (code) => {
    const offered: CodeAction[] = [];
    for (const each of corpus.filter((wrong) => wrong.code === code)) {
        for (const place of (await findings(each)).keys()) {
            offered.push(...(await actionsFor(each, place)));
        }
    }
    expect(offered.map(({ title }) => title)).not.toEqual([]);
});

/** The findings in a case as it is, or as it is after an action. */
async function findings(each: CorpusCase, action?: CodeAction): Promise<readonly Diagnostic[]> {
    const { document } = await opened(each, action);
    return document.diagnostics ?? [];
}

async function actionsFor(each: CorpusCase, place: number): Promise<readonly CodeAction[]> {
    const { document } = await opened(each);
    const diagnostic = document.diagnostics?.[place];
    const context: CodeActionContext = {
        diagnostics: diagnostic === undefined ? [] : [diagnostic],
        only: ['quickfix'],
    };
    const range = diagnostic?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { textDocument: { uri: document.textDocument.uri }, range, context };
    const actions = (await ccsim.lsp.CodeActionProvider?.getCodeActions(document, params)) ?? [];
    return actions.filter((action): action is CodeAction => 'edit' in action);
}

async function opened({ file, content }: CorpusCase, action?: CodeAction): Promise<{ document: LangiumDocument }> {
    const { LangiumDocuments, DocumentBuilder, LangiumDocumentFactory } = shared.workspace;
    const uri = URI.file(file);
    const texts = new Map([[uri.toString(), content.kind === 'case' ? content.text : '']]);
    for (const [changedUri, edits] of Object.entries(action?.edit?.changes ?? {})) {
        const text = texts.get(changedUri) ?? readFileSync(URI.parse(changedUri).fsPath, 'utf8');
        texts.set(changedUri, TextDocument.applyEdits(TextDocument.create(changedUri, 'ccsim', 0, text), edits));
    }
    for (const known of LangiumDocuments.all.toArray()) {
        LangiumDocuments.deleteDocument(known.uri);
    }
    changed.clear();
    for (const [changedUri, text] of texts) {
        changed.set(changedUri, text);
    }
    const document = LangiumDocumentFactory.fromString(texts.get(uri.toString()) ?? '', uri);
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: true });
    return { document };
}

function keys(diagnostics: readonly Diagnostic[]): readonly string[] {
    return diagnostics.map(
        ({ severity, code, message }) => `${severity === 1 ? 'error' : 'warning'} ${code}: ${message}`,
    );
}

function timesIn(found: readonly string[], key: string): number {
    return found.filter((each) => each === key).length;
}
