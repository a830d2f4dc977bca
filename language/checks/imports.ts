/** Imports must name files that can be read. */

import { AstUtils, type URI, UriUtils } from 'langium';
import type { CcsimCoreServices } from '../ccsim-module.ts';
import type { Document, Import } from '../generated/ast.ts';
import { type ImportFailure, writtenPathOf } from '../references/imports.ts';
import type { CheckCode } from './codes.ts';
import type { Check, Report } from './report.ts';

export function importPathMustBeRelative(node: Import, report: Report): void {
    const path = writtenPathOf(node);
    const remedy = path === undefined ? undefined : pathRemedy(path);
    if (remedy !== undefined) {
        report({ code: 'import/path', node, property: 'path', message: `'${path}' cannot be imported. ${remedy}` });
    }
}

export function importMustBeReadable(services: CcsimCoreServices): Check<Import> {
    return (node, report) => {
        const imports = services.shared.workspace.Imports;
        const document = AstUtils.getDocument(node);
        const uri = imports.uriOf(document, node);
        const failure = imports.failureOf(document, node);
        if (uri !== undefined && failure !== undefined) {
            const { code, message } = describe(failure, node.path, uri);
            report({ code, node, property: 'path', message });
        }
    };
}

export function importsShouldNotFormCycles(services: CcsimCoreServices): Check<Import> {
    return (node, report) => {
        const imports = services.shared.workspace.Imports;
        const document = AstUtils.getDocument(node);
        const files = imports.filesOf(document, node);
        const isSelf = files.some((uri) => UriUtils.equals(uri, document.uri));
        const isImportedInTurn = files
            .flatMap((uri) => services.shared.workspace.LangiumDocuments.getDocument(uri) ?? [])
            .some((imported) => imports.importedUris(imported).some((uri) => UriUtils.equals(uri, document.uri)));
        if (isSelf || isImportedInTurn) {
            const way = isSelf ? 'imports itself' : `is imported by '${node.path}' in turn`;
            const message = `This file ${way}. Remove one of the imports, or move what both need to a third file.`;
            report({ code: 'import/cycle', node, property: 'path', message });
        }
    };
}

export function filesShouldBeImportedOnce(services: CcsimCoreServices): Check<Document> {
    return (document, report) => {
        const seen = new Set<string>();
        for (const node of document.imports) {
            const files = services.shared.workspace.Imports.filesOf(AstUtils.getDocument(document), node);
            const uris = files.map((uri) => uri.toString());
            if (uris.length > 0 && uris.every((uri) => seen.has(uri))) {
                const message = `'${node.path}' is imported already. Remove this import.`;
                report({ code: 'import/duplicate', node, property: 'path', message });
            }
            for (const uri of uris) {
                seen.add(uri);
            }
        }
    };
}

function pathRemedy(path: string): string | undefined {
    if (path === '') {
        return "Write the path of a .ccsim file, such as 'topologies/acme.ccsim'.";
    }
    if (path.includes('\\')) {
        return `Write '/' between folders: '${path.replaceAll('\\', '/')}'.`;
    }
    return /^\/|^[A-Za-z][\w+.-]*:/.test(path) ? 'Write the path relative to this file.' : undefined;
}

function describe(
    failure: ImportFailure,
    path: string,
    uri: URI,
): { readonly code: CheckCode; readonly message: string } {
    switch (failure) {
        case 'missing':
            return { code: 'import/missing', message: `There is no file '${path}'. Looked for it at '${place(uri)}'.` };
        case 'unreadable':
            return {
                code: 'import/unreadable',
                message: `'${path}' cannot be read. It may be a folder or not be yours.`,
            };
        case 'missing-folder':
            return {
                code: 'import/missing',
                message: `There is no folder '${path}', or nothing in it. Looked for it at '${place(uri)}'.`,
            };
        case 'empty-folder':
            return {
                code: 'import/missing',
                message: `There is no '.ccsim' file in '${path}'. Folders in it are not looked into; import them too.`,
            };
        case 'no-folders':
            return {
                code: 'import/unreadable',
                message: `The folder '${path}' cannot be listed here, without a file system. Import its files one by one.`,
            };
        case 'wrong-type':
            return { code: 'import/unreadable', message: `'${path}' is not a scenario file. Import a '.ccsim' file.` };
    }
}

function place(uri: URI): string {
    return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}
