/** Values that can stand at the cursor: durations, counts, codes, messages, settings. */

import { CompletionItemKind } from 'vscode-languageserver';
import { DISPOSITIONS, REASON_CODES } from '../../../simulator/codes.ts';
import { isSettingName, SETTINGS, type Setting } from '../../../simulator/settings.ts';
import { isSettingAssignment } from '../../generated/ast.ts';
import { formatDuration } from '../../quantities.ts';
import { describeMessage, describeSetting, settingDefault, settingSummary } from '../descriptions.ts';
import { messagesAt } from './displays.ts';
import { kindNeeded } from './parameters.ts';
import { type Place, timelineMembers } from './place.ts';
import { isTimelineBlock } from './position.ts';
import { clauseOf } from './reading.ts';
import { RANK, type Suggestion } from './suggestion.ts';

/** Values for a terminal that is assigned to a property. */
export function suggestValues(property: string, place: Place): readonly Suggestion[] {
    switch (property) {
        case 'setting':
            return settings(place);
        case 'quantity':
        case 'number':
        case 'word':
            return settingValues(place);
        case 'value':
            return measures(place);
        case 'time':
        case 'from':
        case 'to':
            return durations(place, ['0s', '5s', '30s', '1min', '5min'], 'time from the start of the scenario');
        case 'delay':
            return durations(place, ['10s', '30s', '1min'], 'time after the statement before');
        case 'duration':
            return durations(place, ['30s', '90s', '5min'], 'until it is back by itself');
        case 'span':
            return durations(place, ['10s', '30s', '1min', '5min'], 'how long');
        case 'size':
            return counts(['1MB', '30MB'], 'size');
        case 'interval':
        case 'low':
        case 'high':
        case 'mean':
        case 'deviation':
            return durations(place, ['10s', '30s', '1min', '3min'], 'duration');
        case 'limit':
            return counts(['2', '3', '5'], 'tasks at once');
        case 'release':
            return counts(place.position.block === 'gateway' ? ['5.0', '4.6'] : ['4.3'], 'release');
        case 'count':
            return counts(['1', '2', '3'], 'how many');
        case 'ordinal':
            return counts(['1', '2', '3'], 'which of the tasks of that name');
        case 'reason':
        case 'disposition':
            return codes(place);
        case 'message':
            return messages(place);
        default:
            return [];
    }
}

/** What a property called `value` measures depends on the statement. */
function measures(place: Place): readonly Suggestion[] {
    if (place.position.block === 'domain') {
        return domainLimits(place);
    }
    const [first] = clauseOf(place.position.words);
    const hasArguments = place.position.words[0] === 'case' || place.position.words[0] === 'include';
    if (hasArguments && first !== 'set' && first !== 'seed') {
        return argumentValues(place);
    }
    switch (first) {
        case 'objects':
            return counts(['5000', '12000'], 'configured objects');
        case 'scripts':
            return counts(['100', '250'], 'scripts that run');
        case 'state':
            return counts(['30MB', '40MB'], 'size of the state from which on there is an alarm');
        case 'set':
            return settingValues(place);
        case 'duration':
            return durations(place, ['10min', '30min', '1h', '8h'], 'length of the scenario');
        case 'seed':
            return [value('1', 'decides every random draw')];
        default:
            return durations(place, ['10s', '30s', '1min', '3min'], 'duration');
    }
}

