/** The checks of the source text: what `npm run check` and `npm test` both run. */

/** @type {readonly { readonly name: string, readonly program: string, readonly args: readonly string[] }[]} */
export const checks = [
    { name: 'types', program: 'tsc', args: ['--project', '.'] },
    { name: 'lint', program: 'biome', args: ['check', '--error-on-warnings'] },
    { name: 'arrows', program: 'node', args: ['scripts/arrows/check.mjs'] },
];
