import { beforeAll, describe, expect, it } from 'vitest';
import { logoutRows } from '../../client/webview/model/logout-rows.ts';
import { logoutsTable } from '../../client/webview/model/logouts-table.ts';
import { monitorsTable } from '../../client/webview/model/monitors-table.ts';
import { reportRows } from '../../client/webview/model/report-rows.ts';
import { reportScopes, reportsTable } from '../../client/webview/model/reports-table.ts';
import { routerSizeRows } from '../../client/webview/model/router-size-rows.ts';
import { exercisedRuleCount, rulesTable } from '../../client/webview/model/rules-table.ts';
import { type RunPicture, runPicture } from '../../client/webview/model/run-picture.ts';
import { arrowAt, laneOfInterest, rowUpTo, sequenceOf } from '../../client/webview/model/sequence.ts';
import { refreshed } from '../../client/webview/model/status-refresh.ts';
import { arrangeRows, type Table } from '../../client/webview/model/table.ts';
import { tableAsCsv, tableAsTsv } from '../../client/webview/model/table-text.ts';
import { shownTabs } from '../../client/webview/model/tabs.ts';
import { routerStatuses, transferTable } from '../../client/webview/model/transfer-views.ts';
import { INITIAL_VIEW } from '../../client/webview/model/view-state.ts';
import { simulate } from '../../simulator/index.ts';
import { FIGURES } from '../../simulator/reports/figures.ts';
import { intervalReports, reportOf } from '../../simulator/reports/interval-reports.ts';
import { RULES } from '../../simulator/rules/registry.ts';
import { routerStatus } from '../../simulator/status/state-transfer.ts';
import { examplePlan, FAILOVER, planOfText } from './plans.ts';

let picture: RunPicture;
let transfers: RunPicture;
let cluster: RunPicture;

async function pictureOf(example: string): Promise<RunPicture> {
    const plan = await examplePlan(example);
    return runPicture(plan, simulate(plan));
}

beforeAll(async () => {
    const plan = await planOfText(FAILOVER);
    picture = runPicture(plan, simulate(plan));
    transfers = await pictureOf('state-transfer');
    cluster = await pictureOf('cim-cluster');
});

function row(table: Table, text: string): Readonly<Record<string, string>> {
    const [found = -1] = arrangeRows(table, undefined, text);
    return Object.fromEntries(table.columns.map(({ id }) => [id, table.cell(found, id).text]));
}

describe('the rules of a run', () => {
    it('are counted as often as entries name them, with the first of these', () => {
        const table = rulesTable(picture);
        const { reader } = picture;
        const entries = Array.from({ length: reader.entryCount }, (_, entry) => entry).filter(
            (entry) => reader.ruleOf(entry).id === 'link/cut',
        );
        expect(row(table, 'link/cut')).toMatchObject({ count: String(entries.length), first: '1min' });
        const [cut = -1] = arrangeRows(table, undefined, 'link/cut');
        expect(table.target(cut)).toEqual({ entry: entries[0], atMs: 60_000 });
    });

    it('are all there, those that were exercised first', () => {
        const table = rulesTable(picture);
        expect(table.rowCount).toBe(RULES.length);
        const used = exercisedRuleCount(picture);
        expect(used).toBeGreaterThan(10);
        expect(table.cell(used - 1, 'count').text).toMatch(/^\d+$/);
        expect(table.cell(used, 'count').text).toBe('not exercised');
        expect(table.target(used)).toEqual({});
    });
});

describe('CIM monitors', () => {
    it('tell of services, links and servers at the cursor', () => {
        const down = monitorsTable(cluster, 320_000);
        expect(row(down, 'eaas')).toMatchObject({ page: 'Services', state: 'NOT_ANSWERING', since: '5min' });
        expect(row(down, 'mr links')).toMatchObject({ name: 'EAAS', about: 'CimPim', state: 'DOWN' });
        expect(row(down, 'arm links')).toMatchObject({ name: 'Listener', about: 'Cti', state: 'DOWN' });
        expect(row(down, 'cimapp1')).toMatchObject({ page: 'Load balancer', state: 'HEALTHY' });
        expect(row(monitorsTable(cluster, 0), 'eaas').state).toBe('ALIVE');
    });
});

