/** Durations in every unit, to read and compare. */

import { DURATION_UNITS, formatDuration } from '../quantities.ts';

/** The same duration in single units, largest first: `1.5min`, `90s`, `90000ms`. */
export function durationInUnits(ms: number): readonly string[] {
    const units = DURATION_UNITS.filter(({ name, factor }) => name === 's' || name === 'ms' || ms >= factor);
    const texts = units.map(({ name, factor }) => `${Number((ms / factor).toFixed(4))}${name}`);
    return [...new Set([formatDuration(ms), ...texts])];
}
