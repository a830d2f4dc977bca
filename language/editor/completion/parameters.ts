/** Parameters that can stand at the cursor: those whose values are of the kind that the place needs. */

import { CompletionItemKind } from 'vscode-languageserver';
import { isSettingName, SETTINGS, type Setting } from '../../../simulator/settings.ts';
import type { Parameter } from '../../generated/ast.ts';
import { parametersOf, type ValueKind, valueKindOf } from '../../plan/parameters.ts';
import type { Place } from './place.ts';
import { clauseOf } from './reading.ts';
import { RANK, type Suggestion } from './suggestion.ts';

/** Parameters for a quantity that is the value of a property. */
export function suggestParameters(property: string, place: Place): readonly Suggestion[] {
    const kind = kindNeeded(property, place);
    return parametersIn(place)
        .filter(({ value }) => value !== undefined && valueKindOf(value) === kind)
        .map(suggestion);
}

/** Parameters that a case or inclusion can give a value and has not given one yet. */
export function suggestArguments(place: Place): readonly Suggestion[] {
    return parametersWithArguments(place)
        .filter(({ name }) => !place.position.words.includes(name))
        .map(suggestion);
}

function parametersIn({ timeline }: Place): readonly Parameter[] {
    return timeline === undefined ? [] : parametersOf(timeline).filter(({ name }) => name !== undefined);
}

/** Whose parameters get values: those of the scenario by a case, those of a fragment where it is included. */
function parametersWithArguments(place: Place): readonly Parameter[] {
    const [verb, name] = place.position.words;
    const fragment = place.fragments.find((each) => each.name === name);
    return verb !== 'include' ? parametersIn(place) : fragment === undefined ? [] : parametersOf(fragment);
}

function suggestion({ name, value }: Parameter): Suggestion {
    return { label: name, kind: CompletionItemKind.Constant, rank: RANK.name, detail: `parameter, ${value}` };
}

/** Whether a word is a parameter that is a count. */
export function isCountParameter(word: string, place: Place): boolean {
    const named = parametersIn(place).filter(({ name }) => name === word);
    return named.some(({ value }) => value !== undefined && valueKindOf(value) === 'count');
}

/** What kind of value is needed at the cursor, which is in a statement or in a value of a case or inclusion. */
export function kindNeeded(property: string, place: Place): ValueKind | undefined {
    const { words } = place.position;
    const [first] = clauseOf(words);
    const last = words.at(-1) ?? '';
    if (first === 'set') {
        return isSettingName(last) ? kindOfSetting(SETTINGS[last]) : undefined;
    }
    const hasArguments = words[0] === 'case' || words[0] === 'include';
    const argument = hasArguments ? parametersWithArguments(place).find(({ name }) => name === first) : undefined;
    if (argument !== undefined) {
        return valueKindOf(argument.value);
    }
    if (property === 'size') {
        return 'size';
    }
    return property === 'count' || first === 'seed' ? 'count' : 'duration';
}

function kindOfSetting({ type }: Setting): ValueKind | undefined {
    return type === 'switch' || type === 'choice' ? undefined : type;
}
