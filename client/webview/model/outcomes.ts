/** What a disposition means to whoever counts tasks. */

import { COMPLETED_DISPOSITIONS } from '../../../simulator/codes.ts';
import type { Tone } from './tones.ts';

export type Outcome = 'completed' | 'abandoned' | 'lost' | 'terminated' | 'retried';

const TERMINATED: ReadonlySet<number> = new Set([22, 41, 42]);
const RETRIED: ReadonlySet<number> = new Set([10, 19]);
const ABANDONED: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 35, 36, 37]);

/** Class of a disposition; whatever ended a task neither well nor by the customer's or a limit's doing is a loss. */
export function outcomeOf(disposition: number): Outcome {
    if (COMPLETED_DISPOSITIONS.has(disposition)) {
        return 'completed';
    }
    if (ABANDONED.has(disposition)) {
        return 'abandoned';
    }
    if (TERMINATED.has(disposition)) {
        return 'terminated';
    }
    return RETRIED.has(disposition) ? 'retried' : 'lost';
}

/** Tone of an outcome. */
export function outcomeTone(outcome: Outcome): Tone {
    switch (outcome) {
        case 'completed':
            return 'good';
        case 'retried':
            return 'waiting';
        case 'abandoned':
            return 'warning';
        case 'lost':
        case 'terminated':
            return 'bad';
    }
}
