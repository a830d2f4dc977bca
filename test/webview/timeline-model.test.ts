import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { failureBeside } from '../../client/webview/model/failures-nearby.ts';
import { findHits, hitAt, hitBeside } from '../../client/webview/model/find-hits.ts';
import { allClosed, allOpened, isCollapsed } from '../../client/webview/model/fold.ts';
import { GroupSummary } from '../../client/webview/model/group-summary.ts';
import { worstIntervalIn } from '../../client/webview/model/lane-columns.ts';
import type { LaneRows } from '../../client/webview/model/lane-rows.ts';
import { allGroups, groupsOfLane } from '../../client/webview/model/lane-tree.ts';
import { LOOKS, lookIndex, NO_LOOK } from '../../client/webview/model/looks.ts';
import {
    markerDistanceMs,
    markerPlaced,
    markerToggled,
    spanFrom,
    spanTo,
} from '../../client/webview/model/measures.ts';
import { movedBefore, movedBeside, revealed } from '../../client/webview/model/row-moves.ts';
import { rowName } from '../../client/webview/model/row-names.ts';
import { type RunPicture, runPicture } from '../../client/webview/model/run-picture.ts';
import { shownRows } from '../../client/webview/model/shown-rows.ts';
import { spanSums } from '../../client/webview/model/span-sums.ts';
import { troubleProfile } from '../../client/webview/model/trouble-profile.ts';
import { INITIAL_VIEW, keptView, restoreView, type ViewState } from '../../client/webview/model/view-state.ts';
import { simulate } from '../../simulator/index.ts';
import { statesOf } from '../../simulator/trace/lanes.ts';
import { LANE_KINDS } from '../../simulator/trace/trace.ts';
import { examplePlan, FAILOVER, planOfText } from './plans.ts';

let picture: RunPicture;
let twoSites: RunPicture;
beforeAll(async () => {
    const plan = await planOfText(FAILOVER);
    picture = runPicture(plan, simulate(plan));
    const network = await examplePlan('controller-network-split');
    twoSites = runPicture(network, simulate(network));
});

function view(change: Partial<ViewState> = {}): ViewState {
    return { ...INITIAL_VIEW, lanes: 'all', ...change };
}

function rowsOf(run: RunPicture, change: Partial<ViewState> = {}): LaneRows {
    return shownRows(run, view(change));
}

function names(run: RunPicture, rows: LaneRows): readonly string[] {
    return Array.from({ length: rows.count }, (_, index) => {
        const row = rows.rowAt(index);
        return row === undefined ? '' : `${' '.repeat(row.depth)}${rowName(run, row)}`;
    });
}

function laneNamed(run: RunPicture, name: string): number {
    const lane = Array.from({ length: run.reader.laneCount }, (_, each) => each).find(
        (each) => run.reader.laneName(each) === name,
    );
    return lane ?? -1;
}

describe('every state of a lane', () => {
    it('has a look of its own', () => {
        for (const kind of LANE_KINDS) {
            for (const state of statesOf(kind)) {
                expect(lookIndex(kind, state, false), `${kind} ${state}`).not.toBe(NO_LOOK);
            }
        }
    });

    it('differs by pattern, not by colour alone, where something is wrong', () => {
        expect(
            LOOKS.filter(({ tone }) => tone === 'bad' || tone === 'warning').map(({ pattern }) => pattern),
        ).not.toContain('plain');
    });
});

