import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LangiumDocument, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import type { CodeAction, CodeActionContext, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createCcsimServices } from '../../../language/ccsim-module.ts';
import { CHECK_CODES, type CheckCode } from '../../../language/checks/codes.ts';
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

/** Why no repair of a code is obvious. */
const WITHOUT_REPAIR: { readonly [Code in CheckCode]?: string } = {
    'include/topology': 'Only the author knows which of fragment and scenario is on the wrong topology.',
    'include/left-out': 'The fragment, the scenario or the topology may be what is meant otherwise.',
    'include/too-many': 'What to include less often is a matter of what the scenario is about.',
    'param/misfit': 'The value may be meant and its place be wrong, or the other way round.',
    'controller/split-brain': 'Scenarios are there to show such a loss; another one is another scenario.',
    'media/never-active': 'A text says on purpose that two servers do not connect.',
    'cim/start-order': 'Another order of starting is another scenario.',
    'timeline/task-life': 'An outage that lasts too long is what such a scenario shows.',
    'timeline/both-sides': 'Both sides down at once is what such a scenario shows.',
    'plan/incomplete': 'It says that something else is wrong.',
    'plan/argument': 'It is about a value on the command line, which is in no text.',
    'plan/no-scenario': 'It is about a name on the command line, which is in no text.',
    'check/failed': 'It is a mistake of CCSim.',
};

test('every check has a repair, or a reason why none is obvious', () => {
    const repaired = new Set<string>(REPAIRED_CODES);
    for (const code of Object.keys(CHECK_CODES)) {
        expect(repaired.has(code) !== Object.hasOwn(WITHOUT_REPAIR, code), code).toBe(true);
    }
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
