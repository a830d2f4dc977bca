/** The settings in force: the defaults, changed by the topology, then by the scenario, then by its case. */

import {
    type ChoiceSetting,
    DEFAULT_SETTINGS,
    isSettingName,
    SETTINGS,
    type Setting,
    type SettingName,
    type Settings,
} from '../../simulator/settings.ts';
import { type Found, finding, found, UNRESOLVED } from '../findings.ts';
import {
    type CaseValue,
    isSettingAssignment,
    type Parameter,
    type Scenario,
    type SettingAssignment,
    type SettingValue,
    type Topology,
} from '../generated/ast.ts';
import {
    formatDuration,
    formatRate,
    formatSize,
    parseCount,
    parseDuration,
    parseRate,
    parseSize,
    type Quantity,
} from '../quantities.ts';
import { wholeTopology } from '../references/inheritance.ts';
import { didYouMean } from '../references/nearest-name.ts';
import { DECLARED, kindInWords, type ValueKind, type Values, valueKindOf, valueText } from './parameters.ts';

/** All settings of a run. */
export function settingsOf(
    topology: Topology,
    scenario: Scenario,
    values: Values = DECLARED,
    ofCase: readonly CaseValue[] = [],
): Settings {
    const assignments = [...wholeTopology(topology).members, ...scenario.members, ...ofCase].filter(
        isSettingAssignment,
    );
    return assignments.reduce((settings, assignment) => {
        const value = settingOf(assignment, values);
        return value.kind === 'value' ? withSetting(settings, value.value) : settings;
    }, DEFAULT_SETTINGS);
}

export interface SettingChange {
    readonly name: SettingName;
    readonly value: number | boolean | string;
}

/** What a statement sets, or what is wrong with it. */
export function settingOf(assignment: SettingAssignment, values: Values = DECLARED): Found<SettingChange> {
    const { setting: name, value } = assignment;
    if (name === undefined || value === undefined) {
        return UNRESOLVED;
    }
    if (!isSettingName(name)) {
        const message = `There is no setting '${name}'.${didYouMean(name, Object.keys(SETTINGS))}`;
        return {
            kind: 'finding',
            finding: { code: 'setting/unknown', node: assignment, property: 'setting', message },
        };
    }
    const read = readValue(name, SETTINGS[name], writtenValue(value, values));
    return read.kind === 'value' ? found({ name, value: read.value }) : read;
}

function withSetting(settings: Settings, { name, value }: SettingChange): Settings {
    return { ...settings, [name]: value };
}

/** The value that a statement gives: as it is written, or that of the parameter that it names. */
interface WrittenValue {
    readonly node: SettingValue;
    readonly text: string;
    readonly isWord: boolean;
    readonly parameter?: Parameter;
}

function writtenValue(node: SettingValue, values: Values): WrittenValue {
    const parameter = node.parameter?.ref;
    const text = parameter === undefined ? undefined : valueText(parameter, values);
    if (parameter !== undefined && text !== undefined) {
        return { node, text, isWord: false, parameter };
    }
    const word = node.word ?? node.parameter?.$refText;
    return { node, text: node.quantity ?? node.number ?? word ?? '', isWord: word !== undefined };
}

function readValue(name: string, setting: Setting, written: WrittenValue): Found<number | boolean | string> {
    const { text, isWord } = written;
    switch (setting.type) {
        case 'duration': {
            const range = [setting.minMs, setting.maxMs] as const;
            return isWord || isOfOtherKind(written, 'duration')
                ? wrongType(name, written, "a duration, such as '40s'")
                : inRange(name, written, parseDuration(text), range, formatDuration);
        }
        case 'size': {
            const range = [setting.minBytes, setting.maxBytes] as const;
            return isWord || isOfOtherKind(written, 'size')
                ? wrongType(name, written, "a size, such as '30MB'")
                : inRange(name, written, parseSize(text), range, formatSize);
        }
        case 'rate': {
            const range = [setting.minBytesPerSecond, setting.maxBytesPerSecond] as const;
            return isWord || isOfOtherKind(written, 'rate')
                ? wrongType(name, written, "a rate, such as '1MB/s'")
                : inRange(name, written, parseRate(text), range, formatRate);
        }
        case 'count':
            return isWord || written.node.quantity !== undefined || isOfOtherKind(written, 'count')
                ? wrongType(name, written, `a count, such as '${setting.defaultValue}'`)
                : inRange(name, written, parseCount(text), [setting.min, setting.max], String);
        case 'switch':
            return text === 'on' || text === 'off' ? found(text === 'on') : wrongType(name, written, "'on' or 'off'");
        case 'choice':
            return readChoice(name, setting, written);
    }
}

/** A choice of the setting is meant even where a parameter has the same name. */
function readChoice(name: string, setting: ChoiceSetting, written: WrittenValue): Found<string> {
    const word = written.node.word ?? written.node.parameter?.$refText;
    const choice = setting.choices.find((each) => each === word);
    const choices = setting.choices.map((each) => `'${each}'`).join(' or ');
    return choice === undefined ? wrongType(name, written, choices) : found(choice);
}

function isOfOtherKind({ parameter, text }: WrittenValue, kind: ValueKind): boolean {
    return parameter !== undefined && valueKindOf(text) !== kind;
}

function inRange(
    name: string,
    { node, text, parameter }: WrittenValue,
    quantity: Quantity,
    [min, max]: readonly [number, number],
    format: (value: number) => string,
): Found<number> {
    if (quantity.kind === 'problem') {
        return finding('setting/type', node, quantity.message);
    }
    if (quantity.value < min || quantity.value > max) {
        const what = parameter === undefined ? `'${text}'` : `'${text}', the value of '${parameter.name}'`;
        const message = `Setting '${name}' can be from '${format(min)}' to '${format(max)}', not ${what}.`;
        return finding('setting/range', node, message);
    }
    return found(quantity.value);
}

function wrongType(name: string, { node, text, parameter }: WrittenValue, expected: string): Found<never> {
    if (parameter === undefined) {
        return finding('setting/type', node, `Setting '${name}' takes ${expected}, not '${text}'.`);
    }
    const kind = valueKindOf(text);
    const message = `'${parameter.name}' is ${kind && kindInWords(kind)}, '${text}', but setting '${name}' takes ${expected}.`;
    return kind === undefined ? UNRESOLVED : finding('param/type', node, message);
}
