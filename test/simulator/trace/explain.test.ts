import { describe, expect, test } from 'vitest';
import { describeEntry, explain, explanationLines } from '../../../simulator/trace/explain.ts';
import { formatClock, formatMs } from '../../../simulator/trace/instants.ts';
import { TraceReader } from '../../../simulator/trace/reader.ts';
import { summarize, summaryLines } from '../../../simulator/trace/summary.ts';
import { SAMPLE_PLAN, sampleTrace } from './sample-trace.ts';
import { COMPONENT, MEMBER, TraceBuilder } from './trace-builder.ts';

const reader = new TraceReader(SAMPLE_PLAN, sampleTrace());

test('every entry is one sentence', () => {
    expect(Array.from({ length: reader.entryCount }, (_, entry) => describeEntry(reader, entry))).toEqual([
        'Central starts UP.',
        'The link EmailPim -- Central starts UP.',
        'The path EmailManager · MR path starts OPEN.',
        'A101 starts LOGGED_OUT in Email.',
        'A101 goes from LOGGED_OUT to AVAILABLE in Email.',
        'The timeline says “at 1min cut EmailPim -- Central for 90s”.',
        'The link EmailPim -- Central goes from UP to DOWN.',
        'The path EmailManager · MR path goes from OPEN to ROUTING_DISABLED.',
        'EmailPim sends ROUTING_DISABLED to EmailManager.',
        'EmailPim logs “routing is disabled”.',
        'Mail#1 arrives and is ACTIVE.',
        'A101 goes from AVAILABLE to ACTIVE in Email, about Mail#1.',
        'Call arrives and is QUEUED.',
        'A101 goes from ACTIVE to LOGGED_OUT in Email, reason 50002 (a CTI component failed: desktop closed, heartbeat lost, or CTI server or client down).',
        'EmailPim sends NEW_TASK_FAILURE to EmailManager, about Mail#1.',
        'Mail#1 ends with disposition 42 (DBCD_APPLICATION_PATH_WENT_DOWN).',
        'Mail#1 is in no report.',
        'EmailManager sends MEDIA_LOGIN_REQ to Cti, about A101 · Email.',
        'The run logs “the run says”.',
    ]);
});

test('a state before another of the same instant is the one that it comes from', () => {
    const builder = new TraceBuilder();
    builder.component(0, COMPONENT.central, 'UP');
    builder.component(5, COMPONENT.central, 'OFFLINE');
    builder.component(5, COMPONENT.central, 'DOWN');
    builder.member(5, MEMBER.a101Voice, 'NOT_READY', { detail: 7 });
    builder.member(6, MEMBER.a101Voice, 'NOT_READY', { detail: 20001 });
    const other = new TraceReader(builder.plan, builder.finish());
    expect(describeEntry(other, 1)).toBe('Central goes from UP to OFFLINE.');
    expect(describeEntry(other, 2)).toBe('Central goes from OFFLINE to DOWN.');
    expect(describeEntry(other, 3)).toBe('A101 starts NOT_READY in Voice, reason 7.');
    expect(describeEntry(other, 4)).toContain('A101 stays NOT_READY in Voice, reason 20001 (made not ready');
});

describe('an explanation', () => {
    test('leads back to the line of the scenario', () => {
        const explanation = explain(reader, 13);
        expect(explanation.rule.id).toBe('desktop/agents-logged-out');
        expect(explanation.causes.map(({ rule }) => rule.id)).toEqual([
            'mr/routing-disabled',
            'mr/routing-disabled',
            'link/cut',
            'timeline/statement',
        ]);
        expect(explanation.origin).toMatchObject({ statement: 0, range: { startLine: 9 } });
        expect(explanationLines(explanation)).toEqual([
            expect.stringMatching(/^1min5s: A101 goes from ACTIVE to LOGGED_OUT/),
            expect.stringMatching(/^rule desktop\/agents-logged-out: /),
            'because at 1min: EmailPim sends ROUTING_DISABLED to EmailManager. (mr/routing-disabled)',
            'because at 1min: The path EmailManager · MR path goes from OPEN to ROUTING_DISABLED. (mr/routing-disabled)',
            'because at 1min: The link EmailPim -- Central goes from UP to DOWN. (link/cut)',
            'because at 1min: The timeline says “at 1min cut EmailPim -- Central for 90s”. (timeline/statement)',
            'line 10: at 1min cut EmailPim -- Central for 90s',
        ]);
    });

    test('of what is so from the start has no origin', () => {
        expect(explain(reader, 0)).not.toHaveProperty('origin');
    });
});

test('the summary counts', () => {
    expect(summarize(reader)).toEqual({
        endMs: 600_000,
        stopped: false,
        agentsLoggedOut: 1,
        tasks: 3,
        unfinished: 2,
        dispositions: [{ code: 42, name: 'DBCD_APPLICATION_PATH_WENT_DOWN', count: 1 }],
        reporting: { full: 2, partial: 0, recreated: 0, none: 1 },
        rejected: 1,
        messages: 3,
        logLines: 2,
        expectationsPassed: 0,
        expectationsFailed: 3,
    });
    expect(summaryLines(summarize(reader))).toEqual([
        'agents logged out by a failure: 1',
        'tasks: 3 arrived, 1 ended with 42 DBCD_APPLICATION_PATH_WENT_DOWN, 2 unfinished',
        'reports: 2 in full, 1 in no report',
        'routing requests rejected: 1',
    ]);
});

test.each([
    [0, '0s', '0:00:00.000'],
    [500, '0.5s', '0:00:00.500'],
    [60_000, '1min', '0:01:00.000'],
    [90_500, '1min30.5s', '0:01:30.500'],
    [7_500_000, '2h5min', '2:05:00.000'],
    [360_000_000, '100h', '100:00:00.000'],
])('%d ms read as %s and %s', (ms, words, clock) => {
    expect(formatMs(ms)).toBe(words);
    expect(formatClock(ms)).toBe(clock);
});