describe('groups', () => {
    it('hold what belongs to an owner, sides within the whole, closed at first', () => {
        const rows = names(twoSites, rowsOf(twoSites));
        const central = rows.indexOf(' Central');
        expect(rows.slice(central, central + 7)).toEqual([
            ' Central',
            '  Central.A',
            '  Central.B',
            '  Central.router',
            '  Central.logger',
            '  Central.router · state transfer',
            '  Central.logger · state transfer',
        ]);
        const opened = names(twoSites, rowsOf(twoSites, { expanded: ['component Central.A'] }));
        expect(opened).toContain('   Central.A.router · state');
        expect(opened).not.toContain('   Central.B.router · state');
    });

    it('have a row for every lane of a run when all are open', () => {
        for (const run of [picture, twoSites]) {
            const rows = rowsOf(run, allOpened(run.groups));
            for (let lane = 0; lane < run.reader.laneCount; lane += 1) {
                expect(rows.rowOfLane(lane), run.reader.laneName(lane)).not.toBe(-1);
            }
        }
    });

    it('close and open all at once', () => {
        const closed = names(twoSites, rowsOf(twoSites, allClosed(twoSites.groups)));
        expect(closed).toEqual(expect.arrayContaining(['Components', 'Links', 'Agents']));
        expect(closed).not.toContain(' Central');
        expect(closed).toContain(' Timeline');
        expect(allGroups(twoSites.groups).some((group) => isCollapsed(allOpened(twoSites.groups), group))).toBe(false);
    });

    it('stand for the lanes that are hidden in them', () => {
        const lane = laneNamed(twoSites, 'AgentPg.A.Cti');
        const rows = rowsOf(twoSites);
        const row = rows.rowAt(rows.rowStandingFor(lane));
        expect(row?.kind === 'group' ? row.group.label : '').toBe('AgentPg.A');
        expect(groupsOfLane(twoSites.groups, lane).map(({ label }) => label)).toEqual([
            'Components',
            'AgentPg',
            'AgentPg.A',
        ]);
        const shown = { ...view({ lanes: 'affected' }), ...revealed(twoSites, view({ lanes: 'affected' }), lane) };
        expect(shownRows(twoSites, shown).rowOfLane(lane)).not.toBe(-1);
    });

    it('show both ends of messages where these are drawn as arrows', () => {
        const pim = laneNamed(picture, 'EmailPim');
        expect(rowsOf(picture, { lanes: 'changing' }).rowOfLane(pim)).toBe(-1);
        expect(rowsOf(picture, { lanes: 'changing', arrows: true }).rowOfLane(pim)).not.toBe(-1);
    });

    it('sum up the most severe state of their lanes', () => {
        const { columns, reader } = picture;
        const lanes = Uint32Array.from({ length: reader.laneCount }, (_, lane) => lane);
        const summary = new GroupSummary(columns, lanes);
        const window = { fromMs: 0, toMs: reader.endMs };
        for (const { fromMs, slotMs, looks } of summary.tiles(window, 800)) {
            for (let slot = 0; slot < looks.length; slot += 97) {
                const from = fromMs + slot * slotMs;
                const worst = Math.max(
                    ...Array.from(lanes, (lane) => {
                        const interval = worstIntervalIn(columns, lane, from, from + slotMs);
                        return columns.looks[interval] ?? NO_LOOK;
                    }),
                );
                expect(looks[slot]).toBe(worst);
            }
        }
    });

    it('sum up finer when less is shown', () => {
        const summary = new GroupSummary(picture.columns, Uint32Array.of(0));
        const near = summary.tiles({ fromMs: 60_000, toMs: 61_000 }, 1000);
        expect(near.every(({ slotMs }) => slotMs <= 1)).toBe(true);
        expect(near[0]?.fromMs).toBeLessThanOrEqual(60_000);
    });
});

