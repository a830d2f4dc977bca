/** A page that is hidden paints nothing; what waits for it waits no longer than this. */
const UNPAINTED_MS = 100;

/** Does something once the next frame is painted, or would have been if the page is hidden. */
export function afterNextPaint(work: () => void): void {
    let isWaiting = true;
    const once = (): void => {
        if (isWaiting) {
            isWaiting = false;
            work();
        }
    };
    setTimeout(once, UNPAINTED_MS);
    requestAnimationFrame(() => setTimeout(once));
}

/** A run of this many entries takes longer to go through than nobody notices. */
const QUICK_ENTRIES = 50_000;

/** Does what goes through a whole run: at once if that is quick, else after the page has said that it is at it. */
export function workThrough(entryCount: number, work: () => void): 'done' | 'later' {
    if (entryCount <= QUICK_ENTRIES) {
        work();
        return 'done';
    }
    requestAnimationFrame(() => setTimeout(work));
    return 'later';
}
