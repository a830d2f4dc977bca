/**
 * What `dist/` is made of: every entry point, what becomes of it and where it has to run. A bundle that imports the entry
 * point of another one loads that bundle when it runs.
 */

/**
 * @typedef {object} Bundle
 * @property {string} entry
 * @property {string} file
 * @property {'node' | 'browser'} platform
 * @property {'cjs' | 'esm' | 'iife'} format
 * @property {string} target the oldest engine that has to run it
 * @property {readonly string[]} [external]
 * @property {readonly string[]} [inject] modules that run before the entry point
 * @property {Readonly<Record<string, string>>} [alias] modules that take the place of others
 * @property {boolean} [templates] whether it is made of templates, whose indentation is worth leaving out
 */

/** The engines of the oldest VS Code that the manifest admits. */
const editorNode = 'node22';
const editorBrowser = 'chrome140';

/** Whatever the command line loads has to run on the oldest Node.js that the manifest admits. */
const onOlderNode = { target: 'node20', inject: ['scripts/older-node.mjs'] };

/** @type {readonly Bundle[]} */
export const bundles = [
    {
        entry: 'client/extension.ts',
        file: 'dist/client/extension.cjs',
        platform: 'node',
        format: 'cjs',
        target: editorNode,
        external: ['vscode'],
    },
    {
        entry: 'client/debugger/debug-session.ts',
        file: 'dist/client/debugger.cjs',
        platform: 'node',
        format: 'cjs',
        target: editorNode,
    },
    {
        entry: 'client/extension-browser.ts',
        file: 'dist/client/extension-browser.js',
        platform: 'browser',
        format: 'cjs',
        target: editorBrowser,
        external: ['vscode'],
    },
    {
        entry: 'client/debugger/debug-session.ts',
        file: 'dist/client/debugger-browser.js',
        platform: 'browser',
        // What the extension loads by an address is a module.
        format: 'esm',
        target: editorBrowser,
        // The debug adapter's library asks for them, and uses next to nothing of them.
        alias: { events: './client/debugger/browser/events.ts', url: './client/debugger/browser/url.ts' },
    },
    {
        entry: 'server/main.ts',
        file: 'dist/server/main.cjs',
        platform: 'node',
        format: 'cjs',
        target: editorNode,
    },
    {
        entry: 'server/process.ts',
        file: 'dist/server/process.cjs',
        platform: 'node',
        format: 'cjs',
        ...onOlderNode,
    },
    {
        entry: 'server/main-browser.ts',
        file: 'dist/server/main-browser.js',
        platform: 'browser',
        format: 'iife',
        target: editorBrowser,
    },
    {
        entry: 'client/webview/main.ts',
        file: 'dist/webview/main.js',
        platform: 'browser',
        format: 'iife',
        target: editorBrowser,
        templates: true,
    },
    {
        entry: 'client/webview/worker.ts',
        file: 'dist/webview/worker.js',
        platform: 'browser',
        format: 'iife',
        target: editorBrowser,
    },
    {
        entry: 'client/webview/layout-worker.ts',
        file: 'dist/webview/layout-worker.js',
        platform: 'browser',
        format: 'iife',
        target: editorBrowser,
    },
    {
        entry: 'cli/main.ts',
        file: 'dist/cli/main.js',
        platform: 'node',
        format: 'esm',
        ...onOlderNode,
    },
];

/** The command line's package: what else is built is in the extension's only. */
const inCommandPackage = /^dist\/(?:cli\/main\.js|server\/process\.cjs|webview\/[\w-]+\.js)$/;

/** ThirdPartyNotices of each package, and which bundles it has. */
export const notices = [
    { file: 'dist/ThirdPartyNotices.txt', holds: (/** @type {Bundle} */ _) => true },
    { file: 'dist/cli/ThirdPartyNotices.txt', holds: (/** @type {Bundle} */ { file }) => inCommandPackage.test(file) },
];
