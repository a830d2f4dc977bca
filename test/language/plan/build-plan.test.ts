/** Settings, sources and problems of a Plan, and the Plans of the examples. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { createCcsimCoreServices, loadDocument, planOf, scenariosOf } from '../../../language/index.ts';
import type * as Protocol from '../../../server/protocol.ts';
import { DEFAULT_SETTINGS } from '../../../simulator/settings.ts';
import { createWorkspace, loadText } from '../workspace.ts';
import { plan, planFor, TOPOLOGY } from './acme-plan.ts';

describe('settings and seed', () => {
    test("change from the defaults by the topology's, then the scenario's", async () => {
        const { settings } = await planFor('set taskWrapUp 9s\nset logoutOnAgentDisconnect off');
        expect(settings).toEqual({
            ...DEFAULT_SETTINGS,
            agentReloginDelay: 50_000,
            taskWrapUp: 9_000,
            logoutOnAgentDisconnect: false,
        });
    });

    test('the seed is 1, unless the scenario, or whoever runs it, says otherwise', async () => {
        expect((await planFor('')).seed).toBe(1);
        expect((await planFor('seed 7')).seed).toBe(7);
        const document = await loadText(`${TOPOLOGY}\nscenario Case on Acme { duration 10min  seed 7 }`);
        expect(plan(planOf(document, 'Case', { seed: 9 })).seed).toBe(9);
    });
});

describe('the sources of a Plan', () => {
    test('are the file of the topology, then that of the scenario', async () => {
        const workspace = createWorkspace({
            'acme.ccsim': TOPOLOGY,
            'case.ccsim': 'import "acme.ccsim"\n\nscenario Case on Acme {\n  duration 1min\n  at 5s A101 log in\n}',
        });
        const { sources, topology, timeline } = plan(planOf(await workspace.load('case.ccsim'), 'Case'));
        expect(sources).toEqual(['file:///work/acme.ccsim', 'file:///work/case.ccsim']);
        expect(topology.components[0]?.range).toEqual({
            source: 0,
            startLine: 2,
            startColumn: 4,
            endLine: 2,
            endColumn: 31,
        });
        expect(timeline[0]?.range).toEqual({ source: 1, startLine: 4, startColumn: 2, endLine: 4, endColumn: 19 });
    });

    test('are one file if topology and scenario are in one', async () => {
        const { sources, timeline } = await planFor('at 5s A101 log in');
        expect(sources).toHaveLength(1);
        expect(timeline[0]?.range.source).toBe(0);
    });
});

describe('problems', () => {
    test('of the scenario or its topology are in the way, those of others are not', async () => {
        const document = await loadText(`${TOPOLOGY}
            topology Other { controller One  controller Two }
            scenario Good on Acme { duration 1min }
            scenario Bad on Acme { duration 1min  at 5s Nobody log in }
            scenario Worse on Other { duration 1min }
        `);
        expect(planOf(document, 'Good').kind).toBe('plan');
        expect(planOf(document, 'Bad')).toMatchObject({ kind: 'problems', problems: [{ code: 'name/unknown' }] });
        expect(planOf(document, 'Worse')).toMatchObject({
            kind: 'problems',
            problems: [{ code: 'controller/several' }],
        });
    });

    test('of an imported topology are in the way, with their own place', async () => {
        const workspace = createWorkspace({
            'acme.ccsim': 'topology Acme { controller One  controller Two }',
            'case.ccsim': 'import "acme.ccsim"\nscenario Case on Acme { duration 1min }',
        });
        expect(planOf(await workspace.load('case.ccsim'), 'Case')).toMatchObject({
            problems: [{ uri: 'file:///work/acme.ccsim', startLine: 0, startColumn: 43, endColumn: 46 }],
        });
    });

    test('include a scenario that is not there', async () => {
        const document = await loadText(`${TOPOLOGY}\nscenario Case on Acme { duration 1min }`);
        expect(planOf(document, 'Cases')).toMatchObject({
            problems: [{ code: 'plan/no-scenario', message: expect.stringContaining("Did you mean 'Case'?") }],
        });
    });

    test('do not include warnings', async () => {
        expect((await planFor('at 11min A101 log in')).timeline).toHaveLength(1);
    });
});

describe('the examples', () => {
    const folder = join(import.meta.dirname, '../../../examples');
    const files = readdirSync(folder).filter((name) => name.endsWith('.ccsim'));

    test.each(files)('%s', async (name) => {
        const { shared } = createCcsimCoreServices(NodeFileSystem);
        const document = await loadDocument(shared, URI.file(join(folder, name)));
        expect((document.diagnostics ?? []).filter(isWorse)).toEqual([]);
        const scenarios = scenariosOf(document);
        expect(scenarios.length).toBeGreaterThan(0);
        for (const scenario of scenarios) {
            const first = plan(planOf(document, scenario.name));
            expect(JSON.parse(JSON.stringify(first))).toEqual(first);
            expect(plan(planOf(document, scenario.name))).toEqual(first);
        }
    });
});

/** An example may show what there is an information about, but nothing that is probably a mistake. */
function isWorse({ severity }: { readonly severity?: number }): boolean {
    return severity === undefined || severity <= 2;
}

test('what goes to other processes is what the protocol says', async () => {
    const document = await loadText(`${TOPOLOGY}\nscenario Case on Acme {\n duration 1min\n}`);
    const scenarios: Protocol.ScenariosResult = { scenarios: scenariosOf(document) };
    const result: Protocol.PlanResult = planOf(document, 'Case');
    expect(scenarios).toEqual({
        scenarios: [{ name: 'Case', topology: 'Acme', startLine: 27, endLine: 29, parameters: [], cases: [] }],
    });
    expect(result.kind).toBe('plan');
});
