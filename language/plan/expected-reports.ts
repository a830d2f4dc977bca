/** What an expectation of an interval report is about: whose report it is, and which of its figures. */

import type { Predicate, ReportedSubject } from '../../simulator/plan.ts';
import { FIGURES, type ReportFigureName } from '../../simulator/reports/figures.ts';
import { type Found, found, UNRESOLVED } from '../findings.ts';
import type { ReportPredicate } from '../generated/ast.ts';
import { comparedWith } from './comparisons.ts';
import { countOf, durationOf } from './numbers.ts';
import { optional } from './optional.ts';
import type { Values } from './parameters.ts';
import type { TopologyModel } from './topology.ts';

/** What an expectation of a report means, or why there is no such report, or no such figure in it. */
export function expectedReport(node: ReportPredicate, model: TopologyModel, values: Values): Found<Predicate> {
    const subject = subjectOf(node, model);
    if (subject.kind !== 'value') {
        return subject;
    }
    const interval = intervalOf(node, values);
    if (interval.kind !== 'value') {
        return interval;
    }
    const place = { subject: subject.value, ...optional('interval', interval.value) };
    return node.state === undefined
        ? figureOf(node, place, values)
        : found({ kind: 'report-state', ...place, state: node.state });
}

/** The figure that words of the language stand for; they are read without their blanks. */
export function figureNamed(words: string | undefined): ReportFigureName | undefined {
    return FIGURES_BY_WORDS.get(words ?? '');
}

const FIGURES_BY_WORDS: ReadonlyMap<string, ReportFigureName> = new Map([
    ['arrived', 'arrived'],
    ['offered', 'offered'],
    ['answered', 'answered'],
    ['handled', 'handled'],
    ['abandoned', 'abandoned'],
    ['redirected', 'redirected'],
    ['terminated', 'terminated'],
    ['rejected', 'rejected'],
    ['queuetime', 'queueMs'],
    ['maxwait', 'maxWaitMs'],
    ['talktime', 'talkMs'],
    ['holdtime', 'holdMs'],
    ['wrapuptime', 'wrapUpMs'],
    ['handletime', 'handleMs'],
    ['loggedon', 'loggedOnMs'],
    ['notready', 'notReadyMs'],
    ['available', 'availableMs'],
    ['reserved', 'reservedMs'],
    ['active', 'activeMs'],
    ['paused', 'pausedMs'],
    ['interrupted', 'interruptedMs'],
    ['worknotready', 'workNotReadyMs'],
    ['workready', 'workReadyMs'],
    ['busyother', 'busyOtherMs'],
]);

/** Only agents have a report per domain. */
function subjectOf(node: ReportPredicate, model: TopologyModel): Found<ReportedSubject> {
    const subject = node.subject?.ref;
    const domain = model.domainIndex(node.domain?.ref);
    if (subject === undefined || (node.domain !== undefined && domain === undefined)) {
        return UNRESOLVED;
    }
    if (subject.$type !== 'Agent' && domain !== undefined) {
        const message = `The report of '${subject.name}' is not divided by domain. Leave out 'in ${node.domain?.$refText}'.`;
        return noReport(node, 'domain', message);
    }
    switch (subject.$type) {
        case 'Agent': {
            const agent = model.agentIndex(subject);
            return agent === undefined ? UNRESOLVED : found({ scope: 'agent', agent, ...optional('domain', domain) });
        }
        case 'Domain': {
            const own = model.domainIndex(subject);
            return own === undefined ? UNRESOLVED : found({ scope: 'domain', domain: own });
        }
        case 'SkillGroup': {
            const skillGroup = model.skillGroupIndex(subject);
            return skillGroup === undefined ? UNRESOLVED : found({ scope: 'skill-group', skillGroup });
        }
        case 'Peripheral': {
            const peripheral = model.components.indexOf(subject);
            return peripheral === undefined ? UNRESOLVED : found({ scope: 'peripheral', peripheral });
        }
    }
}

/** Intervals count from 1 in the text, from 0 in the Plan. */
function intervalOf(node: ReportPredicate, values: Values): Found<number | undefined> {
    if (node.interval === undefined) {
        return found(undefined);
    }
    const number = countOf(node.interval, values);
    if (number === undefined) {
        return UNRESOLVED;
    }
    return number === 0
        ? noReport(node, 'interval', "Intervals count from 1. Write 'in interval 1' for the first one.")
        : found(number - 1);
}

function figureOf(
    node: ReportPredicate,
    place: { readonly subject: ReportedSubject; readonly interval?: number },
    values: Values,
): Found<Predicate> {
    const figure = figureNamed(node.figure);
    const value = node.span === undefined ? countOf(node.count, values) : durationOf(node.span, values);
    const compared = comparedWith(node.comparison, value);
    if (figure === undefined || compared === undefined) {
        return UNRESOLVED;
    }
    const { scope } = place.subject;
    if (!FIGURES[figure].scopes.includes(scope)) {
        const message = `The report of ${SCOPE_WORDS[scope]} has no figure '${FIGURES[figure].title}'. ${remedyFor(figure)}`;
        return noReport(node, 'figure', message);
    }
    const column = node.column === 'misses' ? 'missing' : 'reported';
    return found({ kind: 'report-figure', ...place, column, figure, ...compared });
}

const SCOPE_WORDS: Readonly<Record<ReportedSubject['scope'], string>> = {
    agent: 'an agent',
    'skill-group': 'a skill group',
    domain: 'a domain',
    peripheral: 'a peripheral',
};

function remedyFor(figure: ReportFigureName): string {
    const scopes = FIGURES[figure].scopes.map((scope) => SCOPE_WORDS[scope]);
    return `Name ${scopes.join(' or ')}, or another figure.`;
}

function noReport(node: ReportPredicate, property: string, message: string): Found<never> {
    return { kind: 'finding', finding: { code: 'expectation/report', node, property, message } };
}
