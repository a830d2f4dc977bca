import { describe, expect, it } from 'vitest';
import type { Action, MediaTerms, Plan, Settings } from '../../simulator/index.ts';
import { serverStatusAt } from '../../simulator/status/server-status.ts';
import type { TraceReader } from '../../simulator/trace/reader.ts';
import { history, logLines, readRun } from './histories.ts';
import { PlanBuilder } from './plan-builder.ts';

describe('a connection of a media server', () => {
    it('is retried every two minutes while the CIC server cannot be found', () => {
        const reader = readRun(office({ change: (builder) => builder.fail(60, 'Cic1', 200) }));
        expect(history(reader, 'media-connection', 0)).toBe('0 ACTIVE, 60 NOT_CONNECTED, 300 ACTIVE');
        expect(logLines(reader, 'media/not-connected').map((line) => line.split(' ')[0])).toEqual(['60', '180']);
    });

    it('tries at once when the media server starts', () => {
        const reader = readRun(office({ change: (builder) => builder.fail(60, 'Ims1', 10) }));
        expect(history(reader, 'media-connection', 0)).toBe('0 ACTIVE, 60 NOT_CONNECTED, 70 ACTIVE');
    });

    it('waits for Telephony Services', () => {
        const reader = readRun(office({ change: (builder) => builder.fail(60, 'Cic1.telephony', 10) }));
        expect(history(reader, 'media-connection', 0)).toBe('0 ACTIVE, 60 WAITING_FOR_CLIENT, 70 ACTIVE');
    });

    it.each([
        ['an invalid password', { credentialsValid: false }, 'AUTHENTICATION_FAILURE'],
        ['no trust', { trusted: false }, 'AUTHENTICATION_FAILURE'],
        ['no trust and another reason', { trusted: false, logonFailure: 'busy' }, 'AUTHENTICATION_FAILURE'],
        ['another reason', { logonFailure: 'the version is refused' }, 'NOTIFIER_CONNECTION_FAILURE'],
    ])('does not get through with %s, and does not try again', (_, terms, state) => {
        const reader = readRun(office({ terms }));
        expect(history(reader, 'media-connection', 0)).toBe(`0 ${state}`);
        expect(logLines(reader, 'media/authentication-failure')).toEqual([]);
    });

    it('gets through when its terms change', () => {
        const change = (builder: PlanBuilder) =>
            builder
                .at(60, changed({ trusted: true }))
                .at(70, changed({ logonFailure: 'refused' }))
                .at(80, changed({ logonFailure: '' }))
                .at(90, changed({ credentialsValid: false }));
        const reader = readRun(office({ terms: { trusted: false }, change }));
        expect(history(reader, 'media-connection', 0)).toBe(
            '0 AUTHENTICATION_FAILURE, 60 ACTIVE, 70 NOTIFIER_CONNECTION_FAILURE, 80 ACTIVE, 90 AUTHENTICATION_FAILURE',
        );
    });

    it('does not notice the loss of a CIC server that refused it, unless it is set to try again', () => {
        const terms = { credentialsValid: false };
        const change = (builder: PlanBuilder) => builder.fail(60, 'Cic1', 200);
        expect(history(readRun(office({ terms, change })), 'media-connection', 0)).toBe('0 AUTHENTICATION_FAILURE');
        const settings = { mediaServerRetryOnAuthFailure: true };
        expect(history(readRun(office({ terms, change, settings })), 'media-connection', 0)).toBe(
            '0 AUTHENTICATION_FAILURE, 120 NOT_CONNECTED, 360 AUTHENTICATION_FAILURE',
        );
    });

    it('follows the setting notifierReconnectInterval', () => {
        const settings = { notifierReconnectInterval: 30_000 };
        const reader = readRun(office({ settings, change: (builder) => builder.cut(60, 'Ims1 -- Cic1', 40) }));
        expect(history(reader, 'media-connection', 0)).toBe('0 ACTIVE, 60 NOT_CONNECTED, 120 ACTIVE');
    });

    it('says in the log when it stops to accept sessions, with the number of the connection', () => {
        const change = (builder: PlanBuilder) =>
            builder
                .at(60, { kind: 'change-license', mediaServer: 0, license: 'missing' })
                .fail(90, 'Cic1.telephony')
                .at(120, { kind: 'change-license', mediaServer: 0, license: 'valid' });
        const reader = readRun(office({ change }));
        expect(logLines(reader, 'media/accepts-sessions')).toEqual([
            '60 Notifier connection 1 to cic1.acme.example: does not accept sessions',
            '60 Notifier connection 2 to cic2.acme.example: does not accept sessions',
            '120 Notifier connection 1 to cic1.acme.example: accepts sessions',
            '120 Notifier connection 2 to cic2.acme.example: accepts sessions',
        ]);
        expect(logLines(reader, 'media/active-resources')).toEqual([
            '90 Notifier connection 1 to cic1.acme.example: active resources: 0',
        ]);
    });
});

