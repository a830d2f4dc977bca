/** The statements of a timeline: when they occur and what they do. */

import type {
    Action,
    AgentAction,
    ComponentIndex,
    DomainIndex,
    LinkIndex,
    Occurrence,
    Statement,
    Work,
} from '../../simulator/plan.ts';
import { foundValue } from '../findings.ts';
import type * as Ast from '../generated/ast.ts';
import { isDurationOption, isTimelineStatement } from '../generated/ast.ts';
import { agentsNamed } from '../references/agents.ts';
import type { PlacedStatement, TaskNames } from './inclusions.ts';
import { termsOf } from './media.ts';
import { countOf, distributionOf, durationOf, reasonCodeOf } from './numbers.ts';
import { optional } from './optional.ts';
import { DECLARED, type Values } from './parameters.ts';
import { lineOf } from './source.ts';
import { componentNamed, linksNamed } from './targets.ts';
import type { TopologyModel } from './topology.ts';

/** The statements of a scenario or fragment itself, in order of the text. */
export function statementsOf(timeline: Ast.Timeline): readonly Ast.TimelineStatement[] {
    const members: readonly Ast.ScenarioMember[] = timeline.members;
    return members.filter(isTimelineStatement);
}

/** Duration of a scenario; undefined where it is missing or invalid. */
export function scenarioDurationOf(scenario: Ast.Scenario, values: Values = DECLARED): number | undefined {
    return durationOf(scenario.members.find(isDurationOption)?.value, values);
}

/**
 * When each statement of a scenario or fragment itself occurs; one is missing where its time is invalid.
 *
 * The times of a fragment count from its start.
 */
export function occurrencesOf(
    timeline: Ast.Timeline,
    values: Values = DECLARED,
): ReadonlyMap<Ast.TimelineStatement, Occurrence> {
    const durationMs = timeline.$type === 'Scenario' ? scenarioDurationOf(timeline, values) : undefined;
    return new Map(
        timesOf(timeline, { startMs: 0, durationMs: durationMs ?? 0, values }).flatMap(({ node, occurs }) =>
            node.$type === 'TimelineStatement' && occurs !== undefined ? [[node, occurs]] : [],
        ),
    );
}

/** When the statements of a timeline count from, and until when. */
export interface Period {
    readonly startMs: number;
    /** End of the scenario. */
    readonly durationMs: number;
    readonly values: Values;
}

/** A statement with when it occurs, or an inclusion with when it starts; without where its time is invalid. */
export interface TimedMember {
    readonly node: Ast.TimelineStatement | Ast.Include;
    readonly occurs: Occurrence | undefined;
}

/**
 * The times of a timeline's own statements and inclusions, in order of the text.
 *
 * `after` counts from the statement before it that occurs once. `every` is from the start, up to the end, unless it
 * says otherwise.
 */
export function timesOf(timeline: Ast.Timeline, period: Period): readonly TimedMember[] {
    let lastMs: number | undefined = period.startMs;
    const members: readonly Ast.ScenarioMember[] = timeline.members;
    return members.flatMap((node): readonly TimedMember[] => {
        if (node.$type !== 'TimelineStatement' && node.$type !== 'Include') {
            return [];
        }
        const occurs =
            node.$type === 'Include'
                ? once(period, durationOf(node.time, period.values))
                : occurrenceOf(node.occurs, lastMs, period);
        if (node.$type === 'Include' || node.occurs?.$type !== 'EveryTime') {
            lastMs = occurs?.kind === 'once' ? occurs.atMs : undefined;
        }
        return [{ node, occurs }];
    });
}

/** One statement of the Plan, without where it is written; undefined where something of it is missing or invalid. */
export function statementOf(
    { node, occurs, inclusion }: PlacedStatement,
    model: TopologyModel,
    names: TaskNames,
): Omit<Statement, 'range' | 'includedAt'> | undefined {
    const { values } = inclusion;
    const action = actionOf(node.action, model, values);
    return occurs === undefined || action === undefined
        ? undefined
        : { text: lineOf(node, values), occurs, action: named(action, names.of(node.action, inclusion)) };
}

/** The action with the name that its tasks have in the whole scenario. */
function named(action: Action, name: string | undefined): Action {
    const makesTasks = action.kind === 'receive' || action.kind === 'assign';
    return makesTasks && name !== undefined ? { ...action, work: { ...action.work, name } } : action;
}

