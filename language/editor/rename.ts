/** Renaming, refused where the new name could not be one or is taken. */

import {
    type AstNode,
    AstUtils,
    CstUtils,
    GrammarAST,
    type LangiumDocument,
    type LangiumDocuments,
    type Lexer,
} from 'langium';
import { DefaultRenameProvider } from 'langium/lsp';
import {
    LSPErrorCodes,
    type Position,
    type RenameParams,
    ResponseError,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import type { CcsimServices } from '../ccsim-module.ts';
import {
    type Document,
    type Fragment,
    isAgent,
    isCase,
    isDocument,
    isFragment,
    isNamedWork,
    isParameter,
    isScenario,
    isTimeline,
    isTopology,
    type Topology,
} from '../generated/ast.ts';
import { casesOf } from '../plan/cases.ts';
import { parametersOf } from '../plan/parameters.ts';
import { declarationsOf, namedWorkOf, topologyAround } from '../references/declarations.ts';
import type { Imports } from '../references/imports.ts';
import { bareKindOf } from '../references/kinds.ts';

interface NamedNode extends AstNode {
    readonly name?: string;
}

export class CcsimRenameProvider extends DefaultRenameProvider {
    private readonly lexer: Lexer;
    private readonly nameWords: ReadonlySet<string>;
    private readonly parameterWords: ReadonlySet<string>;

    private readonly documents: LangiumDocuments;
    private readonly imports: () => Imports;

    constructor(services: CcsimServices) {
        super(services);
        this.documents = services.shared.workspace.LangiumDocuments;
        this.imports = () => services.shared.workspace.Imports;
        this.lexer = services.parser.Lexer;
        this.nameWords = keywordsOf(services.Grammar, 'PlainName');
        this.parameterWords = keywordsOf(services.Grammar, 'ParameterName');
    }

    override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
        const problem = this.nameProblem(document, params) ?? this.conflict(document, params.position, params.newName);
        if (problem !== undefined) {
            throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
        }
        return super.rename(document, params);
    }

    private nameProblem(document: LangiumDocument, { newName: name, position }: RenameParams): string | undefined {
        const [token, ...more] = this.lexer.tokenize(name).tokens;
        if (token === undefined || more.length > 0 || token.image !== name || !/^\w/.test(name)) {
            return `'${name}' is not a name: letters, digits, '_' and single '-' make a name, and it starts with a letter.`;
        }
        const words = isParameter(this.targetAt(document, position)) ? this.parameterWords : this.nameWords;
        const isName = token.tokenType.name === 'ID' || words.has(name);
        return isName ? undefined : `'${name}' is a word of the language and cannot be a name.`;
    }

    private conflict(document: LangiumDocument, position: Position, name: string): string | undefined {
        const target = this.targetAt(document, position);
        if (isAgent(target) && target.last !== undefined) {
            return `'${target.name}..${target.last}' stands for many agents, who cannot be renamed one by one.`;
        }
        const others = target === undefined ? undefined : this.namesBeside(target);
        const isTaken = others?.nodes.some((each) => each !== target && each.name === name) === true;
        return isTaken ? `There is already a '${name}' in ${others?.place}.` : undefined;
    }

    /**
     * What must have another name. Names of a topology are unique, whatever they are names of; parameters have names of
     * their own.
     */
    private namesBeside(target: AstNode): { readonly nodes: readonly NamedNode[]; readonly place: string } | undefined {
        const timeline = AstUtils.getContainerOfType(target, isTimeline);
        if (isParameter(target)) {
            const { $container } = target;
            return { nodes: parametersOf($container), place: `the parameters of '${$container.name}'` };
        }
        if (isTopology(target)) {
            return { nodes: this.inSight(target, (root) => root.topologies), place: 'the files that know this one' };
        }
        if (isFragment(target)) {
            return { nodes: this.inSight(target, (root) => root.fragments), place: 'the files that know this one' };
        }
        if (isScenario(target)) {
            return { nodes: target.$container.scenarios, place: 'this file' };
        }
        if (isCase(target)) {
            return { nodes: casesOf(target.$container), place: `scenario '${target.$container.name}'` };
        }
        if (isNamedWork(target)) {
            const place = timeline && `${bareKindOf(timeline.$type)} '${timeline.name}'`;
            return timeline && { nodes: namedWorkOf(timeline), place: place ?? '' };
        }
        const topology = topologyAround(target);
        return topology && { nodes: declarationsOf(topology), place: `topology '${topology.name}'` };
    }

    /** What any file can refer to that can refer to a topology or fragment. */
    private inSight(
        node: Topology | Fragment,
        declared: (root: Document) => readonly (Topology | Fragment)[],
    ): readonly (Topology | Fragment)[] {
        const own = AstUtils.getDocument(node);
        const knowing = this.documents.all.filter(
            (each) => each === own || this.imports().importedDocuments(each).includes(own),
        );
        const seen = knowing.flatMap((each) => [each, ...this.imports().importedDocuments(each)]).toArray();
        return [...new Set(seen)].flatMap(({ parseResult: { value } }) => (isDocument(value) ? declared(value) : []));
    }

    private targetAt(document: LangiumDocument, position: Position): AstNode | undefined {
        const root = document.parseResult.value.$cstNode;
        const offset = document.textDocument.offsetAt(position);
        const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.grammarConfig.nameRegexp);
        return leaf && this.references.findDeclarations(leaf)[0];
    }
}

/** The keywords that a rule of alternatives allows. */
function keywordsOf(grammar: GrammarAST.Grammar, ruleName: string): ReadonlySet<string> {
    const rule = grammar.rules.find((each) => each.name === ruleName);
    const definition = GrammarAST.isParserRule(rule) ? rule.definition : undefined;
    const keywords = definition === undefined ? [] : AstUtils.streamAst(definition).filter(GrammarAST.isKeyword);
    return new Set([...keywords].map((keyword) => keyword.value));
}
