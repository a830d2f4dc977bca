/** The words that begin a statement, read off the grammar. */

import { AstUtils, GrammarAST } from 'langium';

/** First words of everything that stands in a block or in the document itself, and the brace that ends a block. */
export function statementStarts(grammar: GrammarAST.Grammar): ReadonlySet<string> {
    const rules = grammar.rules.filter(GrammarAST.isParserRule);
    const lists = rules.flatMap((rule) =>
        AstUtils.streamAst(rule.definition)
            .filter(GrammarAST.isAssignment)
            .filter(({ feature, operator }) => operator === '+=' && (feature === 'members' || rule.entry))
            .toArray(),
    );
    return new Set(['}', ...lists.flatMap(({ terminal }) => firstWords(terminal))]);
}

function firstWords(element: GrammarAST.AbstractElement): readonly string[] {
    if (GrammarAST.isKeyword(element)) {
        return [element.value];
    }
    if (GrammarAST.isAssignment(element)) {
        return firstWords(element.terminal);
    }
    if (GrammarAST.isRuleCall(element)) {
        return GrammarAST.isParserRule(element.rule.ref) ? firstWords(element.rule.ref.definition) : [];
    }
    if (GrammarAST.isAlternatives(element)) {
        return element.elements.flatMap(firstWords);
    }
    return GrammarAST.isGroup(element) ? firstWordsOfGroup(element.elements) : [];
}

/** What may be left out may begin a statement, and so may what comes after it. */
function firstWordsOfGroup([first, ...others]: readonly GrammarAST.AbstractElement[]): readonly string[] {
    if (first === undefined) {
        return [];
    }
    const isOptional = first.cardinality === '?' || first.cardinality === '*';
    return [...firstWords(first), ...(isOptional ? firstWordsOfGroup(others) : [])];
}
