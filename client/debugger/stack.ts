/** The call stack of a run at a place: what has just happened, and the chain of its causes. */

import * as l10n from '@vscode/l10n';
import type { DebuggedRun, Place } from '../../simulator/debugging/index.ts';
import type { SourceRange } from '../../simulator/plan.ts';
import { describeEntry, originOf } from '../../simulator/trace/explain.ts';
import { formatMs } from '../../simulator/trace/instants.ts';

/** One frame; lines and columns of its range count from 0. */
export interface Frame {
    readonly name: string;
    readonly range?: SourceRange;
    /** The rule by which it happened. */
    readonly rule?: string;
    /** The place at which it has just happened. */
    readonly place: Place;
}

/** What a run stands at. */
export interface Standing {
    readonly place: Place;
    /** The entry that it was stopped for; absent: the last one that has happened. */
    readonly entry?: number;
    /** The expectation that it was stopped for. */
    readonly expectation?: number;
}

/** The frames, nearest first: the effect in the line that it leads back to, each cause where its thing is declared. */
export function framesAt(run: DebuggedRun, standing: Standing): readonly Frame[] {
    const { place, expectation } = standing;
    const awaited = run.awaitedEntry(place);
    if (awaited !== undefined) {
        return [awaitedFrame(run, place, awaited)];
    }
    const judged = expectation === undefined ? [] : [expectationFrame(run, place, expectation)];
    if (place.events === 0 && standing.entry === undefined) {
        return judged.length > 0 ? judged : [startFrame(run, place)];
    }
    return [...judged, ...causeFrames(run, place, standing.entry ?? run.lastEntryAt(place))];
}

function awaitedFrame({ plan, reader }: DebuggedRun, place: Place, entry: number): Frame {
    const statement = plan.timeline[reader.valueAt(entry)];
    const name = l10n.t('{0}: next is “{1}”', formatMs(place.atMs), statement?.text ?? '');
    return { name, place, ...(statement === undefined ? {} : { range: statement.range }) };
}

function startFrame({ plan }: DebuggedRun, place: Place): Frame {
    const first = plan.timeline[0] ?? plan.expectations[0];
    const name = l10n.t('{0}: start of {1}', formatMs(place.atMs), plan.scenario);
    return { name, place, ...(first === undefined ? {} : { range: first.range }) };
}

function expectationFrame({ plan, reader }: DebuggedRun, place: Place, index: number): Frame {
    const expectation = plan.expectations[index];
    const result = reader.trace.expectations[index];
    const verdict =
        result === undefined ? '' : result.passed ? `: ${l10n.t('passed')}` : `: ${l10n.t('failed')}. ${result.seen}`;
    const name = `${expectation?.text ?? 'expectation'}${verdict}`;
    return { name, place, ...(expectation === undefined ? {} : { range: expectation.range }) };
}

function causeFrames(run: DebuggedRun, place: Place, entry: number): readonly Frame[] {
    const { reader } = run;
    const origin = originOf(reader, entry);
    return [entry, ...reader.causes(entry)].map((each, depth): Frame => {
        const range = depth === 0 ? (origin?.range ?? declarationOf(run, each)) : declarationOf(run, each);
        return {
            name: `${formatMs(reader.atMs(each))}: ${describeEntry(reader, each)}`,
            rule: reader.ruleOf(each).id,
            place: depth === 0 ? place : run.placeOf(each),
            ...(range === undefined ? {} : { range }),
        };
    });
}

/** Where the thing that an entry is about is written: a statement, or the declaration of an agent, component or link. */
function declarationOf({ plan, reader }: DebuggedRun, entry: number): SourceRange | undefined {
    const lane = reader.laneOfEntry(entry);
    if (lane === undefined) {
        return reader.kindOf(entry) === 'occurrence' ? plan.timeline[reader.valueAt(entry)]?.range : undefined;
    }
    const { components, links, agents } = plan.topology;
    const index = reader.laneIndex(lane);
    switch (reader.laneKind(lane)) {
        case 'component':
            return components[index]?.range;
        case 'link':
            return links[index]?.range;
        case 'membership':
            return agents[reader.membershipOf(lane).agent]?.range;
        case 'task':
            return plan.timeline[reader.task(index).statement]?.range;
        case 'path':
            return components[reader.lanes.paths[index]?.component ?? -1]?.range;
        case 'router':
            return components[reader.lanes.routers[index] ?? -1]?.range;
        case 'transfer':
            return components[plan.topology.synchronizedClients[index]?.component ?? -1]?.range;
        case 'acd-connection':
            return components[plan.topology.acdConnections[index]?.pim ?? -1]?.range;
        case 'media-connection':
            return links[plan.topology.mediaConnections[index]?.link ?? -1]?.range;
    }
}
