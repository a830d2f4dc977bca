/** The shortest text that the grammar allows for a declaration. */

import { type AstNode, GrammarAST, GrammarUtils } from 'langium';

export interface Choice {
    readonly name: string;
    /** The name of a thing of some type that the declaration must refer to; undefined where there is none. */
    referTo(type: string): string | undefined;
}

/**
 * A declaration of a type of AST node: its keywords, its name and the references that it cannot do without.
 *
 * Undefined where it needs anything else, or something to refer to is not there.
 */
export function shortestDeclaration(grammar: GrammarAST.Grammar, type: string, choice: Choice): string | undefined {
    const rule = grammar.rules.find((each) => GrammarUtils.getRuleTypeName(each) === type);
    return textOfRule(rule, choice);
}

function textOfRule(rule: AstNode | undefined, choice: Choice): string | undefined {
    return GrammarAST.isParserRule(rule) ? textOfElement(rule.definition, choice) : undefined;
}

function textOfElement(element: GrammarAST.AbstractElement, choice: Choice): string | undefined {
    if (element.cardinality === '?' || element.cardinality === '*') {
        return '';
    }
    if (GrammarAST.isKeyword(element)) {
        return element.value;
    }
    if (GrammarAST.isAssignment(element)) {
        return element.feature === 'name' ? choice.name : textOfElement(element.terminal, choice);
    }
    if (GrammarAST.isCrossReference(element)) {
        return element.type.ref === undefined ? undefined : choice.referTo(element.type.ref.name);
    }
    if (GrammarAST.isRuleCall(element)) {
        return textOfRule(element.rule.ref, choice);
    }
    if (GrammarAST.isAlternatives(element)) {
        return element.elements.map((each) => textOfElement(each, choice)).find((text) => text !== undefined);
    }
    return GrammarAST.isGroup(element) ? textOfGroup(element, choice) : undefined;
}

function textOfGroup({ elements }: GrammarAST.Group, choice: Choice): string | undefined {
    const texts = elements.map((each) => textOfElement(each, choice));
    return texts.includes(undefined) ? undefined : texts.filter((text) => text !== '').join(' ');
}
