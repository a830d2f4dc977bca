/** What is declared or imported should be used. */

import { AstUtils, type LangiumDocument, type Reference } from 'langium';
import type { CcsimCoreServices } from '../ccsim-module.ts';
import type { Document, Domain, Import } from '../generated/ast.ts';
import { isDocument } from '../generated/ast.ts';
import type { Imports } from '../references/imports.ts';
import { wholeTopology } from '../references/inheritance.ts';
import type { Check, Report } from './report.ts';

/** A file without scenarios is there to be imported, and may import for others; which they are is not looked at. */
export function importsShouldBeUsed(services: CcsimCoreServices): Check<Document> {
    return function importsShouldBeUsed(root, report) {
        const { Imports: imports } = services.shared.workspace;
        const document = AstUtils.getDocument(root);
        const used = filesReferredTo(document);
        const unused = root.imports.filter((node) => {
            const files = filesBroughtBy(node, document, imports);
            return files.length > 0 && !files.some((uri) => used.has(uri));
        });
        // A name that is not found may have been meant to come from any of them.
        if (root.scenarios.length > 0 && !document.references.some(isUnresolved)) {
            for (const node of unused) {
                const message = `Nothing in this file uses what '${node.path}' declares. Remove the import.`;
                report({ code: 'import/unused', node, property: 'path', message });
            }
        }
    };

    /** With what these files import themselves. */
    function filesBroughtBy(node: Import, document: LangiumDocument, imports: Imports): readonly string[] {
        const files = imports.filesOf(document, node);
        const documents = files.map((uri) => services.shared.workspace.LangiumDocuments.getDocument(uri));
        if (documents.includes(undefined)) {
            return [];
        }
        const further = documents.flatMap((each) => (each === undefined ? [] : imports.importedUris(each)));
        return [...files, ...further].map((uri) => uri.toString());
    }
}

/** A domain is there to be handled or served, in a topology where domains are. */
export function domainsShouldBeHandled(domain: Domain, report: Report): void {
    const used = wholeTopology(domain.$container).members.flatMap((member): readonly (Reference | undefined)[] => {
        switch (member.$type) {
            case 'AgentGroup':
                return member.handles.map((handling) => handling.domain);
            case 'Application':
                return member.domains;
            default:
                return [];
        }
    });
    const isUsed = used.some((reference) => reference?.$refText === domain.name);
    if (used.length > 0 && !isUsed && domain.name !== undefined) {
        const message = `No agent handles '${domain.name}', and no application serves it. Remove it, or let somebody do.`;
        report({ code: 'domain/unused', node: domain, property: 'name', message });
    }
}

/** Whether a reference leads to no topology or fragment where it should. */
function isUnresolved({ error }: LangiumDocument['references'][number]): boolean {
    const type = error?.info.container.$type;
    return type === 'Scenario' || type === 'Fragment' || type === 'Include' || type === 'Topology';
}

function filesReferredTo(document: LangiumDocument): ReadonlySet<string> {
    const targets = document.references.flatMap((reference) =>
        'ref' in reference && reference.ref !== undefined ? [AstUtils.findRootNode(reference.ref)] : [],
    );
    return new Set(targets.filter(isDocument).map((root) => AstUtils.getDocument(root).uri.toString()));
}