describe('pins and order', () => {
    it('put pinned rows on top and nowhere else', () => {
        const rows = rowsOf(picture, { pins: ['membership Bob · Email', 'marks messages', 'task nobody'] });
        expect(names(picture, rows).slice(0, 3)).toEqual(['Bob · Email', 'Messages', 'Scenario']);
        expect(rows.pinnedCount).toBe(2);
        expect(names(picture, rows).filter((name) => name.trim() === 'Bob · Email')).toHaveLength(1);
    });

    it('move a row in its group, and no further', () => {
        const start = view();
        const rows = shownRows(picture, start);
        const bob = rows.rowOfLane(laneNamed(picture, 'Bob · Voice'));
        const up = { ...start, ...movedBeside(picture, start, rows, bob, 'previous') };
        const moved = shownRows(picture, up);
        expect(moved.rowOfLane(laneNamed(picture, 'Bob · Voice'))).toBe(bob - 1);
        const first = moved.rowOfLane(laneNamed(picture, 'Alice · Voice'));
        expect(movedBeside(picture, up, moved, first, 'previous')).toEqual({});
        const last = { ...up, ...movedBefore(picture, up, moved, first, -1) };
        const agents = names(picture, shownRows(picture, last)).filter((name) => name.includes(' · '));
        expect(agents.findLast((name) => /Voice|Email$/.test(name) && !name.includes('path'))?.trim()).toBe(
            'Alice · Voice',
        );
    });

    it('move whole groups', () => {
        const start = view();
        const rows = shownRows(picture, start);
        const agents = names(picture, rows).indexOf('Agents');
        const moved = { ...start, ...movedBeside(picture, start, rows, agents, 'previous') };
        const tops = names(picture, shownRows(picture, moved)).filter((name) => !name.startsWith(' '));
        expect(tops.indexOf('Agents')).toBeLessThan(tops.indexOf('Paths'));
    });

    it('order the pins among themselves', () => {
        const start = view({ pins: ['marks log', 'marks messages'] });
        const rows = shownRows(picture, start);
        expect(movedBeside(picture, start, rows, 1, 'previous').pins).toEqual(['marks messages', 'marks log']);
    });

    it('drop a row only where it changes something', () => {
        const rows = rowsOf(picture);
        const alice = rows.rowOfLane(laneNamed(picture, 'Alice · Voice'));
        expect(rows.dropAt(alice, alice)).toBeUndefined();
        expect(rows.dropAt(alice, alice + 1)).toBeUndefined();
        expect(rows.dropAt(alice, alice + 2)).toEqual({ row: alice, before: alice + 2, boundary: alice + 2 });
        expect(rows.dropAt(alice, rows.count)).toMatchObject({ before: -1 });
    });
});

describe('a search', () => {
    it('finds lanes by name, then what happened on them', () => {
        const hits = findHits(picture.reader, 'alice');
        expect(hits.lanes.map((lane) => picture.reader.laneName(lane))).toEqual(
            expect.arrayContaining(['Alice · Voice', 'Alice · Email']),
        );
        const out = findHits(picture.reader, 'Alice logged_out 50002');
        expect(out.lanes).toEqual([]);
        expect(Array.from(out.entries, (entry) => picture.reader.stateOfEntry(entry))).toEqual(['LOGGED_OUT']);
        expect([...out.atMs]).toEqual([240_000]);
    });

    it('finds messages, statements and rules, and nothing in nothing', () => {
        const { reader } = picture;
        expect(findHits(reader, 'ROUTING_DISABLED').count).toBeGreaterThan(0);
        expect(findHits(reader, 'fail agentpg.a for').entries.length).toBe(1);
        expect(findHits(reader, 'pg/agents-logged-out').entries.length).toBeGreaterThan(0);
        expect(findHits(reader, '   ').count).toBe(0);
        expect(findHits(reader, 'xyzzy').count).toBe(0);
    });

    it('goes round and round', () => {
        const hits = findHits(picture.reader, 'alice');
        expect(hitBeside(hits, undefined, 'next')).toBe(0);
        expect(hitBeside(hits, undefined, 'previous')).toBe(hits.count - 1);
        expect(hitBeside(hits, hits.count - 1, 'next')).toBe(0);
        expect(hitAt(hits, 0)).toEqual({ kind: 'lane', lane: hits.lanes[0] });
        expect(hitAt(hits, hits.count)).toBeUndefined();
    });
});

