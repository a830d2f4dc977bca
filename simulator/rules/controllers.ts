/** The rules of duplexed controllers, networks and state transfer. */

import { type Rule, rule } from './rule.ts';

export const CONTROLLER_RULES = [
    rule(
        'cc/side-lost',
        'documented',
        'When its CallRouter goes down, a side of the controller leaves service; the other side goes on by itself, without a gap in routing.',
    ),
    rule(
        'cc/logger-lost',
        'documented',
        'Without a Logger, routing goes on. While no Logger can be used, no reporting data is stored and no configuration can change.',
        ['loggerFollowsRouter'],
    ),
    rule(
        'cc/logger-follows',
        'documented',
        'A Logger shuts down when the CallRouter of its side does not route, and starts when that is in step again.',
        ['loggerFollowsRouter'],
    ),
    rule(
        'cc/private-lost',
        'documented',
        'Sides that have lost each other for 500 ms check the device majority, each by itself: side A needs half of the enabled gateways, side B more than half. Without it a side stops; with it the enabled side goes on, and the other first lets its gateways contact that side. Route requests wait meanwhile.',
        [
            'privateHeartbeatInterval',
            'privateMissedHeartbeats',
            'publicHeartbeatInterval',
            'publicMissedHeartbeats',
            'tosTimeout',
            'tosSymmetric',
            'majorityView',
            'majorityCountsOnlyEnabledPgs',
            'majorityRecheckWhileIsolated',
            'majorityWithZeroPgs',
            'routeRequestQueueTimeout',
        ],
    ),
    rule(
        'cc/split-brain',
        'documented',
        'When no gateway of one side can reach the other, both sides may end up enabled: each then routes between the tasks and agents of the gateways that reach it. What only one side knew is requested again when that side stops.',
        ['majorityView'],
    ),
    rule(
        'cc/public-lost',
        'documented',
        'A gateway that loses a side of the controller realigns to the other side after 2 s of missed heartbeats. Nothing fails over.',
        ['publicHeartbeatInterval', 'publicMissedHeartbeats'],
    ),
    rule(
        'cc/gateway-weight',
        'documented',
        'When the sides of a gateway have lost each other for 500 ms, the side with the greater weight of active processes stays enabled; the other is inactive until it is in step again.',
        [
            'privateHeartbeatInterval',
            'privateMissedHeartbeats',
            'pgWeightAgentPim',
            'pgWeightCtiServer',
            'pgWeightOtherPim',
            'dualFailureRestoreRestartsSideB',
        ],
    ),
    rule(
        'cc/restored',
        'documented',
        'A side that runs again, or reaches the other again, is in service only when state transfer has brought it into step: the CallRouter first, then the rest. A side without any other goes into service alone.',
        ['privateHeartbeatInterval', 'privateMissedHeartbeats', 'dualFailureRestoreRestartsSideB'],
    ),

    rule(
        'state/transfer',
        'S4',
        'When a process of a duplexed pair runs again beside the other one, it makes a pipe and asks for the state; the other one builds state records and delivers them, and the first recreates the state from them.',
        ['configResyncWindow'],
    ),
    rule(
        'state/side-a-initiates',
        'S4',
        'Whichever side sends the state, the Message Delivery Service of side A sends the initialization request.',
    ),
    rule(
        'state/own-session',
        'S4',
        'Logger, CallRouter, CIC and OPC each transfer their state in a TCP session of their own over the private network.',
    ),
    rule(
        'state/duration',
        'modelled',
        'A transfer takes the time to set it up, and its size divided by the rate that the Message Delivery Service allows.',
        ['stateTransferSetup', 'stateTransferRate'],
    ),
    rule(
        'state/interrupted',
        'modelled',
        'When its sender or the private network fails, a transfer is void: the receiver is not in step, and asks again.',
    ),
    rule(
        'state/size',
        'S4',
        'The state grows with configured objects, running scripts, peripherals that are online, agents who are logged in, and tasks that the CallRouter knows; historical data is no part of it.',
        ['stateSizePerObject', 'stateSizePerScript', 'stateSizePerPeripheral', 'stateSizePerAgent', 'stateSizePerTask'],
    ),
    rule(
        'state/alarm',
        'S4',
        'When its state grows beyond the alarm limit, the CallRouter says so with both figures, and once more when it is below again.',
        ['stateSizeAlarm'],
    ),
    rule(
        'state/status',
        'S4',
        'At any instant the status of a CallRouter tells since when it has been up, when and in which direction it was synchronized last, and the size of its state, now and at most.',
    ),
] as const satisfies readonly Rule[];
