/** Settings of a run itself, and of processes in general. */

import { count, type DefaultsOf, duration, HOUR, MODELLED, SECOND, type Setting } from './setting.ts';

export const RUN_SETTINGS = {
    processRestartDelay: duration(
        5 * SECOND,
        HOUR,
        MODELLED,
        ['component/started'],
        'Time that a restarted process needs until it runs again.',
    ),
    eventLimit: count(
        5_000_000,
        1_000,
        1_000_000_000,
        MODELLED,
        [],
        'Number of events after which a run is stopped, so that no scenario runs for ever.',
    ),
} as const satisfies Record<string, Setting>;

export const RUN_DEFAULTS: DefaultsOf<typeof RUN_SETTINGS> = {
    processRestartDelay: RUN_SETTINGS.processRestartDelay.defaultValue,
    eventLimit: RUN_SETTINGS.eventLimit.defaultValue,
};
