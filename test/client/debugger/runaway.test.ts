import { beforeEach, describe, expect, it } from 'vitest';
import { DebugClient, IN_MEMORY, planOfText } from './debug-client.ts';

/** Millions of events: it would be recorded for seconds. */
const RUNAWAY = `topology Office {
    controller Central
    peripheral Acd
    domain Mail email
    gateway Pg {
        cti server Cti
        pim AcdPim for Acd
        mr pim MailPim for MailServer
    }
    application MailServer serves Mail
    agents Ann on Acd handle Mail
    link MailPim -- Central
    link MailServer -- MailPim
    link MailServer -- Cti
}
scenario Flood on Office { duration 10d
    at 5s Ann logs in to Mail
    every 200ms from 10s to 9d MailServer receives Mail task Letter lasting 5s
}
`;
const LAUNCH = { program: IN_MEMORY, scenario: 'Flood' };
const LOGS_IN = 17;

let client: DebugClient;

beforeEach(() => {
    client = new DebugClient(() => planOfText(RUNAWAY));
});

describe('a scenario that runs away', () => {
    it('leaves others their turn, tells how far it is, and can be paused, looked at and stopped', async () => {
        await client.launch(LAUNCH);
        expect(await client.event('progressStart')).toMatchObject({ title: 'Recording the run' });
        const { percentage } = await client.event('progressUpdate');
        expect(percentage).toBeGreaterThanOrEqual(0);
        await client.request('pause', { threadId: 1 });
        expect(await client.stopped()).toMatchObject({ reason: 'pause' });
        expect(await client.evaluate('now > 10s')).toBe('true');
        expect(await client.evaluate('queue(Mail).length > 0')).toBe('true');
        await client.move('stepBack');
        await client.request('terminate');
        await client.event('terminated');
    });

    it('stops at a breakpoint that comes before the pause', async () => {
        await client.launch(LAUNCH, () =>
            client.request('setBreakpoints', { source: { path: IN_MEMORY }, breakpoints: [{ line: LOGS_IN }] }),
        );
        await client.event('progressStart');
        await client.request('pause', { threadId: 1 });
        expect(await client.stopped()).toMatchObject({ reason: 'breakpoint' });
        expect(await client.evaluate('now')).toBe('5s');
        await client.request('disconnect');
    });

    it('refuses to move in two ways at once', async () => {
        await client.launch(LAUNCH);
        await client.event('progressStart');
        const { success, message } = await client.ask('next', { threadId: 1 });
        expect([success, message]).toEqual([false, 'The run is under way. Pause it first.']);
        await client.request('terminate');
    });
});
