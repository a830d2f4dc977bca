/** Settings of CIM clusters. */

import {
    choice,
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

const BEST_PRACTICES = documentedIn('EIM/WIM (CIM) 4.3 best practices');

/** What stands still while the servers of a role that only support others are down. */
const OUTAGE_EFFECTS = ['all-stop', 'no-new-sessions', 'attachments-fail', 'no-effect'] as const;
export type CimOutageEffect = (typeof OUTAGE_EFFECTS)[number];

const SUPPORT = ['cim/supporting-server-down'];

export const CIM_SETTINGS = {
    cimServiceAutoStart: toggle(
        true,
        BEST_PRACTICES,
        ['cim/autostart', 'cim/services-restart'],
        'Whether servers and services of a CIM cluster start by themselves where their declaration does not say.',
    ),
    cimServiceStartDelay: duration(
        30 * SECOND,
        HOUR,
        MODELLED,
        ['cim/start-order', 'cim/services-restart', 'component/started'],
        'Time that a server or service of a CIM cluster needs from its start until it answers.',
    ),
    cimMessagingQueueLimit: count(
        1_000_000_000,
        0,
        1_000_000_000,
        MODELLED,
        ['cim/messaging-down'],
        'How many chat messages are kept while the messaging server is down; those beyond are lost.',
    ),
    cimChatMessageInterval: {
        ...duration(
            15 * SECOND,
            HOUR,
            MODELLED,
            ['cim/messaging-down'],
            'Time between two messages of a chat, by which the messages of an outage are counted.',
        ),
        minMs: SECOND,
    },
    cimAgentLoginDelay: duration(
        30 * SECOND,
        HOUR,
        MODELLED,
        ['cim/application-down'],
        'Time until an agent who is asked to log in again after the loss of a chat does so.',
    ),
    cimDatabaseDown: choice(
        OUTAGE_EFFECTS,
        'all-stop',
        MODELLED,
        SUPPORT,
        'What stands still in a CIM cluster while its database server is down.',
    ),
    cimFileServerDown: choice(
        OUTAGE_EFFECTS,
        'attachments-fail',
        MODELLED,
        SUPPORT,
        'What stands still in a CIM cluster while its file server is down.',
    ),
    cimWebServerDown: choice(
        OUTAGE_EFFECTS,
        'no-new-sessions',
        MODELLED,
        SUPPORT,
        'What stands still in a CIM cluster while none of its web servers is up.',
    ),
} as const satisfies Record<string, Setting>;

export const CIM_DEFAULTS: DefaultsOf<typeof CIM_SETTINGS> = {
    cimServiceAutoStart: CIM_SETTINGS.cimServiceAutoStart.defaultValue,
    cimServiceStartDelay: CIM_SETTINGS.cimServiceStartDelay.defaultValue,
    cimMessagingQueueLimit: CIM_SETTINGS.cimMessagingQueueLimit.defaultValue,
    cimChatMessageInterval: CIM_SETTINGS.cimChatMessageInterval.defaultValue,
    cimAgentLoginDelay: CIM_SETTINGS.cimAgentLoginDelay.defaultValue,
    cimDatabaseDown: CIM_SETTINGS.cimDatabaseDown.defaultValue,
    cimFileServerDown: CIM_SETTINGS.cimFileServerDown.defaultValue,
    cimWebServerDown: CIM_SETTINGS.cimWebServerDown.defaultValue,
};
