/** What decided about media servers at an instant of a finished run: how things were at the start, and what was changed. */

import type { License, MediaTerms, Statement } from '../plan.ts';
import type { TraceReader } from '../trace/reader.ts';
import { ENTRY_KINDS, type Trace } from '../trace/trace.ts';

export interface MediaFacts {
    /** By connection. */
    readonly terms: readonly MediaTerms[];
    /** By media server. */
    readonly licenses: readonly License[];
}

/** The terms of all connections and the licenses of all media servers, after everything up to an instant. */
export function mediaFactsAt(reader: TraceReader, atMs: number): MediaFacts {
    const history = historyOf(reader);
    let low = 0;
    let high = history.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if ((history[middle]?.atMs ?? 0) <= atMs) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return history[low]?.facts ?? factsAtStart(reader);
}

/** How things have been from an instant on. */
interface MediaFactsSince {
    readonly atMs: number;
    readonly facts: MediaFacts;
}

/** Status displays are asked for instant after instant: what changes is found once for a trace. */
const HISTORIES = new WeakMap<Trace, readonly MediaFactsSince[]>();

function historyOf(reader: TraceReader): readonly MediaFactsSince[] {
    const known = HISTORIES.get(reader.trace) ?? findHistory(reader);
    HISTORIES.set(reader.trace, known);
    return known;
}

function findHistory(reader: TraceReader): readonly MediaFactsSince[] {
    const { timeline } = reader.plan;
    const history: MediaFactsSince[] = [{ atMs: 0, facts: factsAtStart(reader) }];
    if (!timeline.some(isChange)) {
        return history;
    }
    for (let entry = 0; entry < reader.entryCount; entry += 1) {
        const statement = reader.kindIndexOf(entry) === OCCURRENCE ? timeline[reader.valueAt(entry)] : undefined;
        const last = history.at(-1);
        if (statement !== undefined && last !== undefined && isChange(statement)) {
            history.push({ atMs: reader.atMs(entry), facts: changed(last.facts, statement) });
        }
    }
    return history;
}

function factsAtStart({ plan }: TraceReader): MediaFacts {
    const { mediaConnections, mediaServers } = plan.topology;
    return { terms: mediaConnections.map(({ terms }) => terms), licenses: mediaServers.map(({ license }) => license) };
}

function changed({ terms, licenses }: MediaFacts, { action }: Statement): MediaFacts {
    if (action.kind === 'change-media') {
        const isMeant = (connection: number) => connection === action.connection;
        return { terms: terms.map((each, index) => (isMeant(index) ? { ...each, ...action.terms } : each)), licenses };
    }
    if (action.kind === 'change-license') {
        return {
            terms,
            licenses: licenses.map((each, index) => (index === action.mediaServer ? action.license : each)),
        };
    }
    return { terms, licenses };
}

const OCCURRENCE = ENTRY_KINDS.indexOf('occurrence');

function isChange({ action }: Statement): boolean {
    return action.kind === 'change-media' || action.kind === 'change-license';
}
