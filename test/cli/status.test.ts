import { describe, expect, test } from 'vitest';
import { ccsim } from './memory-io.ts';

describe('ccsim run --status', () => {
    test('shows the CallRouters, the paths and who was logged out, at the instant asked for', async () => {
        const { code, out } = await ccsim(['run', 'test/corpus/rules/pg/agents-logged-out.ccsim', '--status', '70s']);
        expect(code).toBe(0);
        expect(out).toMatch(/^Status of PgAgentsLoggedOut at 1min10s\n/);
        expect(out).toMatch(
            /Router +State +Router Up +Router Sync +State size now +max\n {2}Central\.router +ISOLATED_ENABLED/,
        );
        expect(out).toMatch(/EmailManager · ARM path to Cti +OPEN/);
        expect(out).toMatch(/\nMedia Logout Status\n.*\n {2}A1 +Voice +Ucm +0:01:00\.000 +1min +50002 +- /);
    });

    test('shows the rows of Server Status and the monitors of a CIM cluster', async () => {
        const media = await ccsim(['run', 'examples/media-server-status.ccsim', '--status', '2min']);
        expect(media.out).toMatch(/ID +Notifier Host +Connection Status +Accepts Sessions +Active Resources/);
        expect(media.out).toMatch(/ {2}1 +cic1\.acme\.example +Active +Yes +24/);
        const cim = await ccsim(['run', 'examples/cim-cluster.ccsim', '--status', '2min']);
        expect(cim.out).toMatch(/EAAS +service +ALIVE/);
        expect(cim.out).toMatch(/Cti +ARM link +UP/);
    });

    test('says what does not fit', async () => {
        const run = (...more: readonly string[]) => ccsim(['run', 'examples/media-server-status.ccsim', ...more]);
        expect(await run('--status', '9h')).toMatchObject({ code: 2, err: expect.stringContaining('earlier') });
        expect(await run('--status', 'later')).toMatchObject({ code: 2, err: expect.stringContaining('duration') });
        expect(await run('--status', '9s', '--reports')).toMatchObject({
            code: 2,
            err: expect.stringContaining('one of'),
        });
        expect(await run('--status', '9s', '-f', 'json')).toMatchObject({
            code: 2,
            err: expect.stringContaining('text'),
        });
    });
});
