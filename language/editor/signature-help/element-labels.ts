/** What the elements of the grammar are called where a statement's form is shown. */

import { AstUtils, GrammarAST, GrammarUtils } from 'langium';
import { bareKindOf, kindOf } from '../../references/kinds.ts';

/** Text of an element as a form shows it: keywords as they are, values by what they are, options in brackets. */
export function formText(element: GrammarAST.AbstractElement, before?: string): string {
    const text = mandatoryText(element, before);
    if (isOptional(element)) {
        return text === '' ? '' : `[${text}]`;
    }
    return text.includes(' | ') && !isBracketed(text) ? `(${text})` : text;
}

/** Forms joined as they are written: a space between words, none at commas and dots. */
export function joined(texts: readonly string[]): string {
    return texts.filter((text) => text !== '').reduce((all, text) => all + gap(all, text) + text, '');
}

/** White space between a text and what follows it. */
export function gap(before: string, text: string): string {
    return before === '' || /^(\[?[.,#]|\.\.)/.test(text) || /[.#]$/.test(before) ? '' : ' ';
}

/** Label of a value that is read as a whole. */
export function valueLabel(assignment: GrammarAST.Assignment, before?: string): string {
    const { feature, operator, terminal } = assignment;
    if (GrammarAST.isCrossReference(terminal)) {
        return typeLabel(terminal.type.ref?.name ?? feature);
    }
    const rule = GrammarAST.isRuleCall(terminal) ? terminal.rule.ref : undefined;
    if (GrammarAST.isParserRule(rule) && isShortChoice(rule.definition)) {
        return formText(rule.definition);
    }
    const lead = GrammarAST.isParserRule(rule) && !GrammarUtils.isDataTypeRule(rule) ? leadOf(rule) : undefined;
    if (rule !== undefined && rule.name in VALUES) {
        return says(assignment, before) ? words(feature) : (VALUES[rule.name] ?? '');
    }
    if (lead !== undefined && GrammarAST.isCrossReference(lead.terminal)) {
        return typeLabel(lead.terminal.type.ref?.name ?? feature);
    }
    const isOne = operator === '+=' && lead !== undefined;
    return rule === undefined || (says(assignment, before) && !isOne) ? words(feature) : words(rule.name);
}

/** What a choice between rules is called: the words that they begin with, otherwise its own name. */
export function choiceName(rule: GrammarAST.ParserRule): string {
    const leads = leadsOf(rule.definition);
    return leads === undefined ? words(rule.name) : `(${mandatoryText(rule.definition)})`;
}

/** A type in the terms of the field, otherwise the words of its name. */
export function typeLabel(type: string): string {
    return VALUES[type] ?? (kindOf(type) === kindOf('') ? words(type) : bareKindOf(type));
}

/** Whether what a rule reads is shown as one value: it has no word of its own between its parts. */
export function isOneValue(rule: GrammarAST.AbstractRule | undefined): boolean {
    return (
        !GrammarAST.isParserRule(rule) ||
        GrammarUtils.isDataTypeRule(rule) ||
        (!hasOwnKeywords(rule) && !isChoiceOfRules(rule.definition))
    );
}

/** Whether an element only chooses between keywords. */
export function isChoiceOfKeywords(element: GrammarAST.AbstractElement): boolean {
    const parts = AstUtils.streamAst(element).toArray();
    return parts.every((each) => !GrammarAST.isRuleCall(each) && !GrammarAST.isCrossReference(each));
}

/** Whether an element may be left out. */
export function isOptional({ cardinality }: GrammarAST.AbstractElement): boolean {
    return cardinality === '?' || cardinality === '*';
}

/** The rest of a list with commas, behind its first element. */
export function isRestOfList(
    element: GrammarAST.AbstractElement | undefined,
    first: GrammarAST.AbstractElement,
): element is GrammarAST.Group {
    if (!GrammarAST.isGroup(element) || element.cardinality !== '*' || !GrammarAST.isAssignment(first)) {
        return false;
    }
    const [comma, next] = element.elements;
    const isComma = GrammarAST.isKeyword(comma) && comma.value === ',';
    return isComma && GrammarAST.isAssignment(next) && next.feature === first.feature;
}

/** What a value is called that its property does not name well. */
const VALUES: Readonly<Record<string, string>> = {
    NamedWork: 'name',
    NUMBER: 'number',
    Quantity: 'time',
    SettingValue: 'value',
    STRING: 'text',
};

/** Properties that say where a value stands, not what it is. */
const VAGUE: ReadonlySet<string> = new Set(['value', 'span', 'low', 'high', 'from', 'to', 'mean', 'deviation']);

const MAX_CHOICES = 5;

/** Whether the name of a property tells more than its type. */
function says({ feature }: GrammarAST.Assignment, before: string | undefined): boolean {
    return !VAGUE.has(feature) && feature !== before;
}

function mandatoryText(element: GrammarAST.AbstractElement, before?: string): string {
    if (GrammarAST.isKeyword(element)) {
        return element.value;
    }
    if (GrammarAST.isAssignment(element)) {
        return assignmentText(element, before);
    }
    if (GrammarAST.isRuleCall(element)) {
        return ruleText(element.rule.ref);
    }
    if (GrammarAST.isAlternatives(element)) {
        return choiceText(element);
    }
    return GrammarAST.isGroup(element) ? groupText(element) : '';
}

function assignmentText(assignment: GrammarAST.Assignment, before: string | undefined): string {
    const { terminal } = assignment;
    const rule = GrammarAST.isRuleCall(terminal) ? terminal.rule.ref : undefined;
    if (GrammarAST.isKeyword(terminal) || GrammarAST.isAlternatives(terminal)) {
        return mandatoryText(terminal, before);
    }
    return isOneValue(rule) ? valueLabel(assignment, before) : ruleText(rule);
}

function ruleText(rule: GrammarAST.AbstractRule | undefined): string {
    if (!GrammarAST.isParserRule(rule) || GrammarUtils.isDataTypeRule(rule)) {
        return VALUES[rule?.name ?? ''] ?? words(rule?.name ?? '');
    }
    return isChoiceOfRules(rule.definition) ? choiceName(rule) : mandatoryText(rule.definition);
}

/** Short choices word by word, long ones by the words that each begins with. */
function choiceText(choice: GrammarAST.Alternatives): string {
    const leads = isChoiceOfKeywords(choice) ? undefined : leadsOf(choice);
    const singular = leads?.filter((lead) => !leads.includes(lead.replace(/s$/, '')) || !lead.endsWith('s'));
    const whole = () => choice.elements.map((each) => (isOptional(each) ? formText(each) : mandatoryText(each)));
    const texts = [...new Set(singular?.map((lead) => `${lead} …`) ?? whole())];
    const shown = texts.slice(0, MAX_CHOICES).join(' | ');
    return texts.length > MAX_CHOICES ? `${shown} | …` : shown;
}

/** The words that each of some alternatives begins with; undefined where one begins with a value. */
function leadsOf(element: GrammarAST.AbstractElement): readonly string[] | undefined {
    if (GrammarAST.isKeyword(element)) {
        return [element.value];
    }
    if (GrammarAST.isAssignment(element)) {
        return leadsOf(element.terminal);
    }
    if (GrammarAST.isRuleCall(element)) {
        const rule = element.rule.ref;
        return GrammarAST.isParserRule(rule) && !GrammarUtils.isDataTypeRule(rule)
            ? leadsOf(rule.definition)
            : undefined;
    }
    if (GrammarAST.isAlternatives(element)) {
        const leads = element.elements.map(leadsOf);
        return leads.includes(undefined) ? undefined : leads.flatMap((each) => each ?? []);
    }
    return GrammarAST.isGroup(element) ? leadsOfGroup(element) : undefined;
}

/** With the words that follow the first, as far as they are fixed. */
function leadsOfGroup({ elements }: GrammarAST.Group): readonly string[] | undefined {
    const [first, ...others] = elements;
    const leads = first === undefined || isOptional(first) ? undefined : leadsOf(first);
    const end = others.findIndex((each) => !GrammarAST.isKeyword(each) || isOptional(each));
    const fixed = (end < 0 ? others : others.slice(0, end)).filter(GrammarAST.isKeyword).map(({ value }) => value);
    return leads?.map((lead) => [lead, ...fixed].join(' '));
}

/** Members of a block are shown by dots: they are statements of their own. */
function groupText({ elements }: GrammarAST.Group): string {
    const isBlock = elements.some((each) => GrammarAST.isKeyword(each) && each.value === '{');
    const texts = elements.map((each, index) => {
        const previous = elements[index - 1];
        if (previous !== undefined && isRestOfList(each, previous)) {
            return ', …';
        }
        const before = GrammarAST.isKeyword(previous) ? previous.value : undefined;
        return isBlock && isOptional(each) && GrammarAST.isAssignment(each) ? '…' : formText(each, before);
    });
    return joined(texts);
}

function leadOf(rule: GrammarAST.ParserRule): GrammarAST.Assignment | undefined {
    return AstUtils.streamAst(rule.definition).find(GrammarAST.isAssignment);
}

function hasOwnKeywords(rule: GrammarAST.ParserRule): boolean {
    return AstUtils.streamAst(rule.definition).some(GrammarAST.isKeyword);
}

function isChoiceOfRules(element: GrammarAST.AbstractElement): boolean {
    return GrammarAST.isAlternatives(element) && element.elements.every(GrammarAST.isRuleCall);
}

function isShortChoice(element: GrammarAST.AbstractElement): boolean {
    return GrammarAST.isAlternatives(element) && isChoiceOfKeywords(element) && element.elements.length <= MAX_CHOICES;
}

/** Whether one pair of brackets is around all of a text. */
function isBracketed(text: string): boolean {
    let depth = 0;
    return [...text].every((character, index) => {
        depth += character === '(' ? 1 : character === ')' ? -1 : 0;
        return depth > 0 || index === text.length - 1;
    });
}

function words(name: string): string {
    return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
