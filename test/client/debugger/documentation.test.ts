import { describe, expect, it } from 'vitest';
import { parseLaunch } from '../../../client/debugger/launch.ts';
import { textOf } from '../../simulator/plans.ts';
import { DebugClient, IN_MEMORY, planOfText } from './debug-client.ts';

const PAGE = textOf('docs/debugging.md');

describe('docs/debugging.md', () => {
    it('says what expressions come to', async () => {
        const scenario = block('ccsim');
        const client = new DebugClient(() => planOfText(scenario));
        const line = scenario.split('\n').findIndex((each) => each.includes('fail MrPg')) + 1;
        await client.launch({ program: IN_MEMORY, scenario: 'GatewayDown' }, () =>
            client.request('setBreakpoints', { source: { path: IN_MEMORY }, breakpoints: [{ line }] }),
        );
        await client.stopped();
        await client.move('next');
        const rows = [...PAGE.matchAll(/^\| `(.+)` \| `(.+)` \|$/gm)];
        expect(rows.length).toBeGreaterThan(10);
        for (const [, expression = '', value] of rows) {
            expect([expression, await client.evaluate(expression)]).toEqual([expression, value]);
        }
    });

    it('has a scenario of which every expectation passes', async () => {
        const client = new DebugClient(() => planOfText(block('ccsim')));
        await client.launch({ program: IN_MEMORY, scenario: 'GatewayDown' });
        await client.event('terminated');
        const last = client.pastEvents('output').at(-1)?.body.output;
        expect(last).toBe('GatewayDown ended at 3min: 2 expectations passed, 0 failed.\n');
    });

    it('has a configuration that can be launched', () => {
        const { configurations } = JSON.parse(block('json'));
        expect(parseLaunch(configurations[0])).toEqual({
            program: `\${workspaceFolder}/office.ccsim`,
            scenario: 'GatewayDown',
            seed: 7,
            stopOnEntry: true,
            noDebug: false,
            output: 'all',
        });
    });

    it('names every attribute of the manifest', () => {
        const manifest = JSON.parse(textOf('package.json'));
        const { properties } = manifest.contributes.debuggers[0].configurationAttributes.launch;
        for (const name of Object.keys(properties)) {
            expect(PAGE).toContain(`\`${name}\``);
        }
    });
});

function block(language: string): string {
    return new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``).exec(PAGE)?.[1] ?? '';
}
