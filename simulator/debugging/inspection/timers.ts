/** Timers that run. */

import type { PendingEvent } from '../../kernel/event-queue.ts';
import { TIMERS } from '../../run.ts';
import { NONE } from '../../trace/trace.ts';
import type { TimerData } from './data.ts';
import type { View } from './view.ts';

export function timersPending(view: View): readonly TimerData[] {
    return view.run
        .pendingEvents()
        .filter(({ atMs }) => atMs <= view.run.plan.durationMs)
        .map((event) => ({
            timer: TIMERS[event.kind] ?? `timer ${event.kind}`,
            atMs: event.atMs,
            inMs: event.atMs - view.atMs,
            about: subjectOf(view, event),
        }));
}

/** The statement that is to take effect, or what the cause of the timer is about. */
function subjectOf({ run, reader }: View, { kind, a, cause }: PendingEvent): string {
    if (TIMERS[kind] === 'statement') {
        return run.plan.timeline[a]?.text ?? `statement ${a}`;
    }
    if (cause === NONE) {
        return run.plan.scenario;
    }
    const lane = reader.subjectOf(cause) ?? reader.laneOfEntry(cause);
    const statement = reader.statementOf(cause);
    return lane === undefined ? (run.plan.timeline[statement ?? -1]?.text ?? run.plan.scenario) : reader.laneName(lane);
}
