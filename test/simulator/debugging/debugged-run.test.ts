import { beforeEach, describe, expect, it } from 'vitest';
import { DebuggedRun, type Expression, type Goal, parseExpression } from '../../../simulator/debugging/index.ts';
import { describeEntry } from '../../../simulator/index.ts';
import { planFrom } from '../plans.ts';

let run: DebuggedRun;

beforeEach(async () => {
    run = new DebuggedRun(await planFrom('examples/mr-pg-down.ccsim'));
    run.recordAll();
});

describe('going through a run', () => {
    it('begins at the start, where nothing has happened', () => {
        expect(run.isAtStart).toBe(true);
        expect(run.inspect().agent('Carol')?.domains.Chat?.state).toBe('LOGGED_OUT');
        expect(run.stepBack()).toBe(false);
        expect(run.stepInstantBack()).toBe(false);
    });

    it('ends when the scenario ends', () => {
        while (run.step()) {
            // To the end.
        }
        expect(run.isAtEnd).toBe(true);
        expect(run.place.atMs).toBe(run.plan.durationMs);
        expect(run.stepInstant()).toBe(false);
    });

    it('goes by instants at which something happens', () => {
        const instants: number[] = [];
        while (instants.length < 6 && run.stepInstant()) {
            instants.push(run.place.atMs);
        }
        expect(instants).toEqual([0, 5_000, 10_000, 12_000, 14_000, 20_000]);
        run.stepInstantBack();
        expect(run.place.atMs).toBe(14_000);
    });

    it('is at any instant, also one at which nothing happens', () => {
        run.goToTime(29_500);
        expect(run.place).toMatchObject({ atMs: 29_500, isBefore: false });
        expect(run.inspect().task('ThirdChat')).toMatchObject({ state: 'QUEUED', where: 'queue of Chat' });
        expect(run.inspect().queue('Chat')).toMatchObject({ length: 1, tasks: ['ThirdChat'], longestWaitMs: 9_500 });
        expect(run.inspect().messages()).toContainEqual({
            message: 'NEW_TASK',
            from: 'ChatServer',
            to: 'Central',
            task: 'ThirdChat',
            sinceMs: 20_000,
        });
        expect(run.inspect().timers()[0]).toMatchObject({
            timer: 'statement',
            atMs: 30_000,
            inMs: 500,
            about: 'at 30s fail MrPg for 1min',
        });
    });
});

describe('running until', () => {
    it('a time', () => {
        expect(run.runUntil([{ kind: 'time', atMs: 29_000 }])?.place.atMs).toBe(29_000);
        expect(run.runUntil([{ kind: 'time', atMs: 29_000 }])).toBeUndefined();
    });

    it('a statement is about to take effect', () => {
        const statement = indexOfStatement('fail MrPg');
        const stop = run.runUntil([{ kind: 'statement', statement }]);
        expect(stop?.place).toMatchObject({ isBefore: true, atMs: 30_000 });
        expect(run.inspect().component('MrPg')?.state).toBe('UP');
        expect(run.awaitedEntry(run.place)).toBe(stop?.entry);
        run.step();
        expect(run.inspect().component('MrPg')?.state).toBe('DOWN');
    });

    it('a lane comes into a state', () => {
        const lane = laneNamed('Carol · Chat');
        const stop = run.runUntil([{ kind: 'transition', lane, state: 'ACTIVE' }]);
        expect(describeEntry(run.reader, stop?.entry ?? 0)).toMatch(/^Carol goes from RESERVED to ACTIVE in Chat/);
        expect(run.inspect().agent('Carol')?.domains.Chat?.state).toBe('ACTIVE');
    });

    it('a rule does something', () => {
        const stop = run.runUntil([{ kind: 'rule', rule: 'component/failed' }]);
        expect(stop?.place).toMatchObject({ isBefore: false, atMs: 30_000 });
    });

    it('a condition becomes true, each time that it does', () => {
        const goal: Goal = { kind: 'becomes-true', condition: expression('queue(Email).length > 0') };
        const instants: number[] = [];
        for (let stop = run.runUntil([goal]); stop !== undefined; stop = run.runUntil([goal])) {
            instants.push(stop.place.atMs);
        }
        expect(instants).toEqual([25_000, 90_000]);
        expect(run.runUntil([goal], 'backwards')?.place.atMs).toBe(25_000);
    });

    it('an expectation is decided', () => {
        const expectation = run.plan.expectations.findIndex(({ text }) => text.includes('FirstChat ended'));
        expect(run.runUntil([{ kind: 'expectation', expectation }])?.place.atMs).toBe(67_000);
    });

    it('the first of several, and all that are reached there', () => {
        const goals: readonly Goal[] = [
            { kind: 'rule', rule: 'component/restored' },
            { kind: 'rule', rule: 'component/failed' },
            { kind: 'transition', lane: laneNamed('MrPg') },
        ];
        expect(run.runUntil(goals)).toMatchObject({ goals: [1, 2], place: { atMs: 30_000 } });
        expect(run.runUntil(goals)).toMatchObject({ goals: [0, 2], place: { atMs: 90_000 } });
        expect(run.runUntil(goals, 'backwards')).toMatchObject({ goals: [1, 2], place: { atMs: 30_000 } });
        expect(run.runUntil(goals, 'backwards')).toBeUndefined();
    });

    it('only where its condition holds', () => {
        const lane = laneNamed('Carol · Chat');
        const goals: readonly Goal[] = [{ kind: 'transition', lane, condition: expression('now > 1min') }];
        // The second of the two chats in hand ends.
        expect(run.runUntil(goals)?.place.atMs).toBe(194_000);
    });

    it('the n-th time, counted from the start of the run, whichever way', () => {
        const goals: readonly Goal[] = [{ kind: 'rule', rule: 'timeline/statement', hits: (count) => count === 3 }];
        const third = run.runUntil(goals)?.place;
        expect(third?.atMs).toBe(10_000);
        expect(run.runUntil(goals)).toBeUndefined();
        run.goTo(run.end);
        expect(run.runUntil(goals, 'backwards')?.place).toEqual(third);
    });
});

describe('a run that is not recorded to its end', () => {
    it('can be looked at as far as it is, and goes on from there', async () => {
        const plan = await planFrom('test/corpus/rules/order/seed.ccsim');
        const partial = new DebuggedRun(plan);
        expect(partial.isRecorded).toBe(false);
        expect(partial.isAtEnd).toBe(true);
        partial.recordAll();
        expect(partial.isRecorded).toBe(true);
        expect(partial.isAtEnd).toBe(false);
    });

    it('stops at the event limit', async () => {
        const { plan } = run;
        const limited = new DebuggedRun({ ...plan, settings: { ...plan.settings, eventLimit: 20 } });
        limited.recordAll();
        limited.goToTime(plan.durationMs);
        expect(limited.eventCount).toBe(20);
        expect(limited.isAtEnd).toBe(true);
        expect(limited.step()).toBe(false);
    });
});

function expression(text: string): Expression {
    const parsed = parseExpression(text);
    if (parsed.kind === 'problem') {
        throw new Error(parsed.message);
    }
    return parsed;
}

function indexOfStatement(part: string): number {
    return run.plan.timeline.findIndex(({ text }) => text.includes(part));
}

function laneNamed(name: string): number {
    const { reader } = run;
    return (
        Array.from({ length: reader.laneCount }, (_, lane) => lane).find((lane) => reader.laneName(lane) === name) ?? -1
    );
}
