/** Completion inside the quotes of an import: files and folders near the document, and known documents. */

import { type FileSystemProvider, type LangiumDocument, type LangiumDocuments, UriUtils } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import { type CompletionItem, CompletionItemKind, type Position, type Range } from 'vscode-languageserver';

const EXTENSION = '.ccsim';

export class ImportPathCompletion {
    private readonly files: FileSystemProvider;
    private readonly documents: LangiumDocuments;

    constructor(services: LangiumServices) {
        this.files = services.shared.workspace.FileSystemProvider;
        this.documents = services.shared.workspace.LangiumDocuments;
    }

    /** Paths for the import at the cursor; undefined where the cursor is not in one. */
    async complete(document: LangiumDocument, position: Position): Promise<readonly CompletionItem[] | undefined> {
        const { textDocument } = document;
        const line = textDocument.getText({ start: { line: position.line, character: 0 }, end: position });
        const typed = /^\s*import\s+"([^"]*)$/.exec(line)?.[1];
        if (typed === undefined) {
            return undefined;
        }
        const start = { line: position.line, character: position.character - typed.length };
        const range = { start, end: position };
        const known = this.knownPaths(document).map((path) => item(path, CompletionItemKind.File, range));
        const near = (await this.nearPaths(document, typed)).map(({ path, kind }) => item(path, kind, range));
        return uniqueLabels([...known, ...near]);
    }

    /** Other documents, as seen from this one. */
    private knownPaths(document: LangiumDocument): readonly string[] {
        const folder = UriUtils.dirname(document.uri);
        return this.documents.all
            .filter((each) => !UriUtils.equals(each.uri, document.uri) && each.uri.scheme === document.uri.scheme)
            .map((each) => UriUtils.relative(folder, each.uri))
            .toArray()
            .sort((a, b) => a.length - b.length || a.localeCompare(b));
    }

    /** Files and folders in the folder that is typed so far. */
    private async nearPaths(document: LangiumDocument, typed: string): Promise<readonly NearPath[]> {
        const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
        const uri = UriUtils.joinPath(UriUtils.dirname(document.uri), folder);
        try {
            const nodes = await this.files.readDirectory(uri);
            return nodes.flatMap((node): NearPath[] => {
                const name = UriUtils.basename(node.uri);
                const isOther = name.endsWith(EXTENSION) && !UriUtils.equals(node.uri, document.uri);
                if (node.isDirectory && !name.startsWith('.')) {
                    return [{ path: `${folder}${name}/`, kind: CompletionItemKind.Folder }];
                }
                return node.isFile && isOther ? [{ path: folder + name, kind: CompletionItemKind.File }] : [];
            });
        } catch {
            // The folder that is typed need not exist.
            return [];
        }
    }
}

interface NearPath {
    readonly path: string;
    readonly kind: CompletionItemKind;
}

function item(path: string, kind: CompletionItemKind, range: Range): CompletionItem {
    return {
        label: path,
        kind,
        textEdit: { range, newText: path },
        sortText: kind === CompletionItemKind.File ? '0' : '1',
    };
}

function uniqueLabels(items: readonly CompletionItem[]): readonly CompletionItem[] {
    return [...new Map(items.map((each) => [each.label, each])).values()];
}
