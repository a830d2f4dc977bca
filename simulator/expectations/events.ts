/** Predicates on what happens at single instants: messages and log lines. */

import type { Comparison, ComponentIndex, Predicate } from '../plan.ts';
import type { Evidence } from './evidence.ts';

type LogPredicate = Extract<Predicate, { readonly kind: 'log' }>;
type MessagePredicate = Extract<Predicate, { readonly kind: 'message' }>;

/** So many of some events happen within a span. */
export interface EventCondition {
    /** All such events of the run, in order. */
    readonly events: Uint32Array;
    readonly comparison: Comparison;
    readonly count: number;
    /** What one event is, as a clause: `EmailManager received ROUTING_DISABLED`. */
    readonly happened: string;
    readonly didNotHappen: string;
}

/** A component, or for a duplexed whole one of its sides, sent or received a message. */
export function messageCondition(evidence: Evidence, predicate: MessagePredicate): EventCondition {
    const { component, direction, name, times } = predicate;
    const { reader } = evidence;
    const lanes = new Set(partsOf(evidence, component).map((part) => reader.laneOf('component', part)));
    const endOf = (entry: number) => (direction === 'sent' ? reader.laneOfEntry(entry) : reader.detailOf(entry));
    const id = reader.plan.topology.components[component]?.id ?? `component ${component}`;
    return {
        events: evidence.messagesNamed(name).filter((entry) => lanes.has(endOf(entry) ?? -1)),
        comparison: times?.comparison ?? 'at-least',
        count: times?.count ?? 1,
        happened: `${id} ${direction} ${name}`,
        didNotHappen: `${id} did not ${direction === 'sent' ? 'send' : 'receive'} ${name}`,
    };
}

/** A log line, of any component or of one, contains a text. */
export function logCondition(evidence: Evidence, { contains, component, times }: LogPredicate): EventCondition {
    const { reader } = evidence;
    const all = evidence.logsContaining(contains);
    const lanes = new Set((component === undefined ? [] : partsOf(evidence, component)).map(laneOf));
    const whose = component === undefined ? '' : ` of ${reader.plan.topology.components[component]?.id ?? '?'}`;
    return {
        events: component === undefined ? all : all.filter((entry) => lanes.has(reader.laneOfEntry(entry) ?? -1)),
        comparison: times?.comparison ?? 'at-least',
        count: times?.count ?? 1,
        happened: `a log line${whose} said “${contains}”`,
        didNotHappen: `no log line${whose} said “${contains}”`,
    };

    function laneOf(part: ComponentIndex): number {
        return reader.laneOf('component', part);
    }
}

/** A whole speaks through its sides, a CIM cluster through its services. */
function partsOf({ reader }: Evidence, component: ComponentIndex): readonly ComponentIndex[] {
    const { components, applications } = reader.plan.topology;
    const application = applications.find((each) => each.component === component);
    const ends = application === undefined ? [] : [application.mrEnd, application.armEnd];
    return [component, ...(components[component]?.instances ?? []), ...ends];
}
