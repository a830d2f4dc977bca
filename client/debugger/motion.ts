/** Does long work in slices, so that whoever shares the thread is never kept waiting and the work can be stopped. */

const SLICE_MS = 12;

/** Work of which the caller can say at any time that it is no longer wanted. */
export interface Slicing {
    readonly isCancelled: () => boolean;
    /** Told after each slice what the work yielded last. */
    readonly rested?: (yielded: unknown) => void;
}

/** The result of the work, or that it was cancelled and how far it had got. */
export type Sliced<Yielded, Result> =
    | { readonly kind: 'done'; readonly result: Result }
    | { readonly kind: 'cancelled'; readonly latest: Yielded | undefined };

export async function inSlices<Yielded, Result>(
    work: Generator<Yielded, Result, undefined>,
    { isCancelled, rested }: Slicing,
): Promise<Sliced<Yielded, Result>> {
    let sliceEndsMs = performance.now() + SLICE_MS;
    let latest: Yielded | undefined;
    for (;;) {
        const step = work.next();
        if (step.done === true) {
            return { kind: 'done', result: step.value };
        }
        latest = step.value;
        if (performance.now() > sliceEndsMs) {
            await othersHadTheirTurn();
            rested?.(latest);
            sliceEndsMs = performance.now() + SLICE_MS;
        }
        if (isCancelled()) {
            return { kind: 'cancelled', latest };
        }
    }
}

function othersHadTheirTurn(): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve, 0);
    });
}
