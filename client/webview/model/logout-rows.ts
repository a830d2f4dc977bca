/** The logouts of a run in columns: they move to another thread without a copy. */

import { mediaLogoutsAt } from '../../../simulator/status/media-logout.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { NONE } from '../../../simulator/trace/trace.ts';

/** Logouts in the order in which they happened; the rest follows from their entries. */
export interface LogoutRows {
    /** The transition that logged the agent out. */
    readonly entry: Uint32Array;
    readonly loggedOnMs: Uint32Array;
    /** When the agent was logged on again, or {@link NONE}. */
    readonly backMs: Uint32Array;
}

/** Finds all logouts of a run, which takes a pass over the agents' states. */
export function logoutRows(reader: TraceReader): LogoutRows {
    const logouts = mediaLogoutsAt(reader, reader.endMs);
    return {
        entry: Uint32Array.from(logouts, ({ entry }) => entry),
        loggedOnMs: Uint32Array.from(logouts, ({ loggedOnMs }) => loggedOnMs),
        backMs: Uint32Array.from(logouts, ({ backMs }) => backMs ?? NONE),
    };
}
