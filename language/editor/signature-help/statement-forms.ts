/**
 * The forms that a statement can still take after some words, read off the grammar.
 *
 * A statement's words are followed through its rule. Choices that the words have made are gone; the first one that they
 * have not made gives one form each, any further one is shown by its name.
 */

import { GrammarAST, GrammarUtils, type LexerResult } from 'langium';
import {
    choiceName,
    formText,
    isChoiceOfKeywords,
    isOneValue,
    isOptional,
    isRestOfList,
    valueLabel,
} from './element-labels.ts';

/** A part of a form, in the order of the text. */
export interface FormPart {
    readonly text: string;
    readonly element: GrammarAST.AbstractElement;
    /** The rule that the part is of. */
    readonly rule: GrammarAST.ParserRule;
    /** The word that has been written there, where it refers to a type of thing. */
    readonly reference?: { readonly name: string; readonly type: string };
}

export interface StatementForm {
    readonly parts: readonly FormPart[];
    /** The part that comes next, or is being written; undefined where the statement is complete. */
    readonly active: number | undefined;
}

export type Token = LexerResult['tokens'][number];

/** The forms of what a rule reads that begin with some words; none where the words do not fit. */
export function formsAfter(rule: GrammarAST.ParserRule, words: readonly Token[]): readonly StatementForm[] {
    const walker = new FormWalker(words);
    const start: State = { at: 0, parts: [], active: undefined, chosen: false };
    const found = walker.walkRule(rule, start).filter((state) => state.at === words.length);
    const byText = new Map<string, StatementForm>();
    for (const { parts, active } of found) {
        const key = parts.map((part) => part.text).join(' ');
        byText.set(key, byText.get(key) ?? { parts, active });
    }
    return [...byText.values()];
}

interface State {
    /** How many words have been read. */
    readonly at: number;
    readonly parts: readonly FormPart[];
    readonly active: number | undefined;
    /** Whether the choice that the words leave open has been made. */
    readonly chosen: boolean;
}

/** Where the reading of a value stands; `isOpen` where the words end inside it. */
interface End {
    readonly at: number;
    readonly isOpen: boolean;
}

/** Longest list of states that is followed, so that no text can keep the editor busy. */
const MAX_STATES = 200;

class FormWalker {
    private readonly words: readonly Token[];

    constructor(words: readonly Token[]) {
        this.words = words;
    }

    walkRule(rule: GrammarAST.AbstractRule | undefined, state: State): readonly State[] {
        return GrammarAST.isParserRule(rule) ? this.walk(rule.definition, rule, state) : [];
    }

    private walk(element: GrammarAST.AbstractElement, rule: GrammarAST.ParserRule, state: State): readonly State[] {
        if (!isOptional(element)) {
            return this.walkOnce(element, rule, state);
        }
        const without = this.add(state, formText(element), element, rule);
        if (this.isAtEnd(state)) {
            return [without];
        }
        const taken = this.walkOnce(element, rule, state).filter(({ at }) => at > state.at);
        const isRepeated = element.cardinality === '*';
        return [...taken.flatMap((each) => (isRepeated ? this.walk(element, rule, each) : [each])), without];
    }

    private walkOnce(element: GrammarAST.AbstractElement, rule: GrammarAST.ParserRule, state: State): readonly State[] {
        if (GrammarAST.isKeyword(element)) {
            return this.readKeyword(element, rule, state);
        }
        if (GrammarAST.isAssignment(element)) {
            return this.walkAssignment(element, rule, state);
        }
        if (GrammarAST.isRuleCall(element)) {
            return this.walkRule(element.rule.ref, state);
        }
        if (GrammarAST.isAlternatives(element)) {
            return this.walkChoice(element, rule, state);
        }
        return GrammarAST.isGroup(element) ? this.walkGroup(element, rule, state) : [];
    }

    private walkGroup({ elements }: GrammarAST.Group, rule: GrammarAST.ParserRule, state: State): readonly State[] {
        const isBlock = elements.some((each) => GrammarAST.isKeyword(each) && each.value === '{');
        let states: readonly State[] = [state];
        for (const [index, element] of elements.entries()) {
            const previous = elements[index - 1];
            if (isBlock && isOptional(element) && GrammarAST.isAssignment(element)) {
                states = states.map((each) => this.add(each, '…', element, rule));
                continue;
            }
            const rest = previous !== undefined && isRestOfList(element, previous);
            states = states
                .flatMap((each) => (rest ? this.walkRestOfList(element, each) : this.walk(element, rule, each)))
                .slice(0, MAX_STATES);
        }
        return states;
    }

    /** Further elements of a list are not shown one by one: the first stands for all. */
    private walkRestOfList(element: GrammarAST.AbstractElement, state: State): readonly State[] {
        const last = state.parts.at(-1);
        const dots = last === undefined ? state : withLast(state, { ...last, text: `${last.text}, …` });
        return this.ends(element, state.at).map(({ at, isOpen }) =>
            isOpen ? { ...dots, at, active: state.parts.length - 1 } : { ...dots, at },
        );
    }

