/** All that can be found wrong with a text, by stable codes. */

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface CheckDescription {
    /** An error keeps a scenario from running, a warning says that it will surprise, an information what will follow. */
    readonly severity: Severity;
    /** What is wrong, in one line. */
    readonly description: string;
    /** Whether what it is found at could as well not be there. */
    readonly isUnnecessary?: boolean;
}

/** Every code that a diagnostic of the language can have. */
export const CHECK_CODES = {
    'syntax/character': error('Characters that have no meaning where they are, or a file too large to be read.'),
    'syntax/statement': error('A statement that breaks off or goes on with a word that does not fit.'),

    'name/unknown': error('A name that nothing in reach has.'),
    'name/duplicate': error('Two declarations of the same name in one topology, scenario or set of files.'),
    'name/listed-twice': warning('The same agent, domain or component twice in one list.'),

    'import/path': error('An import that is not a relative path with forward slashes.'),
    'import/missing': error('An imported file or folder that is not there.'),
    'import/unreadable': error('An imported file or folder that cannot be read, or is not a .ccsim file.'),
    'import/cycle': warning('A file that imports itself, directly or by way of others.'),
    'import/unused': unnecessary('An import that nothing in a file of scenarios uses.'),
    'import/duplicate': warning('The same file imported twice.'),

    'quantity/unit': error('A number without its unit, or with one that does not fit.'),
    'quantity/number': error('A negative, broken or otherwise impossible number.'),
    'quantity/limit': error('A time longer than any scenario may last.'),
    'range/upside-down': error('A range or span that ends before it starts.'),
    'distribution/deviation': warning(
        'A deviation that makes no difference, or is greater than the mean it belongs to.',
    ),
    'distribution/mean': error('An exponential or lognormal distribution around a mean of zero.'),

    'include/cycle': error('A fragment that includes itself, directly or by way of others.'),
    'include/topology': error('A fragment on a topology that is not the one it is included in.'),
    'include/left-out': error('A fragment that names something that the topology of the scenario leaves out.'),
    'include/too-many': error('Fragments that include each other more often than can be laid out.'),

    'param/type': error('A parameter where a value of another kind is needed.'),
    'param/value': error('A parameter whose value is no time, size, rate or count.'),
    'param/misfit': error('A case or an inclusion with a value that does not fit where its parameter is used.'),
    'param/unused': unnecessary('A parameter that nothing uses.'),

    'option/twice': error('A property given twice.'),

    'setting/unknown': error('A setting that does not exist.'),
    'setting/type': error('A setting with a value of another type.'),
    'setting/range': error('A setting with a value outside its range.'),
    'setting/twice': error('A setting set twice in the same place.'),

    'extends/cycle': error('A topology that extends itself, directly or by way of others.'),
    'extends/broken': error('Something inherited that is not whole without what is left out or replaced.'),
    'extends/nothing': error('Something left out by a topology that inherits nothing, or not this.'),

    'controller/missing': error('A topology with a gateway but without a controller.'),
    'controller/several': error('A topology with more than one controller.'),
    'controller/split-brain': warning('A loss of networks that leaves both sides of a controller routing.'),
    'network/for': error('A network for something that it cannot carry links of.'),
    'network/several': error('A link that two networks could carry.'),
    'backup/itself': error('A backup that is the same component.'),
    'mr-pim/router-link': error('An MR PIM without a link to a controller.'),
    'mr-pim/application-link': error('An MR PIM without a link to its application.'),
    'mr-pim/several': error('A second MR PIM for the same application.'),
    'pim/several': error('A second PIM for the same peripheral.'),
    'pim/release': error('A release of a PIM for an ACD other than Aspect.'),
    'aspect/peripheral': error('A Contact Server or bridge of an ACD other than Aspect.'),
    'aspect/several': error('A second Contact Server, CMI server or bridge of one kind of the same ACD.'),
    'aspect/bridge': warning('A PIM for an Aspect ACD that lacks a bridge.'),
    'aspect/cmi-server': info('A PIM of release 5.0 or later for an Aspect ACD without a CMI server.'),
    'media/served-twice': error('A CIC server that a media server serves twice.'),
    'media/never-active': info('A media server and a CIC server that never connect in any scenario of the file.'),
    'cim/services-server': error('A CIM cluster without a services server.'),
    'cim/several': error('A second server for a role that a CIM cluster has one server for.'),
    'cim/service': error('A service of a CIM cluster on a server that is not its services server.'),
    'cim/start-order': warning('A server of a CIM cluster that is started before one that should be there first.'),
    'application/arm-path': error('An application without a link to a CTI server.'),
    'application/mr-path': warning('An application that no MR PIM carries requests for.'),
    'application/voice-domain': error('An application that serves a voice domain.'),
    'domain/unused': unnecessary('A domain that no agent handles and no application serves.'),
    'agent/no-pim': warning('Agents on a peripheral that no PIM serves.'),

    'link/kinds': error('A link between components that cannot be linked.'),
    'link/side': error('A link declared for one side only.'),
    'link/duplicate': warning('A link declared twice.'),
    'link/not-served': error('A link of a PIM to something that it does not serve.'),
    'link/not-there': error('A link that the topology does not have.'),

    'component/agent': error('An agent where a component is needed.'),
    'component/side': error('A side of something that is not duplexed.'),
    'component/part': error('A part that a component cannot have.'),

    'scenario/duration': error('A scenario without a duration, or with one of zero.'),
    'timeline/after-end': warning('A statement that occurs after the end of the scenario.'),
    'timeline/never-failed': warning('A restoration of something that has not failed before.'),
    'timeline/overlap': warning('A failure of something that is down already.'),
    'timeline/no-outage': warning('A failure or cut that ends at the instant at which it begins.'),
    'timeline/task-life': info('An outage that outlasts the task life of a domain.'),
    'timeline/both-sides': info('Both sides of a pair down at once, by two statements together.'),
    'timeline/zero-interval': error('Something that recurs without an interval.'),
    'timeline/too-many': error('Something that recurs more often than the limit of events allows.'),

    'change/target': error('A change of something that has nothing that can change.'),
    'change/terms': error('A change that its target cannot have.'),

    'agent/component': error('A component among agents, or with what only agents can be said to have.'),
    'agent/domain': error('An agent in a domain that the agent does not handle.'),
    'agent/not-logged-in': warning('An agent who acts before logging in.'),
    'agent/logout-not-ready': warning('An agent who logs out without being not ready.'),
    'agent/reason-unused': warning('A reason code for becoming ready, which has none.'),

    'agent/range': error('A range of numbered agents that is none, or not there.'),
    'team/cycle': error('A team that is part of itself, directly or by way of others.'),

    'work/receiver': error('A call for an application or a domain other than voice, or a task for a peripheral.'),
    'work/domain-not-served': error('A task of a domain that the application does not serve.'),
    'work/skill-group': error('Work for a skill group of another domain.'),
    'work/mr-path': error('A task that needs routing, for an application without an MR path.'),
    'work/no-agents': warning('Work of a domain that no agent handles.'),
    'work/lasting': error('Work that does not say how long it lasts.'),
    'work/count': error('A number of tasks or calls that is not a whole number from 1 on.'),

    'code/release': error('A release that is not a number.'),
    'code/reason': error('A reason code that is not a whole number.'),
    'code/reason-unknown': warning('A reason code that neither the documents nor the scenario have.'),
    'code/disposition': error('A disposition that does not exist.'),
    'message/unknown': error('A message that does not exist.'),

    'expectation/after-end': error('An expectation of a time after the end of the scenario.'),
    'expectation/link-state': error('A state that a link cannot have, or of several links at once.'),
    'expectation/state': error('A state that a component or path cannot have.'),
    'expectation/never-active': warning('A media server expected to be connected while it is refused.'),
    'expectation/path': error('A path that an application does not have, or that is one of several.'),
    'expectation/cannot-fail': warning('An expectation that every run meets, whatever happens in it.'),
    'expectation/cannot-pass': warning('An expectation that no run can meet.'),
    'expectation/contradiction': warning('Two expectations that cannot both be met.'),
    'expectation/figure': error('A figure that the status of something does not show.'),
    'expectation/report': error('An interval report, or a figure of one, that there is not.'),
    'expectation/order': error('Something before or after something else at an instant, or of what has no instant.'),
    'expectation/task-number': error('A task by a number that it does not have, or without one although it has one.'),

    'plan/incomplete': error('A scenario that cannot be run because something in it is not understood.'),
    'plan/argument': error('A value, given for a run, that the scenario cannot take.'),
    'plan/no-scenario': error('A scenario to run that the file does not declare.'),
    'check/failed': warning('A check that failed itself, which is a mistake in CCSim.'),
} as const satisfies Record<string, CheckDescription>;

export type CheckCode = keyof typeof CHECK_CODES;

/** Codes that only come up when a scenario is to be run, or never. */
export const CODES_WITHOUT_TEXT: readonly CheckCode[] = [
    'plan/incomplete',
    'plan/argument',
    'plan/no-scenario',
    'check/failed',
];

function error(description: string): CheckDescription {
    return { severity: 'error', description };
}

function warning(description: string): CheckDescription {
    return { severity: 'warning', description };
}

function info(description: string): CheckDescription {
    return { severity: 'info', description };
}

function unnecessary(description: string): CheckDescription {
    return { severity: 'hint', description, isUnnecessary: true };
}

/** Severity of a code. */
export function severityOf(code: CheckCode): Severity {
    return CHECK_CODES[code].severity;
}
