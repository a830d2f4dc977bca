import { describe, expect, it } from 'vitest';
import type { AcdConnection, Plan, Settings } from '../../simulator/index.ts';
import type { TraceReader } from '../../simulator/trace/reader.ts';
import { history, logLines, readRun } from './histories.ts';
import { domainOf, PlanBuilder } from './plan-builder.ts';

describe('an Aspect PIM of release 5.0', () => {
    it('stays with its CMI server while that answers', () => {
        const reader = readRun(dallas({ release: 5, change: (builder) => builder.fail(60, 'DallasPim', 10) }));
        expect(history(reader, 'acd-connection', 0)).toBe('0 CMI, 60 NOT_CONNECTED, 70 CMI');
        expect(logLines(reader, 'aspect/cmi-attempts')).toEqual([]);
    });

    it('tries three times, warns each time, and then runs as an Event Link PIM', () => {
        const change = (builder: PlanBuilder) => builder.fail(0, 'CS1').fail(60, 'DallasPim', 10);
        const reader = readRun(dallas({ release: 5, change }));
        expect(history(reader, 'acd-connection', 0)).toBe(
            '0 CONNECTING, 20 EVENT_LINK, 60 NOT_CONNECTED, 70 CONNECTING, 90 EVENT_LINK',
        );
        const warning = 'pg1A-pim1 Trace: CMIMessageReceiver: [WARNING] Connection to CMI Server failed; attempt #';
        expect(logLines(reader, 'aspect/cmi-attempts')).toEqual(
            [0, 10, 20, 70, 80, 90].map((second, place) => `${second} ${warning}${(place % 3) + 1}`),
        );
        expect(entriesOf(reader, 'aspect/cmi-attempts').map((entry) => reader.severityOf(entry))).toContain(
            'informational',
        );
    });

    it('is an Event Link PIM from the start where there is no CMI server, and warns when it starts again', () => {
        const change = (builder: PlanBuilder) => builder.fail(60, 'DallasPim', 10);
        const reader = readRun(dallas({ release: 5.1, withoutCmi: true, change }));
        expect(history(reader, 'acd-connection', 0)).toBe(
            '0 EVENT_LINK, 60 NOT_CONNECTED, 70 CONNECTING, 90 EVENT_LINK',
        );
        expect(logLines(reader, 'aspect/cmi-attempts')).toHaveLength(3);
    });

    it('connects to the CMI server with the attempt that finds it', () => {
        const reader = readRun(dallas({ release: 5, change: (builder) => builder.fail(60, 'Cmi1', 15) }));
        expect(history(reader, 'acd-connection', 0)).toBe('0 CMI, 60 CONNECTING, 80 CMI');
        expect(logLines(reader, 'aspect/cmi-attempts')).toHaveLength(2);
    });

    it('is without its ACD while it tries: agents are logged out, and come back with the data', () => {
        const reader = readRun(dallas({ release: 5, change: (builder) => builder.fail(60, 'Cmi1') }));
        expect(history(reader, 'membership', 0)).toBe(
            '0 LOGGED_OUT, 1 NOT_READY, 2 AVAILABLE, 60 LOGGED_OUT, 80 AVAILABLE',
        );
        expect(history(reader, 'component', 5)).toBe('0 UP, 60 OFFLINE, 80 UP');
    });

    it('needs the Real-Time Bridge whichever way it goes, and the Application and Event Bridge behind the CMI server', () => {
        const change = (builder: PlanBuilder) =>
            builder.fail(60, 'Rtb', 5).fail(70, 'Aeb', 5).cut(80, 'DallasPim -- Aeb', 5);
        const reader = readRun(dallas({ release: 5, change }));
        expect(history(reader, 'acd-connection', 0)).toBe('0 CMI, 60 NOT_CONNECTED, 65 CMI, 70 NOT_CONNECTED, 75 CMI');
    });

    it('stays an Event Link PIM when a bridge was away, although the CMI server is back', () => {
        const change = (builder: PlanBuilder) => builder.fail(60, 'Cmi1', 30).fail(120, 'Aeb', 5);
        const reader = readRun(dallas({ release: 5, change }));
        expect(history(reader, 'acd-connection', 0)).toBe(
            '0 CMI, 60 CONNECTING, 80 EVENT_LINK, 120 NOT_CONNECTED, 125 EVENT_LINK',
        );
    });
});

