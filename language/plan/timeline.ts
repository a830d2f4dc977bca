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
import { keptWith } from '../references/kept.ts';
import { termsOf } from './media.ts';
import { countOf, distributionOf, durationOf, reasonCodeOf } from './numbers.ts';
import { optional } from './optional.ts';
import { DECLARED, type Values } from './parameters.ts';
import { lineOf, rangeOf } from './source.ts';
import { componentNamed, linksNamed } from './targets.ts';
import type { TopologyModel } from './topology.ts';

/** The statements of a scenario's timeline, in order of the text. */
export function statementsOf(scenario: Ast.Scenario): readonly Ast.TimelineStatement[] {
    return scenario.members.filter(isTimelineStatement);
}

/** Duration of a scenario; undefined where it is missing or invalid. */
export function scenarioDurationOf(scenario: Ast.Scenario, values: Values = DECLARED): number | undefined {
    return durationOf(scenario.members.find(isDurationOption)?.value, values);
}

/**
 * When each statement occurs; a statement is missing where its time is invalid.
 *
 * `after` counts from the statement before it that occurs once. `every` is from the start, up to the end, unless it
 * says otherwise.
 */
export function occurrencesOf(
    scenario: Ast.Scenario,
    values: Values = DECLARED,
): ReadonlyMap<Ast.TimelineStatement, Occurrence> {
    return values === DECLARED ? declaredOccurrencesOf(scenario) : occurrencesWith(scenario, values);
}

const declaredOccurrencesOf = keptWith((scenario: Ast.Scenario) => occurrencesWith(scenario, DECLARED));

function occurrencesWith(scenario: Ast.Scenario, values: Values): ReadonlyMap<Ast.TimelineStatement, Occurrence> {
    const durationMs = scenarioDurationOf(scenario, values) ?? 0;
    const occurrences = new Map<Ast.TimelineStatement, Occurrence>();
    let lastMs: number | undefined = 0;
    for (const statement of statementsOf(scenario)) {
        const occurrence = occurrenceOf(statement.occurs, lastMs, durationMs, values);
        if (occurrence !== undefined) {
            occurrences.set(statement, occurrence);
        }
        if (statement.occurs?.$type !== 'EveryTime') {
            lastMs = occurrence?.kind === 'once' ? occurrence.atMs : undefined;
        }
    }
    return occurrences;
}

/** One statement of the Plan; undefined where something of it is missing or invalid. */
export function statementOf(
    node: Ast.TimelineStatement,
    occurs: Occurrence | undefined,
    model: TopologyModel,
    source: number,
    values: Values = DECLARED,
): Statement | undefined {
    const action = actionOf(node.action, model, values);
    return occurs === undefined || action === undefined
        ? undefined
        : { range: rangeOf(node, source), text: lineOf(node, values), occurs, action };
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
    durationMs: number,
    values: Values,
): Occurrence | undefined {
    switch (node?.$type) {
        case 'AtTime': {
            const atMs = durationOf(node.time, values);
            return atMs === undefined ? undefined : { kind: 'once', atMs };
        }
        case 'AfterTime': {
            const delayMs = durationOf(node.delay, values);
            return delayMs === undefined || lastMs === undefined ? undefined : { kind: 'once', atMs: lastMs + delayMs };
        }
        case 'EveryTime': {
            const every = distributionOf(node.interval, values);
            const fromMs = node.from === undefined ? 0 : durationOf(node.from, values);
            const toMs = node.to === undefined ? durationMs : durationOf(node.to, values);
            const isWhole = every !== undefined && fromMs !== undefined && toMs !== undefined;
            return isWhole ? { kind: 'recurring', every, fromMs, toMs } : undefined;
        }
        case undefined:
            return undefined;
    }
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
    const agents = whole(node.agents.map((agent) => model.agentIndex(agent.ref)));
    const does = agentActionOf(node.verb);
    if (agents === undefined || does === undefined) {
        return undefined;
    }
    const named = domainsOfVerb(node.verb);
    const domains: readonly DomainIndex[] | undefined =
        named && whole(named.map((domain) => model.domainIndex(domain)));
    if (named !== undefined && domains === undefined) {
        return undefined;
    }
    const reason = 'reason' in node.verb ? reasonCodeOf(node.verb.reason) : undefined;
    return { kind: 'agents', agents, does, ...optional('domains', domains), ...optional('reasonCode', reason) };
}

function receiveOf(node: Ast.ReceiveAction, model: TopologyModel, values: Values): Action | undefined {
    const receiver = model.components.indexOf(node.receiver?.ref);
    const domain = model.domainIndex(node.domain?.ref);
    const work = workOf(node, values);
    const isWhole = receiver !== undefined && domain !== undefined && work !== undefined;
    return isWhole ? { kind: 'receive', receiver, domain, work, count: countOf(node.count, values) ?? 1 } : undefined;
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
