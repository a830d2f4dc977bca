/** What a setting is: its type, range, default and source. */

/** Where a value comes from: documented, and where, or a modelling decision where the documents are silent. */
export interface SettingSource {
    readonly kind: 'documented' | 'modelled';
    /** For people: the document, or that there is none. */
    readonly where: string;
}

interface SettingBase {
    /** What the setting decides, in one sentence. */
    readonly description: string;
    readonly source: SettingSource;
    /** Rules that the setting bears on. */
    readonly rules: readonly string[];
}

export interface DurationSetting extends SettingBase {
    readonly type: 'duration';
    readonly defaultValue: number;
    readonly minMs: number;
    readonly maxMs: number;
}

export interface CountSetting extends SettingBase {
    readonly type: 'count';
    readonly defaultValue: number;
    readonly min: number;
    readonly max: number;
}

export interface SizeSetting extends SettingBase {
    readonly type: 'size';
    readonly defaultValue: number;
    readonly minBytes: number;
    readonly maxBytes: number;
}

/** How much is carried in a second. */
export interface RateSetting extends SettingBase {
    readonly type: 'rate';
    readonly defaultValue: number;
    readonly minBytesPerSecond: number;
    readonly maxBytesPerSecond: number;
}

export interface SwitchSetting extends SettingBase {
    readonly type: 'switch';
    readonly defaultValue: boolean;
}

export interface ChoiceSetting<Choice extends string = string> extends SettingBase {
    readonly type: 'choice';
    readonly choices: readonly Choice[];
    readonly defaultValue: Choice;
}

export type Setting = DurationSetting | CountSetting | SizeSetting | RateSetting | SwitchSetting | ChoiceSetting;

type ValueOf<S> = S extends ChoiceSetting<infer Choice> ? Choice : S extends SwitchSetting ? boolean : number;

/** A value for each setting of a group; a duration's is in milliseconds, a size's in bytes. */
export type DefaultsOf<Group> = { readonly [Name in keyof Group]: ValueOf<Group[Name]> };

export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const KILOBYTE = 1024;
export const MEGABYTE = 1024 * KILOBYTE;

export const MODELLED: SettingSource = { kind: 'modelled', where: 'modelling decision: the documents are silent' };
export const DESIGN_GUIDE = documentedIn('Solution Design Guide for Unified CCE 12.6(2)');
export const REPORTING_CONCEPTS = documentedIn('Cisco reporting concepts, data loss and component failover');
export const TASK_ROUTING = documentedIn('Unified CCE Features Guide 12.6(1), task routing');

/** A source that is a document. */
export function documentedIn(where: string): SettingSource {
    return { kind: 'documented', where };
}

/** A setting that is a time, from 0 on. */
export function duration(
    defaultValue: number,
    maxMs: number,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): DurationSetting {
    return { type: 'duration', defaultValue, minMs: 0, maxMs, source, rules, description };
}

/** A setting that is a whole number. */
export function count(
    defaultValue: number,
    min: number,
    max: number,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): CountSetting {
    return { type: 'count', defaultValue, min, max, source, rules, description };
}

/** A setting that is an amount of memory or data. */
export function size(
    defaultValue: number,
    maxBytes: number,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): SizeSetting {
    return { type: 'size', defaultValue, minBytes: 0, maxBytes, source, rules, description };
}

/** A setting that is an amount of data per second. */
export function rate(
    defaultValue: number,
    minBytesPerSecond: number,
    maxBytesPerSecond: number,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): RateSetting {
    return { type: 'rate', defaultValue, minBytesPerSecond, maxBytesPerSecond, source, rules, description };
}

/** A setting that is on or off. */
export function toggle(
    defaultValue: boolean,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): SwitchSetting {
    return { type: 'switch', defaultValue, source, rules, description };
}

/** A setting that is one of several words. */
export function choice<Choice extends string>(
    choices: readonly Choice[],
    defaultValue: Choice,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): ChoiceSetting<Choice> {
    return { type: 'choice', choices, defaultValue, source, rules, description };
}
