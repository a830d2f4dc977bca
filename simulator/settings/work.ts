/** Settings of tasks, calls and the agents who handle them. */

import { type DefaultsOf, duration, HOUR, MODELLED, SECOND, type Setting } from './setting.ts';

export const WORK_SETTINGS = {
    taskAcceptDelay: duration(
        2 * SECOND,
        HOUR,
        MODELLED,
        ['task/routed', 'task/assigned'],
        'Time from the offer of a task until the agent starts it.',
    ),
    taskWrapUp: duration(
        5 * SECOND,
        24 * HOUR,
        MODELLED,
        ['task/routed', 'task/assigned'],
        'Wrap-up of a task whose statement gives none.',
    ),
    callAnswerDelay: duration(
        3 * SECOND,
        HOUR,
        MODELLED,
        ['call/handled'],
        'Time that a call rings until the reserved agent answers.',
    ),
    callWrapUp: duration(
        10 * SECOND,
        24 * HOUR,
        MODELLED,
        ['call/handled'],
        'Wrap-up of a call whose statement gives none.',
    ),
} as const satisfies Record<string, Setting>;

export const WORK_DEFAULTS: DefaultsOf<typeof WORK_SETTINGS> = {
    taskAcceptDelay: WORK_SETTINGS.taskAcceptDelay.defaultValue,
    taskWrapUp: WORK_SETTINGS.taskWrapUp.defaultValue,
    callAnswerDelay: WORK_SETTINGS.callAnswerDelay.defaultValue,
    callWrapUp: WORK_SETTINGS.callWrapUp.defaultValue,
};