describe('a pair of CIC servers', () => {
    it('switches over when Telephony Services have not answered twice, and does not go back', () => {
        const change = (builder: PlanBuilder) => builder.fail(60, 'Cic1.telephony', 100);
        const reader = readRun(office({ pair: true, change }));
        expect(history(reader, 'media-connection', 0)).toBe('0 ACTIVE, 60 WAITING_FOR_CLIENT');
        expect(history(reader, 'media-connection', 1)).toBe('0 WAITING_FOR_CLIENT, 81 ACTIVE');
    });

    it('does not switch over for a short interruption, nor to one that is down', () => {
        const short = (builder: PlanBuilder) => builder.fail(60, 'Cic1', 20);
        expect(history(readRun(office({ pair: true, change: short })), 'media-connection', 1)).toBe(
            '0 WAITING_FOR_CLIENT',
        );
        const both = (builder: PlanBuilder) => builder.fail(60, 'Cic1').fail(60, 'Cic2', 40);
        expect(history(readRun(office({ pair: true, change: both })), 'component', 4)).toBe(
            '0 OFFLINE, 60 DOWN, 100 OFFLINE, 121 UP',
        );
    });

    it('follows its settings', () => {
        const settings = { cicSwitchoverTsTimeout: 2000, cicSwitchoverRetryDelay: 3000, cicSwitchoverMaxFailures: 3 };
        const change = (builder: PlanBuilder) => builder.fail(60, 'Cic1');
        const reader = readRun(office({ pair: true, settings, change }));
        expect(history(reader, 'media-connection', 1)).toBe('0 WAITING_FOR_CLIENT, 72 ACTIVE');
    });
});

