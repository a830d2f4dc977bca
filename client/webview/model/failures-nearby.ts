/** Going from failure to failure. */

import type { FailureBand } from './failure-bands.ts';
import { around, type TimeWindow } from './time-window.ts';

/** The failure that begins next after (before) an instant; round and round at the ends. */
export function failureBeside(
    bands: readonly FailureBand[],
    atMs: number,
    direction: 'next' | 'previous',
): FailureBand | undefined {
    return direction === 'next'
        ? (bands.find(({ fromMs }) => fromMs > atMs) ?? bands[0])
        : (bands.findLast(({ fromMs }) => fromMs < atMs) ?? bands.at(-1));
}

/** The window that shows a failure with what came before and after it. */
export function windowOfFailure({ fromMs, toMs }: FailureBand, endMs: number): TimeWindow {
    const room = Math.max(1000, toMs - fromMs);
    return around(fromMs - room / 4, toMs + room / 2, endMs);
}
