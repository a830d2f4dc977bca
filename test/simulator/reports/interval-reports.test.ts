import { describe, expect, it } from 'vitest';
import {
    type IntervalReports,
    intervalReports,
    type Plan,
    type Report,
    type ReportFigureName,
    reportOf,
} from '../../../simulator/index.ts';
import { explain } from '../../../simulator/trace/explain.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { readRun } from '../histories.ts';
import { planFromText, textOf } from '../plans.ts';

const OFFICE = textOf('test/corpus/rules/topology.ccsim');

describe('interval reports', () => {
    it('tell what an agent did, interval by interval, in the terms of the field', async () => {
        const plan = await officePlan(`
    at 0s      A1 logs in to Email
    at 1min    A1 becomes ready in Email
    at 2min    EmailManager receives Email task M lasting 10min wrap up 1min`);
        const report = named(intervalReports(readRun(plan), { intervalMs: minutes(5) }), 'A1 · Email');
        expect(column(report, 'offered')).toEqual([1, 0, 0, 0]);
        expect(column(report, 'handled')).toEqual([0, 0, 1, 0]);
        expect(column(report, 'notReadyMs')).toEqual([minutes(1), 0, 0, 0]);
        expect(column(report, 'activeMs')).toEqual([minutes(3) - 2000, minutes(5), minutes(2) + 2000, 0]);
        expect(column(report, 'workReadyMs')).toEqual([0, 0, minutes(1), 0]);
        expect(column(report, 'loggedOnMs')).toEqual([minutes(5), minutes(5), minutes(5), minutes(5)]);
        expect(report.total.happened.handleMs).toBe(minutes(11));
        expect(report.intervals.map(({ state }) => state)).toEqual(Array(4).fill('COMPLETE'));
    });

    it('end their last interval with the run, and take their length from the setting reportingInterval', async () => {
        const plan = await officePlan('    at 0s A1 logs in to Email', 'set reportingInterval 15min');
        const { intervals } = named(intervalReports(readRun(plan)), 'A1 · Email');
        expect(intervals.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
            [0, minutes(15)],
            [minutes(15), minutes(20)],
        ]);
    });

    it('refuse intervals without a length, and can be asked for some scopes only', async () => {
        const run = readRun(await officePlan('    at 0s A1 logs in'));
        expect(() => intervalReports(run, { intervalMs: 0 })).toThrow('at least');
        expect(intervalReports(run, { scopes: ['domain'] }).subjects.map(({ name }) => name)).toEqual([
            'Voice',
            'Email',
            'Chat',
        ]);
    });

    it('have the longest wait, and what was abandoned or not answered', async () => {
        const plan = await officePlan(`
    at 0s      A1 logs in to Chat
    at 1s      A1 becomes ready in Chat
    at 2s      A1 stops answering
    at 10s     ChatServer receives Chat task T lasting 10s abandoning after 1min`);
        const run = readRun(plan);
        const chat = named(intervalReports(run), 'Chat').total.happened;
        expect([chat.offered, chat.redirected, chat.answered, chat.abandoned]).toEqual([1, 1, 0, 1]);
        expect(chat.maxWaitMs).toBe(run.atMs(lastOf(run, 'T')) - 10_000);
        expect(named(intervalReports(run), 'A1 · Chat').total.happened.redirected).toBe(1);
    });

    it('count an offer for the agent who got it, not for the one who had the task last', async () => {
        const plan = await officePlan(`
    at 0s      A1, A2 log in to Chat
    at 1s      A1 becomes ready in Chat
    at 2s      A1 stops answering
    at 10s     ChatServer receives Chat task T lasting 10s
    at 20s     A2 becomes ready in Chat`);
        const reports = intervalReports(readRun(plan));
        const offers = (name: string) => figures(named(reports, name), ['offered', 'redirected', 'handled']);
        expect([offers('A1 · Chat'), offers('A2 · Chat')]).toEqual([
            [1, 1, 0],
            [1, 0, 1],
        ]);
    });
});

