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
