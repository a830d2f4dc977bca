/** Whether a language server that has stopped by itself is started anew. */

/** One server that has stopped without being told to. */
export interface Stop {
    /** When it stopped, on the clock of whoever asks. */
    readonly atMs: number;
    /** Whether it had answered anything before. */
    readonly wasReady: boolean;
}

export type RestartVerdict = 'restart' | 'stops-again-and-again' | 'does-not-start';

/** As many stops as can be a person's or a machine's doing; more of them have a reason that a new start does not mend. */
export const RESTART_LIMITS = { stops: 10, withinMs: 3 * 60_000, failedStarts: 3 } as const;

/** What to do after the last of these stops, which are in the order of time. */
export function restartVerdict(stops: readonly Stop[]): RestartVerdict {
    const { stops: most, withinMs, failedStarts } = RESTART_LIMITS;
    if (stops.length >= failedStarts && stops.slice(-failedStarts).every(({ wasReady }) => !wasReady)) {
        return 'does-not-start';
    }
    const lastMs = stops.at(-1)?.atMs ?? 0;
    const recent = stops.filter(({ atMs }) => lastMs - atMs <= withinMs);
    return recent.length > most ? 'stops-again-and-again' : 'restart';
}
