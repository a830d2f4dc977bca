/** Predicates on what happens at single instants: messages and log lines. */

import type { Comparison, ComponentIndex, Predicate } from '../plan.ts';
import type { Evidence } from './evidence.ts';

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

/** A log line contains a text. */
export function logCondition(evidence: Evidence, contains: string): EventCondition {
    return {
        events: evidence.logsContaining(contains),
        comparison: 'at-least',
        count: 1,
        happened: `a log line said “${contains}”`,
        didNotHappen: `no log line said “${contains}”`,
    };
}

function partsOf({ reader }: Evidence, component: ComponentIndex): readonly ComponentIndex[] {
    return [component, ...(reader.plan.topology.components[component]?.instances ?? [])];
}