/** What agents do, by the verb; undefined where the text breaks off. */
export function agentActionOf(verb: Ast.AgentVerb | undefined): AgentAction | undefined {
    switch (verb?.$type) {
        case 'LogInVerb':
            return 'log-in';
        case 'LogOutVerb':
            return 'log-out';
        case 'BecomeVerb':
            return verb.negated ? 'become-not-ready' : 'become-ready';
        case 'AnswerVerb':
            return verb.stops ? 'stop-answering' : 'answer-again';
        case 'TaskVerb':
            return TASK_VERBS[verb.kind];
        case undefined:
            return undefined;
    }
}

/** The domains that a verb names; undefined where it names none. */
export function domainsOfVerb(verb: Ast.AgentVerb): readonly (Ast.Domain | undefined)[] | undefined {
    const domains = verb.$type === 'AnswerVerb' ? [] : verb.domains;
    return domains.length === 0 ? undefined : domains.map((domain) => domain.ref);
}

const TASK_VERBS = {
    hold: 'hold',
    holds: 'hold',
    retrieve: 'retrieve',
    retrieves: 'retrieve',
    pause: 'pause',
    pauses: 'pause',
    resume: 'resume',
    resumes: 'resume',
} as const satisfies Record<Ast.TaskVerb['kind'], AgentAction>;

function occurrenceOf(
    node: Ast.Occurrence | undefined,
    lastMs: number | undefined,
    period: Period,
): Occurrence | undefined {
    const { startMs, durationMs, values } = period;
    switch (node?.$type) {
        case 'AtTime':
            return once(period, durationOf(node.time, values));
        case 'AfterTime': {
            const delayMs = durationOf(node.delay, values);
            return delayMs === undefined || lastMs === undefined ? undefined : { kind: 'once', atMs: lastMs + delayMs };
        }
        case 'EveryTime': {
            const every = distributionOf(node.interval, values);
            const fromMs = node.from === undefined ? 0 : durationOf(node.from, values);
            const toMs = node.to === undefined ? durationMs - startMs : durationOf(node.to, values);
            const isWhole = every !== undefined && fromMs !== undefined && toMs !== undefined;
            return isWhole ? { kind: 'recurring', every, fromMs: startMs + fromMs, toMs: startMs + toMs } : undefined;
        }
        case undefined:
            return undefined;
    }
}

function once({ startMs }: Period, timeMs: number | undefined): Occurrence | undefined {
    return timeMs === undefined ? undefined : { kind: 'once', atMs: startMs + timeMs };
}

function actionOf(node: Ast.Action | undefined, model: TopologyModel, values: Values): Action | undefined {
    switch (node?.$type) {
        case 'FailAction':
            return failOf(node, model, values);
        case 'RunAction':
            return runOf(node, model, values);
        case 'RestoreAction':
            return restoreOf(node, model);
        case 'CutAction':
            return cutOf(node, model, values);
        case 'ChangeAction':
            return changeOf(node, model);
        case 'AgentAction':
            return agentsOf(node, model);
        case 'ReceiveAction':
            return receiveOf(node, model, values);
        case 'AssignAction':
            return assignOf(node, model, values);
        case undefined:
            return undefined;
    }
}

function failOf(node: Ast.FailAction, model: TopologyModel, values: Values): Action | undefined {
    const components = whole(node.targets.map((target) => foundValue(componentNamed(model.components, target))));
    return components && { kind: 'fail', components, ...optional('forMs', durationOf(node.duration, values)) };
}

function runOf(node: Ast.RunAction, model: TopologyModel, values: Values): Action | undefined {
    const components = whole(node.targets.map((target) => foundValue(componentNamed(model.components, target))));
    if (components === undefined) {
        return undefined;
    }
    return node.kind === 'restart'
        ? { kind: 'restart', components, ...optional('forMs', durationOf(node.duration, values)) }
        : { kind: node.kind, components };
}

