import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LangiumDocument } from 'langium';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
    INJECTED_VERBS,
    type InjectedChange,
    type InjectedStatement,
    injectionChanges,
    type PlanResult,
    planOf,
    scenariosOf,
} from '../../../language/index.ts';
import type { Plan } from '../../../simulator/plan.ts';
import { createWorkspace, findings, loadText } from '../workspace.ts';

const TOPOLOGY = `
topology Acme {
    controller Central
    peripheral Ucm unified-cm { cti manager CtiManager1 }
    gateway MrPg duplexed { cti server Cti  pim UcmPim for Ucm  mr pim EmailPim for Mail }
    finesse Desk
    agents Ann on Ucm at Desk handle Email
    domain Email email { task life 5min }
    application Mail serves Email
    link Mail -- EmailPim
    link EmailPim -- Central
    link Mail -- Cti
}
fragment Outage on Acme { at 0s fail Central for 5s }
`;

function scenario(...lines: readonly string[]): string {
    return `${TOPOLOGY}scenario S on Acme {\n    duration 10min\n${lines.map((line) => `    ${line}\n`).join('')}}\n`;
}

const FAIL: InjectedStatement = { verb: 'fail', target: 'MrPg.A', atMs: 120_000 };

async function kept(text: string, statement: InjectedStatement): Promise<string> {
    return changedText(await loadText(text), injectionChanges(await loadText(text), 'S', statement));
}

function changedText(document: LangiumDocument, changes: readonly InjectedChange[]): string {
    return TextDocument.applyEdits(
        document.textDocument,
        changes.map(({ startLine, startColumn, endLine, endColumn, text }) => ({
            range: { start: { line: startLine, character: startColumn }, end: { line: endLine, character: endColumn } },
            newText: text,
        })),
    );
}

describe('keeping a statement that was tried out', () => {
    it('writes it in its place by time', async () => {
        const lines = ['at 1min fail Central for 5s', 'at 3min cut EmailPim -- Central for 5s'];
        expect(await kept(scenario(...lines), FAIL)).toBe(
            scenario(lines[0] ?? '', 'at 2min fail MrPg.A', lines[1] ?? ''),
        );
    });

    it('writes it first where everything is later, and last where nothing is', async () => {
        const line = 'at 3min fail Central for 5s';
        expect(await kept(scenario(line), FAIL)).toBe(scenario('at 2min fail MrPg.A', line));
        expect(await kept(scenario(line), { ...FAIL, atMs: 240_000 })).toBe(scenario(line, 'at 4min fail MrPg.A'));
        expect(await kept(scenario(), FAIL)).toBe(scenario('at 2min fail MrPg.A'));
    });

    it('puts its action into the column of the others, and comes behind a comment', async () => {
        const line = 'at 1min     fail Central for 5s // the first one';
        expect(await kept(scenario(line), FAIL)).toBe(scenario(line, 'at 2min     fail MrPg.A'));
    });

    it('counts anew what counts from the statement before it', async () => {
        const lines = ['at 1min fail Central for 5s', 'after 3min cut EmailPim -- Central for 5s'];
        expect(await kept(scenario(...lines), FAIL)).toBe(
            scenario(lines[0] ?? '', 'at 2min fail MrPg.A', 'after 2min cut EmailPim -- Central for 5s'),
        );
    });

    it('stays behind what counts from the one before where parameters decide', async () => {
        const lines = [
            'parameter wait 3min',
            'at 1min fail Central for 5s',
            'after wait cut EmailPim -- Central for 5s',
        ];
        expect(await kept(scenario(...lines), FAIL)).toBe(scenario(...lines, 'at 2min fail MrPg.A'));
    });

    it('comes before what repeats from later on, and behind an inclusion that is earlier', async () => {
        const lines = ['include Outage at 1min', 'every 10s from 4min Mail receives Email task lasting 5s'];
        expect(await kept(scenario(...lines), FAIL)).toBe(
            scenario(lines[0] ?? '', 'at 2min fail MrPg.A', lines[1] ?? ''),
        );
    });

    it('keeps the line ends of the text', async () => {
        const text = scenario('at 1min fail Central for 5s').replaceAll('\n', '\r\n');
        expect(await kept(text, FAIL)).toContain('for 5s\r\n    at 2min fail MrPg.A\r\n}');
    });

    it('changes nothing in a scenario that is not there', async () => {
        expect(injectionChanges(await loadText(scenario()), 'T', FAIL)).toEqual([]);
    });
});

