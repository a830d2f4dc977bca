import { beforeAll, describe, expect, it } from 'vitest';
import { toggled } from '../../client/webview/model/fold.ts';
import { metricsFor, placeAt, scrolledTop, type Viewport, xOf, yOfRow } from '../../client/webview/model/geometry.ts';
import { commandOf } from '../../client/webview/model/key-commands.ts';
import type { LaneRows } from '../../client/webview/model/lane-rows.ts';
import { allGroups } from '../../client/webview/model/lane-tree.ts';
import { targetAt, targetAtCursor, tooltipAt } from '../../client/webview/model/pointed-thing.ts';
import { rowName } from '../../client/webview/model/row-names.ts';
import { changeOfRow, runDifferences } from '../../client/webview/model/run-differences.ts';
import { type RunPicture, runPicture } from '../../client/webview/model/run-picture.ts';
import { shownRows } from '../../client/webview/model/shown-rows.ts';
import { changeBeside, commandedChange } from '../../client/webview/model/view-moves.ts';
import { INITIAL_VIEW, type ViewState } from '../../client/webview/model/view-state.ts';
import { simulate } from '../../simulator/index.ts';
import { FAILOVER, planOfText } from './plans.ts';

let picture: RunPicture;
beforeAll(async () => {
    const plan = await planOfText(FAILOVER);
    picture = runPicture(plan, simulate(plan));
});

function names(rows: LaneRows): string[] {
    return Array.from({ length: rows.count }, (_, index) => {
        const row = rows.rowAt(index);
        return row === undefined ? '' : rowName(picture, row);
    });
}

function allRows(): LaneRows {
    return rowsOf({ expanded: allGroups(picture.groups).map(({ id }) => id) });
}

function rowsOf(view: Partial<ViewState>): LaneRows {
    return shownRows(picture, { ...INITIAL_VIEW, lanes: 'all', ...view });
}

describe('the rows', () => {
    it('are the groups with their lanes, in order', () => {
        const rows = names(allRows());
        expect(rows.slice(0, 6)).toEqual(['Scenario', 'Timeline', 'Messages', 'Log', 'Expectations', 'Components']);
        expect(rows).toContain('Alice · Email');
        expect(rows.indexOf('Links')).toBeLessThan(rows.indexOf('Agents'));
        expect(rows.indexOf('Tasks')).toBeLessThan(rows.indexOf('Desktops'));
    });

    it('leave out what is closed or filtered', () => {
        const collapsed = rowsOf({ collapsed: ['components', 'links'] });
        expect(names(collapsed)).not.toContain('Central');
        const filtered = rowsOf({ laneFilter: 'bob', lanes: 'changing' });
        expect(names(filtered)).toContain('Bob · Voice');
        expect(names(filtered)).not.toContain('Alice · Voice');
        const changing = rowsOf({ lanes: 'changing' });
        expect(names(changing)).not.toContain('Central');
        expect(names(changing)).toContain('AgentPg.A');
        const affected = rowsOf({ lanes: 'affected' });
        expect(names(affected)).toContain('Alice · Voice');
        expect(names(affected)).not.toContain('Mail#1');
    });

    it('are found by their lanes', () => {
        const rows = allRows();
        const lane = picture.reader.laneOf('task', 3);
        expect(rows.rowAt(rows.rowOfLane(lane))).toEqual({ kind: 'lane', lane, depth: 1 });
        expect(rows.rowOfLane(999_999)).toBe(-1);
    });
});

