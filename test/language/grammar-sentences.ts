/** Random sentences of the grammar: whatever the language learns to say is in them without being listed here. */

import { GrammarAST } from 'langium';
import { CORPUS_TOKENS, GRAMMAR } from './corpus-texts.ts';

/** How deep rules call each other before optional parts are left out. */
const MAX_DEPTH = 12;

const { isAlternatives, isAssignment, isCrossReference, isGroup, isKeyword, isParserRule, isRuleCall, isTerminalRule } =
    GrammarAST;

/** Names of all rules that a sentence can be made of. */
export const RULE_NAMES: readonly string[] = GRAMMAR.rules.filter(isParserRule).map((rule) => rule.name);

/** A sentence of a rule; the same number makes the same sentence. Its names are names of the corpus. */
export function sentenceOf(ruleName: string, seed: number): string {
    const rule = GRAMMAR.rules.find((each) => each.name === ruleName);
    if (!isParserRule(rule)) {
        throw new Error(`'${ruleName}' is no rule of the grammar`);
    }
    return wordsOf(rule.definition, choices(seed), 0).join(' ');
}

/** A number from 0 up to a bound, without it. */
type Choose = (bound: number) => number;

function choices(seed: number): Choose {
    let state = seed | 0;
    return (bound) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
        return ((state >>> 8) * bound) >>> 24;
    };
}

function wordsOf(element: GrammarAST.AbstractElement, choose: Choose, depth: number): readonly string[] {
    return Array.from({ length: repetitionsOf(element, choose, depth) }, () => once(element, choose, depth)).flat();
}

function repetitionsOf({ cardinality }: GrammarAST.AbstractElement, choose: Choose, depth: number): number {
    const more = depth > MAX_DEPTH ? 0 : choose(4);
    switch (cardinality ?? 'once') {
        case 'once':
            return 1;
        case '?':
            return more > 1 ? 1 : 0;
        case '*':
            return more;
        case '+':
            return 1 + more;
    }
}

function once(element: GrammarAST.AbstractElement, choose: Choose, depth: number): readonly string[] {
    if (isKeyword(element)) {
        return [element.value];
    }
    if (isGroup(element)) {
        return element.elements.flatMap((each) => wordsOf(each, choose, depth));
    }
    if (isAlternatives(element)) {
        const chosen = element.elements[choose(element.elements.length)];
        return chosen === undefined ? [] : wordsOf(chosen, choose, depth);
    }
    if (isAssignment(element)) {
        return wordsOf(element.terminal, choose, depth);
    }
    if (isCrossReference(element)) {
        return element.terminal === undefined ? [image('ID', choose)] : wordsOf(element.terminal, choose, depth);
    }
    return isRuleCall(element) ? wordsOfRule(element.rule.ref, choose, depth + 1) : [];
}

function wordsOfRule(rule: GrammarAST.AbstractRule | undefined, choose: Choose, depth: number): readonly string[] {
    if (isParserRule(rule)) {
        return wordsOf(rule.definition, choose, depth);
    }
    return isTerminalRule(rule) ? [image(rule.name, choose)] : [];
}

/** A token of a terminal, as the corpus has it. */
function image(terminal: string, choose: Choose): string {
    const images = CORPUS_TOKENS.get(terminal) ?? [];
    return images[choose(images.length)] ?? '';
}
