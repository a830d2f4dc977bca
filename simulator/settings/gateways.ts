/** Settings of peripheral gateways, PIMs and what a failover does to their agents. */

import {
    choice,
    count,
    DESIGN_GUIDE,
    type DefaultsOf,
    duration,
    HOUR,
    MODELLED,
    REPORTING_CONCEPTS,
    SECOND,
    type Setting,
    toggle,
} from './setting.ts';

export const GATEWAY_SETTINGS = {
    pimActivationDelay: duration(
        3 * SECOND,
        HOUR,
        MODELLED,
        ['pim/other-side-activates', 'pg/agents-restored'],
        'Time until the other side of a duplexed gateway is active after the active side was lost.',
    ),
    agentReloginDelay: duration(
        35 * SECOND,
        HOUR,
        DESIGN_GUIDE,
        ['pg/agents-restored', 'desktop/agents-restored'],
        'Time until agents are logged in again after a failover; figures from 35 s to 75 s are documented.',
    ),
    postFailoverReserved: choice(
        ['AVAILABLE', 'NOT_READY'],
        'AVAILABLE',
        MODELLED,
        ['pg/agents-restored'],
        'State of an agent after a gateway or CTI Manager failover who was RESERVED before it.',
    ),
    pimLossLogoutCode: count(
        50002,
        -3,
        99_999,
        MODELLED,
        ['pim/agents-logged-out'],
        'Logout reason code of agents whose PIM was lost; -1 is also found.',
    ),
    pgFailoverLogoutCode: count(
        50002,
        -3,
        99_999,
        REPORTING_CONCEPTS,
        ['pg/agents-logged-out'],
        'Logout reason code of agents whose gateway side or CTI Manager was lost; -2 is also found.',
    ),
    logoutOnAgentDisconnect: toggle(
        true,
        REPORTING_CONCEPTS,
        ['desktop/agents-logged-out'],
        'Whether a lost desktop logs the agent out; otherwise the agent becomes NOT_READY.',
    ),
} as const satisfies Record<string, Setting>;

export const GATEWAY_DEFAULTS: DefaultsOf<typeof GATEWAY_SETTINGS> = {
    pimActivationDelay: GATEWAY_SETTINGS.pimActivationDelay.defaultValue,
    agentReloginDelay: GATEWAY_SETTINGS.agentReloginDelay.defaultValue,
    postFailoverReserved: GATEWAY_SETTINGS.postFailoverReserved.defaultValue,
    pimLossLogoutCode: GATEWAY_SETTINGS.pimLossLogoutCode.defaultValue,
    pgFailoverLogoutCode: GATEWAY_SETTINGS.pgFailoverLogoutCode.defaultValue,
    logoutOnAgentDisconnect: GATEWAY_SETTINGS.logoutOnAgentDisconnect.defaultValue,
};
