/** Quick fixes: missing links and imports, names that were probably meant. */

import {
    type AstNode,
    AstUtils,
    CstUtils,
    type LangiumDocument,
    type LangiumDocuments,
    type Reference,
    UriUtils,
} from 'langium';
import type { CodeActionProvider, LangiumServices } from 'langium/lsp';
import type { CodeAction, CodeActionParams, Diagnostic, TextEdit } from 'vscode-languageserver';
import type { CheckCode } from '../checks/codes.ts';
import { isDocument, isScenario, isTopology, type Scenario, type Topology } from '../generated/ast.ts';
import { nearestName } from '../references/nearest-name.ts';
import { fix } from './quick-fix.ts';
import { repairsOf } from './repairs.ts';
import { factsOf, type LinkFact, missingLinks } from './topology-facts.ts';

/** Checks that are repaired by one more link. */
const LINK_CHECKS: ReadonlySet<unknown> = new Set<CheckCode>([
    'mr-pim/router-link',
    'mr-pim/application-link',
    'application/arm-path',
]);

export class CcsimCodeActionProvider implements CodeActionProvider {
    private readonly services: LangiumServices;
    private readonly documents: LangiumDocuments;

    constructor(services: LangiumServices) {
        this.services = services;
        this.documents = services.shared.workspace.LangiumDocuments;
    }

    getCodeActions(document: LangiumDocument, params: CodeActionParams): CodeAction[] {
        return params.context.diagnostics.flatMap((diagnostic) => this.fixesFor(document, diagnostic));
    }

    private fixesFor(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
        const node = nodeAt(document, diagnostic);
        if (node === undefined) {
            return [];
        }
        const reference = brokenReferenceAt(node, document, diagnostic);
        if (reference !== undefined) {
            return this.fixReference(document, node, reference, diagnostic);
        }
        return LINK_CHECKS.has(diagnostic.code)
            ? addMissingLinks(document, node, diagnostic)
            : repairsOf(document, node, diagnostic);
    }

    // -----------------------------------------------------------------------------------------------------------------
    // Names

    private fixReference(
        document: LangiumDocument,
        node: AstNode,
        { property, reference }: BrokenReference,
        diagnostic: Diagnostic,
    ): CodeAction[] {
        const scope = this.services.references.ScopeProvider.getScope({ container: node, property, reference });
        const names = scope.getAllElements().map((element) => element.name);
        const range = reference.$refNode?.range;
        const isTopologyName = isScenario(node) && property === 'topology';
        const name = nearestName(reference.$refText, names);
        const renames =
            name === undefined || range === undefined
                ? []
                : [fix(`Change to '${name}'`, document, diagnostic, [{ range, newText: name }], true)];
        return isTopologyName ? [...this.importsFor(document, node, diagnostic), ...renames] : renames;
    }

    /** Imports of the files that declare a topology of the name. */
    private importsFor(document: LangiumDocument, scenario: Scenario, diagnostic: Diagnostic): CodeAction[] {
        const name = scenario.topology.$refText;
        const folder = UriUtils.dirname(document.uri);
        const declaring = this.documents.all.filter((other) => {
            const root = other.parseResult.value;
            const isOther = !UriUtils.equals(other.uri, document.uri);
            return isOther && isDocument(root) && root.topologies.some((topology) => topology.name === name);
        });
        const paths = declaring
            .map((other) => UriUtils.relative(folder, other.uri))
            .toArray()
            .sort(byDistance);
        return paths.map((path, index) =>
            fix(`Import '${name}' from "${path}"`, document, diagnostic, [importEdit(document, path)], index === 0),
        );
    }
}

interface BrokenReference {
    readonly property: string;
    readonly reference: Reference;
}

function nodeAt(document: LangiumDocument, diagnostic: Diagnostic): AstNode | undefined {
    const root = document.parseResult.value.$cstNode;
    const offset = document.textDocument.offsetAt(diagnostic.range.start);
    return root && CstUtils.findLeafNodeAtOffset(root, offset)?.astNode;
}

function brokenReferenceAt(
    node: AstNode,
    document: LangiumDocument,
    diagnostic: Diagnostic,
): BrokenReference | undefined {
    const offset = document.textDocument.offsetAt(diagnostic.range.start);
    for (const { reference, property } of AstUtils.streamReferences(node)) {
        if ('ref' in reference && reference.ref === undefined && reference.$refNode?.offset === offset) {
            return { property, reference };
        }
    }
    return undefined;
}

function importEdit(document: LangiumDocument, path: string): TextEdit {
    const root = document.parseResult.value;
    const last = isDocument(root) ? root.imports.at(-1)?.$cstNode?.range.end : undefined;
    const statement = `import "${path}"`;
    return last === undefined
        ? { range: atStart(), newText: `${statement}\n\n` }
        : { range: { start: last, end: last }, newText: `\n${statement}` };
}

/** Below this folder before elsewhere, the shorter path first. */
function byDistance(a: string, b: string): number {
    return Number(a.startsWith('../')) - Number(b.startsWith('../')) || a.length - b.length || a.localeCompare(b);
}

function atStart(): TextEdit['range'] {
    return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
}

// ---------------------------------------------------------------------------------------------------------------------
// Links

/** One action per missing link of the component that the diagnostic is on, and one for all of the topology's. */
function addMissingLinks(document: LangiumDocument, node: AstNode, diagnostic: Diagnostic): CodeAction[] {
    const topology = AstUtils.getContainerOfType(node, isTopology);
    if (topology === undefined) {
        return [];
    }
    const missing = missingLinks(factsOf(topology));
    const name = 'name' in node ? node.name : undefined;
    const own = missing.filter(({ from, to }) => from === name || to === name);
    const text = typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value;
    const wanted = own.filter((link) => text.includes(link.from) && text.includes(link.to));
    const offered = wanted.length > 0 ? wanted : own;
    return offered.map((link, index) =>
        fix(`Add '${linkText(link)}'`, document, diagnostic, [insertLinks(topology, [link])], index === 0),
    );
}

function linkText({ from, to }: LinkFact): string {
    return `link ${from} -- ${to}`;
}

/** After the last link, or else as the last statement of the topology. */
function insertLinks(topology: Topology, links: readonly LinkFact[]): TextEdit {
    const members = topology.members.map((member) => ({ member, cst: member.$cstNode }));
    const last = members.findLast(({ member }) => member.$type === 'Link') ?? members.at(-1);
    const end = last?.cst?.range.end ?? topology.$cstNode?.range.start ?? atStart().start;
    const indent = ' '.repeat(last?.cst?.range.start.character ?? 4);
    return { range: { start: end, end }, newText: links.map((link) => `\n${indent}${linkText(link)}`).join('') };
}
