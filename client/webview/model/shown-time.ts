/** Which stretch of a run is in view, in words. */

import * as l10n from '@vscode/l10n';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { TimeWindow } from './time-window.ts';

/** How much of a run of `endMs` is in view: `2min in view`. */
export function shownSpanText(window: TimeWindow, endMs: number): string {
    const { fromMs, toMs } = within(window, endMs);
    const shownMs = toMs - fromMs;
    return shownMs >= endMs
        ? l10n.t('{0}, all in view', formatMs(endMs))
        : l10n.t('{0} in view', formatMs(roughly(shownMs)));
}

/** From when to when a run of `endMs` is in view, for whoever does not see the ruler: `1min to 3min of 15min in view`. */
export function shownTimeText(window: TimeWindow, endMs: number): string {
    const { fromMs, toMs } = within(window, endMs);
    return toMs - fromMs >= endMs
        ? shownSpanText(window, endMs)
        : l10n.t(
              '{0} to {1} of {2} in view',
              formatMs(Math.round(fromMs)),
              formatMs(Math.round(toMs)),
              formatMs(endMs),
          );
}

function within({ fromMs, toMs }: TimeWindow, endMs: number): TimeWindow {
    return { fromMs: Math.max(0, fromMs), toMs: Math.min(endMs, toMs) };
}

/** Three digits of a time are all that says anything here. */
function roughly(ms: number): number {
    const unit = ms > 600_000 ? 1000 : ms > 10_000 ? 100 : 1;
    return Math.round(ms / unit) * unit;
}
