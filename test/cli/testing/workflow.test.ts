import { readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { ccsim, folderWith, PROJECT } from '../memory-io.ts';

const PAGE = readFileSync(join(PROJECT, 'docs', 'continuous-integration.md'), 'utf8');
const BLOCKS = [...PAGE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => load(text));

interface Step {
    readonly run?: string;
}

/** The commands of CCSim in the steps of a workflow, as words. */
function commandsIn(workflow: unknown): readonly (readonly string[])[] {
    const found: (readonly string[])[] = [];
    JSON.stringify(workflow, (_, value: Step) => {
        if (typeof value?.run === 'string' && value.run.startsWith('ccsim ')) {
            found.push(
                value.run
                    .replaceAll(/\$\{\{ matrix\.share \}\}/g, '2')
                    .split(' ')
                    .slice(1),
            );
        }
        return value;
    });
    return found;
}

test('the workflows of the page are YAML, and their commands hold for the examples', async () => {
    expect(BLOCKS).toHaveLength(2);
    const [whole] = BLOCKS;
    expect(whole).toMatchObject({
        name: expect.any(String),
        on: { pull_request: null },
        jobs: { scenarios: { 'runs-on': expect.any(String), steps: expect.any(Array) } },
    });
    const commands = BLOCKS.flatMap(commandsIn);
    expect(commands.map(([command]) => command)).toEqual(['check', 'format', 'test', 'test']);
    const folder = folderWith({});
    await cp(join(PROJECT, 'examples'), join(folder, 'examples'), { recursive: true });
    for (const args of commands) {
        expect([args, (await ccsim(args, folder)).code]).toEqual([args, 0]);
    }
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toContain('<testsuites');
    expect(readFileSync(join(folder, 'report.sarif'), 'utf8')).toContain('2.1.0');
});

test('the page names every field of the JSON report', async () => {
    const { out } = await ccsim(['test', 'examples', '-r', 'json']);
    const fields = new Set<string>();
    JSON.parse(out, (key, value) => {
        if (key !== '' && !/^\d+$/.test(key)) {
            fields.add(key);
        }
        return value;
    });
    expect([...fields].filter((field) => !PAGE.includes(`\`${field}\``))).toEqual([]);
});
