/** Settings of the MR path and the ARM path. */

import { choice, type DefaultsOf, duration, HOUR, MODELLED, type Setting, TASK_ROUTING } from './setting.ts';

export const PATH_SETTINGS = {
    newTaskResendDelay: duration(
        0,
        HOUR,
        MODELLED,
        ['mr/unanswered-resent', 'mr/routing-enabled', 'mr/router-deletes-pending'],
        'Time from the restoration of the MR path until the application sends its waiting requests.',
    ),
    newTaskResendOrder: choice(
        ['fifo', 'lifo'],
        'fifo',
        TASK_ROUTING,
        ['mr/unanswered-resent'],
        'Order in which an application sends its waiting requests after restoration: first in, first out is documented.',
    ),
    routerViewWithoutCtiServer: choice(
        ['last-known', 'actual'],
        'last-known',
        MODELLED,
        ['agent/routable', 'cti/application-tracks'],
        'What the CallRouter goes by while news of agents cannot reach it: the last state that it knows, or the actual one.',
    ),
    taskLifeBoundary: choice(
        ['restore-wins', 'expiry-wins'],
        'restore-wins',
        MODELLED,
        ['cti/task-life'],
        'What counts when the connection is restored exactly as the task life runs out.',
    ),
    taskResumeAfterLife: choice(
        ['restart-as-new-task', 'leave-ended'],
        'restart-as-new-task',
        MODELLED,
        ['cti/reporting-restarted'],
        'Whether reporting on a task whose task life ran out starts anew, as a new task, at reconnection.',
    ),
} as const satisfies Record<string, Setting>;

export const PATH_DEFAULTS: DefaultsOf<typeof PATH_SETTINGS> = {
    newTaskResendDelay: PATH_SETTINGS.newTaskResendDelay.defaultValue,
    newTaskResendOrder: PATH_SETTINGS.newTaskResendOrder.defaultValue,
    routerViewWithoutCtiServer: PATH_SETTINGS.routerViewWithoutCtiServer.defaultValue,
    taskLifeBoundary: PATH_SETTINGS.taskLifeBoundary.defaultValue,
    taskResumeAfterLife: PATH_SETTINGS.taskResumeAfterLife.defaultValue,
};
