/** Whatever a file holds, a command ends in reasonable time with a message that helps. */

import { expect, test } from 'vitest';
import { ccsim, folderWith } from './memory-io.ts';

const LIMIT_MS = 20_000;

/** Bytes that look random and are the same each time. */
function noise(length: number, from: number, to: number): Uint8Array {
    const bytes = new Uint8Array(length);
    let state = 12_345;
    for (let index = 0; index < length; index += 1) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        bytes[index] = from + ((state >>> 16) % (to - from));
    }
    return bytes;
}

/** Too much by itself, which a check sees; or only with what follows from it, which the run comes to. */
const forever = (statement: string) => `
topology Small {
    controller Central
    peripheral Ucm unified-cm
    gateway AgentPg { cti server Cti  pim UcmPim for Ucm }
    domain Voice voice
    agents A101 on Ucm handle Voice
}
scenario Forever on Small {
    duration 5d
    set eventLimit 200000
    ${statement}
}
`;

test.each([
    ['5 MB of random bytes', noise(5_000_000, 0, 256), 2, /is not a text file/],
    ['5 MB of random letters', noise(5_000_000, 32, 127), 1, /too large to be a scenario/],
    ['1 MB of random letters', noise(1_000_000, 32, 127), 1, /error/],
    ['2,000 nested braces', 'topology T '.concat('{'.repeat(2_000), '}'.repeat(2_000)), 1, /error/],
    ['a missing import', 'import "gone.ccsim"\nscenario S on T { duration 1min }', 1, /gone\.ccsim/],
    ['half a statement', 'scenario S on', 1, /error/],
])('%s', { timeout: LIMIT_MS }, async (_, content, code, message) => {
    const folder = folderWith({ 'bad.ccsim': content });
    for (const command of ['check', 'run']) {
        const result = await ccsim([command, 'bad.ccsim'], folder);
        expect(result.code).toBe(code);
        expect(result.out + result.err).toMatch(message);
        expect(result.out + result.err).not.toContain('mistake in CCSim itself');
    }
});

test('an empty file is no mistake, but there is nothing to run', async () => {
    const folder = folderWith({ 'empty.ccsim': '' });
    expect((await ccsim(['check', 'empty.ccsim'], folder)).code).toBe(0);
    expect(await ccsim(['run', 'empty.ccsim'], folder)).toMatchObject({
        code: 2,
        err: expect.stringContaining('empty.ccsim has no scenario to run'),
    });
});

test('what would go on for ever by itself is an error that says how to end it', { timeout: LIMIT_MS }, async () => {
    const folder = folderWith({ 'forever.ccsim': forever('every 1ms Ucm receives Voice call lasting 1s') });
    const { code, out, err } = await ccsim(['run', 'forever.ccsim', '-o', 'out.txt'], folder);
    expect(out + err).toContain('timeline/too-many');
    expect(out + err).toContain('a run stops after 200,000');
    expect(code).toBe(1);
});

test('what goes on for too long stops at the event limit and says so', { timeout: LIMIT_MS }, async () => {
    const folder = folderWith({
        'forever.ccsim': forever('every 3s Ucm receives Voice call lasting 1s abandoning after 1s'),
    });
    const { code, out, err } = await ccsim(['run', 'forever.ccsim', '-o', 'out.txt'], folder);
    expect(out + err).toContain('at the limit of 200000 events. Let less happen, or raise the setting eventLimit.');
    expect(code).toBe(1);
});
