/** What is to be said of settings, rules, codes and states, in Markdown. */

import { DISPOSITIONS, REASON_CODES } from '../../simulator/codes.ts';
import { ARM_MESSAGES, MESSAGES, type MessageName, MR_MESSAGES } from '../../simulator/messages.ts';
import { findRule, RULE_SOURCES } from '../../simulator/rules/registry.ts';
import { SETTINGS, type Setting, type SettingName } from '../../simulator/settings.ts';
import { AGENT_STATES, type AgentState, TASK_STATES, type TaskState } from '../../simulator/states.ts';
import { formatDuration, formatRate, formatSize } from '../quantities.ts';
import {
    ACD_CONNECTION_STATE_MEANINGS,
    AGENT_STATE_MEANINGS,
    COMPONENT_STATE_MEANINGS,
    MEDIA_CONNECTION_STATE_MEANINGS,
    MESSAGE_MEANINGS,
    MONITOR_STATE_MEANINGS,
    PATH_STATE_MEANINGS,
    ROUTER_STATE_MEANINGS,
    TASK_STATE_MEANINGS,
    TRANSFER_STATE_MEANINGS,
} from './vocabulary.ts';

/** A setting: what it decides, its values, default and source, and the rules that it bears on. */
export function describeSetting(name: SettingName): string {
    const setting: Setting = SETTINGS[name];
    const lines = [
        `**${name}** — ${setting.description}`,
        `- Values: ${settingRange(setting)}\n- Default: \`${settingDefault(setting)}\`\n- Source: ${setting.source.where}`,
    ];
    return [...lines, ...describeRules(setting.rules)].join('\n\n');
}

/** Type and default of a setting in a few words: `duration, default 35s`. */
export function settingSummary(name: SettingName): string {
    const setting: Setting = SETTINGS[name];
    return `${settingType(setting)}, default ${settingDefault(setting)}`;
}

/** A setting's default as it is written in a scenario. */
export function settingDefault(setting: Setting): string {
    switch (setting.type) {
        case 'duration':
            return formatDuration(setting.defaultValue);
        case 'count':
            return String(setting.defaultValue);
        case 'size':
            return formatSize(setting.defaultValue);
        case 'rate':
            return formatRate(setting.defaultValue);
        case 'switch':
            return setting.defaultValue ? 'on' : 'off';
        case 'choice':
            return setting.defaultValue;
    }
}

/** The rules with the given ids, one paragraph each. */
export function describeRules(ids: readonly string[]): readonly string[] {
    return ids.flatMap((id) => {
        const rule = findRule(id);
        return rule === undefined ? [] : [`\`${rule.id}\` ${rule.statement} *(${RULE_SOURCES[rule.source]})*`];
    });
}

/** A logout or not-ready reason code; undefined where the code is not known. */
export function describeReason(code: number): string | undefined {
    const meaning = REASON_CODES.get(code);
    return meaning === undefined ? undefined : `**Reason code ${code}** — ${meaning}.`;
}

/** A disposition code; undefined where the code is not known. */
export function describeDisposition(code: number): string | undefined {
    const name = DISPOSITIONS.get(code);
    return name === undefined ? undefined : `**Disposition ${code}** — \`${name}\``;
}

/** A message and the path that it takes. */
export function describeMessage(name: string): string | undefined {
    return isMessage(name) ? `**${name}** — ${MESSAGE_MEANINGS[name]}\n\nOver the ${messagePath(name)}.` : undefined;
}

/** An agent state. */
export function describeAgentState(name: string): string | undefined {
    return isAgentState(name) ? `**${name}** — ${AGENT_STATE_MEANINGS[name]}` : undefined;
}

/** A task state. */
export function describeTaskState(name: string): string | undefined {
    return isTaskState(name) ? `**${name}** — ${TASK_STATE_MEANINGS[name]}` : undefined;
}

/** A state of a component, its routing, state transfer or connection, of a link or of a path. */
export function describeComponentState(name: string): string | undefined {
    const meanings = STATE_MEANINGS.flatMap((each) => each.get(name) ?? []);
    return meanings.length === 0 ? undefined : `**${name}** — ${[...new Set(meanings)].join(' Or: ')}`;
}

const STATE_MEANINGS: readonly ReadonlyMap<string, string>[] = [
    COMPONENT_STATE_MEANINGS,
    ROUTER_STATE_MEANINGS,
    TRANSFER_STATE_MEANINGS,
    ACD_CONNECTION_STATE_MEANINGS,
    MEDIA_CONNECTION_STATE_MEANINGS,
    MONITOR_STATE_MEANINGS,
    PATH_STATE_MEANINGS,
].map((meanings) => new Map(Object.entries(meanings)));

function messagePath(name: MessageName): string {
    const onMrPath = MR_MESSAGES.some((each) => each === name);
    const onArmPath = ARM_MESSAGES.some((each) => each === name);
    return onMrPath && !onArmPath
        ? 'MR path: application ↔ MR PIM ↔ controller'
        : 'ARM path: application ↔ CTI server ↔ controller';
}

function settingType(setting: Setting): string {
    return setting.type === 'choice'
        ? setting.choices.join(' | ')
        : setting.type === 'switch'
          ? 'on | off'
          : setting.type;
}

function settingRange(setting: Setting): string {
    switch (setting.type) {
        case 'duration':
            return `a duration from \`${formatDuration(setting.minMs)}\` to \`${formatDuration(setting.maxMs)}\``;
        case 'size':
            return `a size from \`${formatSize(setting.minBytes)}\` to \`${formatSize(setting.maxBytes)}\``;
        case 'rate':
            return `a rate from \`${formatRate(setting.minBytesPerSecond)}\` to \`${formatRate(setting.maxBytesPerSecond)}\``;
        case 'count':
            return `a number from \`${setting.min}\` to \`${setting.max}\``;
        case 'switch':
            return '`on` or `off`';
        case 'choice':
            return setting.choices.map((choice) => `\`${choice}\``).join(', ');
    }
}

function isMessage(name: string): name is MessageName {
    return MESSAGES.some((each) => each === name);
}

function isAgentState(name: string): name is AgentState {
    return AGENT_STATES.some((each) => each === name);
}

function isTaskState(name: string): name is TaskState {
    return TASK_STATES.some((each) => each === name);
}