describe('an Aspect PIM of release 4.6', () => {
    it('goes straight to both bridges and knows no CMI server', () => {
        const change = (builder: PlanBuilder) =>
            builder.fail(10, 'CS1').fail(60, 'DallasPim', 10).fail(120, 'Aeb', 10).fail(180, 'Rtb', 10);
        const reader = readRun(dallas({ release: 4.6, change }));
        expect(history(reader, 'acd-connection', 0)).toBe(
            '0 DIRECT, 60 NOT_CONNECTED, 70 DIRECT, 120 NOT_CONNECTED, 130 DIRECT, 180 NOT_CONNECTED, 190 DIRECT',
        );
    });
});

describe('settings of Aspect PIMs', () => {
    const cmiFails = (builder: PlanBuilder) => builder.fail(60, 'Cmi1', 300);

    it.each([
        ['cmiMaxAttempts', { cmiMaxAttempts: 5 }, '0 CMI, 60 CONNECTING, 100 EVENT_LINK'],
        ['no attempt at all', { cmiMaxAttempts: 0 }, '0 EVENT_LINK'],
        ['cmiRetryInterval', { cmiRetryInterval: 2000 }, '0 CMI, 60 CONNECTING, 64 EVENT_LINK'],
        ['cmiFallback', { cmiFallback: false }, '0 CMI, 60 CONNECTING, 80 NOT_CONNECTED, 360 CMI'],
        ['cmiReprobe', { cmiReprobe: true }, '0 CMI, 60 CONNECTING, 80 EVENT_LINK, 360 CMI'],
    ] as const)('%s', (_, settings, expected) => {
        const reader = readRun(dallas({ release: 5, change: cmiFails, settings }));
        expect(history(reader, 'acd-connection', 0)).toBe(expected);
    });

    it('a PIM that may not fall back and has no CMI server never reaches its ACD', () => {
        const reader = readRun(dallas({ release: 5, withoutCmi: true, settings: { cmiFallback: false } }));
        expect(history(reader, 'acd-connection', 0)).toBe('0 NOT_CONNECTED');
        expect(history(reader, 'component', 5)).toBe('0 OFFLINE');
        expect(history(reader, 'membership', 0)).toBe('0 LOGGED_OUT');
    });

    it('rtbDataTimeout and rtbRestartPimOnSecondFailure', () => {
        const change = (builder: PlanBuilder) => builder.fail(60, 'Rtb', 70);
        const stays = readRun(dallas({ release: 5, change }));
        expect(logLines(stays, 'aspect/real-time-silence').map((line) => line.split(' ')[0])).toEqual(['90', '120']);
        expect(history(stays, 'component', PIM)).toBe('0 UP');
        const settings = { rtbDataTimeout: 10_000, rtbRestartPimOnSecondFailure: true };
        const restarts = readRun(dallas({ release: 5, change, settings }));
        expect(history(restarts, 'component', PIM)).toBe('0 UP, 80 DOWN, 85 UP, 105 DOWN, 110 UP');
        expect(history(restarts, 'acd-connection', 0)).toBe('0 CMI, 60 NOT_CONNECTED, 130 CMI');
    });
});

