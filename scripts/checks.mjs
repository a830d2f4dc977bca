/** The checks of the source text: what `npm run check` and `npm test` both run. */

/** @type {readonly { readonly name: string, readonly program: string, readonly args: readonly string[] }[]} */
export const checks = [
    { name: 'types', program: 'tsc', args: ['--project', '.'] },
    // Once more without the DOM and Node.js, which the simulator must not know even as types.
    { name: 'types without a host', program: 'tsc', args: ['--project', 'tsconfig.simulator.json'] },
    { name: 'lint', program: 'biome', args: ['check', '--error-on-warnings'] },
    { name: 'strings', program: 'node', args: ['scripts/strings.mjs', '--check'] },
    { name: 'arrows', program: 'node', args: ['scripts/arrows/check.mjs'] },
];