describe('reports', () => {
    it('are said beside what happened, figure by figure', () => {
        const { reader } = picture;
        const reports = intervalReports(reader, { scopes: ['domain'] });
        const rows = reportRows(reader, 'domain');
        const table = reportsTable(picture, { scope: 'domain', onlyDifferences: false }, rows);
        for (const [place, { name }] of reports.subjects.entries()) {
            const { total } = reportOf(reports, place);
            const handled = arrangeRows(table, undefined, 'Handled').filter(
                (each) =>
                    table.cell(each, 'subject').text === name &&
                    table.cell(each, 'figure').text === FIGURES.handled.title,
            );
            const sum = (id: string): number =>
                [...handled].reduce((all, each) => all + Number(table.sortKey(each, id)), 0);
            expect(sum('happened')).toBe(total.happened.handled);
            expect(sum('reported')).toBe(total.reported.handled);
        }
        expect(reports.subjects.length).toBe(2);
    });

    it('say only what differs, with the rule and the entry that made it so', () => {
        const table = reportsTable(
            picture,
            { scope: 'agent', onlyDifferences: true },
            reportRows(picture.reader, 'agent'),
        );
        const rows = arrangeRows(table, undefined, 'alice · voice');
        expect(rows.length).toBeGreaterThan(0);
        const [deleted = -1] = arrangeRows(table, undefined, 'deleted (pim/reporting-data-deleted)');
        expect(table.cell(deleted, 'difference')).toMatchObject({ tone: 'bad' });
        expect(table.cell(deleted, 'difference').text).toMatch(/^−/);
        expect(table.target(deleted).entry).toBeDefined();
        expect(reportScopes(picture)).toEqual(['domain', 'peripheral', 'agent']);
    });

    it('list logouts with their reason and how long they lasted', () => {
        const table = logoutsTable(picture, logoutRows(picture.reader));
        expect(row(table, 'alice')).toMatchObject({ domain: 'Voice', at: '4min', peripheral: 'Ucm' });
        expect(row(table, 'alice').reason).toMatch(/^50002: /);
        const [alice = -1] = arrangeRows(table, undefined, 'alice');
        expect(table.sortKey(alice, 'out')).toBeGreaterThan(0);
        expect(table.target(alice)).toMatchObject({ atMs: 240_000 });
    });
});

describe('state transfer', () => {
    it('says of each CallRouter what rttest says', () => {
        const { reader } = transfers;
        const { endMs } = reader;
        const statuses = routerStatuses(transfers, endMs, routerSizeRows(reader));
        expect(statuses.map(({ name }) => name)).toEqual(
            reader.lanes.routers.map((router) => reader.plan.topology.components[router]?.id),
        );
        for (const [index, router] of reader.lanes.routers.entries()) {
            const status = routerStatus(reader, router, endMs);
            const texts = new Map(statuses[index]?.lines.map(({ label, text }) => [label, text]));
            expect(statuses[index]?.state).toBe(status.state);
            expect(
                texts.get('In step since')?.endsWith(status.sync?.direction.replace('->', ' → ') ?? 'it is up'),
            ).toBe(true);
            expect(texts.get('State size now')).toBe(`${((status.size?.nowBytes ?? 0) / 1024 ** 2).toFixed(2)}MB`);
        }
        expect(statuses.some(({ lines }) => lines.some(({ text }) => text.includes('→')))).toBe(true);
    });

    it('lists clients with their last transfer, its direction and how long it took', () => {
        const { reader } = transfers;
        const table = transferTable(transfers, reader.endMs);
        const lane = reader.laneOf('transfer', 0);
        const stays = reader.intervals(lane).filter(({ state }) => state === 'TRANSFERRING');
        const last = stays.at(-1);
        expect(table.cell(0, 'direction').text).toMatch(/^[AB] → [AB]$/);
        expect(table.sortKey(0, 'took')).toBe((last?.toMs ?? 0) - (last?.fromMs ?? 0));
        expect(transferTable(transfers, 0).cell(0, 'direction').text).toBe('none yet');
    });
});