/** Samples of the kind of value that the parameter before the cursor has. */
function argumentValues(place: Place): readonly Suggestion[] {
    switch (kindNeeded('value', place)) {
        case 'count':
            return counts(['1', '2', '3'], 'count');
        case 'duration':
            return durations(place, ['10s', '1min', '10min'], 'duration');
        case 'size':
            return counts(['30MB'], 'size');
        case 'rate':
            return counts(['1MB/s'], 'rate');
        case undefined:
            return [];
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Quantities

/** Samples, or, once a number is typed, that number in each unit. */
function durations(place: Place, samples: readonly string[], detail: string): readonly Suggestion[] {
    const number = /^\d+/.exec(place.position.prefix)?.[0];
    const texts = number === undefined ? samples : ['s', 'min', 'h', 'ms'].map((unit) => number + unit);
    return texts.map((text, index) => ({ ...value(text, detail), rank: RANK.value + index / 100 }));
}

function counts(texts: readonly string[], detail: string): readonly Suggestion[] {
    return texts.map((text) => value(text, detail));
}

function domainLimits(place: Place): readonly Suggestion[] {
    switch (place.position.words.at(-2)) {
        case 'task':
            return durations(place, ['5min', '20min'], 'task life');
        case 'start':
            return durations(place, ['30s', '1min'], 'start timeout');
        case 'max':
            return durations(place, ['8h', '1h'], 'longest time that a task may be active');
        default:
            return durations(place, ['1h', '10min'], 'longest time that a task may wait');
    }
}

function value(label: string, detail: string): Suggestion {
    return { label, kind: CompletionItemKind.Value, rank: RANK.value, detail };
}

// ---------------------------------------------------------------------------------------------------------------------
// Codes and messages

/** Dispositions after `ended with`, reason codes after any other `with`. */
function codes(place: Place): readonly Suggestion[] {
    const verb = place.position.words.at(-2);
    const isDisposition = verb === 'ended' || verb === 'ends';
    const known: readonly (readonly [number, string])[] = [...(isDisposition ? DISPOSITIONS : REASON_CODES)];
    return known.map(([code, meaning], index) => ({
        label: String(code),
        kind: CompletionItemKind.EnumMember,
        rank: (FREQUENT_CODES.has(code) ? RANK.first : RANK.value) + index / 100,
        detail: meaning,
        filter: `${code} ${meaning}`,
    }));
}

/** Codes that the simulator itself gives. */
const FREQUENT_CODES: ReadonlySet<number> = new Set([50002, 38, 42, 13, 35, 40]);

/** Messages that the component before `received` or `sent` can exchange. */
function messages(place: Place): readonly Suggestion[] {
    const path = place.reading.rest.slice(0, -1).join('');
    const names = place.facts === undefined ? [] : messagesAt(path, place.facts);
    return names.map((name, index) => ({
        label: name,
        kind: CompletionItemKind.EnumMember,
        rank: RANK.value + index / 100,
        documentation: describeMessage(name),
    }));
}

// ---------------------------------------------------------------------------------------------------------------------
// Settings

/** Settings that the block does not set yet. */
function settings(place: Place): readonly Suggestion[] {
    const members = isTimelineBlock(place.position.block) ? timelineMembers(place) : place.facts?.topology.members;
    const set = new Set((members ?? []).filter(isSettingAssignment).map((each) => each.setting));
    return Object.keys(SETTINGS)
        .filter(isSettingName)
        .filter((name) => !set.has(name))
        .map((name, index) => ({
            label: name,
            kind: CompletionItemKind.Property,
            rank: RANK.value + index / 100,
            detail: settingSummary(name),
            documentation: describeSetting(name),
        }));
}

function settingValues(place: Place): readonly Suggestion[] {
    const name = place.position.words.at(-1) ?? '';
    return isSettingName(name) ? valuesOf(SETTINGS[name], place) : [];
}

function valuesOf(setting: Setting, place: Place): readonly Suggestion[] {
    const fallback = settingDefault(setting);
    const note = (text: string) => (text === fallback ? 'default' : setting.source.kind);
    switch (setting.type) {
        case 'duration': {
            const samples = [...new Set([fallback, formatDuration(setting.minMs), '10s', '1min'])];
            return durations(place, samples, 'duration').map((each) => ({ ...each, detail: note(each.label) }));
        }
        case 'count':
            return [value(fallback, 'default'), value(String(setting.max), 'most')];
        case 'size':
        case 'rate':
            return [value(fallback, 'default')];
        case 'switch':
            return ['on', 'off'].map((word) => choice(word, note(word)));
        case 'choice':
            return setting.choices.map((word) => choice(word, note(word)));
    }
}

function choice(label: string, detail: string): Suggestion {
    return { label, kind: CompletionItemKind.EnumMember, rank: detail === 'default' ? RANK.first : RANK.value, detail };
}