describe('what the reports will say differs from what happened', () => {
    it('where a lost PIM deletes the data of the interval (pim/reporting-data-deleted, pim/blind-interval)', async () => {
        const plan = await officePlan(`
    at 0s      A1 logs in to Voice
    at 1s      A1 becomes ready in Voice
    at 1min    Ucm receives Voice call Early lasting 30s
    at 6min    Ucm receives Voice call Late lasting 30s
    at 8min    cut UcmPim -- Ucm for 1min
    at 12min   Ucm receives Voice call After lasting 30s`);
        const run = readRun(withInterval(plan, minutes(5)));
        const report = named(intervalReports(run), 'Ucm');
        expect(column(report, 'handled')).toEqual([1, 1, 1, 0]);
        expect(report.intervals.map(({ reported }) => reported.handled)).toEqual([1, 0, 1, 0]);
        expect(report.intervals.map(({ state }) => state)).toEqual(['COMPLETE', 'DELETED', 'COMPLETE', 'COMPLETE']);
        expect(ruleIds(report.intervals[1])).toEqual(['pim/reporting-data-deleted', 'pim/blind-interval']);
        expect(textBehind(run, report.intervals[1]?.differences[0]?.entries[0])).toBe(
            'at 8min cut UcmPim -- Ucm for 1min',
        );
        const alone = named(intervalReports(run), 'A1 · Voice').intervals[1];
        expect([alone?.happened.loggedOnMs, alone?.reported.loggedOnMs]).toEqual([minutes(4), minutes(1)]);
    });

    it('where an application is without its CTI server (cti/unreported)', async () => {
        const plan = await officePlan(`
    at 0s      A1 logs in to Chat
    at 1s      A1 becomes ready in Chat
    at 1min    cut ChatServer -- Cti for 40s
    at 65s     ChatServer assigns Chat task Unseen to A1 lasting 10s`);
        const { total } = named(intervalReports(readRun(plan)), 'A1 · Chat');
        expect([total.happened.handled, total.reported.handled, total.state]).toEqual([1, 0, 'INCOMPLETE']);
        expect(total.differences.map(({ kind, amounts }) => [kind, amounts.loggedOnMs])).toEqual([['missing', 40_000]]);
    });

    it('where an e-mail application sends afterwards what it has recorded (cti/application-tracks)', async () => {
        const plan = await officePlan(`
    at 0s      A1 logs in to Email
    at 1s      A1 becomes ready in Email
    at 55s     EmailManager assigns Email task Recorded to A1 lasting 10s
    at 1min    cut EmailManager -- Cti for 40s`);
        const { total } = named(intervalReports(readRun(plan)), 'A1 · Email');
        expect([total.happened.handled, total.reported.handled, total.state]).toEqual([1, 1, 'RECREATED']);
        expect(total.differences.map(({ kind, amounts }) => [kind, amounts.loggedOnMs])).toEqual([
            ['recreated', 40_000],
        ]);
    });

    it('where the reporting of a task ends early and starts anew (cti/reporting-restarted)', async () => {
        const plan = await officePlan(`
    at 0s      A1 logs in to Email
    at 1s      A1 becomes ready in Email
    at 1min    EmailManager receives Email task Long lasting 5min
    at 2min    cut EmailManager -- Cti for 90s`);
        const { total } = named(intervalReports(readRun(plan)), 'Email');
        expect([total.happened.arrived, total.reported.arrived]).toEqual([1, 2]);
        expect([total.happened.terminated, total.reported.terminated]).toEqual([0, 1]);
        expect([total.happened.handled, total.reported.handled]).toEqual([1, 1]);
        expect(total.happened.talkMs).toBe(minutes(5));
        expect(total.reported.talkMs).toBe(minutes(5) - 90_000);
        expect(ruleIds(total)).toContain('cti/reporting-restarted');
    });

    it('not, where a CTI server keeps its news for the CallRouter: they come late (cti/cached-for-router)', async () => {
        const plan = await officePlan(`
    at 0s      A1 logs in to Chat
    at 1s      A1 becomes ready in Chat
    at 1min    cut Cti -- Central for 40s
    at 65s     ChatServer assigns Chat task Kept to A1 lasting 10s`);
        const { total } = named(intervalReports(readRun(plan)), 'A1 · Chat');
        expect([total.happened.handled, total.reported.handled, total.state]).toEqual([1, 1, 'COMPLETE']);
        expect(total.differences.map(({ kind, rule, amounts }) => [kind, rule, amounts.handled])).toEqual([
            ['late', 'cti/cached-for-router', 1],
        ]);
    });

    it('where a task is assigned and over while the MR path is down (mr/assigned-unreported)', async () => {
        const plan = await officePlan(`
    at 0s      A1 logs in to Email
    at 1min    cut EmailManager -- EmailPim for 2min
    at 65s     EmailManager assigns Email task Unseen to A1 lasting 10s`);
        const { total } = named(intervalReports(readRun(plan)), 'Email');
        expect([total.happened.handled, total.reported.handled]).toEqual([1, 0]);
        expect(ruleIds(total)).toEqual(['mr/assigned-unreported']);
    });

    it('where no Logger can be used (cc/logger-lost)', async () => {
        const plan = await officePlan(`
    at 0s      A1 logs in to Chat
    at 1s      A1 becomes ready in Chat
    at 1min    fail Central.logger for 40s
    at 65s     ChatServer receives Chat task Unseen lasting 10s`);
        const { total } = named(intervalReports(readRun(plan)), 'A1 · Chat');
        expect([total.happened.handled, total.reported.handled]).toEqual([1, 0]);
        expect(total.happened.loggedOnMs - total.reported.loggedOnMs).toBe(40_000);
        expect(ruleIds(total)).toEqual(['cc/logger-lost']);
    });
});

