/** `npm run bench [-- part …]`: measures the parts that are named, or all of them. */

/** Each part runs by itself and prints what it finds. */
const PARTS: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
    simulator: () => import('./simulator.ts'),
    language: () => import('./language.ts'),
    timeline: () => import('./timeline.ts'),
    live: () => import('./live.ts'),
    activation: () => import('./activation.ts'),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. Name any of: ${Object.keys(PARTS).join(', ')}.`);
    process.exitCode = 1;
} else {
    for (const [name, load] of Object.entries(PARTS)) {
        if (named.length === 0 || named.includes(name)) {
            await (await load()).run();
        }
    }
}
