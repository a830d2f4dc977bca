/** A person who does what docs/editors.md says: a home directory set up by the page's own blocks, and files to edit. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect } from 'vitest';
import { PROJECT } from '../cli/memory-io.ts';
import { blockIn } from './page.ts';

/** An agent is declared in one file and named in the other, there behind characters of two and four bytes. */
const FILES = {
    'site.ccsim': `topology Site {
    controller Central
    peripheral Ucm unified-cm
    domain Voice voice
    agents Ann, Ben on Ucm handle Voice
    gateway AgentPg {
        cti server Cti
        pim UcmPim for Ucm
    }
}
`,
    'small.ccsim': `import "site.ccsim"

// What a comment says is no keyword: fail.
scenario Small on Site {
    duration 1min
    at 0s  Ann logs in
    at 5s  /* 🙂 é */    Anne becomes ready
    expect at 10s  Ann is AVAILABLE
    expect at 10s  Benn is LOGGED_OUT
}
`,
};

/** What editors show of the files, in the order in which the probes do it. */
export const SEEN = {
    filetype: 'ccsim',
    /** The text that the first mistake is on, and what is said about it. */
    mistake: ['Anne', expect.stringContaining("no agent 'Anne'")],
    /** What may follow `at 0s`. */
    completion: expect.arrayContaining(['Ann', 'Ben', 'fail']),
    hover: expect.stringMatching(/Ann.* — agent/),
    definition: ['site.ccsim', 5],
    /** Once one is repaired by hand, and the other one by the server. */
    mistakes: 0,
    formatted: expect.stringMatching(/^ {4}at 5s +\/\* 🙂 é \*\/ Ann becomes ready$/),
    renamed: [
        expect.stringContaining('agents Zoe, Ben on'),
        expect.stringMatching(/at 0s +Zoe logs in.*Zoe becomes ready.*Zoe is AVAILABLE/s),
    ],
};

/** An editor that waits for a key would wait for ever. */
const LONGEST_MS = 50_000;

export interface Reader {
    /** Does in the shell what a section of the page says. */
    follow(heading: string): void;
    /** Writes a file in the home directory. */
    write(name: string, content: string): void;
    /** Runs a program in the folder of the files; throws what it said where it does not end with 0. */
    run(program: string, args: readonly string[]): string;
    /** Runs an editor on the files until it has written down what it saw; answers that. */
    see(program: string, args: readonly string[]): unknown;
    leave(): void;
}

/** Sets up an empty home directory, and beside its settings the files, as a repository. */
export function newReader(): Reader {
    const home = mkdtempSync(join(tmpdir(), 'ccsim-reader-'));
    const files = join(home, 'files');
    const seen = join(home, 'seen.json');
    const environment = {
        ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('XDG_'))),
        HOME: home,
        PATH: `${join(home, '.local', 'bin')}:${process.env.PATH}`,
        CCSIM_SEEN: seen,
    };
    const run = (program: string, args: readonly string[], cwd: string) => {
        const { status, stdout, stderr, error } = spawnSync(program, args, {
            cwd,
            env: environment,
            encoding: 'utf8',
            timeout: LONGEST_MS,
        });
        if (status !== 0) {
            throw new Error(`${program} ended with ${status ?? error?.message}:\n${stdout}${stderr}`);
        }
        return stdout + stderr;
    };
    const write = (name: string, content: string) => {
        mkdirSync(dirname(join(home, name)), { recursive: true });
        writeFileSync(join(home, name), content);
    };
    for (const [name, text] of Object.entries(FILES)) {
        write(join('files', name), text);
    }
    run('git', ['init', '--quiet'], files);
    return {
        write,
        follow: (heading) => {
            run('sh', ['-euc', blockIn(heading, 'sh')], PROJECT);
        },
        run: (program, args) => run(program, args, files),
        see: (program, args) => {
            const said = run(program, args, files);
            try {
                return JSON.parse(readFileSync(seen, 'utf8'));
            } catch {
                throw new Error(`${program} has written down nothing. It said:\n${said}`);
            }
        },
        leave: () => rmSync(home, { recursive: true, force: true }),
    };
}
