import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ccsim, folderWith } from './memory-io.ts';

const scriptFor = async (shell: string) => (await ccsim(['completion', shell])).out;

describe('in bash', () => {
    /** What bash proposes for the last of some words. */
    async function proposals(folder: string, ...words: readonly string[]): Promise<readonly string[]> {
        const call = `COMP_WORDS=(ccsim ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _ccsim; printf '%s\\n' "\${COMPREPLY[@]}"`;
        const { stdout, stderr } = spawnSync('bash', ['-c', `${await scriptFor('bash')}\n${call}`], {
            cwd: folder,
            encoding: 'utf8',
        });
        expect(stderr).toBe('');
        return stdout.split('\n').filter((line) => line !== '');
    }

    test('completes commands, options, values and files', async () => {
        const folder = folderWith({ 'a.ccsim': '', 'b.txt': '' });
        expect(await proposals(folder, 'te')).toEqual(['test']);
        expect(await proposals(folder, 'test', '--sh')).toEqual(['--shard']);
        expect(await proposals(folder, 'test', '--reporter', 'j')).toEqual(['json', 'junit']);
        expect(await proposals(folder, 'check', 'a')).toEqual(['a.ccsim']);
        expect(await proposals(folder, 'check', 'b')).toEqual([]);
        expect(await proposals(join(folder, '..'), 'completion', 'f')).toEqual(['fish']);
    });
});

test.each(['bash', 'zsh', 'fish'])('the script for %s knows every command and option', async (shell) => {
    const script = await scriptFor(shell);
    const { out } = await ccsim(['--help']);
    const commands = [...out.matchAll(/^ {2}([a-z]+) .*? {2,}/gm)].map(([, name = '']) => name);
    expect(commands).toEqual(expect.arrayContaining(['check', 'run', 'test', 'format', 'rules', 'lsp', 'completion']));
    for (const command of commands.filter((name) => name !== 'help' && name !== 'ccsim')) {
        expect(script).toContain(command);
        const help = await ccsim([command, '--help']);
        for (const [, option = ''] of help.out.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gim)) {
            expect(script).toContain(option);
        }
    }
});

test('a shell that is not known is refused', async () => {
    expect(await ccsim(['completion', 'cmd'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('bash, zsh, fish'),
    });
});
