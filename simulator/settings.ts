/**
 * The settings: every modelling decision and documented figure that a scenario may change.
 *
 * The registry is data, so that completion, hover, checks and the reference all say the same.
 */

/** Where a value comes from: documented (with its source), or a modelling decision where the documents are silent. */
export type SettingSource = 'documented' | 'modelled';

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

export interface SwitchSetting extends SettingBase {
    readonly type: 'switch';
    readonly defaultValue: boolean;
}

export interface ChoiceSetting<Choice extends string = string> extends SettingBase {
    readonly type: 'choice';
    readonly choices: readonly Choice[];
    readonly defaultValue: Choice;
}

export type Setting = DurationSetting | CountSetting | SwitchSetting | ChoiceSetting;

const SECOND = 1000;
const HOUR = 3600 * SECOND;

function duration(
    defaultValue: number,
    maxMs: number,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): DurationSetting {
    return { type: 'duration', defaultValue, minMs: 0, maxMs, source, rules, description };
}

function count(
    defaultValue: number,
    min: number,
    max: number,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): CountSetting {
    return { type: 'count', defaultValue, min, max, source, rules, description };
}

function toggle(
    defaultValue: boolean,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): SwitchSetting {
    return { type: 'switch', defaultValue, source, rules, description };
}

function choice<Choice extends string>(
    choices: readonly Choice[],
    defaultValue: Choice,
    source: SettingSource,
    rules: readonly string[],
    description: string,
): ChoiceSetting<Choice> {
    return { type: 'choice', choices, defaultValue, source, rules, description };
}

