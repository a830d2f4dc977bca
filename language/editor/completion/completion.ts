/** Completion: what may stand at the cursor, the obvious first, and nothing that would be an error. */

import { AstUtils, GrammarAST, type LangiumDocument, type LangiumParser, type URI, UriUtils } from 'langium';
import type { CompletionProvider, CompletionProviderOptions, LangiumServices, NextFeature } from 'langium/lsp';
import {
    type CompletionItem,
    CompletionList,
    type CompletionParams,
    CompletionTriggerKind,
    InsertTextFormat,
    type Range,
} from 'vscode-languageserver';
import { type Document, isDocument } from '../../generated/ast.ts';
import { factsOf } from '../topology-facts.ts';
import { TopologyLookup } from '../topology-lookup.ts';
import { ImportPathCompletion } from './import-paths.ts';
import { suggestNames } from './names.ts';
import { suggestKeyword } from './phrases.ts';
import type { Place } from './place.ts';
import { type CursorPosition, PositionFinder } from './position.ts';
import { read } from './reading.ts';
import { suggestStatements } from './statements.ts';
import type { Suggestion } from './suggestion.ts';
import { suggestValues } from './values.ts';

/** A document without the statement at the cursor. */
interface Rest {
    readonly document: LangiumDocument;
    readonly text: string;
    readonly root: Document | undefined;
}

export class CcsimCompletionProvider implements CompletionProvider {
    readonly completionOptions: CompletionProviderOptions = { triggerCharacters: ['.', '-', ' ', '"', '/', '#'] };
    private readonly positions: PositionFinder;
    private readonly topologies: TopologyLookup;
    private readonly importPaths: ImportPathCompletion;
    private readonly parser: LangiumParser;
    private supportsSnippets = true;
    private lastRest: Rest | undefined;

    constructor(services: LangiumServices) {
        this.positions = new PositionFinder(services);
        this.topologies = new TopologyLookup(services);
        this.importPaths = new ImportPathCompletion(services);
        this.parser = services.parser.LangiumParser;
        services.shared.workspace.DocumentBuilder.onUpdate((changed, deleted) => {
            // Names in it may lead to files that are no longer the same.
            const isOwn = (uri: URI) => this.lastRest !== undefined && UriUtils.equals(uri, this.lastRest.document.uri);
            this.lastRest = [...changed, ...deleted].every(isOwn) ? this.lastRest : undefined;
        });
        services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
            this.supportsSnippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
        });
    }

    async getCompletion(document: LangiumDocument, params: CompletionParams): Promise<CompletionList> {
        const paths = await this.importPaths.complete(document, params.position);
        if (paths !== undefined) {
            return CompletionList.create([...paths], false);
        }
        const position = this.positions.find(document, params.position);
        if (position === undefined || isIdleSpace(params, position)) {
            return CompletionList.create([], false);
        }
        const suggestions = this.suggestionsAt(this.placeAt(position));
        const range = {
            start: document.textDocument.positionAt(position.wordStart),
            end: document.textDocument.positionAt(position.wordEnd),
        };
        return CompletionList.create(
            suggestions.map((suggestion, index) => toItem(suggestion, index, range)),
            /^-?\d/.test(position.prefix),
        );
    }

    private placeAt(position: CursorPosition): Place {
        const root = this.soundRoot(position);
        const topologies = root === undefined ? [] : this.topologies.topologies(root);
        const topology = topologies.find((each) => each.name === position.topologyName);
        const scenario = root?.scenarios.find((each) => each.name === position.outerName);
        const declarations = [...(root?.topologies ?? []), ...(root?.scenarios ?? [])];
        return {
            position,
            reading: read(position.words),
            isAfterDeclaration: declarations.some((each) => (each.$cstNode?.offset ?? 0) < position.statementStart),
            topologyNames: topologies.map((each) => each.name).filter((name) => name !== undefined),
            ...(topology === undefined ? {} : { facts: factsOf(topology) }),
            ...(scenario === undefined ? {} : { scenario }),
        };
    }

    /** Where the text has errors, it is read once more without the statement at the cursor. */
    private soundRoot({ document, statementStart, wordEnd, ownerName }: CursorPosition): Document | undefined {
        const root = document.parseResult.value;
        if (document.parseResult.parserErrors.length === 0 && isDocument(root)) {
            return root;
        }
        const text = document.textDocument.getText();
        const lineEnd = text.indexOf('\n', wordEnd);
        const rest = text.slice(wordEnd, lineEnd < 0 ? text.length : lineEnd);
        const mayShareLine = ownerName !== undefined;
        const end = mayShareLine ? wordEnd : wordEnd + (/^[^{}]*/.exec(rest)?.[0].length ?? 0);
        return this.rootWithout(document, `${text.slice(0, statementStart)} ${text.slice(end)}`);
    }

    /** The rest of a document stays the same while somebody types a statement. */
    private rootWithout(document: LangiumDocument, text: string): Document | undefined {
        if (this.lastRest?.document !== document || this.lastRest.text !== text) {
            const { value } = this.parser.parse<Document>(text);
            const root = isDocument(value) ? Object.assign(value, { $document: document }) : undefined;
            this.lastRest = { document, text, root };
        }
        return this.lastRest.root;
    }

    private suggestionsAt(place: Place): readonly Suggestion[] {
        const all = [
            ...place.position.features.flatMap((next) => suggestionsFor(next, place)),
            ...(this.supportsSnippets ? suggestStatements(place) : []),
        ];
        return firstOfEachLabel([...all].sort((a, b) => a.rank - b.rank));
    }
}

/** A space that begins a line asks for nothing. */
function isIdleSpace({ context }: CompletionParams, { words }: CursorPosition): boolean {
    const isSpace = context?.triggerKind === CompletionTriggerKind.TriggerCharacter && context.triggerCharacter === ' ';
    return isSpace && words.length === 0;
}

function suggestionsFor(next: NextFeature, place: Place): readonly Suggestion[] {
    const { feature } = next;
    const rule = AstUtils.getContainerOfType(feature, GrammarAST.isParserRule)?.name ?? '';
    const assigned = AstUtils.getContainerOfType(feature, GrammarAST.isAssignment)?.feature;
    // What a quantity measures is known by the property that it is the value of.
    const property = (rule === 'Quantity' ? next.property : assigned) ?? next.property ?? '';
    if (GrammarAST.isKeyword(feature)) {
        return suggestKeyword(rule, feature.value, place);
    }
    return GrammarAST.isCrossReference(feature) ? suggestNames(rule, property, place) : suggestValues(property, place);
}

function firstOfEachLabel(suggestions: readonly Suggestion[]): readonly Suggestion[] {
    const labels = new Set<string>();
    return suggestions.filter(({ label }) => {
        const isFirst = !labels.has(label);
        labels.add(label);
        return isFirst;
    });
}

function toItem(suggestion: Suggestion, index: number, range: Range): CompletionItem {
    const { label, kind, detail, documentation, insert, isSnippet, filter } = suggestion;
    return {
        label,
        kind,
        sortText: String(index).padStart(5, '0'),
        textEdit: { range, newText: insert ?? label },
        insertTextFormat: isSnippet === true ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        ...(detail === undefined ? {} : { detail }),
        ...(documentation === undefined ? {} : { documentation: { kind: 'markdown', value: documentation } }),
        ...(filter === undefined ? {} : { filterText: filter }),
    };
}
