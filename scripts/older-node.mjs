/** Goes into the command line's bundle: what a dependency takes from Node.js 21 and later, for Node.js 20. */

if (!('groupBy' in Object)) {
    Object.defineProperty(Object, 'groupBy', { value: groupBy, configurable: true, writable: true });
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T, index: number) => PropertyKey} keyOf
 */
function groupBy(items, keyOf) {
    /** @type {Record<PropertyKey, T[]>} */
    const groups = Object.create(null);
    let index = 0;
    for (const item of items) {
        const key = keyOf(item, index++);
        groups[key] = [...(groups[key] ?? []), item];
    }
    return groups;
}
