/** Repairs of settings: the name that was meant, the nearest value that is allowed. */

import { AstUtils } from 'langium';
import { isSettingName, SETTINGS, type Setting } from '../../../simulator/settings.ts';
import { isSettingAssignment } from '../../generated/ast.ts';
import {
    formatDuration,
    formatRate,
    formatSize,
    parseCount,
    parseDuration,
    parseRate,
    parseSize,
    type Quantity,
} from '../../quantities.ts';
import { nearestName } from '../../references/nearest-name.ts';
import { settingDefault } from '../descriptions.ts';
import { nearest, replacement } from './marked-edits.ts';
import { nearestWhole } from './quantities.ts';
import { markedNode, type Repair, type RepairContext } from './repair.ts';

export function repairUnknownSetting(context: RepairContext): readonly Repair[] {
    return nearest(context, Object.keys(SETTINGS));
}

/** Values of the setting's type that are like what is there, otherwise the default and the other choices. */
export function repairSettingValue(context: RepairContext): readonly Repair[] {
    const setting = settingAround(context);
    return setting === undefined ? [] : valuesFor(setting, context.text).map((text) => replacement(context, text));
}

/** The end of the range that is nearer. */
export function repairSettingRange(context: RepairContext): readonly Repair[] {
    const setting = settingAround(context);
    const measure = setting && measureOf(setting);
    const value = measure?.parse(context.text);
    return measure === undefined || value?.kind !== 'value'
        ? []
        : [replacement(context, measure.format(inRange(value.value, measure)))];
}

/** How the values of a setting are written, and between which they are. */
interface Measure {
    readonly parse: (text: string) => Quantity;
    readonly format: (value: number) => string;
    /** Units to choose from where there is none. */
    readonly units: readonly string[];
    readonly min: number;
    readonly max: number;
}

function settingAround(context: RepairContext): Setting | undefined {
    const name = AstUtils.getContainerOfType(markedNode(context), isSettingAssignment)?.setting ?? '';
    return isSettingName(name) ? SETTINGS[name] : undefined;
}

function valuesFor(setting: Setting, text: string): readonly string[] {
    switch (setting.type) {
        case 'duration':
        case 'size':
        case 'rate':
            return withUnits(setting, text);
        case 'count':
            return [/\d/.test(text) ? String(nearestWhole(text, setting.min, setting.max)) : settingDefault(setting)];
        case 'switch':
            return /^(yes|true|enabled?|1)$/i.test(text) ? ['on', 'off'] : ['off', 'on'];
        case 'choice': {
            const first = nearestName(text, setting.choices) ?? settingDefault(setting);
            return [first, ...setting.choices.filter((each) => each !== first)];
        }
    }
}

/** A number with each unit that makes it a value of the setting; the default where there is none. */
function withUnits(setting: Setting, text: string): readonly string[] {
    const measure = measureOf(setting);
    const texts = (measure?.units ?? []).map((unit) => text + unit);
    const allowed = texts.filter((each) => {
        const value = measure?.parse(each);
        return value?.kind === 'value' && measure !== undefined && inRange(value.value, measure) === value.value;
    });
    return allowed.length === 0 ? [settingDefault(setting)] : allowed;
}

function inRange(value: number, { min, max }: Measure): number {
    return Math.min(max, Math.max(min, value));
}

function measureOf(setting: Setting): Measure | undefined {
    switch (setting.type) {
        case 'duration': {
            const range = { min: setting.minMs, max: setting.maxMs };
            return { parse: parseDuration, format: formatDuration, units: ['s', 'min', 'h'], ...range };
        }
        case 'size': {
            const range = { min: setting.minBytes, max: setting.maxBytes };
            return { parse: parseSize, format: formatSize, units: ['MB', 'KB', 'B'], ...range };
        }
        case 'rate': {
            const range = { min: setting.minBytesPerSecond, max: setting.maxBytesPerSecond };
            return { parse: parseRate, format: formatRate, units: ['MB/s', 'KB/s', 'B/s'], ...range };
        }
        case 'count':
            return { parse: parseCount, format: String, units: [], min: setting.min, max: setting.max };
        case 'switch':
        case 'choice':
            return undefined;
    }
}
