import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inCheckout } from '../../scripts/checkout.mjs';
import {
    firstChange,
    scenarioName,
    TEMPLATE_SYSTEMS,
    templateFile,
    templateScenarios,
    templateText,
} from '../../templates/templates.ts';
import { ccsim, folderWith } from '../cli/memory-io.ts';

const FILES = TEMPLATE_SYSTEMS.map((system) => ({
    system,
    file: readFileSync(inCheckout('templates', templateFile(system)), 'utf8'),
}));

const TEMPLATES = FILES.flatMap(({ system, file }) =>
    templateScenarios(file).map((scenario) => ({ system, scenario, file })),
);

test('every file of the folder is offered', () => {
    const files = readdirSync(inCheckout('templates')).filter((name) => name.endsWith('.ccsim'));
    expect(files.toSorted()).toEqual(TEMPLATE_SYSTEMS.map(templateFile).toSorted());
    expect(FILES.filter(({ file }) => templateScenarios(file).length < 2)).toEqual([]);
});

describe.each(TEMPLATES)('the template $system:$scenario', ({ file, scenario }) => {
    const text = templateText(file, scenario, 'OfMyOwn') ?? '';

    test('has the scenario alone, under the name that it is given', () => {
        expect(text.match(/^scenario .*/gm)).toEqual([expect.stringMatching(/^scenario OfMyOwn on \w+ \{$/)]);
        expect(text.match(/^topology /gm)).toHaveLength(1);
    });

    test('is right, runs, meets its expectations and is laid out as the editor does', async () => {
        const folder = folderWith({ 'own.ccsim': text });
        expect(await ccsim(['check', 'own.ccsim'], folder)).toEqual({
            code: 0,
            out: '1 file: 0 errors, 0 warnings\n',
            err: '',
        });
        expect(await ccsim(['format', '--check', 'own.ccsim'], folder)).toMatchObject({ code: 0 });
        const { code, out } = await ccsim(['test', 'own.ccsim'], folder);
        expect(code).toBe(0);
        expect(out).toMatch(/passed {2}OfMyOwn {2}[2-9] expectations/);
    });

    test('says what to change first: a time of a failure', async () => {
        const change = firstChange(text);
        const time = text.slice(change?.start, change?.end);
        expect(time).toMatch(/^\d+(s|min)\w*$/);
        // Another time there is another scenario that can run.
        const other = `${text.slice(0, change?.start)}95s${text.slice(change?.end)}`;
        const folder = folderWith({ 'own.ccsim': other });
        expect((await ccsim(['check', 'own.ccsim'], folder)).code).toBe(0);
    });
});

test('a scenario that a file does not have is no template', () => {
    expect(templateText(FILES[0]?.file ?? '', 'Nowhere')).toBeUndefined();
});

test.each([
    ['RouterLinkLost', 'RouterLinkLost'],
    ['my first failure', 'MyFirstFailure'],
    ['  side-A fails! ', 'SideAFails'],
    ['fail', 'Fail'],
    ['7 days', ''],
    ['UP', ''],
    ['…', ''],
])('what somebody types becomes a name: %s', (typed, name) => {
    expect(scenarioName(typed)).toBe(name);
});
