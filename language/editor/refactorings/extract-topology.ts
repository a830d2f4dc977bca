/** A topology gets a file of its own, which the file that it was in then imports. */

import { type AstNode, AstUtils, type FileSystemProvider, type URI, UriUtils } from 'langium';
import { type ClientCapabilities, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import type { CcsimServices } from '../../ccsim-module.ts';
import { type Document, isDocument, type Topology } from '../../generated/ast.ts';
import { importEdits } from '../code-actions/imports.ts';
import { documentOf, lineEndOf, type SourceEdit } from '../code-actions/source-edits.ts';
import { toTextEdit } from '../code-actions/workspace-edits.ts';
import { isInHeader, type Refactoring, type RefactoringPlace } from './refactoring.ts';

/** Moves the topology that the cursor is in the header of, where there is something to leave behind. */
export function extractTopology(
    topology: Topology,
    { offset }: RefactoringPlace,
    services: CcsimServices,
): readonly Refactoring[] {
    const document = documentOf(topology);
    const root = document.parseResult.value;
    const isAlone = isDocument(root) && root.topologies.length + root.scenarios.length + root.fragments.length < 2;
    if (!isInHeader(topology, offset) || topology.name === undefined || isAlone || !isDocument(root)) {
        return [];
    }
    const needed = importsOf(topology, root, services);
    const uri = freeUri(UriUtils.dirname(document.uri), topology.name, services);
    if (needed === undefined || uri === undefined) {
        return [];
    }
    const name = UriUtils.basename(uri);
    const edit = moveEdit(topology, uri, needed);
    return [{ title: `Move topology '${topology.name}' to ${name}`, kind: CodeActionKind.RefactorExtract, edit }];
}

/** Whether an editor can be told to make a file. */
export function canCreateFiles({ workspace }: ClientCapabilities): boolean {
    const edits = workspace?.workspaceEdit;
    return edits?.documentChanges === true && edits.resourceOperations?.includes('create') === true;
}

function moveEdit(topology: Topology, uri: URI, imports: readonly string[]): WorkspaceEdit {
    const document = documentOf(topology);
    const all = document.textDocument.getText();
    const lineEnd = lineEndOf(all);
    const { start, end } = spanOf(topology, all);
    const text = [...imports, ...(imports.length > 0 ? [''] : []), all.slice(start, end), ''].join(lineEnd);
    const removal: SourceEdit = {
        document,
        start,
        end: end + (/^\s*/.exec(all.slice(end))?.[0].length ?? 0),
        text: '',
    };
    const own = [...importEdits(document, UriUtils.basename(uri)), removal];
    const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return {
        documentChanges: [
            { kind: 'create', uri: uri.toString(), options: { overwrite: false, ignoreIfExists: false } },
            { textDocument: { uri: uri.toString(), version: null }, edits: [{ range: nowhere, newText: text }] },
            { textDocument: { uri: document.textDocument.uri, version: null }, edits: own.map(toTextEdit) },
        ],
    };
}

/** With the comment right above it. */
function spanOf(topology: Topology, text: string): { readonly start: number; readonly end: number } {
    const { offset = 0, end = 0 } = topology.$cstNode ?? {};
    const above = /(?:^|\n)((?:[ \t]*\/\/[^\n]*\r?\n)+|\/\*(?:(?!\*\/)[\s\S])*\*\/[ \t]*\r?\n)$/.exec(
        text.slice(0, offset),
    );
    return { start: offset - (above?.[1]?.length ?? 0), end };
}

/** The imports that the topology needs; undefined where it needs something that stays in this file. */
function importsOf(topology: Topology, root: Document, services: CcsimServices): readonly string[] | undefined {
    const document = documentOf(topology);
    const targets = AstUtils.streamAst(topology)
        .flatMap((node) => AstUtils.streamReferences(node))
        .flatMap(({ reference }) => ('ref' in reference && reference.ref !== undefined ? [reference.ref] : []))
        .toArray();
    const outside = targets.filter((target) => !isInside(target, topology));
    if (outside.some((target) => documentOf(target) === document)) {
        return undefined;
    }
    const imported = root.imports.filter((statement) => services.shared.workspace.Imports.uriOf(document, statement));
    return outside.length === 0 ? [] : imported.map((statement) => statement.$cstNode?.text ?? '');
}

function isInside(node: AstNode, container: AstNode): boolean {
    return AstUtils.getContainerOfType(node, (each): each is AstNode => each === container) !== undefined;
}

/** A file of the topology's name that is not there yet. */
function freeUri(folder: URI, name: string, { shared }: CcsimServices): URI | undefined {
    const stem = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
    const names = [stem, `${stem}-topology`, ...[2, 3, 4, 5].map((number) => `${stem}-${number}`)];
    const uris = names.map((each) => UriUtils.joinPath(folder, `${each}.ccsim`));
    const { FileSystemProvider, LangiumDocuments } = shared.workspace;
    return uris.find((uri) => !LangiumDocuments.hasDocument(uri) && !exists(FileSystemProvider, uri));
}

function exists(files: FileSystemProvider, uri: URI): boolean {
    try {
        return files.existsSync(uri);
    } catch {
        return false;
    }
}
