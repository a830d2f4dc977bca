/** Parameters that can stand at the cursor: those whose values are of the kind that the place needs. */

import { CompletionItemKind } from 'vscode-languageserver';
import { isSettingName, SETTINGS, type Setting } from '../../../simulator/settings.ts';
import { parametersOf, type ValueKind, valueKindOf } from '../../plan/parameters.ts';
import type { Place } from './place.ts';
import { RANK, type Suggestion } from './suggestion.ts';

/** Parameters for a quantity that is the value of a property. */
export function suggestParameters(property: string, place: Place): readonly Suggestion[] {
    const kind = kindNeeded(property, place);
    const parameters = place.scenario === undefined ? [] : parametersOf(place.scenario);
    return parameters
        .filter(({ value }) => value !== undefined && valueKindOf(value) === kind)
        .map(({ name, value }) => ({
            label: name,
            kind: CompletionItemKind.Constant,
            rank: RANK.name,
            detail: `parameter, ${value}`,
        }));
}

/** Whether a word is a parameter that is a count. */
export function isCountParameter(word: string, { scenario }: Place): boolean {
    const named = scenario === undefined ? [] : parametersOf(scenario).filter(({ name }) => name === word);
    return named.some(({ value }) => valueKindOf(value) === 'count');
}

function kindNeeded(property: string, { position }: Place): ValueKind | undefined {
    const [first] = position.words;
    if (first === 'set') {
        const name = position.words.at(-1) ?? '';
        return isSettingName(name) ? kindOfSetting(SETTINGS[name]) : undefined;
    }
    return property === 'count' || first === 'seed' ? 'count' : 'duration';
}

function kindOfSetting({ type }: Setting): ValueKind | undefined {
    return type === 'switch' || type === 'choice' ? undefined : type;
}
