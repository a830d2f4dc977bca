import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { inCheckout } from '../../scripts/checkout.mjs';

/** Takes away what came after Node.js 20. */
const likeNode20 = `
    const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
    const later = [
        [Object, 'groupBy'], [Map, 'groupBy'], [Promise, 'withResolvers'], [Promise, 'try'], [Array, 'fromAsync'],
        [RegExp, 'escape'], [Math, 'sumPrecise'], [ArrayBuffer.prototype, 'transfer'], [globalThis, 'Iterator'],
        ...['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find']
            .map((name) => [iterators, name]),
        ...['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']
            .map((name) => [Set.prototype, name]),
    ];
    for (const [owner, name] of later) {
        delete owner[name];
    }
`;

it('the command line runs on the oldest Node.js that the manifest admits', () => {
    const example = inCheckout('examples', 'router-link-lost.ccsim');
    const preload = `data:text/javascript,${encodeURIComponent(likeNode20)}`;
    const command = ['--import', preload, inCheckout('bin', 'ccsim.js'), 'run', example, '--format', 'json'];
    const { status, stdout, stderr } = spawnSync('node', command, { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('agents');
});
