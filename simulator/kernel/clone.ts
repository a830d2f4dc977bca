/** Deep copies of a run's state, for snapshots. */

interface Cloneable {
    clone(): unknown;
}

/**
 * Copies plain objects, arrays, maps, sets and typed arrays; what has a `clone` method of its own copies itself.
 *
 * @param shared objects that are immutable and therefore not copied
 */
export function cloneState<State>(state: State, shared: Iterable<object>): State {
    const copies = new Map<object, object>();
    for (const each of shared) {
        copies.set(each, each);
    }
    return copyOf(state, copies);
}

function copyOf<Value>(value: Value, copies: Map<object, object>): Value;
function copyOf(value: unknown, copies: Map<object, object>): unknown {
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    const known = copies.get(value);
    if (known !== undefined) {
        return known;
    }
    if (isCloneable(value)) {
        return remember(value, value.clone(), copies);
    }
    if (ArrayBuffer.isView(value)) {
        return remember(value, copyOfView(value), copies);
    }
    if (Array.isArray(value)) {
        const copy: unknown[] = [];
        copies.set(value, copy);
        for (const element of value) {
            copy.push(copyOf(element, copies));
        }
        return copy;
    }
    if (value instanceof Map) {
        const copy = new Map<unknown, unknown>();
        copies.set(value, copy);
        for (const [key, element] of value) {
            copy.set(copyOf(key, copies), copyOf(element, copies));
        }
        return copy;
    }
    if (value instanceof Set) {
        const copy = new Set<unknown>();
        copies.set(value, copy);
        for (const element of value) {
            copy.add(copyOf(element, copies));
        }
        return copy;
    }
    const copy: Record<string, unknown> = {};
    copies.set(value, copy);
    for (const [key, element] of Object.entries(value)) {
        copy[key] = copyOf(element, copies);
    }
    return copy;
}

function isCloneable(value: object): value is Cloneable {
    return 'clone' in value && typeof value.clone === 'function';
}

function copyOfView(view: ArrayBufferView): unknown {
    if ('slice' in view && typeof view.slice === 'function') {
        return view.slice();
    }
    throw new Error('a view that cannot be copied is part of a run');
}

function remember(value: object, copy: unknown, copies: Map<object, object>): unknown {
    if (typeof copy === 'object' && copy !== null) {
        copies.set(value, copy);
    }
    return copy;
}
