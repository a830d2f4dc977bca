/** Imports follow files and folders that get another name or place. */

import { type LangiumDocument, type LangiumDocuments, URI, UriUtils } from 'langium';
import type { FileOperationHandler } from 'langium/lsp';
import type { FileOperationOptions, RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import type { CcsimSharedServices } from '../ccsim-module.ts';
import { isDocument } from '../generated/ast.ts';
import { type Imports, isFolderImport } from '../references/imports.ts';
import { replaceProperty, type SourceEdit } from './code-actions/source-edits.ts';
import { toWorkspaceEdit } from './code-actions/workspace-edits.ts';

export class CcsimFileOperationHandler implements FileOperationHandler {
    readonly fileOperationOptions: FileOperationOptions = {
        willRename: {
            filters: [
                { pattern: { glob: '**/*.ccsim', matches: 'file' } },
                { pattern: { glob: '**', matches: 'folder' } },
            ],
        },
    };
    private readonly documents: LangiumDocuments;
    private readonly imports: () => Imports;

    constructor(services: CcsimSharedServices) {
        this.documents = services.workspace.LangiumDocuments;
        this.imports = () => services.workspace.Imports;
    }

    /** The imports of all files of the workspace that would miss what they import. */
    willRenameFiles({ files }: RenameFilesParams): WorkspaceEdit | null {
        const moves = files.map(({ oldUri, newUri }) => ({ from: oldUri, to: newUri }));
        const edits = this.documents.all.flatMap((document) => this.editsIn(document, moves)).toArray();
        return edits.length === 0 ? null : toWorkspaceEdit(edits);
    }

    private editsIn(document: LangiumDocument, moves: readonly Move[]): readonly SourceEdit[] {
        const root = document.parseResult.value;
        const folder = UriUtils.dirname(moved(document.uri, moves));
        return (isDocument(root) ? root.imports : []).flatMap((statement) => {
            const uri = this.imports().uriOf(document, statement);
            const target = uri && moved(uri, moves);
            const isStillThere = target && UriUtils.equals(UriUtils.resolvePath(folder, statement.path), target);
            return target === undefined || isStillThere === true
                ? []
                : replaceProperty(statement, 'path', `"${pathTo(folder, target, isFolderImport(statement))}"`);
        });
    }
}

/** The relative path of a file, or of a folder, which ends with a slash. */
function pathTo(from: URI, target: URI, isFolder: boolean): string {
    const path = UriUtils.relative(from, target);
    return isFolder ? `${path === '' ? '.' : path}/` : path;
}

/** A file or folder and where it goes. */
interface Move {
    readonly from: string;
    readonly to: string;
}

function moved(uri: URI, moves: readonly Move[]): URI {
    const text = uri.toString();
    for (const move of moves) {
        const from = URI.parse(move.from).toString();
        if (text === from || text.startsWith(`${from}/`)) {
            return URI.parse(URI.parse(move.to).toString() + text.slice(from.length));
        }
    }
    return uri;
}