/** All settings by name. A duration's value is in milliseconds. */
export const SETTINGS = {
    taskAcceptDelay: duration(
        2 * SECOND,
        HOUR,
        'modelled',
        ['task/routed', 'task/assigned'],
        'Time from the offer of a task until the agent starts it.',
    ),
    taskWrapUp: duration(
        5 * SECOND,
        24 * HOUR,
        'modelled',
        ['task/routed', 'task/assigned'],
        'Wrap-up of a task whose statement gives none.',
    ),
    callAnswerDelay: duration(
        3 * SECOND,
        HOUR,
        'modelled',
        ['call/handled'],
        'Time that a call rings until the reserved agent answers.',
    ),
    callWrapUp: duration(
        10 * SECOND,
        24 * HOUR,
        'modelled',
        ['call/handled'],
        'Wrap-up of a call whose statement gives none.',
    ),
    newTaskResendDelay: duration(
        0,
        HOUR,
        'modelled',
        ['mr/unanswered-resent', 'mr/routing-enabled', 'mr/router-deletes-pending'],
        'Time from the restoration of the MR path until the application sends its waiting requests.',
    ),
    newTaskResendOrder: choice(
        ['fifo', 'lifo'],
        'fifo',
        'documented',
        ['mr/unanswered-resent'],
        'Order in which an application sends its waiting requests after restoration: first in, first out is documented.',
    ),
    routerViewWithoutCtiServer: choice(
        ['last-known', 'actual'],
        'last-known',
        'modelled',
        ['agent/routable', 'cti/application-tracks'],
        'What the CallRouter goes by while news of agents cannot reach it: the last state that it knows, or the actual one.',
    ),
    taskLifeBoundary: choice(
        ['restore-wins', 'expiry-wins'],
        'restore-wins',
        'modelled',
        ['cti/task-life'],
        'What counts when the connection is restored exactly as the task life runs out.',
    ),
    taskResumeAfterLife: choice(
        ['restart-as-new-task', 'leave-ended'],
        'restart-as-new-task',
        'modelled',
        ['cti/reporting-restarted'],
        'Whether reporting on a task whose task life ran out starts anew, as a new task, at reconnection.',
    ),
    pimActivationDelay: duration(
        3 * SECOND,
        HOUR,
        'modelled',
        ['pim/other-side-activates', 'pg/agents-restored'],
        'Time until the other side of a duplexed gateway is active after the active side was lost.',
    ),
    agentReloginDelay: duration(
        35 * SECOND,
        HOUR,
        'documented',
        ['pg/agents-restored', 'desktop/agents-restored'],
        'Time until agents are logged in again after a failover; figures from 35 s to 75 s are documented.',
    ),
    postFailoverReserved: choice(
        ['AVAILABLE', 'NOT_READY'],
        'AVAILABLE',
        'modelled',
        ['pg/agents-restored'],
        'State of an agent after a gateway or CTI Manager failover who was RESERVED before it.',
    ),
    pimLossLogoutCode: count(
        50002,
        -3,
        99_999,
        'modelled',
        ['pim/agents-logged-out'],
        'Logout reason code of agents whose PIM was lost; -1 is also found.',
    ),
    pgFailoverLogoutCode: count(
        50002,
        -3,
        99_999,
        'documented',
        ['pg/agents-logged-out'],
        'Logout reason code of agents whose gateway side or CTI Manager was lost; -2 is also found.',
    ),
    logoutOnAgentDisconnect: toggle(
        true,
        'documented',
        ['desktop/agents-logged-out'],
        'Whether a lost desktop logs the agent out; otherwise the agent becomes NOT_READY.',
    ),
    otherSideKeepsReportingData: toggle(
        false,
        'modelled',
        ['pim/reporting-data-deleted'],
        'Whether a duplexed gateway keeps the reporting data of the current interval when one side loses its PIM.',
    ),
    reportingInterval: duration(
        30 * 60 * SECOND,
        24 * HOUR,
        'documented',
        ['pim/reporting-data-deleted', 'pim/blind-interval'],
        'Length of a reporting interval: 15 or 30 minutes are documented.',
    ),
    eventLimit: count(
        5_000_000,
        1_000,
        1_000_000_000,
        'modelled',
        [],
        'Number of events after which a run is stopped, so that no scenario runs for ever.',
    ),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

type SettingValue<S> = S extends ChoiceSetting<infer Choice> ? Choice : S extends SwitchSetting ? boolean : number;

/** A value for every setting. */
export type Settings = { readonly [Name in SettingName]: SettingValue<(typeof SETTINGS)[Name]> };

/** The value of every setting where neither topology nor scenario says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
    taskAcceptDelay: SETTINGS.taskAcceptDelay.defaultValue,
    taskWrapUp: SETTINGS.taskWrapUp.defaultValue,
    callAnswerDelay: SETTINGS.callAnswerDelay.defaultValue,
    callWrapUp: SETTINGS.callWrapUp.defaultValue,
    newTaskResendDelay: SETTINGS.newTaskResendDelay.defaultValue,
    newTaskResendOrder: SETTINGS.newTaskResendOrder.defaultValue,
    routerViewWithoutCtiServer: SETTINGS.routerViewWithoutCtiServer.defaultValue,
    taskLifeBoundary: SETTINGS.taskLifeBoundary.defaultValue,
    taskResumeAfterLife: SETTINGS.taskResumeAfterLife.defaultValue,
    pimActivationDelay: SETTINGS.pimActivationDelay.defaultValue,
    agentReloginDelay: SETTINGS.agentReloginDelay.defaultValue,
    postFailoverReserved: SETTINGS.postFailoverReserved.defaultValue,
    pimLossLogoutCode: SETTINGS.pimLossLogoutCode.defaultValue,
    pgFailoverLogoutCode: SETTINGS.pgFailoverLogoutCode.defaultValue,
    logoutOnAgentDisconnect: SETTINGS.logoutOnAgentDisconnect.defaultValue,
    otherSideKeepsReportingData: SETTINGS.otherSideKeepsReportingData.defaultValue,
    reportingInterval: SETTINGS.reportingInterval.defaultValue,
    eventLimit: SETTINGS.eventLimit.defaultValue,
};

/** Whether a string names a setting. */
export function isSettingName(name: string): name is SettingName {
    return Object.hasOwn(SETTINGS, name);
}