describe('measures', () => {
    it('span from start to end, in either order', () => {
        expect(spanFrom(undefined, 1000, 9000)).toEqual({ fromMs: 1000, toMs: 9000 });
        expect(spanTo(undefined, 1000)).toEqual({ fromMs: 0, toMs: 1000 });
        expect(spanTo({ fromMs: 500, toMs: 9000 }, 2000)).toEqual({ fromMs: 500, toMs: 2000 });
        expect(spanFrom({ fromMs: 0, toMs: 100 }, 2000, 9000)).toEqual({ fromMs: 2000, toMs: 9000 });
    });

    it('mark two instants, and take the mark away where it already is', () => {
        const one = markerToggled({}, 'first', 5);
        expect(markerDistanceMs(one)).toBeUndefined();
        const two = markerPlaced(one, 25);
        expect(markerDistanceMs(two)).toBe(20);
        expect(markerPlaced(two, 7)).toEqual({ first: 7, second: 25 });
        expect(markerToggled(two, 'first', 5)).toEqual({ second: 25 });
    });

    it('add up what happened in a span', () => {
        const all = spanSums(picture, { fromMs: 0, toMs: 360_000 });
        expect(all.tasksArrived).toBe(picture.totals.tasks);
        expect(all.messages).toBe(picture.marks.messages.items.length);
        expect(all.loggedOutAgents).toBe(3);
        expect(all.tasksUnreported).toBe(picture.totals.unreported);
        const agentMs = all.agentStates.reduce((sum, { timeMs }) => sum + timeMs, 0);
        expect(agentMs).toBe(6 * 360_000);
        const before = spanSums(picture, { fromMs: 0, toMs: 240_000 });
        expect(before.loggedOutMs).toBe(0);
        expect(before.troubles.map(({ state }) => state)).toContain('ROUTING_DISABLED');
    });

    it('add up to the whole from any two parts', () => {
        const whole = spanSums(picture, { fromMs: 0, toMs: 360_000 });
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 359_999 }), (atMs) => {
                const left = spanSums(picture, { fromMs: 0, toMs: atMs });
                const right = spanSums(picture, { fromMs: atMs, toMs: 360_000 });
                expect(left.loggedOutMs + right.loggedOutMs).toBe(whole.loggedOutMs);
                expect(left.messages + right.messages).toBe(whole.messages);
                expect(left.tasksArrived + right.tasksArrived).toBe(whole.tasksArrived);
                expect(left.tasksCompleted + right.tasksCompleted).toBe(whole.tasksCompleted);
            }),
            { numRuns: 30 },
        );
    });

    it('count the lanes in trouble over the run', () => {
        const { bad, troubled, most } = troubleProfile(picture.columns, picture.reader.laneCount);
        const at = (counts: Float64Array, ms: number): number =>
            counts[Math.floor((ms / 360_000) * counts.length)] ?? 0;
        expect(at(troubled, 30_000)).toBeLessThan(1);
        expect(at(bad, 100_000)).toBeCloseTo(1, 1);
        expect(at(bad, 241_000)).toBeGreaterThan(6);
        expect(most).toBeGreaterThanOrEqual(at(bad, 241_000));
    });

    it('go from failure to failure, round and round', () => {
        const begins = (atMs: number, direction: 'next' | 'previous') =>
            failureBeside(picture.bands, atMs, direction)?.fromMs;
        expect(begins(0, 'next')).toBe(60_000);
        expect(begins(60_000, 'next')).toBe(240_000);
        expect(begins(300_000, 'next')).toBe(60_000);
        expect(begins(60_000, 'previous')).toBe(240_000);
    });
});

describe('what a person laid upon the timeline', () => {
    it('outlives a reload', () => {
        const chosen = view({
            pins: ['marks log'],
            moves: [
                { row: 'agents', before: 'components' },
                { row: 'tasks', before: undefined },
            ],
            markers: { second: 70 },
            span: { fromMs: 1, toMs: 2 },
            collapsed: ['links'],
            expanded: ['desktops'],
            find: 'bob',
        });
        expect(restoreView(JSON.parse(JSON.stringify(keptView(chosen))))).toEqual({
            ...chosen,
            window: undefined,
            cursorMs: undefined,
        });
    });

    it('is as at the beginning where it is malformed', () => {
        const kept = {
            pins: 7,
            moves: [1, { row: 3 }],
            markers: { first: -1, second: 'x' },
            span: { fromMs: 2, toMs: 1 },
        };
        expect(restoreView(kept)).toMatchObject({ pins: [], moves: [], markers: {} });
    });
});
