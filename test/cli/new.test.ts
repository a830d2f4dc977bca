import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ccsim, folderWith } from './memory-io.ts';

describe('ccsim new', () => {
    test('lists what there is to begin with', async () => {
        const { code, out } = await ccsim(['new']);
        expect(code).toBe(0);
        expect(out).toMatch(/^voice {2}Agents on phones of a Unified CM\.$/m);
        expect(out).toMatch(/^ {2}media:RouterLinkLost +The MR PIM loses the controller: nothing can be routed\.$/m);
    });

    test('makes a file that runs', async () => {
        const folder = folderWith({});
        const made = await ccsim(['new', 'media:MrGatewayFails', 'own.ccsim', '--name', 'gateway down'], folder);
        expect(made).toMatchObject({ code: 0, err: '', out: expect.stringContaining('ccsim run own.ccsim') });
        expect(readFileSync(join(folder, 'own.ccsim'), 'utf8')).toMatch(/^scenario GatewayDown on Site \{$/m);
        expect(await ccsim(['run', 'own.ccsim'], folder)).toMatchObject({ code: 0, err: '' });
    });

    test('prints the first failure of a system where no file is named', async () => {
        const { code, out } = await ccsim(['new', 'aspect']);
        expect(code).toBe(0);
        expect(out).toMatch(/^scenario ContactServerFails on Center \{$/m);
        expect(out).not.toContain('RealTimeBridgeCut');
    });

    test('leaves a file that is there as it is', async () => {
        const folder = folderWith({ 'own.ccsim': 'mine' });
        const { code, err } = await ccsim(['new', 'voice', 'own.ccsim'], folder);
        expect(code).toBe(2);
        expect(err).toContain('own.ccsim is there already');
        expect(readFileSync(join(folder, 'own.ccsim'), 'utf8')).toBe('mine');
    });

    test.each([
        [['new', 'mainframe'], 'there is no template mainframe: there are voice, media'],
        [['new', 'media:Nothing'], 'it has RouterLinkLost, MrGatewayFails'],
        [['new', 'media', 'own.txt'], 'own.txt is not a .ccsim file'],
        [['new', 'media', 'own.ccsim', '--name', '42'], '42 cannot be the name of a scenario'],
    ])('says what is wrong with %j', async (args, message) => {
        expect(await ccsim(args, folderWith({}))).toMatchObject({ code: 2, err: expect.stringContaining(message) });
    });
});
