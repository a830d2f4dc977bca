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
