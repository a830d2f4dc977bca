/** When a page that loads itself again shows a later instant. */

import { STATUS_REFRESH_MS } from '../../../simulator/status/server-status.ts';

export interface RefreshState {
    /** The instant (ms) that the page shows. */
    readonly shownMs: number;
    /** Whether it loads itself again. */
    readonly automatic: boolean;
}

/**
 * The page after the cursor has moved. While the run plays it loads itself again every 10 s of the scenario; a cursor that
 * a person puts somewhere is followed at once.
 */
export function refreshed(state: RefreshState, cursorMs: number, playing: boolean): RefreshState {
    const waits = playing && cursorMs >= state.shownMs && cursorMs - state.shownMs < STATUS_REFRESH_MS;
    return !state.automatic || waits ? state : { ...state, shownMs: cursorMs };
}