describe('skill groups in interval reports', () => {
    const GROUPS = OFFICE.replace(
        'link EmailPim -- Central',
        'skill group Sales in Voice: A1, A2\n    skill group Service in Voice: A1\n    link EmailPim -- Central',
    );

    it('an agent who works for one of them is BUSY_OTHER in the other ones', async () => {
        const plan = await planFromText(`${GROUPS}
scenario Groups on Office {
    duration 10min
    at 0s      A1 logs in to Voice
    at 1s      A1 becomes ready in Voice
    at 1min    Ucm receives Voice call T for Service lasting 2min wrap up 30s
}`);
        const reports = intervalReports(readRun(plan));
        const of = (name: string) =>
            figures(named(reports, name), ['loggedOnMs', 'reservedMs', 'activeMs', 'workReadyMs', 'busyOtherMs']);
        expect(of('Service')).toEqual([minutes(10), 3000, minutes(2), 30_000, 0]);
        expect(of('Sales')).toEqual([minutes(10), 0, 0, 0, minutes(2) + 33_000]);
        expect(figures(named(reports, 'Sales'), ['handled', 'talkMs'])).toEqual([0, 0]);
        expect(figures(named(reports, 'Service'), ['arrived', 'handled', 'talkMs'])).toEqual([1, 1, minutes(2)]);
    });
});

async function officePlan(timeline: string, settings = ''): Promise<Plan> {
    return planFromText(`${OFFICE}\nscenario Reports on Office {\n    duration 20min\n    ${settings}\n${timeline}\n}`);
}

function withInterval(plan: Plan, reportingInterval: number): Plan {
    return { ...plan, settings: { ...plan.settings, reportingInterval } };
}

function minutes(count: number): number {
    return count * 60_000;
}

function named(reports: IntervalReports, name: string): Report {
    return reportOf(
        reports,
        reports.subjects.findIndex((subject) => subject.name === name),
    );
}

function column({ intervals }: Report, figure: ReportFigureName): readonly number[] {
    return intervals.map(({ happened }) => happened[figure]);
}

function figures({ total }: Report, names: readonly ReportFigureName[]): readonly number[] {
    return names.map((name) => total.happened[name]);
}

function ruleIds(interval: Report['total'] | undefined): readonly string[] {
    return interval?.differences.map(({ rule }) => rule) ?? [];
}

function lastOf(run: TraceReader, name: string): number {
    const task = Array.from({ length: run.taskCount }, (_, index) => index).find((each) => run.taskName(each) === name);
    return run.transitions(run.laneOf('task', task ?? 0)).at(-1) ?? 0;
}

function textBehind(run: TraceReader, entry: number | undefined): string | undefined {
    return entry === undefined ? undefined : explain(run, entry).origin?.text;
}
