/** Times as people read them. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** An instant or a duration as the language writes it: `0s`, `90.5s` as `1min30.5s`, `2h5min`. */
export function formatMs(ms: number): string {
    const hours = Math.floor(ms / HOUR_MS);
    const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
    const seconds = (ms % MINUTE_MS) / SECOND_MS;
    const parts = [
        hours === 0 ? '' : `${hours}h`,
        minutes === 0 ? '' : `${minutes}min`,
        seconds === 0 ? '' : `${seconds}s`,
    ];
    return parts.join('') || '0s';
}

/** An instant in columns that line up: `0:05:00.000`. */
export function formatClock(ms: number): string {
    const hours = Math.floor(ms / HOUR_MS);
    const minutes = padded((ms % HOUR_MS) / MINUTE_MS, 2);
    const seconds = padded((ms % MINUTE_MS) / SECOND_MS, 2);
    return `${hours}:${minutes}:${seconds}.${padded(ms % SECOND_MS, 3)}`;
}

function padded(value: number, width: number): string {
    return String(Math.floor(value)).padStart(width, '0');
}