describe('the Server Status page', () => {
    it('has a row for each CIC server that the media server serves', () => {
        const reader = readRun(office({}));
        const [page] = serverStatusAt(reader, 0);
        expect(page).toMatchObject({ name: 'Ims1', answers: true, license: 'valid' });
        expect(page?.rows).toMatchObject([
            {
                id: 1,
                notifierHost: 'cic1.acme.example',
                connectionStatus: { text: 'Active', colour: 'green' },
                acceptsSessions: true,
                activeResources: [{ id: '1-1' }, { id: '1-2' }, { id: '1-3' }],
            },
            { id: 2, notifierHost: 'cic2.acme.example', activeResources: [] },
        ]);
        expect(page?.rows[0]?.activeResources[0]?.details).toContainEqual({ name: 'Hosted for', value: 'Cic1' });
    });

    it.each([
        [59, 'Active', 'green', true, 3],
        [60, 'Not Connected', 'yellow', false, 0],
        [180, 'Waiting for Client', 'none', true, 0],
        [200, 'Authentication Failure', 'red', false, 0],
        [210, 'Active', 'green', false, 9],
        [220, 'Notifier Connection Failure', 'red', false, 0],
    ])('shows at %ss: %s', (seconds, text, colour, acceptsSessions, resources) => {
        const [row] = serverStatusAt(eventful(), seconds * 1000)[0]?.rows ?? [];
        expect(row?.connectionStatus).toMatchObject({ text, colour });
        expect(row?.acceptsSessions).toBe(acceptsSessions);
        expect(row?.activeResources).toHaveLength(resources);
    });

    it('gives the reason of a failed logon, and no reason otherwise', () => {
        const rowAt = (seconds: number) => serverStatusAt(eventful(), seconds * 1000)[0]?.rows[0];
        expect(rowAt(220)?.connectionStatus.reason).toBe('the Notifier refused the version');
        expect(rowAt(219)?.connectionStatus.reason).toBeUndefined();
        expect(rowAt(210)?.details).toContainEqual({ name: 'Set to accept sessions', value: 'no' });
    });

    it('says that nobody sees the page of a media server that is down', () => {
        const reader = readRun(office({ change: (builder) => builder.fail(60, 'Ims1', 10) }));
        expect([59, 60, 70].map((seconds) => serverStatusAt(reader, seconds * 1000)[0]?.answers)).toEqual([
            true,
            false,
            true,
        ]);
    });

    it('says of each instant what the log says of sessions and resources', () => {
        const reader = eventful();
        for (let index = 0; index < reader.entryCount; index++) {
            const entry = reader.entry(index);
            if (entry.kind !== 'log' || !entry.text.startsWith('Notifier connection 1 ')) {
                continue;
            }
            const [row] = serverStatusAt(reader, entry.atMs)[0]?.rows ?? [];
            if (entry.rule.id === 'media/accepts-sessions') {
                expect(row?.acceptsSessions).toBe(entry.text.endsWith(': accepts sessions'));
            } else if (entry.rule.id === 'media/active-resources') {
                expect(entry.text.endsWith(`active resources: ${row?.activeResources.length}`)).toBe(true);
            }
        }
    });
});

function eventful(): TraceReader {
    const change = (builder: PlanBuilder) =>
        builder
            .cut(60, 'Ims1 -- Cic1', 60)
            .fail(170, 'Cic1.telephony', 20)
            .at(200, changed({ credentialsValid: false }))
            .at(205, changed({ acceptsSessions: false, resources: 9 }))
            .at(210, changed({ credentialsValid: true }))
            .at(220, changed({ logonFailure: 'the Notifier refused the version' }));
    return readRun(office({ change }));
}

function changed(terms: Partial<MediaTerms>): Action {
    return { kind: 'change-media', connection: 0, terms };
}

interface Office {
    readonly terms?: Partial<MediaTerms>;
    readonly pair?: boolean;
    readonly settings?: Partial<Settings>;
    readonly change?: (builder: PlanBuilder) => unknown;
}

const GRANTED: MediaTerms = { trusted: true, credentialsValid: true, acceptsSessions: true, resources: 0 };

/** A media server that serves two CIC servers: components 1 to 4. */
function office({ terms = {}, pair = false, settings, change }: Office): Plan {
    const builder = new PlanBuilder();
    const ims = builder.component('Ims1', 'media-server');
    const first = builder.component('Cic1', 'cic-server', pair ? { backup: 3 } : {});
    const firstServices = builder.component('Cic1.telephony', 'telephony-services', { parent: first });
    const second = builder.component('Cic2', 'cic-server');
    const secondServices = builder.component('Cic2.telephony', 'telephony-services', { parent: second });
    const links = [builder.link('media', ims, first), builder.link('media', ims, second)];
    change?.(builder);
    return builder.plan(
        {
            mediaServers: [{ component: ims, license: 'valid' }],
            mediaConnections: [
                {
                    mediaServer: 0,
                    cicServer: first,
                    telephonyServices: firstServices,
                    link: links[0] ?? 0,
                    notifierHost: 'cic1.acme.example',
                    terms: { ...GRANTED, resources: 3, ...terms },
                },
                {
                    mediaServer: 0,
                    cicServer: second,
                    telephonyServices: secondServices,
                    link: links[1] ?? 0,
                    notifierHost: 'cic2.acme.example',
                    terms: GRANTED,
                },
            ],
        },
        settings,
        600,
    );
}
