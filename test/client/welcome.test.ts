import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { circumstancesText, reportText } from '../../client/support/report-text.ts';
import { canTakeReports, changedSettings, REPORTER } from '../../client/support/reporter.ts';
import { SAMPLE_FILES } from '../../client/welcome/sample-files.ts';
import { templateWords } from '../../client/welcome/template-words.ts';
import { inCheckout } from '../../scripts/checkout.mjs';
import { TEMPLATE_SYSTEMS, templateFile, templateScenarios } from '../../templates/templates.ts';

vi.mock('vscode', () => ({ l10n: { t: (text: string) => text } }));

interface Manifest {
    readonly activationEvents: readonly string[];
    readonly contributes: {
        readonly commands: readonly { readonly command: string }[];
        readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
        readonly viewsWelcome: readonly { readonly contents: string }[];
    };
}

interface Step {
    readonly id: string;
    readonly description: string;
    readonly completionEvents: readonly string[];
}

const manifest: Manifest = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
const english: Readonly<Record<string, string>> = JSON.parse(readFileSync(inCheckout('package.nls.json'), 'utf8'));

describe('the walkthrough and the welcome views', () => {
    const steps = manifest.contributes.walkthroughs.flatMap((each) => each.steps);

    it('name only commands that there are', () => {
        const keys = [
            ...steps.map(({ description }) => description),
            ...manifest.contributes.viewsWelcome.map(({ contents }) => contents),
        ];
        const texts = keys.map((key) => english[key.replaceAll('%', '')] ?? '');
        const named = [
            ...texts.flatMap((text) => [...text.matchAll(/\(command:(ccsim\.\w+)/g)].map(([, command]) => command)),
            ...steps.flatMap(({ completionEvents }) =>
                completionEvents.flatMap((event) => /^onCommand:(ccsim\.\w+)/.exec(event)?.[1] ?? []),
            ),
        ];
        expect(named).toEqual(expect.arrayContaining(['ccsim.newScenario', 'ccsim.runScenario']));
        const there = manifest.contributes.commands.map(({ command }) => command);
        expect(named.filter((command) => command !== undefined && !there.includes(command))).toEqual([]);
    });

    it('tick a step by what is done, which the client notes', () => {
        const progress = readFileSync(inCheckout('client', 'welcome', 'progress.ts'), 'utf8');
        const deeds = steps.flatMap(({ completionEvents }) =>
            completionEvents.flatMap((event) => /^onContext:ccsim\.did\.(\w+)$/.exec(event)?.[1] ?? []),
        );
        expect(deeds).toEqual(['seeMistake', 'followCause', 'runTest', 'debug']);
        expect(deeds.filter((deed) => !progress.includes(`'${deed}'`))).toEqual([]);
    });

    it('start the extension by nothing but their commands', () => {
        expect(manifest.activationEvents.filter((event) => event.startsWith('onCommand:'))).toEqual([]);
        expect(manifest.activationEvents).not.toContain('*');
        expect(manifest.activationEvents).not.toContain('onStartupFinished');
    });
});

it('every template has its words', () => {
    const words = templateWords();
    for (const system of TEMPLATE_SYSTEMS) {
        const file = readFileSync(inCheckout('templates', templateFile(system)), 'utf8');
        expect(Object.keys(words[system].failures), system).toEqual(templateScenarios(file));
    }
});

it('the samples are the examples, all of them', () => {
    const files = readdirSync(inCheckout('examples'), { recursive: true, encoding: 'utf8' });
    expect([...SAMPLE_FILES]).toEqual(
        files
            .map((file) => file.replaceAll('\\', '/'))
            .filter((file) => /\.\w+$/.test(file))
            .toSorted(),
    );
});

describe('a report', () => {
    const circumstances = {
        version: '1.2.3',
        editor: 'Code 1.139.1',
        host: 'desktop',
        language: 'en',
        changedSettings: {},
        server: 'running',
        lastRun: undefined,
        scenario: undefined,
    } as const;

    it('tells figures and changed settings', () => {
        const text = circumstancesText({
            ...circumstances,
            changedSettings: { 'ccsim.timeline.states': false },
            lastRun: { entries: 225, failedExpectations: 1 },
        });
        expect(text).toBe(
            [
                '- CCSim: 1.2.3',
                '- Editor: Code 1.139.1 (desktop, en)',
                '- Language server: running',
                '- Changed settings: ccsim.timeline.states: false',
                '- Last run: 225 entries, failed expectations: 1',
                '',
            ].join('\n'),
        );
    });

    it('holds a scenario whole, whatever is in it', () => {
        const scenario = '/** ```` */\ntopology Site {}\n';
        const text = reportText(['What did you do?'], circumstancesText({ ...circumstances, scenario }));
        expect(text).toContain('## What did you do?\n');
        expect(text).toContain(`\n\`\`\`\`\`ccsim\n${scenario}\`\`\`\`\`\n`);
    });

    it('has the settings that differ from what the manifest says', () => {
        const declared = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
        const current = (name: string) => (name === 'ccsim.trace.server' ? 'verbose' : true);
        expect(changedSettings(declared, current)).toEqual({ 'ccsim.trace.server': 'verbose' });
    });

    it.each([
        [{ bugs: { url: 'https://example.com' } }, true, [REPORTER], true],
        [{ repository: 'https://example.com' }, true, [REPORTER], true],
        [{}, true, [REPORTER], false],
        [{ bugs: { url: 'https://example.com' } }, false, [REPORTER], false],
        [{ bugs: { url: 'https://example.com' } }, true, [], false],
    ])('goes to the editor’s reporter where that can pass it on: %j, desktop %s, %j', (about, isDesktop, has, can) => {
        expect(canTakeReports(about, isDesktop, has)).toBe(can);
    });
});
