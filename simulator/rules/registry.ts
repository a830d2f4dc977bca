/**
 * The rule registry: every rule that the simulator follows, as data.
 *
 * A trace entry can only be recorded under a rule of this registry, and names it by its place in {@link RULES}.
 * Statements are in our own words; `source` says where a rule comes from.
 */

import { CONTROLLER_RULES } from './controllers.ts';
import { type Rule, rule } from './rule.ts';

export { RULE_SOURCES, type Rule, type RuleSource } from './rule.ts';

/** All rules. A trace stores the index, so new rules go to the end of their family only between releases. */
export const RULES = [
    rule(
        'timeline/start',
        'modelled',
        'A run starts with every component and link in service and every agent logged out.',
    ),
    rule('timeline/statement', 'modelled', 'A statement of the timeline takes effect at its time.'),

    rule('component/failed', 'modelled', 'A component that fails is down until its time is over or it is restored.'),
    rule('component/restored', 'modelled', 'A restored component is in service again, unless what it runs on is down.'),
    rule('component/contained', 'modelled', 'What runs on a machine or side is down while that is down.'),
    rule(
        'component/stopped',
        'modelled',
        'A component that is stopped stays stopped until somebody starts it; so does one that does not start by itself, after what it runs on was down.',
    ),
    rule(
        'component/started',
        'modelled',
        'A component that is started is in service after its start delay; one that is restarted is stopped first.',
        ['processRestartDelay'],
    ),
    rule('component/sides', 'modelled', 'A duplexed pair is down only while both of its sides are.'),
    rule('link/cut', 'modelled', 'A cut connection carries nothing until its time is over or it is restored.'),
    rule('link/restored', 'modelled', 'A restored connection carries messages again, if both of its ends are up.'),
    rule('link/end-down', 'modelled', 'A connection is down while either of its ends is.'),
    rule(
        'link/network',
        'modelled',
        'A connection is down while the network that it runs over is, or none of the connections that can carry it is up.',
    ),
    rule('link/sides', 'modelled', 'A connection of a duplexed gateway is down only while those of both sides are.'),

    rule(
        'agent/transitions',
        'documented',
        'An agent moves only along the documented transitions, except under failover. Logging out is possible only from NOT_READY.',
    ),
    rule(
        'agent/routable',
        'documented',
        'An agent is routable in a domain when logged in and ready there, below the task limit, reachable, and not busy in another domain that cannot be interrupted.',
    ),
    rule(
        'agent/interrupted',
        'documented',
        'A task of an interruptible domain is interrupted while its agent works on a task of another domain, and resumed afterwards.',
    ),

    rule(
        'task/routed',
        'documented',
        'The application requests routing with NEW_TASK; the router queues the task, picks the agent who has been available longest and answers DO_THIS_WITH_TASK; the task is offered, started, wrapped up and ended with disposition 38.',
        ['taskAcceptDelay', 'taskWrapUp'],
    ),
    rule(
        'task/assigned',
        'S2',
        'An application may assign a task to an agent itself; it then tells only the CTI server.',
        ['taskAcceptDelay', 'taskWrapUp'],
    ),
    rule(
        'task/start-timeout',
        'documented',
        "A task that is offered and not started within the domain's start timeout goes back to the queue; the attempt ends with 19, and the agent is no longer routable.",
    ),
    rule(
        'task/queue-timeout',
        'documented',
        'A task that waits in the queue for longer than the domain allows ends with disposition 35.',
    ),
    rule(
        'task/max-duration',
        'documented',
        'A task that is active for longer than the domain allows ends with disposition 41.',
    ),
    rule(
        'task/abandoned',
        'documented',
        'A task that its customer gives up ends with disposition 35 while it is queued, with 37 while it is offered.',
    ),

    rule(
        'call/handled',
        'documented',
        'A call rings the reserved agent, is talked, wrapped up and ends with disposition 13; abandoned in the queue it ends with 2, while ringing with 3.',
        ['callAnswerDelay', 'callWrapUp'],
    ),

    rule(
        'pim/reporting-data-deleted',
        'S2',
        'When a PIM fails, loses its ACD, or the ACD goes down, all reporting data gathered for that peripheral in the current interval is deleted.',
        ['otherSideKeepsReportingData', 'reportingInterval'],
    ),
    rule('pim/peripheral-offline', 'S2', 'While no PIM serves it, the peripheral is offline to the controller.'),
    rule(
        'pim/agents-logged-out',
        'S2',
        'When its PIM is lost, every agent on the peripheral is LOGGED_OUT in voice and reported so to the CallRouter.',
    ),
    rule(
        'pim/blind-interval',
        'S2',
        'The CallRouter learns nothing of what happens at the ACD while the PIM is out of contact; the reporting intervals touched stay incomplete.',
        ['reportingInterval'],
    ),
    rule(
        'pim/states-resent',
        'S2',
        'When the PIM reconnects, the ACD sends the state of each agent: routing is right again at once, historical data is not.',
    ),
    rule(
        'pim/other-side-activates',
        'S2',
        'On a duplexed gateway, the other side becomes active when the active one is lost; it stays active when the first comes back.',
        ['pimActivationDelay'],
    ),
    rule(
        'pim/non-voice-continues',
        'S2',
        'While a PIM is down there is no voice routing to its agents; tasks of other domains are still assigned to them and reported.',
    ),

    rule(
        'pg/agents-logged-out',
        'S2',
        "When the agents' gateway side or CTI Manager shuts down, its agents are logged out of voice with reason 50002.",
    ),
    rule(
        'pg/agents-restored',
        'S2',
        'When the backup gateway side or CTI Manager is in service, the agents are logged in again, in the state that follows from the one before.',
        ['agentReloginDelay', 'postFailoverReserved'],
    ),
    rule(
        'pg/non-voice',
        'modelled',
        'The loss of a gateway side reaches the other domains only through the CTI server on it; the loss of a CTI Manager does not reach them.',
    ),
    rule(
        'pg/no-backup',
        'S2',
        'Without another side or service, the agents stay logged out until the lost one is back.',
    ),
    rule('pg/no-fail-back', 'documented', 'A failed side that comes back stays on standby.', ['pgFailbackEnabled']),
    rule(
        'pg/calls-survive',
        'documented',
        'A call in progress stays up through the failover, without phone control; the agent leaves it for the state that follows the one before the call.',
    ),
    rule(
        'pg/both-sides-lost',
        'documented',
        'When no side of the gateway is left, offered and active non-voice tasks of its agents end with disposition 40; queued ones are untouched.',
    ),

    rule(
        'desktop/agents-logged-out',
        'S2',
        'An agent whose desktop shuts down, or has no Finesse server, is logged out of every domain with reason 50002.',
        ['logoutOnAgentDisconnect'],
    ),
    rule(
        'desktop/agents-restored',
        'S2',
        'When the desktop or its connection is back, or reaches the backup Finesse server, the agent is logged in again, in the state that follows from the one before.',
        ['agentReloginDelay'],
    ),

    rule(
        'mr/pending-discarded',
        'S2',
        'When the application loses its MR PIM, or either goes down, the controller discards every pending NEW_TASK of that application.',
    ),
    rule(
        'mr/existing-continue',
        'S2',
        'While the MR path is down, the application goes on telling the CTI server about existing tasks and about those that it assigns itself.',
    ),
    rule(
        'mr/unanswered-resent',
        'S2',
        'When the connection, the MR PIM or the application is back, the application sends each NEW_TASK without an answer again, in order of arrival.',
        ['newTaskResendDelay', 'newTaskResendOrder'],
    ),
    rule(
        'mr/assigned-unreported',
        'S2',
        'A task that the application assigns while the MR path is down, and that is completed before it is back, appears in no report.',
    ),
    rule(
        'mr/application-down',
        'S2',
        'An application that shuts down loses its ARM paths too; what arrives for it waits until it is back.',
    ),
    rule(
        'mr/routing-disabled',
        'S2',
        'When the MR PIM loses the controller, it sends ROUTING_DISABLED and the application stops sending routing requests.',
    ),
    rule(
        'mr/request-rejected',
        'S2',
        'A routing request that is sent while routing is disabled is rejected with NEW_TASK_FAILURE.',
    ),
    rule(
        'mr/routing-enabled',
        'S2',
        'When the controller or the connection to it is back, the MR PIM sends ROUTING_ENABLED and the application sends requests again.',
        ['newTaskResendDelay', 'newTaskResendOrder'],
    ),
    rule(
        'mr/router-deletes-pending',
        'S2',
        'When the controller loses the MR gateway, the CallRouter deletes all pending new tasks; the application submits them again after restoration.',
        ['newTaskResendDelay', 'newTaskResendOrder'],
    ),
    rule(
        'mr/controller-down',
        'S2',
        'A controller that shuts down takes pending requests with it, and reaches neither MR PIM nor CTI server.',
    ),

    rule(
        'cti/agents-stay',
        'S2',
        'When the application loses its CTI server, or either goes down, the agents stay logged in.',
    ),
    rule(
        'cti/task-life',
        'S2',
        "Tasks of an application that has been without its CTI server for longer than the domain's task life end with disposition 42.",
        ['taskLifeBoundary'],
    ),
    rule(
        'cti/application-tracks',
        'S2',
        'In an e-mail domain the application goes on recording agent states and assigning tasks; after restoration it sends them, the current state is corrected and history is recreated as far as possible.',
    ),
    rule(
        'cti/reporting-restarted',
        'S2',
        'In an e-mail domain, reporting on a task whose task life ran out ends early and starts anew at reconnection.',
        ['taskResumeAfterLife'],
    ),
    rule(
        'cti/routing-continues',
        'S2',
        'Without its CTI server, an application goes on requesting and receiving routing over the MR path.',
    ),
    rule(
        'cti/unreported',
        'S2',
        'While the application is without its CTI server no reporting data is stored; a task assigned and completed in that time appears in no report.',
    ),
    rule(
        'cti/cached-for-router',
        'S2',
        'While the CTI server is without the CallRouter, the activity of agents and tasks is kept and delivered after restoration: nothing is missing from the reports.',
    ),

    rule(
        'aspect/direct-bridges',
        'S0',
        'An Aspect PIM of release 4.6 or earlier connects straight to the Application and Event Bridge and to the Real-Time Bridge.',
    ),
    rule(
        'aspect/cmi-first',
        'S0',
        'An Aspect PIM of release 5.0 or later tries the CMI server of the Contact Server first, when it starts and when it has lost that server; the Real-Time Bridge it always reaches directly.',
        ['cmiMaxAttempts', 'cmiReprobe'],
    ),
    rule(
        'aspect/cmi-attempts',
        'S0',
        'While the CMI server does not answer, the PIM tries again, three times in all, and writes a numbered warning for each attempt that failed; the warning is informational.',
        ['cmiMaxAttempts', 'cmiRetryInterval'],
    ),
    rule(
        'aspect/event-link-fallback',
        'S0',
        'After the last attempt at the CMI server, the PIM runs as an Event Link PIM over the Application and Event Bridge: data flows and calls are routed.',
        ['cmiFallback', 'cmiReprobe'],
    ),
    rule(
        'aspect/bridge-unreachable',
        'modelled',
        'An Aspect PIM that does not reach a bridge that it needs is not connected to its ACD: the rules of a lost PIM hold.',
    ),
    rule(
        'aspect/real-time-silence',
        'documented',
        'A PIM that gets no data from the Real-Time Bridge opens its connection to it again after a time; if that was in vain too, it restarts where it is set to.',
        ['rtbDataTimeout', 'rtbRestartPimOnSecondFailure', 'processRestartDelay'],
    ),

    rule(
        'media/not-connected',
        'S1',
        'A media server that cannot find a CIC server is Not Connected, and tries again about every two minutes until it finds it.',
        ['notifierReconnectInterval'],
    ),
    rule(
        'media/authentication-failure',
        'S1',
        'A media server that finds the CIC server with invalid credentials, or without being trusted there, shows Authentication Failure.',
        ['mediaServerRetryOnAuthFailure', 'notifierReconnectInterval'],
    ),
    rule(
        'media/notifier-failure',
        'S1',
        'A media server whose logon fails for another reason shows Notifier Connection Failure, with the reason.',
    ),
    rule(
        'media/waiting-for-client',
        'S1',
        'A media server that is connected to a CIC server waits for its client, Telephony Services, to start.',
    ),
    rule('media/active', 'S1', 'A media server that is logged on to Telephony Services of a CIC server is Active.'),
    rule(
        'media/accepts-sessions',
        'S1',
        'A media server accepts sessions from a CIC server only while it is connected to it, its license is loaded and valid, and it is set to accept them.',
    ),
    rule(
        'media/active-resources',
        'S1',
        'A media server hosts resources for a CIC server while it is logged on to its Telephony Services; each has an id and details.',
    ),
    rule(
        'media/terms-changed',
        'modelled',
        'When credentials, trust or the reason of a failed logon change, the media server logs on anew at once.',
    ),
    rule(
        'media/switchover',
        'documented',
        'The backup of a CIC server asks after its Telephony Services; when several requests in a row get no answer, its own Telephony Services take over, and keep the work.',
        ['cicSwitchoverTsTimeout', 'cicSwitchoverRetryDelay', 'cicSwitchoverMaxFailures'],
    ),

    rule(
        'cim/start-order',
        'S3',
        'A CIM cluster starts with the database, then the file server, then the messaging server; services and application servers follow in any order, web servers come last. A server that starts too early says so.',
    ),
    rule(
        'cim/restart-alone',
        'S3',
        'From release 4.3 on, application, messaging and services servers restart without the cluster; in an earlier release such a server stays without service until the cluster is restarted.',
    ),
    rule(
        'cim/autostart',
        'S3',
        'A server or service that does not start by itself stays stopped, after a restart of what it runs on, until somebody starts it.',
        ['cimServiceAutoStart'],
    ),
    rule(
        'cim/services-restart',
        'S3',
        'When the services server is back, its services start again by themselves where they are set to, and the MR and ARM links follow.',
        ['cimServiceAutoStart', 'cimServiceStartDelay'],
    ),
    rule(
        'cim/messaging-down',
        'S3',
        'Without the messaging server active chats are paused, messages in transit are lost, others are queued, and new chats wait; what is in the queue is routed. Chats go on when the server is back.',
        ['cimMessagingQueueLimit', 'cimChatMessageInterval'],
    ),
    rule(
        'cim/application-down',
        'S3',
        'The chats on an application server are lost with it: their customers are told; their agents are asked to log in again and have to close the sessions.',
        ['cimAgentLoginDelay'],
    ),
    rule('cim/links-bounce', 'S3', 'When EAAS or Listener is back, no agent has to log in again.'),
    rule(
        'cim/load-balancer-health',
        'S3',
        'A server gets new sessions only while it is healthy: a web server that answers over HTTP, an application or messaging server whose page on port 9001 answers. Chats go to the healthy application servers in turn.',
    ),
    rule(
        'cim/monitor',
        'S3',
        'The monitor pages show whether each service is alive, does not answer or has no remote object (NA), and whether the MR link (EAAS) and the ARM link (Listener) are up.',
    ),
    rule(
        'cim/supporting-server-down',
        'modelled',
        'What stands still without the database server, the file server or every web server is a setting: the whole cluster, new chat sessions, attachments, or nothing.',
        ['cimDatabaseDown', 'cimFileServerDown', 'cimWebServerDown'],
    ),
    rule('cim/retriever-down', 'modelled', 'E-mails wait in their mailbox while the retriever (RX) is down.'),

    ...CONTROLLER_RULES,

    rule(
        'order/same-instant',
        'modelled',
        "At one instant: network loss, process down, process up, network restore, timers, then arrivals and agents' actions; inside a group, in the order of the text.",
    ),
    rule(
        'order/seed',
        'modelled',
        'One seed decides every random draw; the same scenario and seed give the same trace.',
    ),
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];

const INDEX_BY_ID: ReadonlyMap<string, number> = new Map(RULES.map((each, index) => [each.id, index]));

/** Place of a rule in {@link RULES}. */
export function ruleIndex(id: RuleId): number {
    const index = INDEX_BY_ID.get(id);
    if (index === undefined) {
        throw new Error(`no rule '${id}' in the registry`);
    }
    return index;
}

/** The rule with an id, if there is one. */
export function findRule(id: string): Rule | undefined {
    return RULES.find((rule) => rule.id === id);
}

/** The part of a rule's id before the slash. */
export function familyOf(id: string): string {
    return id.slice(0, id.indexOf('/'));
}