    private walkChoice(choice: GrammarAST.Alternatives, rule: GrammarAST.ParserRule, state: State): readonly State[] {
        if (!this.isAtEnd(state)) {
            return choice.elements.flatMap((each) => this.walk(each, rule, state)).filter(({ at }) => at > state.at);
        }
        if (state.chosen || isChoiceOfKeywords(choice)) {
            const isWholeRule = rule.definition === choice && !isChoiceOfKeywords(choice);
            return [this.add(state, isWholeRule ? choiceName(rule) : formText(choice), choice, rule)];
        }
        return choice.elements.flatMap((each) => this.walk(each, rule, { ...state, chosen: true }));
    }

    private walkAssignment(
        assignment: GrammarAST.Assignment,
        rule: GrammarAST.ParserRule,
        state: State,
    ): readonly State[] {
        const { terminal } = assignment;
        if (GrammarAST.isKeyword(terminal) || GrammarAST.isAlternatives(terminal) || GrammarAST.isGroup(terminal)) {
            return this.walk(terminal, rule, state);
        }
        const called = GrammarAST.isRuleCall(terminal) ? terminal.rule.ref : undefined;
        if (!isOneValue(called)) {
            return this.walkRule(called, state);
        }
        const before = state.parts.at(-1)?.text;
        const part: FormPart = { text: valueLabel(assignment, before), element: assignment, rule };
        const shown = this.add(state, part.text, assignment, rule);
        if (this.isAtEnd(state)) {
            return [shown];
        }
        const named = withLast(shown, { ...part, ...this.referenceAt(terminal, state.at) });
        return this.ends(terminal, state.at).map(({ at, isOpen }) => ({
            ...named,
            at,
            active: isOpen ? state.parts.length : state.active,
        }));
    }

    private referenceAt(terminal: GrammarAST.AbstractElement, at: number): Pick<FormPart, 'reference'> {
        const type = GrammarAST.isCrossReference(terminal) ? terminal.type.ref?.name : undefined;
        const name = this.words[at]?.image;
        return type === undefined || name === undefined ? {} : { reference: { name, type } };
    }

    private readKeyword(keyword: GrammarAST.Keyword, rule: GrammarAST.ParserRule, state: State): readonly State[] {
        const isThere = this.words[state.at]?.image === keyword.value;
        const shown = this.add(state, keyword.value, keyword, rule);
        return this.isAtEnd(state) ? [shown] : isThere ? [{ ...shown, at: state.at + 1 }] : [];
    }

    /** The first part that no word is left for is the active one. */
    private add(state: State, text: string, element: GrammarAST.AbstractElement, rule: GrammarAST.ParserRule): State {
        const active = state.active ?? (this.isAtEnd(state) ? state.parts.length : undefined);
        return { ...state, parts: [...state.parts, { text, element, rule }], active };
    }

    private isAtEnd({ at }: State): boolean {
        return at >= this.words.length;
    }

    /** Where an element can end that begins at a word, without being shown. */
    private ends(element: GrammarAST.AbstractElement, at: number): readonly End[] {
        const once = this.endsOnce(element, at);
        if (!isOptional(element)) {
            return once;
        }
        const more =
            element.cardinality === '*'
                ? once.flatMap((end) => (end.isOpen || end.at === at ? [end] : this.ends(element, end.at)))
                : once;
        return [{ at, isOpen: false }, ...more.filter((end) => end.at > at)].slice(0, MAX_STATES);
    }

    private endsOnce(element: GrammarAST.AbstractElement, at: number): readonly End[] {
        if (GrammarAST.isGroup(element)) {
            return this.endsOfGroup(element, at);
        }
        if (GrammarAST.isAlternatives(element)) {
            return element.elements.flatMap((each) => this.ends(each, at));
        }
        if (GrammarAST.isAssignment(element)) {
            return this.ends(element.terminal, at);
        }
        if (GrammarAST.isCrossReference(element)) {
            const name = GrammarUtils.getCrossReferenceTerminal(element);
            return name === undefined ? [] : this.ends(name, at);
        }
        if (GrammarAST.isRuleCall(element)) {
            const rule = element.rule.ref;
            return GrammarAST.isParserRule(rule) ? this.ends(rule.definition, at) : this.endsOfTerminal(rule?.name, at);
        }
        const isKeyword = GrammarAST.isKeyword(element) && this.words[at]?.image === element.value;
        return this.endIf(isKeyword, at);
    }

    private endsOfGroup({ elements }: GrammarAST.Group, at: number): readonly End[] {
        let ends: readonly End[] = [{ at, isOpen: false }];
        for (const element of elements) {
            ends = ends.flatMap((end) => (end.isOpen ? [end] : this.ends(element, end.at))).slice(0, MAX_STATES);
        }
        return ends;
    }

    private endsOfTerminal(name: string | undefined, at: number): readonly End[] {
        return this.endIf(name !== undefined && this.words[at]?.tokenType.name === name, at);
    }

    private endIf(isThere: boolean, at: number): readonly End[] {
        return at >= this.words.length ? [{ at, isOpen: true }] : isThere ? [{ at: at + 1, isOpen: false }] : [];
    }
}

function withLast(state: State, part: FormPart): State {
    return { ...state, parts: [...state.parts.slice(0, -1), part] };
}
