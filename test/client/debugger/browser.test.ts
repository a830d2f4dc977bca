import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { CcsimDebugSession } from '../../../client/debugger/debug-session.ts';
import { bundles } from '../../../scripts/bundles.mjs';
import { inCheckout, root } from '../../../scripts/checkout.mjs';
import { DebugClient } from './debug-client.ts';

describe('the debug adapter where there is no Node.js', () => {
    it('debugs a run', async () => {
        const client = new DebugClient(undefined, await sessionWithoutNode());
        const file = 'examples/mr-pg-down.ccsim';
        await client.launch({ program: file, scenario: 'MrPgDown' }, () => client.breakAt(file, ['fail MrPg']));
        expect(await client.stopped()).toMatchObject({ reason: 'breakpoint' });
        await client.move('next');
        expect(await client.evaluate('MrPg.state')).toBe('DOWN');
        await client.request('continue', { threadId: 1 });
        await client.event('terminated');
    });
});

/** The adapter as the extension's bundle for browsers has it, with nothing around it but what every host offers. */
async function sessionWithoutNode(): Promise<typeof CcsimDebugSession> {
    const { outputFiles } = await build({
        absWorkingDir: root,
        entryPoints: [inCheckout('client', 'debugger', 'debug-session.ts')],
        bundle: true,
        format: 'iife',
        globalName: 'adapter',
        platform: 'browser',
        alias: { ...bundles.find(({ file }) => file === 'dist/client/debugger-browser.js')?.alias },
        write: false,
    });
    const context = createContext({ URL, performance, setTimeout });
    runInContext(outputFiles[0]?.text ?? '', context);
    const loaded: unknown = runInContext('adapter.CcsimDebugSession', context);
    if (!isSession(loaded)) {
        throw new Error('the bundle has no debug session');
    }
    return loaded;
}

function isSession(loaded: unknown): loaded is typeof CcsimDebugSession {
    return typeof loaded === 'function' && loaded.name.endsWith(CcsimDebugSession.name);
}
