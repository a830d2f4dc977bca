/** The form of the statement that is being written, the part that comes next, and what it is for. */

import {
    type AstReflection,
    AstUtils,
    type DocumentationProvider,
    GrammarAST,
    type LangiumDocument,
    type Lexer,
} from 'langium';
import type { LangiumServices, SignatureHelpProvider } from 'langium/lsp';
import {
    MarkupKind,
    type ParameterInformation,
    type SignatureHelp,
    type SignatureHelpOptions,
    type SignatureHelpParams,
    type SignatureInformation,
} from 'vscode-languageserver';
import { isDocument } from '../../generated/ast.ts';
import { declarationsOf } from '../../references/declarations.ts';
import { type CursorPosition, PositionFinder } from '../completion/position.ts';
import { meaningOf } from '../keyword-meanings.ts';
import { TopologyLookup } from '../topology-lookup.ts';
import { gap } from './element-labels.ts';
import { type FormPart, formsAfter, type StatementForm } from './statement-forms.ts';

export class CcsimSignatureHelpProvider implements SignatureHelpProvider {
    private readonly positions: PositionFinder;
    private readonly topologies: TopologyLookup;
    private readonly reflection: AstReflection;
    private readonly lexer: Lexer;
    private readonly documentation: DocumentationProvider;
    private readonly rules: ReadonlyMap<string, GrammarAST.ParserRule>;

    constructor(services: LangiumServices) {
        this.positions = new PositionFinder(services);
        this.topologies = new TopologyLookup(services);
        this.reflection = services.shared.AstReflection;
        this.lexer = services.parser.Lexer;
        this.documentation = services.documentation.DocumentationProvider;
        this.rules = new Map(
            services.Grammar.rules.filter(GrammarAST.isParserRule).map((rule) => [rule.name.toLowerCase(), rule]),
        );
    }

    get signatureHelpOptions(): SignatureHelpOptions {
        return { triggerCharacters: [' ', ','], retriggerCharacters: ['.', '-', '#'] };
    }

    provideSignatureHelp(document: LangiumDocument, { position }: SignatureHelpParams): SignatureHelp | undefined {
        const place = this.positions.find(document, position);
        if (place === undefined || place.words.length === 0) {
            return undefined;
        }
        const words = this.lexer.tokenize(place.words.join(' ')).tokens;
        const forms = this.statementRules(place).flatMap((rule) => formsAfter(rule, words));
        const fitting = fittingForms(this.formsOfKind(forms, document, place), place.prefix);
        const signatures = fitting.map((form) => this.signatureOf(form));
        return signatures.length === 0 ? undefined : { signatures, activeSignature: 0 };
    }

    /** Those that name what is declared by its kind; all where none does, because it may be declared later. */
    private formsOfKind(
        forms: readonly StatementForm[],
        document: LangiumDocument,
        { topologyName }: CursorPosition,
    ): readonly StatementForm[] {
        const root = document.parseResult.value;
        const topologies = isDocument(root) ? this.topologies.topologies(root) : [];
        const topology = topologies.find(({ name }) => name === topologyName);
        const declared = topology === undefined ? [] : declarationsOf(topology);
        const isOfKind = ({ reference }: FormPart) => {
            const namesakes = declared.filter(({ name }) => name === reference?.name);
            const type = reference?.type ?? '';
            return namesakes.length === 0 || namesakes.some(({ $type }) => this.reflection.isSubtype($type, type));
        };
        const fitting = forms.filter(({ parts }) => parts.every(isOfKind));
        return fitting.length > 0 ? fitting : forms;
    }

    /** The rules of the statements of the block that the cursor is in. */
    private statementRules({ block }: CursorPosition): readonly GrammarAST.ParserRule[] {
        const rule = this.rules.get(block);
        const elements = rule === undefined ? [] : AstUtils.streamAst(rule).filter(GrammarAST.isAssignment).toArray();
        const members = elements.filter(({ feature }) => block === 'document' || feature === 'members');
        return members.flatMap(({ terminal }) => {
            const called = GrammarAST.isRuleCall(terminal) ? terminal.rule.ref : undefined;
            return GrammarAST.isParserRule(called) ? [called] : [];
        });
    }

    private signatureOf({ parts, active }: StatementForm): SignatureInformation {
        let label = '';
        const parameters = parts.map((part, index): ParameterInformation => {
            label += gap(label, part.text);
            const start = label.length;
            label += part.text;
            return { label: [start, label.length], ...markdown('documentation', this.describePart(parts, index)) };
        });
        const rule = parts[active ?? parts.length - 1]?.rule;
        return {
            label,
            parameters,
            activeParameter: active ?? parts.length,
            ...markdown('documentation', rule && this.documentation.getDocumentation(rule)),
        };
    }

    /** What the words of a part mean, otherwise what may stand there. */
    private describePart(parts: readonly FormPart[], index: number): string | undefined {
        const part = parts[index];
        if (part === undefined || GrammarAST.isAssignment(part.element)) {
            const rule = part && GrammarAST.isAssignment(part.element) ? this.ruleOf(part.element.terminal) : undefined;
            return rule && this.documentation.getDocumentation(rule);
        }
        return GrammarAST.isKeyword(part.element)
            ? meaningAround(parts, index)
            : meaningOf(part.text.replace(/[[\]]/g, '').split(' ')[0] ?? '')?.text;
    }

    /** The rule of what a value is or refers to. */
    private ruleOf(terminal: GrammarAST.AbstractElement): GrammarAST.AbstractRule | undefined {
        if (GrammarAST.isCrossReference(terminal)) {
            return this.rules.get(terminal.type.ref?.name.toLowerCase() ?? '');
        }
        return GrammarAST.isRuleCall(terminal) ? terminal.rule.ref : undefined;
    }
}

/** Where a word has been begun, the forms that go on with it; all where there are none. */
function fittingForms(forms: readonly StatementForm[], prefix: string): readonly StatementForm[] {
    const begun = forms.filter(({ parts, active }) => prefix !== '' && parts[active ?? -1]?.text.startsWith(prefix));
    return begun.length > 0 ? begun : forms;
}

/** What the longest phrase of keywords around one of them means. */
function meaningAround(parts: readonly FormPart[], index: number): string | undefined {
    for (let length = 3; length > 0; length--) {
        for (let start = Math.max(0, index - length + 1); start <= index; start++) {
            const phrase = parts.slice(start, start + length);
            const isFixed = phrase.length === length && phrase.every(({ element }) => GrammarAST.isKeyword(element));
            const meaning = isFixed ? meaningOf(phrase.map(({ text }) => text).join(' ')) : undefined;
            if (meaning !== undefined) {
                return meaning.text;
            }
        }
    }
    return undefined;
}

function markdown<K extends string>(key: K, value: string | undefined) {
    return value === undefined || value === '' ? {} : { [key]: { kind: MarkupKind.Markdown, value } };
}
