/** What a keyword or phrase of the language says, and the rules of the simulator that it brings into play. */

export interface KeywordMeaning {
    readonly text: string;
    /** Ids of rules. */
    readonly rules?: readonly string[];
}

/** Meaning of a phrase, in whatever form: `logs in to` means what `log in` does. */
export function meaningOf(phrase: string): KeywordMeaning | undefined {
    const plural = phrase.replace(/^(log|become|stop|answer|hold|retrieve|pause|resume)s\b/, '$1');
    return MEANINGS.get(phrase) ?? MEANINGS.get(plural) ?? MEANINGS.get(plural.replace(/ (to|of|in)$/, ''));
}

const MEANINGS: ReadonlyMap<string, KeywordMeaning> = new Map<string, KeywordMeaning>([
    ['import', { text: 'Makes the topologies of another file known here.' }],
    ['topology', { text: 'Declares a deployment: components, links, domains, applications and agents.' }],
    ['scenario', { text: 'Declares what happens to a topology, and what is expected of it.' }],
    [
        'controller',
        { text: 'The central controller: router and logger, on two sides if duplexed.', rules: ['mr/controller-down'] },
    ],
    ['router', { text: 'The CallRouter process of a controller or of one of its sides.' }],
    ['logger', { text: 'The Logger process of a controller or of one of its sides.' }],
    ['opc', { text: 'The Open Peripheral Controller of a gateway, which PIMs and CTI server run under.' }],
    ['telephony', { text: 'The Telephony Services of a CIC server, which media servers log on to.' }],
    ['objects', { text: 'How many objects are configured: the more there are, the larger the state.' }],
    ['scripts', { text: 'How many scripts run: the more there are, the larger the state.' }],
    ['state limit', { text: 'Size of the state from which on there is an alarm.' }],
    ['cic', { text: 'A Customer Interface Controller, which connects the requests of a network to the controller.' }],
    [
        'network',
        { text: 'A network, without which the connections that run over it are down.', rules: ['link/network'] },
    ],
    ['public', { text: 'The network between gateways and controller.', rules: ['link/network'] }],
    ['private', { text: 'The network between the sides of duplexed pairs.', rules: ['link/network'] }],
    ['contact server', { text: 'The machine that the CMI server of an Aspect ACD runs on.' }],
    ['cmi server', { text: 'What a PIM of release 5.0 or later reaches an Aspect ACD through.' }],
    ['event bridge', { text: 'The Application and Event Bridge of an Aspect ACD.' }],
    ['real-time bridge', { text: 'The Real-Time Bridge of an Aspect ACD.' }],
    ['release', { text: 'The release of the software, which decides how it behaves.' }],
    ['cic server', { text: 'A CIC server, which media servers host resources for.' }],
    ['media server', { text: 'An Interaction Media Server, with a connection to each CIC server that it serves.' }],
    ['license', { text: 'Whether the media server has a license that is valid.' }],
    ['license valid', { text: 'The media server has a valid license.' }],
    ['license missing', { text: 'No license is loaded: the media server accepts no sessions.' }],
    ['license invalid', { text: 'The license is not valid: the media server accepts no sessions.' }],
    ['trusted', { text: 'The CIC server trusts the certificate of the media server.' }],
    ['not trusted', { text: 'The CIC server does not trust the certificate of the media server.' }],
    ['credentials valid', { text: 'The CIC server accepts the credentials of the media server.' }],
    ['credentials invalid', { text: 'The CIC server rejects the credentials of the media server.' }],
    ['logon fails', { text: 'The logon to the Notifier fails, for the reason in quotes.' }],
    ['logon succeeds', { text: 'Nothing but credentials and trust decides about the logon to the Notifier.' }],
    ['accepts sessions', { text: 'The media server accepts sessions from the CIC server.' }],
    ['refuses sessions', { text: 'The media server accepts no sessions from the CIC server.' }],
    ['resources', { text: 'How many resources the media server hosts for the CIC server.' }],
    [
        'cim',
        {
            text: 'A CIM cluster: an application whose MR path ends at EAAS and whose ARM path ends at Listener.',
            rules: ['mr/application-down'],
        },
    ],
    ['database server', { text: 'Keeps the data of the cluster.' }],
    ['file server', { text: 'Keeps the files of the cluster.' }],
    ['messaging server', { text: 'Passes messages between the servers of the cluster.' }],
    ['services server', { text: 'Runs the services DX, RX, EAAS and Listener.' }],
    ['application server', { text: 'Serves agents and customers; a cluster can have several.' }],
    ['web server', { text: 'What browsers reach; a cluster can have several.' }],
    ['load balancer', { text: 'Gives new sessions to servers that are healthy.' }],
    ['EAAS', { text: "The cluster's end of the MR path." }],
    ['Listener', { text: "The cluster's end of the ARM path." }],
    ['DX', { text: 'A service of the cluster: it sends messages.' }],
    ['RX', { text: 'A service of the cluster: it receives messages.' }],
    ['autostart', { text: 'Starts by itself when what it runs on is back.', rules: ['component/started'] }],
    ['manual start', { text: 'Stays stopped until somebody starts it.', rules: ['component/stopped'] }],
    ['change', { text: 'Changes how a media server and a CIC server get on, or the license of a media server.' }],
    ['MR path', { text: 'Application ↔ MR PIM ↔ controller: how an application requests routing.' }],
    ['ARM path', { text: 'Application ↔ CTI server ↔ controller: how an application tells what agents and tasks do.' }],
    ['peripheral', { text: 'The ACD behind a PIM.', rules: ['pim/peripheral-offline'] }],
    [
        'gateway',
        {
            text: 'A peripheral gateway: the machine, or pair of machines, that PIMs and a CTI server run on.',
            rules: ['pg/agents-logged-out', 'pg/no-fail-back'],
        },
    ],
    ['finesse', { text: 'A Finesse server, which agent desktops connect to.', rules: ['desktop/agents-logged-out'] }],
    ['domain', { text: 'A Media Routing Domain: one kind of work, with its limits.' }],
    [
        'application',
        {
            text: 'A system that brings tasks that are not calls, such as an e-mail manager.',
            rules: ['mr/application-down'],
        },
    ],
    ['agents', { text: 'Declares agents: where they work, and what they handle.' }],
    ['link', { text: 'Declares a connection. Those of PIMs with their peripheral and controller need no statement.' }],
    ['set', { text: 'Gives a setting another value than its default.' }],
    [
        'duplexed',
        { text: 'On two sides, A and B, of which one can fail without the other.', rules: ['component/sides'] },
    ],
    ['simplex', { text: 'On one machine.', rules: ['pg/no-backup'] }],
    [
        'cti manager',
        {
            text: 'The service of Unified CM that the PIM is connected with.',
            rules: ['pg/agents-logged-out', 'pg/agents-restored'],
        },
    ],
    [
        'cti server',
        {
            text: 'What applications tell about agents and tasks: one end of the ARM path.',
            rules: ['cti/agents-stay', 'cti/task-life'],
        },
    ],
    [
        'pim',
        { text: 'The process that serves a peripheral.', rules: ['pim/agents-logged-out', 'pim/other-side-activates'] },
    ],
    [
        'mr pim',
        {
            text: 'The process over which an application requests routing: one end of the MR path.',
            rules: ['mr/pending-discarded', 'mr/routing-disabled'],
        },
    ],
    ['backup', { text: 'What takes over when this one is lost.' }],
    [
        'resends agent states',
        { text: 'The ACD sends the state of each agent when its PIM reconnects.', rules: ['pim/states-resent'] },
    ],
    [
        'forgets agent states',
        {
            text: 'The ACD sends no states: agents stay logged out until they log in again.',
            rules: ['pim/states-resent'],
        },
    ],
    ['voice', { text: 'A domain of calls.' }],
    [
        'email',
        {
            text: 'A domain of e-mail: the application goes on by itself without its CTI server.',
            rules: ['cti/application-tracks'],
        },
    ],
    ['chat', { text: 'A domain of chats.' }],
    [
        'task life',
        { text: 'How long tasks live while their application is without its CTI server.', rules: ['cti/task-life'] },
    ],
    [
        'start timeout',
        { text: 'How long an agent may leave an offered task unstarted.', rules: ['task/start-timeout'] },
    ],
    ['max duration', { text: 'How long a task may be active.', rules: ['task/max-duration'] }],
    ['queue timeout', { text: 'How long a task may wait in the queue.', rules: ['task/queue-timeout'] }],
    [
        'interruptible',
        { text: 'Tasks of other domains may interrupt tasks of this one.', rules: ['agent/interrupted'] },
    ],
    [
        'not interruptible',
        {
            text: 'While an agent works on a task of this domain, nothing else is routed to the agent.',
            rules: ['agent/routable'],
        },
    ],
    ['serves', { text: 'The domains that the application brings tasks of.' }],
    [
        'sends while disabled',
        { text: 'The application sends requests even while routing is disabled.', rules: ['mr/request-rejected'] },
    ],
    ['handle', { text: 'The domains that the agents handle.' }],
    ['up to', { text: 'How many tasks of the domain an agent can have at once.', rules: ['agent/routable'] }],
    ['param', { text: 'Gives a time, count or size a name, so that each run can have another one.' }],
    ['case', { text: 'A run of its own, with other values, another seed or other settings.' }],
    ['duration', { text: 'How long the scenario is; what is after its end does not happen.' }],
    ['seed', { text: 'Decides every random draw.', rules: ['order/seed'] }],
    ['at', { text: 'At one time, counted from the start of the scenario.', rules: ['timeline/statement'] }],
    ['after', { text: 'So long after the statement before.' }],
    ['every', { text: 'Again and again, at fixed or random intervals.' }],
    ['expect', { text: 'Says what must be true, and when.' }],
    ['stop', { text: 'Stops components in good order, until they are started.', rules: ['component/stopped'] }],
    ['start', { text: 'Starts components that are stopped.', rules: ['component/started'] }],
    [
        'restart',
        {
            text: 'Stops components and starts them again, after a time.',
            rules: ['component/stopped', 'component/started'],
        },
    ],
    ['fail', { text: 'Takes components down.', rules: ['component/failed', 'component/contained', 'component/sides'] }],
    ['cut', { text: 'Cuts connections.', rules: ['link/cut'] }],
    ['restore', { text: 'Brings components and connections back.', rules: ['component/restored', 'link/restored'] }],
    ['log in', { text: 'The agents log in, to all of their domains unless some are named.' }],
    ['log out', { text: 'The agents log out; they must not be ready.', rules: ['agent/transitions'] }],
    ['become ready', { text: 'The agents can be given work.', rules: ['agent/routable'] }],
    ['become not ready', { text: 'Nothing more is routed to the agents.', rules: ['agent/transitions'] }],
    ['stop answering', { text: 'The agents take nothing of what is offered to them.', rules: ['task/start-timeout'] }],
    ['answer again', { text: 'The agents take what is offered to them again.' }],
    ['hold', { text: 'Puts the call in hand on hold.', rules: ['agent/transitions'] }],
    ['retrieve', { text: 'Takes the call on hold up again.', rules: ['agent/transitions'] }],
    ['pause', { text: 'Pauses the task in hand.', rules: ['agent/transitions'] }],
    ['resume', { text: 'Resumes the paused task.', rules: ['agent/transitions'] }],
    ['receives', { text: 'Tasks or calls arrive.', rules: ['task/routed', 'call/handled'] }],
    [
        'assigns',
        {
            text: 'The application gives a task to an agent without the router.',
            rules: ['task/assigned', 'mr/assigned-unreported'],
        },
    ],
    ['lasting', { text: 'How long the work takes.' }],
    ['wrap up', { text: 'How long the agent wraps up afterwards.' }],
    ['abandoning after', { text: 'How long the customer waits before giving up.', rules: ['task/abandoned'] }],
    ['exponential mean', { text: 'Durations that are drawn from an exponential distribution.', rules: ['order/seed'] }],
    ['normal mean', { text: 'Durations that are drawn from a normal distribution.', rules: ['order/seed'] }],
    ['lognormal mean', { text: 'Durations that are drawn from a lognormal distribution.', rules: ['order/seed'] }],
    ['end', { text: 'The end of the scenario.' }],
    ['within', { text: 'At one instant at least of a span.' }],
    ['from', { text: 'At every instant of a span.' }],
    ['always', { text: 'At every instant of the scenario.' }],
    ['never', { text: 'At no instant of the scenario.' }],
    ['eventually', { text: 'At one instant at least of the scenario.' }],
    ['reported', { text: 'The reports say everything about the task.', rules: ['cti/cached-for-router'] }],
    [
        'partially reported',
        {
            text: 'The reports lack a part of what happened to the task.',
            rules: ['pim/blind-interval', 'pim/reporting-data-deleted'],
        },
    ],
    [
        'recreated',
        { text: 'The history of the task was made up for after a restoration.', rules: ['cti/application-tracks'] },
    ],
    ['unreported', { text: 'The reports do not know the task.', rules: ['cti/unreported', 'mr/assigned-unreported'] }],
    ['handled by', { text: 'The agent who works, or has worked, on the task.' }],
    ['ended with', { text: 'The disposition that the task has ended with.' }],
    ['received', { text: 'A message has arrived at the component.' }],
    ['sent', { text: 'The component has sent a message.' }],
    ['logged in', { text: 'In any state but LOGGED_OUT.' }],
    ['log says', { text: 'A line of the log contains a text.' }],
    ['log of', { text: "A line of one component's log contains a text." }],
    ['before', { text: 'What is first so earlier than something else is. Both must come.' }],
]);
