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
    let low = from;
    let high = to;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((values[middle] ?? 0) < value) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
