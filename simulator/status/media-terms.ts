/** What decided about media servers at an instant of a finished run: how things were at the start, and what was changed. */

import type { License, MediaTerms, Statement } from '../plan.ts';
import type { TraceReader } from '../trace/reader.ts';
import { ENTRY_KINDS } from '../trace/trace.ts';

export interface MediaFacts {
    /** By connection. */
    readonly terms: readonly MediaTerms[];
    /** By media server. */
    readonly licenses: readonly License[];
}

/** The terms of all connections and the licenses of all media servers, after everything up to an instant. */
export function mediaFactsAt(reader: TraceReader, atMs: number): MediaFacts {
    const { topology, timeline } = reader.plan;
    const terms = topology.mediaConnections.map((each) => each.terms);
    const licenses = topology.mediaServers.map((each) => each.license);
    for (const { action } of changesUpTo(reader, timeline, atMs)) {
        if (action.kind === 'change-media') {
            const before = terms[action.connection];
            if (before !== undefined) {
                terms[action.connection] = { ...before, ...action.terms };
            }
        } else if (action.kind === 'change-license') {
            licenses[action.mediaServer] = action.license;
        }
    }
    return { terms, licenses };
}

/** The statements that changed something, once for each time that they took effect, in order. */
function changesUpTo(reader: TraceReader, timeline: readonly Statement[], atMs: number): readonly Statement[] {
    if (!timeline.some(isChange)) {
        return [];
    }
    const occurred: Statement[] = [];
    for (let entry = 0; entry < reader.entryCount && reader.atMs(entry) <= atMs; entry += 1) {
        const statement = reader.kindIndexOf(entry) === OCCURRENCE ? timeline[reader.valueAt(entry)] : undefined;
        if (statement !== undefined && isChange(statement)) {
            occurred.push(statement);
        }
    }
    return occurred;
}

const OCCURRENCE = ENTRY_KINDS.indexOf('occurrence');

function isChange({ action }: Statement): boolean {
    return action.kind === 'change-media' || action.kind === 'change-license';
}
