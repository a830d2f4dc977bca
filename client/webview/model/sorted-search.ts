/** Place of the first element that is greater than a value, in an ascending range of an array. */
export function firstAfter(values: Uint32Array, value: number, from = 0, to = values.length): number {
    let low = from;
    let high = to;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((values[middle] ?? 0) <= value) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/** Place of the first element that is not less than a value, in an ascending range of an array. */
export function firstAtOrAfter(values: Uint32Array, value: number, from = 0, to = values.length): number {
    return firstAfter(values, Math.ceil(value) - 1, from, to);
}

/** {@link firstAfter} for whoever goes through an array in steps: what is near to `from` is found at once. */
export function nextAfter(values: Uint32Array, value: number, from: number, to: number): number {
    let low = from;
    let step = 1;
    while (low + step < to && (values[low + step] ?? 0) <= value) {
        low += step;
        step *= 2;
    }
    return firstAfter(values, value, low, Math.min(to, low + step));
}
