/** Repairs of imports, and imports that repair other things. */

import { AstUtils, type LangiumDocument, UriUtils } from 'langium';
import { type Document, type Import, isDocument, isImport } from '../../generated/ast.ts';
import type { Repair, RepairContext } from './repair.ts';
import {
    insertAt,
    insertBehind,
    lineEndOf,
    removeStatement,
    replaceProperty,
    type SourceEdit,
} from './source-edits.ts';

/** Imports of the files of the workspace that declare a topology or fragment of a name, the nearest first. */
export function importsDeclaring({ services, document }: RepairContext, name: string): readonly Repair[] {
    const declaring = services.shared.workspace.LangiumDocuments.all.filter((other) => {
        const root = other.parseResult.value;
        const isOther = !UriUtils.equals(other.uri, document.uri);
        const declared = isDocument(root) ? [...root.topologies, ...root.fragments] : [];
        return isOther && declared.some((each) => each.name === name);
    });
    return pathsTo(document, declaring.toArray()).map((path) => ({
        title: `Import '${name}' from "${path}"`,
        edits: importEdits(document, path),
    }));
}

/** Adds an import behind the others, otherwise at the start. */
export function importEdits(document: LangiumDocument, path: string): readonly SourceEdit[] {
    const root = document.parseResult.value;
    const last = isDocument(root) ? root.imports.at(-1) : undefined;
    const lineEnd = lineEndOf(document.textDocument.getText());
    const statement = `import "${path}"`;
    return last === undefined
        ? [insertAt(document, 0, `${statement}${lineEnd}${lineEnd}`)]
        : insertBehind(last, `${lineEnd}${statement}`);
}

/** Forward slashes, and the way from this file to one of the workspace. */
export function repairImportPath(context: RepairContext): readonly Repair[] {
    const path = context.text.slice(1, -1);
    if (path.includes('\\') && !/^[A-Za-z]:|^\\/.test(path)) {
        return changedPath(context, path.replaceAll('\\', '/'));
    }
    const known = documentsBut(context.document).filter(({ uri }) => uri.path === path || uri.toString() === path);
    return pathsTo(context.document, known).flatMap((relative) => changedPath(context, relative));

    function documentsBut(own: LangiumDocument): readonly LangiumDocument[] {
        return context.services.shared.workspace.LangiumDocuments.all.filter((each) => each !== own).toArray();
    }
}

/** Files of the workspace with the name that was written. */
export function repairMissingImport(context: RepairContext): readonly Repair[] {
    const { document, services, text } = context;
    const name = text.slice(1, -1).split('/').at(-1) ?? '';
    const names = [name, `${name}.ccsim`].map((each) => each.toLowerCase());
    const all = services.shared.workspace.LangiumDocuments.all.toArray();
    const found = all.filter((each) => each !== document && names.includes(UriUtils.basename(each.uri).toLowerCase()));
    return pathsTo(document, found).flatMap((path) => changedPath(context, path));
}

/** The import goes that nothing uses. */
export function removeImport({ node }: RepairContext): readonly Repair[] {
    return isImport(node) ? [{ title: `Remove '${node.$cstNode?.text ?? ''}'`, edits: removeStatement(node) }] : [];
}

/** The import goes that brings nothing. */
export function repairSuperfluousImport({ node, services }: RepairContext): readonly Repair[] {
    if (!isImport(node)) {
        return [];
    }
    const document = AstUtils.getDocument(node);
    const uri = services.shared.workspace.Imports.uriOf(document, node);
    const earlier = siblingsBefore(node).some((each) =>
        sameFile(services.shared.workspace.Imports.uriOf(document, each)),
    );
    return earlier || sameFile(document.uri)
        ? [{ title: `Remove '${node.$cstNode?.text ?? ''}'`, edits: removeStatement(node) }]
        : [];

    function sameFile(other: typeof uri): boolean {
        return uri !== undefined && other !== undefined && UriUtils.equals(uri, other);
    }
}

function siblingsBefore(node: Import): readonly Import[] {
    const root: Document | undefined = node.$container;
    return root.imports.slice(0, node.$containerIndex);
}

function changedPath({ node }: RepairContext, path: string): readonly Repair[] {
    return [{ title: `Change to "${path}"`, edits: replaceProperty(node, 'path', `"${path}"`) }];
}

/** Ways from a document to others: below its folder before elsewhere, the shorter way first. */
function pathsTo(document: LangiumDocument, others: readonly LangiumDocument[]): readonly string[] {
    const folder = UriUtils.dirname(document.uri);
    return others.map((other) => UriUtils.relative(folder, other.uri)).sort(byDistance);
}

function byDistance(a: string, b: string): number {
    return Number(a.startsWith('../')) - Number(b.startsWith('../')) || a.length - b.length || a.localeCompare(b);
}
