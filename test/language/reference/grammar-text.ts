/** The grammar as people read it: a line or more for each rule, `[…]` may be left out, `{…}` may be repeated. */

import { AstUtils, GrammarAST } from 'langium';

/** Longest line. */
const LINE_WIDTH = 110;

/** The text of all rules, in the order of the grammar. */
export function grammarText(grammar: GrammarAST.Grammar): string {
    const rules = grammar.rules.filter(GrammarAST.isParserRule).map(ruleText);
    const types = grammar.types.map((type) => filled(`<${type.name}> =`, membersOf(type), ' | '));
    const terminals = grammar.rules
        .filter(GrammarAST.isTerminalRule)
        .filter((rule) => !rule.hidden)
        .map((rule) => `${rule.name} = ${TERMINALS[rule.name] ?? ''}`);
    return [...rules, '', ...types, '', ...terminals].join('\n');
}

/** What the expressions of the terminals match, in words. */
const TERMINALS: Readonly<Record<string, string>> = {
    ID: 'letters, digits and _, not beginning with a digit; parts may be joined by -',
    NUMBER: 'digits, with - before and decimals after them if need be',
    QUANTITY: 'a NUMBER directly followed by its unit, such as 90s, 1min30s or 30MB',
    STRING: 'text in double quotes, on one line',
};

/** A rule on one line if it fits; else broken between its alternatives, or between the parts of what it is made of. */
function ruleText(rule: GrammarAST.ParserRule): string {
    const { definition } = rule;
    const isChoice = GrammarAST.isAlternatives(definition);
    const parts = isChoice || GrammarAST.isGroup(definition) ? definition.elements.map(textOf) : [textOf(definition)];
    return filled(`${rule.name} =`, parts, isChoice ? ' | ' : ' ');
}

function filled(start: string, parts: readonly string[], separator: string): string {
    const lines = [start];
    for (const [place, part] of parts.entries()) {
        const last = lines.at(-1) ?? '';
        const joint = place === 0 ? ' ' : separator;
        if (last.length + joint.length + part.length <= LINE_WIDTH) {
            lines[lines.length - 1] = `${last}${joint}${part}`;
        } else {
            lines.push(`   ${joint.padStart(1)}${part}`);
        }
    }
    return lines.join('\n');
}

function textOf(element: GrammarAST.AbstractElement): string {
    const text = once(element);
    switch (element.cardinality) {
        case '?':
            return `[${text}]`;
        case '*':
            return `{${text}}`;
        case '+':
            return `${text} {${text}}`;
        default:
            return GrammarAST.isAlternatives(element) && !GrammarAST.isParserRule(element.$container)
                ? `(${text})`
                : text;
    }
}

function once(element: GrammarAST.AbstractElement): string {
    if (GrammarAST.isKeyword(element)) {
        return `"${element.value}"`;
    }
    if (GrammarAST.isGroup(element)) {
        return element.elements.map(textOf).join(' ');
    }
    if (GrammarAST.isAlternatives(element)) {
        return element.elements.map(textOf).join(' | ');
    }
    if (GrammarAST.isAssignment(element)) {
        const text = once(element.terminal);
        return GrammarAST.isAlternatives(element.terminal) && element.cardinality === undefined ? `(${text})` : text;
    }
    if (GrammarAST.isCrossReference(element)) {
        return `<${element.type.$refText}>`;
    }
    return GrammarAST.isRuleCall(element) ? element.rule.$refText : '';
}

function membersOf(type: GrammarAST.Type): readonly string[] {
    return AstUtils.streamAst(type.type)
        .filter(GrammarAST.isSimpleType)
        .map((each) => `<${each.typeRef?.$refText ?? ''}>`)
        .toArray();
}
