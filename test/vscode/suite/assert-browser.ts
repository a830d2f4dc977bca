/** Stands in for `node:assert/strict` where there is no Node.js. */

import { assert } from 'chai';

export const {
    deepEqual,
    fail,
    isOk: ok,
    match,
    notDeepEqual,
    notStrictEqual: notEqual,
    strictEqual: equal,
    throws,
} = assert;