function restoreOf(node: Ast.RestoreAction, model: TopologyModel): Action | undefined {
    const components: (ComponentIndex | undefined)[] = [];
    const links: (readonly LinkIndex[] | undefined)[] = [];
    for (const target of node.targets) {
        if (target.to === undefined) {
            components.push(foundValue(componentNamed(model.components, target.from)));
        } else {
            links.push(foundValue(linksNamed(model.topology, model.components, target)));
        }
    }
    const [wholeComponents, wholeLinks] = [whole(components), whole(links)];
    return wholeComponents && wholeLinks && { kind: 'restore', components: wholeComponents, links: wholeLinks.flat() };
}

function cutOf(node: Ast.CutAction, model: TopologyModel, values: Values): Action | undefined {
    const links = whole(node.links.map((link) => foundValue(linksNamed(model.topology, model.components, link))));
    return links && { kind: 'cut', links: links.flat(), ...optional('forMs', durationOf(node.duration, values)) };
}

/** Terms of a media server's connection where the target is a link, its license where it is the media server. */
function changeOf(node: Ast.ChangeAction, model: TopologyModel): Action | undefined {
    const { topology, components } = model;
    if (node.target?.to !== undefined) {
        const links = foundValue(linksNamed(topology, components, node.target));
        const connection = topology.mediaConnections.findIndex(({ link }) => link === links?.[0]);
        const terms = termsOf(node.changes.filter((change) => change.$type !== 'LicenseOption'));
        return connection < 0 ? undefined : { kind: 'change-media', connection, terms };
    }
    const component = foundValue(componentNamed(components, node.target?.from));
    const mediaServer = topology.mediaServers.findIndex((each) => each.component === component);
    const license = node.changes.find((change) => change.$type === 'LicenseOption')?.license;
    return mediaServer < 0 || license === undefined ? undefined : { kind: 'change-license', mediaServer, license };
}

function agentsOf(node: Ast.AgentAction, model: TopologyModel): Action | undefined {
    const named = agentsNamed(node.agents);
    const agents = named && whole(named.map((agent) => model.agentIndex(agent)));
    const does = agentActionOf(node.verb);
    if (agents === undefined || does === undefined) {
        return undefined;
    }
    const inDomains = domainsOfVerb(node.verb);
    const domains: readonly DomainIndex[] | undefined =
        inDomains && whole(inDomains.map((domain) => model.domainIndex(domain)));
    if (inDomains !== undefined && domains === undefined) {
        return undefined;
    }
    const reason = 'reason' in node.verb ? reasonCodeOf(node.verb.reason) : undefined;
    return { kind: 'agents', agents, does, ...optional('domains', domains), ...optional('reasonCode', reason) };
}

function receiveOf(node: Ast.ReceiveAction, model: TopologyModel, values: Values): Action | undefined {
    const receiver = model.components.indexOf(node.receiver?.ref);
    const domain = model.domainIndex(node.domain?.ref);
    const work = workOf(node, values);
    const skillGroup = model.skillGroupIndex(node.skillGroup?.ref);
    const isWhole =
        receiver !== undefined &&
        domain !== undefined &&
        work !== undefined &&
        (skillGroup !== undefined || node.skillGroup === undefined);
    if (!isWhole) {
        return undefined;
    }
    const count = countOf(node.count, values) ?? 1;
    return { kind: 'receive', receiver, domain, work: { ...work, ...optional('skillGroup', skillGroup) }, count };
}

function assignOf(node: Ast.AssignAction, model: TopologyModel, values: Values): Action | undefined {
    const application = model.components.indexOf(node.application?.ref);
    const domain = model.domainIndex(node.domain?.ref);
    const agent = model.agentIndex(node.agent?.ref);
    const work = workOf(node, values);
    const ends = application === undefined || domain === undefined || agent === undefined;
    return ends || work === undefined
        ? undefined
        : { kind: 'assign', application, domain, agent, work, count: countOf(node.count, values) ?? 1 };
}

function workOf(node: Ast.NamedWork, values: Values): Work | undefined {
    const option = (kind: Ast.WorkOption['kind']) =>
        distributionOf(node.options.find((each) => each.kind === kind)?.value, values);
    const handling = option('lasting');
    return (
        handling && {
            ...optional('name', node.name),
            handling,
            ...optional('wrapUp', option('wrap')),
            ...optional('patience', option('abandoning')),
        }
    );
}

/** All values, if there is none missing. */
function whole<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
    const present = values.filter((value) => value !== undefined);
    return present.length === values.length ? present : undefined;
}
