/** What can wait until nobody types: the editor has enough to do with each key. Knows no VS Code. */

/** Nobody types any more when there was no key for so long. */
const PAUSE_MS = 250;

export class TypingPause {
    #typedMs = Number.NEGATIVE_INFINITY;
    /** What waits, each once. */
    readonly #waiting = new Set<() => void>();
    #timer: ReturnType<typeof setTimeout> | undefined;

    /** There was a key. */
    typed(): void {
        this.#typedMs = performance.now();
    }

    /** Does something at once, or once as soon as nobody types, however often it is wanted meanwhile. */
    whenQuiet(work: () => void): void {
        this.#waiting.add(work);
        this.#look();
    }

    dispose(): void {
        clearTimeout(this.#timer);
        this.#waiting.clear();
    }

    #look(): void {
        clearTimeout(this.#timer);
        const restMs = this.#typedMs + PAUSE_MS - performance.now();
        if (restMs > 0) {
            this.#timer = setTimeout(() => this.#look(), restMs);
            return;
        }
        const waiting = [...this.#waiting];
        this.#waiting.clear();
        for (const work of waiting) {
            work();
        }
    }
}
