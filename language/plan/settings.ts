/** The settings in force: the defaults, changed by the topology, then by the scenario. */

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
    isSettingAssignment,
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
import { didYouMean } from '../references/nearest-name.ts';

/** All settings of a run. */
export function settingsOf(topology: Topology, scenario: Scenario): Settings {
    const assignments = [...topology.members, ...scenario.members].filter(isSettingAssignment);
    return assignments.reduce((settings, assignment) => {
        const value = settingOf(assignment);
        return value.kind === 'value' ? withSetting(settings, value.value) : settings;
    }, DEFAULT_SETTINGS);
}

export interface SettingChange {
    readonly name: SettingName;
    readonly value: number | boolean | string;
}

/** What a statement sets, or what is wrong with it. */
export function settingOf(assignment: SettingAssignment): Found<SettingChange> {
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
    const read = readValue(name, SETTINGS[name], value);
    return read.kind === 'value' ? found({ name, value: read.value }) : read;
}

function withSetting(settings: Settings, { name, value }: SettingChange): Settings {
    return { ...settings, [name]: value };
}

function readValue(name: string, setting: Setting, node: SettingValue): Found<number | boolean | string> {
    switch (setting.type) {
        case 'duration':
            return node.word === undefined
                ? inRange(name, node, parseDuration(textOf(node)), [setting.minMs, setting.maxMs], formatDuration)
                : wrongType(name, node, "a duration, such as '40s'");
        case 'size':
            return node.word === undefined
                ? inRange(name, node, parseSize(textOf(node)), [setting.minBytes, setting.maxBytes], formatSize)
                : wrongType(name, node, "a size, such as '30MB'");
        case 'rate': {
            const range = [setting.minBytesPerSecond, setting.maxBytesPerSecond] as const;
            return node.word === undefined
                ? inRange(name, node, parseRate(textOf(node)), range, formatRate)
                : wrongType(name, node, "a rate, such as '1MB/s'");
        }
        case 'count':
            return node.number === undefined
                ? wrongType(name, node, `a count, such as '${setting.defaultValue}'`)
                : inRange(name, node, parseCount(node.number), [setting.min, setting.max], String);
        case 'switch':
            return node.word === 'on' || node.word === 'off'
                ? found(node.word === 'on')
                : wrongType(name, node, "'on' or 'off'");
        case 'choice':
            return readChoice(name, setting, node);
    }
}

function readChoice(name: string, setting: ChoiceSetting, node: SettingValue): Found<string> {
    const choice = setting.choices.find((each) => each === node.word);
    const choices = setting.choices.map((each) => `'${each}'`).join(' or ');
    return choice === undefined ? wrongType(name, node, choices) : found(choice);
}

function inRange(
    name: string,
    node: SettingValue,
    quantity: Quantity,
    [min, max]: readonly [number, number],
    format: (value: number) => string,
): Found<number> {
    if (quantity.kind === 'problem') {
        return finding('setting/type', node, quantity.message);
    }
    if (quantity.value < min || quantity.value > max) {
        const message = `Setting '${name}' can be from '${format(min)}' to '${format(max)}', not '${textOf(node)}'.`;
        return finding('setting/range', node, message);
    }
    return found(quantity.value);
}

function wrongType(name: string, node: SettingValue, expected: string): Found<never> {
    return finding('setting/type', node, `Setting '${name}' takes ${expected}, not '${textOf(node)}'.`);
}

function textOf(node: SettingValue): string {
    return node.quantity ?? node.number ?? node.word ?? '';
}