describe('trying statements out', () => {
    it('says where in the timeline they are, in the order in which they were given', async () => {
        const document = await loadText(scenario('at 1min fail Central for 5s', 'at 3min fail MrPg.B for 5s'));
        const later = { verb: 'restore', target: 'MrPg.A', atMs: 240_000 } as const;
        const result = planOf(document, 'S', { injected: [later, FAIL] });
        expect(timelineOf(result)).toEqual([
            'at 1min fail Central for 5s',
            'at 2min fail MrPg.A',
            'at 3min fail MrPg.B for 5s',
            'at 4min restore MrPg.A',
        ]);
        expect(result).toMatchObject({ injected: [3, 1] });
    });

    it('is refused where the target is not there, or is nothing that the verb is for', async () => {
        const document = await loadText(scenario());
        for (const statement of [
            { ...FAIL, target: 'Gone' },
            { ...FAIL, target: 'EmailPim -- Central' },
            { ...FAIL, verb: 'cut' } as const,
        ]) {
            expect(planOf(document, 'S', { injected: [statement] })).toMatchObject({
                kind: 'problems',
                problems: [{ code: 'plan/injected', message: expect.stringContaining(statement.target) }],
            });
        }
    });

    const examples = new URL('../../../examples/', import.meta.url).pathname;
    const texts: Readonly<Record<string, string>> = Object.fromEntries(
        readdirSync(examples, { recursive: true, encoding: 'utf8' })
            .filter((path) => path.endsWith('.ccsim'))
            .map((path) => [path, readFileSync(join(examples, path), 'utf8')]),
    );

    it.each(Object.keys(texts).filter((path) => !path.includes('/')))(
        'runs what keeping it would run, for whatever can fail in %s',
        async (path) => {
            const workspace = createWorkspace(texts);
            const document = await workspace.load(path);
            const { name = '' } = scenariosOf(document)[0] ?? {};
            const whole = planned(planOf(document, name));
            for (const [index, statement] of sampledStatements(whole).entries()) {
                const tried = planned(planOf(document, name, { injected: [statement] }));
                const copy = `kept${index}.ccsim`;
                workspace.write(copy, changedText(document, injectionChanges(document, name, statement)));
                const rewritten = await workspace.load(copy);
                expect(findings(rewritten).filter((finding) => /^syntax|^component|^link\/not/.test(finding))).toEqual(
                    [],
                );
                expect(said(planned(planOf(rewritten, name)))).toEqual(said(tried));
            }
        },
    );
});

/** A statement for every seventh component and link, each with another verb at another time. */
function sampledStatements({ topology, durationMs }: Plan): readonly InjectedStatement[] {
    const components = topology.components.flatMap(({ id }, index) =>
        index % 7 === 0 ? [{ target: id, verbs: INJECTED_VERBS.filter((verb) => verb !== 'cut') }] : [],
    );
    const links = topology.links.flatMap(({ id }, index) =>
        index % 7 === 0 ? [{ target: id, verbs: ['cut', 'restore'] as const }] : [],
    );
    return [...components, ...links].map(({ target, verbs }, index) => ({
        target,
        verb: verbs[index % verbs.length] ?? 'restore',
        atMs: Math.round((durationMs * ((index * 37) % 100)) / 100_000) * 1000,
    }));
}

function planned(result: PlanResult): Plan {
    if (result.kind === 'problems') {
        throw new Error(result.problems.map(({ message }) => message).join('\n'));
    }
    return result.plan;
}

/** What decides a run of a timeline, without where it is written and how delays are said. */
function said({ timeline }: Plan): readonly unknown[] {
    return timeline.map(({ occurs, action }) => ({ occurs, action }));
}

function timelineOf(result: PlanResult): readonly string[] {
    return planned(result).timeline.map(({ text }) => text);
}