describe('pointing', () => {
    const window = { fromMs: 0, toMs: 360_000 };
    const viewport: Viewport = {
        width: 1000,
        height: 600,
        gutter: 200,
        scrollTop: 0,
        bandRows: 1,
        pinnedRows: 0,
        metrics: metricsFor(13),
        window,
    };

    it('finds the state of a lane, and says so', () => {
        const rows = allRows();
        const lane = picture.reader.membershipLane(0, 0) ?? -1;
        const row = rows.rowOfLane(lane);
        const scrolled = { ...viewport, scrollTop: row * viewport.metrics.row - 100 };
        const place = placeAt(scrolled, xOf(scrolled, 250_000), yOfRow(scrolled, row) + 5, rows.count, 360_000);
        expect(place).toMatchObject({ part: 'row', row, inGutter: false });
        const tooltip = tooltipAt(picture, rows, place, 450);
        expect(tooltip?.title).toBe('Alice · Voice');
        expect(tooltip?.lines[0]).toBe('LOGGED_OUT');
        expect(tooltip?.lines[1]).toContain('50002');
        const target = targetAt(picture, rows, place, 450);
        expect(target).toMatchObject({ kind: 'choose', target: { atMs: 250_000 } });
    });

    it('finds failures by their labels, groups by their heads', () => {
        const rows = allRows();
        const band = placeAt(viewport, xOf(viewport, 100_000), scrolledTop(viewport) - 5, rows.count, 360_000);
        expect(targetAt(picture, rows, band, 450)).toMatchObject({ target: { atMs: 60_000 } });
        const head = placeAt(viewport, 20, yOfRow(viewport, 0) + 3, rows.count, 360_000);
        expect(targetAt(picture, rows, head, 450)).toMatchObject({ kind: 'toggle' });
        expect(placeAt(viewport, 300, 5, rows.count, 360_000).part).toBe('overview');
        expect(placeAt(viewport, 300, viewport.metrics.overview + 5, rows.count, 360_000).part).toBe('ruler');
    });

    it('leads by keys to the state at the cursor', () => {
        const lane = picture.reader.laneOf('component', 0);
        expect(targetAtCursor(picture, { kind: 'lane', lane, depth: 1 }, 5000)).toMatchObject({ kind: 'choose' });
    });
});

describe('moves', () => {
    const sight = () => ({ picture, view: { ...INITIAL_VIEW, cursorMs: 60_000 }, plotPixels: 800 });

    it('step from change to change', () => {
        const link = picture.reader.plan.topology.links.findIndex(({ id }) => id === 'EmailPim -- Central');
        const lane = picture.reader.laneOf('link', link);
        expect(changeBeside(sight(), { kind: 'lane', lane, depth: 1 }, 'next')).toBe(150_000);
        expect(changeBeside(sight(), { kind: 'lane', lane, depth: 1 }, 'previous')).toBe(0);
        expect(changeBeside(sight(), undefined, 'next')).toBeGreaterThan(60_000);
    });

    it('are changes of the view', () => {
        expect(commandedChange(sight(), 'cursor-end').cursorMs).toBe(360_000);
        expect(commandedChange(sight(), 'cursor-right').cursorMs).toBe(65_000);
        expect(commandedChange(sight(), 'zoom-to-fit')).toEqual({ window: undefined });
        expect(commandedChange(sight(), 'lanes')).toEqual({ lanes: 'affected' });
        const group = allRows().rowAt(0);
        expect(group?.kind === 'group' ? toggled(INITIAL_VIEW, group.group).collapsed : []).toEqual(['scenario']);
    });

    it('have keys, which leave the editor its own', () => {
        const press = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
        expect(commandOf({ ...press, key: 'ArrowRight' })).toBe('pan-right');
        expect(commandOf({ ...press, key: 'ArrowRight', shiftKey: true })).toBe('cursor-right');
        expect(commandOf({ ...press, key: '?', shiftKey: true })).toBe('help');
        expect(commandOf({ ...press, key: '0', ctrlKey: true })).toBeUndefined();
    });
});

describe('a row of a run that is compared with another', () => {
    it('is marked where its lane differs, and as a closed group where any lane in it does', async () => {
        const shorter = await planOfText(FAILOVER.replace('for 90s', 'for 30s'));
        const differences = runDifferences(
            { label: 'before', picture: runPicture(shorter, simulate(shorter)) },
            picture,
        );
        const closed = rowsOf({ collapsed: ['links', 'desktops'] });
        const opened = rowsOf({ expanded: ['links', 'desktops'] });
        const changeOf = (rows: LaneRows, name: string): string | undefined => {
            const row = rows.rowAt(names(rows).indexOf(name));
            return row === undefined || differences === undefined ? 'missing' : changeOfRow(row, differences);
        };
        expect(changeOf(closed, 'Links')).toBe('changed');
        expect(changeOf(opened, 'Links')).toBeUndefined();
        expect(changeOf(opened, 'EmailPim -- Central')).toBe('changed');
        expect(changeOf(closed, 'Desktops')).toBeUndefined();
    });

    it('is marked as new where the other run has no such lane', async () => {
        const without = await planOfText(FAILOVER.replace(/at 30s .*\n/, ''));
        const differences = runDifferences(
            { label: 'before', picture: runPicture(without, simulate(without)) },
            picture,
        );
        const rows = allRows();
        const row = rows.rowAt(names(rows).indexOf('Hotline'));
        expect(row && differences && changeOfRow(row, differences)).toBe('added');
    });
});
