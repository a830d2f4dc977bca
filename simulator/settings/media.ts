/** Settings of media servers and CIC servers. */

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

const SWITCHOVER = documentedIn('PureConnect automated switchover');

export const MEDIA_SETTINGS = {
    notifierReconnectInterval: {
        ...duration(
            120 * SECOND,
            24 * HOUR,
            documentedIn('Interaction Media Server Status, which says about every two minutes'),
            ['media/not-connected'],
            'Time between two attempts of a media server to find a CIC server; in a run it is exact.',
        ),
        minMs: SECOND,
    },
    mediaServerRetryOnAuthFailure: toggle(
        false,
        MODELLED,
        ['media/authentication-failure'],
        'Whether a media server tries again after an authentication failure, as it does when it is not connected.',
    ),
    cicSwitchoverTsTimeout: duration(
        10 * SECOND,
        HOUR,
        SWITCHOVER,
        ['media/switchover'],
        'Time that the backup of a CIC server waits for an answer of its Telephony Services.',
    ),
    cicSwitchoverRetryDelay: duration(
        SECOND,
        HOUR,
        SWITCHOVER,
        ['media/switchover'],
        'Time after an unanswered request until the backup of a CIC server asks again.',
    ),
    cicSwitchoverMaxFailures: count(
        2,
        1,
        1000,
        SWITCHOVER,
        ['media/switchover'],
        'Number of unanswered requests in a row after which the backup of a CIC server takes over.',
    ),
} as const satisfies Record<string, Setting>;

export const MEDIA_DEFAULTS: DefaultsOf<typeof MEDIA_SETTINGS> = {
    notifierReconnectInterval: MEDIA_SETTINGS.notifierReconnectInterval.defaultValue,
    mediaServerRetryOnAuthFailure: MEDIA_SETTINGS.mediaServerRetryOnAuthFailure.defaultValue,
    cicSwitchoverTsTimeout: MEDIA_SETTINGS.cicSwitchoverTsTimeout.defaultValue,
    cicSwitchoverRetryDelay: MEDIA_SETTINGS.cicSwitchoverRetryDelay.defaultValue,
    cicSwitchoverMaxFailures: MEDIA_SETTINGS.cicSwitchoverMaxFailures.defaultValue,
};
