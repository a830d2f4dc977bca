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
]);
