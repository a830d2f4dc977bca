/** Settings of CIM clusters. */

import { type DefaultsOf, duration, HOUR, MODELLED, SECOND, type Setting, toggle } from './setting.ts';

export const CIM_SETTINGS = {
    cimServiceAutoStart: toggle(
        true,
        MODELLED,
        ['component/stopped'],
        'Whether the services of a CIM cluster start by themselves with their server, where the topology does not say.',
    ),
    cimServiceStartDelay: duration(
        30 * SECOND,
        HOUR,
        MODELLED,
        ['component/started'],
        'Time from the start of a service of a CIM cluster until it answers.',
    ),
} as const satisfies Record<string, Setting>;

export const CIM_DEFAULTS: DefaultsOf<typeof CIM_SETTINGS> = {
    cimServiceAutoStart: CIM_SETTINGS.cimServiceAutoStart.defaultValue,
    cimServiceStartDelay: CIM_SETTINGS.cimServiceStartDelay.defaultValue,
};
