import { beforeAll, describe, expect, it } from 'vitest';
import { agentsTable } from '../../client/webview/model/agents-table.ts';
import { expectationsTable } from '../../client/webview/model/expectations-table.ts';
import { explain } from '../../client/webview/model/explanation.ts';
import { followedEntry } from '../../client/webview/model/followed-entry.ts';
import { messagesTable } from '../../client/webview/model/messages-table.ts';
import { type RunPicture, runPicture } from '../../client/webview/model/run-picture.ts';
import { arrangeRows, nextSorting, type Table } from '../../client/webview/model/table.ts';
import { tasksTable } from '../../client/webview/model/tasks-table.ts';
import { INITIAL_VIEW, keptView, restoreView } from '../../client/webview/model/view-state.ts';
import { simulate } from '../../simulator/index.ts';
import { FAILOVER, planOfText } from './plans.ts';

let picture: RunPicture;
beforeAll(async () => {
    const plan = await planOfText(FAILOVER);
    picture = runPicture(plan, simulate(plan));
});

function column(table: Table, rows: Iterable<number>, id: string): string[] {
    return Array.from(rows, (row) => table.cell(row, id).text);
}

describe('the table of agents', () => {
    it('says how they are at the cursor, with reason and time in state', () => {
        const table = agentsTable(picture, 250_000);
        const [row = -1] = arrangeRows(table, undefined, 'alice').filter(
            (each) => table.cell(each, 'domain').text === 'Voice',
        );
        expect(table.cell(row, 'state')).toEqual({ text: 'LOGGED_OUT', tone: 'bad' });
        expect(table.cell(row, 'reason').text).toMatch(/^50002: /);
        expect(table.cell(row, 'since').text).toBe('4min');
        expect(table.cell(row, 'for').text).toBe('10s');
        expect(table.target(row).entry).toBeDefined();
    });
});

describe('the table of tasks', () => {
    it('sorts by any column, both ways, and keeps the order of equals', () => {
        const table = tasksTable(picture, 0);
        const byName = arrangeRows(table, { column: 'task', direction: 'ascending' }, '');
        expect(column(table, byName, 'task').slice(0, 3)).toEqual(['Hotline', 'Mail#1', 'Mail#2']);
        const backwards = arrangeRows(table, { column: 'task', direction: 'descending' }, '');
        expect(column(table, backwards, 'task')[0]).toBe('Short');
        const byDomain = arrangeRows(table, { column: 'domain', direction: 'ascending' }, 'mail');
        expect(column(table, byDomain, 'task').slice(0, 3)).toEqual(['Mail#1', 'Mail#2', 'Mail#3']);
    });

    it('says what the reports miss', () => {
        const table = tasksTable(picture, 0);
        const [short = -1] = arrangeRows(table, undefined, 'short');
        expect(table.cell(short, 'disposition').text).toBe('38 NORMAL_END_TASK');
        expect(table.cell(short, 'reporting')).toEqual({ text: 'none', tone: 'bad' });
        expect(table.target(short)).toMatchObject({ atMs: 97_000 });
    });

    it('takes a third click on a head as the end of sorting', () => {
        const once = nextSorting(undefined, 'task');
        const twice = nextSorting(once, 'task');
        expect([once?.direction, twice?.direction, nextSorting(twice, 'task')]).toEqual([
            'ascending',
            'descending',
            undefined,
        ]);
    });
});

describe('the other tables', () => {
    it('list messages with sender and receiver', () => {
        const table = messagesTable(picture);
        const [row = -1] = arrangeRows(table, undefined, 'ROUTING_DISABLED');
        expect(table.cell(row, 'from').text).toContain('EmailPim');
        expect(table.cell(row, 'to').text).toBe('EmailManager');
        expect(table.cell(row, 'time').text).toBe('1min');
    });

    it('list expectations with what was seen', () => {
        const table = expectationsTable(picture);
        expect(column(table, [0, 1, 2], 'verdict')).toEqual(['✓ passed', '✓ passed', '✗ failed']);
        expect(table.cell(2, 'seen').text).not.toBe('');
    });
});

describe('an explanation', () => {
    it('leads from an effect back to a statement of the timeline', () => {
        const { reader } = picture;
        const lane = reader.membershipLane(0, 0) ?? -1;
        const entry = reader.entryAt(lane, 250_000) ?? -1;
        const { step, causes, source, ruleStatement } = explain(reader, entry);
        expect(step.sentence).toContain('Alice is LOGGED_OUT in Voice, reason 50002');
        expect(ruleStatement.length).toBeGreaterThan(20);
        expect(source).not.toBe('');
        const root = causes.at(-1);
        expect(reader.plan.timeline[root?.statement ?? -1]?.text).toContain('fail AgentPg.A');
    });

    it('lists what a statement led to', () => {
        const { reader, bands } = picture;
        const { step, effects } = explain(reader, bands[1]?.entry ?? -1);
        expect(step.statement).toBeDefined();
        expect(effects.map(({ sentence }) => sentence)).toContain('AgentPg.A is DOWN');
    });
});

describe('what outlives a new run', () => {
    it('is the selection, where the same thing happens again', async () => {
        const plan = await planOfText(FAILOVER.replace('at 30s   Ucm', 'at 31s   Ucm'));
        const after = runPicture(plan, simulate(plan));
        const lane = picture.reader.laneOf('link', 0);
        const entry = picture.reader.transitions(lane).at(-1) ?? -1;
        const followed = followedEntry(picture.reader, entry, after.reader);
        expect(followed === undefined ? '' : after.reader.laneName(after.reader.laneOfEntry(followed) ?? -1)).toBe(
            picture.reader.laneName(lane),
        );
    });

    it('is the view, as far as it is well-formed', () => {
        const view = { ...INITIAL_VIEW, cursorMs: 5, tab: 'log' as const, window: { fromMs: 1, toMs: 2 }, selected: 7 };
        expect(restoreView(JSON.parse(JSON.stringify(keptView(view))))).toEqual({ ...view, selected: undefined });
        expect(restoreView({ tab: 'x', collapsed: 3, split: 99, window: { fromMs: 2, toMs: 1 } })).toEqual(
            INITIAL_VIEW,
        );
        expect(restoreView('nonsense')).toEqual(INITIAL_VIEW);
    });
});
