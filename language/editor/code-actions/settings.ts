/** Repairs of settings: the name that was meant, the nearest value that is allowed. */

import { AstUtils } from 'langium';
import { isSettingName, SETTINGS, type Setting } from '../../../simulator/settings.ts';
import { isSettingAssignment } from '../../generated/ast.ts';
import { formatDuration, parseDuration } from '../../quantities.ts';
import { nearestName } from '../../references/nearest-name.ts';
import { settingDefault } from '../descriptions.ts';
import { nearest, replacement } from './names.ts';
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
    const value = setting === undefined ? undefined : nearestInRange(setting, context.text);
    return value === undefined ? [] : [replacement(context, value)];
}

function settingAround(context: RepairContext): Setting | undefined {
    const name = AstUtils.getContainerOfType(markedNode(context), isSettingAssignment)?.setting ?? '';
    return isSettingName(name) ? SETTINGS[name] : undefined;
}

function valuesFor(setting: Setting, text: string): readonly string[] {
    switch (setting.type) {
        case 'duration':
            return /^\d+(\.\d+)?$/.test(text)
                ? ['s', 'min', 'h']
                      .map((unit) => text + unit)
                      .filter((each) => nearestInRange(setting, each) === undefined)
                : [settingDefault(setting)];
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

/** The nearest value in range where the text is out of it. */
function nearestInRange(setting: Setting, text: string): string | undefined {
    switch (setting.type) {
        case 'duration': {
            const duration = parseDuration(text);
            const ms = duration.kind === 'value' ? duration.value : 0;
            const inRange = Math.min(setting.maxMs, Math.max(setting.minMs, ms));
            return inRange === ms ? undefined : formatDuration(inRange);
        }
        case 'count': {
            const inRange = String(nearestWhole(text, setting.min, setting.max));
            return inRange === text ? undefined : inRange;
        }
        case 'switch':
        case 'choice':
            return undefined;
    }
}