describe('a sequence of messages', () => {
    it('is that of the window, in order of time', () => {
        const window = { fromMs: 55_000, toMs: 65_000 };
        const sequence = sequenceOf(picture, window);
        const arrows = Array.from(sequence.messages, (_, index) => arrowAt(picture, sequence, index));
        expect(arrows.map(({ text }) => text)).toContain('ROUTING_DISABLED');
        expect(arrows.every(({ atMs }) => atMs >= 55_000 && atMs <= 65_000)).toBe(true);
        expect(arrows.every(({ from, to }) => from >= 0 && to >= 0)).toBe(true);
        expect(arrows.find(({ text }) => text === 'ROUTING_DISABLED')?.sentence).toBe(
            'EmailPim sends ROUTING_DISABLED to EmailManager',
        );
        expect(rowUpTo(picture, sequence, 0)).toBe(-1);
        expect(rowUpTo(picture, sequence, 65_000)).toBe(sequence.messages.length - 1);
    });

    it('of a task has its messages only', () => {
        const { reader } = picture;
        const short = Array.from({ length: reader.taskCount }, (_, task) => task).find(
            (task) => reader.taskName(task) === 'Short',
        );
        const lane = reader.laneOf('task', short ?? -1);
        const entry = reader.transitions(lane)[0];
        expect(laneOfInterest(picture, entry)).toBe(lane);
        const { messages } = sequenceOf(picture, undefined, lane);
        expect(messages.length).toBeGreaterThan(0);
        expect([...messages].every((each) => reader.subjectOf(each) === lane)).toBe(true);
        expect(messages.length).toBeLessThan(sequenceOf(picture, undefined).messages.length);
    });
});

describe('a table as text', () => {
    const table: Table = {
        id: 't',
        label: 'T',
        empty: '',
        columns: [
            { id: 'a', label: 'A', align: 'start', characters: 5, moving: false },
            { id: 'b', label: 'B, with a comma', align: 'start', characters: 5, moving: false },
        ],
        rowCount: 2,
        cell: (at, id) => ({ text: id === 'a' ? `x${at}` : 'say "hi"\tthen\nleave' }),
        sortKey: () => 0,
        target: () => ({}),
    };

    it('keeps rows and columns apart, whatever is in a cell', () => {
        expect(tableAsTsv(table, [1])).toBe('A\tB, with a comma\nx1\tsay "hi" then leave');
        expect(tableAsCsv(table, [0])).toBe('A,"B, with a comma"\r\nx0,"say ""hi""\tthen\nleave"\r\n');
    });

    it('hands spreadsheets no formula, and leaves numbers what they are', () => {
        const texts = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '-2', '+1.5', '-', 'a=b'];
        const cells: Table = { ...table, rowCount: texts.length, cell: (at) => ({ text: texts[at] ?? '' }) };
        const guarded = ["'=1+1", "'+cmd", "'-2+3", "'@SUM(A1)", '-2', '+1.5', '-', 'a=b'];
        expect(tableAsTsv(cells, texts.keys()).split('\n').slice(1)).toEqual(guarded.map((each) => `${each}\t${each}`));
        expect(tableAsCsv(cells, texts.keys()).split('\r\n').slice(1, -1)).toEqual(
            guarded.map((each) => `${each},${each}`),
        );
    });
});

describe('a page that loads itself again', () => {
    it('does so every 10 s of the scenario while it plays', () => {
        const shown = { shownMs: 20_000, automatic: true };
        expect(refreshed(shown, 29_999, true).shownMs).toBe(20_000);
        expect(refreshed(shown, 30_000, true).shownMs).toBe(30_000);
        expect(refreshed(shown, 5_000, true).shownMs).toBe(5_000);
    });

    it('follows a person at once, unless it is switched off', () => {
        expect(refreshed({ shownMs: 20_000, automatic: true }, 21_000, false).shownMs).toBe(21_000);
        expect(refreshed({ shownMs: 20_000, automatic: false }, 90_000, false).shownMs).toBe(20_000);
        expect(refreshed({ shownMs: 20_000, automatic: false }, 90_000, true).shownMs).toBe(20_000);
    });
});

describe('the tabs', () => {
    it('are those that the topology has something for', () => {
        const of = (each: RunPicture): readonly string[] =>
            shownTabs({ picture: each, differences: undefined, view: INITIAL_VIEW, narrow: false });
        expect(of(picture)).not.toContain('monitors');
        expect(of(picture)).not.toContain('status');
        expect(of(cluster)).toContain('monitors');
        expect(of(picture)).not.toContain('why');
    });
});