describe('an Aspect PIM with two sides', () => {
    it('connects from the side that is active', () => {
        const change = (builder: PlanBuilder) => builder.fail(60, 'AgentPg.A');
        const reader = readRun(dallas({ release: 5, duplexed: true, change }));
        expect(history(reader, 'acd-connection', 0)).toBe('0 CMI, 60 NOT_CONNECTED');
        expect(history(reader, 'acd-connection', 1)).toBe('0 NOT_CONNECTED, 63 CMI');
    });

    it('does not change sides for the CMI server alone, but for a bridge', () => {
        const cmi = (builder: PlanBuilder) => builder.cut(60, 'AgentPg.A.DallasPim -- Cmi1');
        const stays = readRun(dallas({ release: 5, duplexed: true, change: cmi }));
        expect(history(stays, 'acd-connection', 0)).toBe('0 CMI, 60 CONNECTING, 80 EVENT_LINK');
        const bridge = (builder: PlanBuilder) => builder.cut(60, 'AgentPg.A.DallasPim -- Rtb');
        const changes = readRun(dallas({ release: 5, duplexed: true, change: bridge }));
        expect(history(changes, 'acd-connection', 1)).toBe('0 NOT_CONNECTED, 63 CMI');
        expect(history(changes, 'membership', 0)).toBe(
            '0 LOGGED_OUT, 1 NOT_READY, 2 AVAILABLE, 60 LOGGED_OUT, 63 AVAILABLE',
        );
    });
});

const PIM = 10;

interface Dallas {
    readonly release: number;
    readonly withoutCmi?: boolean;
    readonly duplexed?: boolean;
    readonly settings?: Partial<Settings>;
    readonly change?: (builder: PlanBuilder) => unknown;
}

/** An Aspect in Dallas with one agent; components 0 to 10 are always the same. */
function dallas({ release, withoutCmi = false, duplexed = false, settings, change }: Dallas): Plan {
    const builder = new PlanBuilder();
    const central = builder.component('Central', 'controller');
    const router = builder.component('Central.router', 'router', { parent: central });
    const logger = builder.component('Central.logger', 'logger', { parent: central });
    const contact = builder.component('CS1', 'contact-server');
    const cmi = builder.component('Cmi1', 'cmi-server', { parent: contact });
    const acd = builder.component('Dallas', 'peripheral');
    const events = builder.component('Aeb', 'event-bridge', { parent: acd });
    const realTime = builder.component('Rtb', 'real-time-bridge', { parent: acd });
    const desktop = builder.component('A1.desktop', 'desktop');
    const gateway = duplexed
        ? builder.component('AgentPg', 'gateway', { instances: [10, 11] })
        : builder.component('AgentPg', 'gateway');
    const sides = duplexed
        ? (['A', 'B'] as const).map((side) =>
              builder.component(`AgentPg.${side}`, 'gateway-side', { side, whole: gateway }),
          )
        : [];
    const pim = duplexed
        ? builder.pair('DallasPim', 'pim', sides, { serves: acd })
        : builder.component('DallasPim', 'pim', { parent: gateway, serves: acd });
    builder.link('acd', pim, acd);
    builder.link('pim-router', pim, central);
    const toEventBridge = builder.link('aspect-event', pim, events);
    const toRealTimeBridge = builder.link('aspect-real-time', pim, realTime);
    const toCmiServer = withoutCmi ? undefined : builder.link('aspect-cmi', pim, cmi);
    const connection = (process: number, place: number): AcdConnection => ({
        pim: process,
        peripheral: acd,
        release,
        toEventBridge: toEventBridge + place,
        toRealTimeBridge: toRealTimeBridge + place,
        ...(toCmiServer === undefined ? {} : { toCmiServer: toCmiServer + place }),
    });
    const range = { source: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
    const agent = { name: 'A1', peripheral: acd, desktop, handles: [{ domain: 0, limit: 1 }], range };
    builder.at(1, { kind: 'agents', agents: [0], does: 'log-in' });
    builder.at(2, { kind: 'agents', agents: [0], does: 'become-ready' });
    change?.(builder);
    return builder.plan(
        {
            domains: [domainOf('Voice', 'voice')],
            agents: [agent],
            controllers: [{ component: central, router, logger, sides: [], objects: 0, scripts: 0 }],
            acdConnections: duplexed ? [connection(pim + 1, 1), connection(pim + 2, 2)] : [connection(pim, 0)],
        },
        settings,
        600,
    );
}

function entriesOf(reader: TraceReader, rule: string): number[] {
    return Array.from({ length: reader.entryCount }, (_, entry) => entry).filter(
        (entry) => reader.ruleOf(entry).id === rule,
    );
}
