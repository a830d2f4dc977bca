/** Settings of Aspect PIMs. */

import {
    count,
    type DefaultsOf,
    documentedIn,
    duration,
    HOUR,
    MODELLED,
    SECOND,
    type Setting,
    toggle,
} from './setting.ts';

const CMI_NOTE = documentedIn('Connection to CMI Server Failed (Cisco document 60654)');
const ASPECT_SUPPLEMENT = documentedIn('ICM ACD Supplement for Aspect Contact Server');

export const ASPECT_SETTINGS = {
    cmiMaxAttempts: count(
        3,
        0,
        1000,
        CMI_NOTE,
        ['aspect/cmi-attempts', 'aspect/cmi-first'],
        'How often an Aspect PIM tries its CMI server before it gives up; 0: it does not try.',
    ),
    cmiRetryInterval: duration(
        10 * SECOND,
        HOUR,
        MODELLED,
        ['aspect/cmi-attempts'],
        'Time between two attempts of an Aspect PIM at its CMI server.',
    ),
    cmiFallback: toggle(
        true,
        CMI_NOTE,
        ['aspect/event-link-fallback'],
        'Whether an Aspect PIM that has given its CMI server up runs as an Event Link PIM; otherwise it waits for the CMI server.',
    ),
    cmiReprobe: toggle(
        false,
        MODELLED,
        ['aspect/cmi-first', 'aspect/event-link-fallback'],
        'Whether an Event Link PIM goes back to its CMI server as soon as that answers; otherwise it does so when it starts again.',
    ),
    rtbDataTimeout: {
        ...duration(
            30 * SECOND,
            HOUR,
            ASPECT_SUPPLEMENT,
            ['aspect/real-time-silence'],
            'Time without data from the Real-Time Bridge after which an Aspect PIM opens its connection to it again.',
        ),
        minMs: SECOND,
    },
    rtbRestartPimOnSecondFailure: toggle(
        false,
        ASPECT_SUPPLEMENT,
        ['aspect/real-time-silence'],
        'Whether an Aspect PIM restarts when no data comes from the Real-Time Bridge for the second time in a row.',
    ),
} as const satisfies Record<string, Setting>;

export const ASPECT_DEFAULTS: DefaultsOf<typeof ASPECT_SETTINGS> = {
    cmiMaxAttempts: ASPECT_SETTINGS.cmiMaxAttempts.defaultValue,
    cmiRetryInterval: ASPECT_SETTINGS.cmiRetryInterval.defaultValue,
    cmiFallback: ASPECT_SETTINGS.cmiFallback.defaultValue,
    cmiReprobe: ASPECT_SETTINGS.cmiReprobe.defaultValue,
    rtbDataTimeout: ASPECT_SETTINGS.rtbDataTimeout.defaultValue,
    rtbRestartPimOnSecondFailure: ASPECT_SETTINGS.rtbRestartPimOnSecondFailure.defaultValue,
};
