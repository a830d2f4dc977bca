/** Renaming, refused where the new name could not be one or is taken. */

import { type AstNode, AstUtils, CstUtils, GrammarAST, type LangiumDocument, type Lexer } from 'langium';
import { DefaultRenameProvider, type LangiumServices } from 'langium/lsp';
import {
    LSPErrorCodes,
    type Position,
    type RenameParams,
    ResponseError,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import { isNamedWork, isParameter } from '../generated/ast.ts';
import { parametersOf } from '../plan/parameters.ts';
import { declarationsOf, topologyAround } from '../references/declarations.ts';

export class CcsimRenameProvider extends DefaultRenameProvider {
    private readonly lexer: Lexer;
    private readonly nameWords: ReadonlySet<string>;

    constructor(services: LangiumServices) {
        super(services);
        this.lexer = services.parser.Lexer;
        this.nameWords = keywordsOf(services.Grammar, 'PlainName');
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
        const isParameterName = isParameter(this.targetAt(document, position));
        const isName = token.tokenType.name === 'ID' || (this.nameWords.has(name) && !isParameterName);
        return isName ? undefined : `'${name}' is a word of the language and cannot be a name.`;
    }

    /** Names of a topology are unique, whatever they are names of; parameters have names of their own. */
    private conflict(document: LangiumDocument, position: Position, name: string): string | undefined {
        const target = this.targetAt(document, position);
        if (isParameter(target)) {
            const isTaken = parametersOf(target.$container).some((each) => each !== target && each.name === name);
            return isTaken ? `There is already a parameter '${name}' in '${target.$container.name}'.` : undefined;
        }
        const topology = target === undefined || isNamedWork(target) ? undefined : topologyAround(target);
        const isTaken =
            topology !== undefined &&
            topology !== target &&
            declarationsOf(topology).some((each) => each !== target && each.name === name);
        return isTaken ? `There is already a '${name}' in topology '${topology.name}'.` : undefined;
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
