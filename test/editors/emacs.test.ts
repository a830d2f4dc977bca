/** The language server in a real Emacs, set up as docs/editors.md says. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blockIn } from './page.ts';
import { newReader, type Reader, SEEN } from './reader.ts';

const PROBE = fileURLToPath(new URL('probe.el', import.meta.url));

let reader: Reader;

beforeEach(() => {
    reader = newReader();
    reader.follow('First: the command');
    reader.follow('Emacs');
});

afterEach(() => reader.leave());

test('there is an Emacs', () => {
    expect(spawnSync('emacs', ['--version'], { encoding: 'utf8' }).stdout).toMatch(/^GNU Emacs /);
});

test('the shipped file brings all that the page says', () => {
    reader.write('.emacs.d/init.el', blockIn('Emacs', 'elisp'));
    // What Emacs does by itself where it has a window.
    const start = ['--batch', '--eval', '(package-initialize)', '--load', '~/.emacs.d/init.el', '--load', PROBE];
    const seen = reader.see('emacs', start);
    expect(seen).not.toHaveProperty('problem');
    expect(seen).toMatchObject({
        ...SEEN,
        // Emacs filters by what is typed.
        completion: ['Ann'],
        colours: [
            'font-lock-keyword-face',
            'font-lock-comment-face',
            'font-lock-string-face',
            'font-lock-constant-face',
            'font-lock-constant-face',
            null,
        ],
        jumped: ['small.ccsim', 7],
        indented: 4,
        commented: expect.stringMatching(/^ {4}\/\/ at 0s +Ann logs in$/),
        ran: expect.stringContaining('Small on Site, 1min'),
    });
});

test('the shipped file compiles without a warning', () => {
    const file = '.emacs.d/lisp/ccsim-mode.el';
    const said = reader.run('emacs', ['-Q', '--batch', '--funcall', 'batch-byte-compile', `../${file}`]);
    expect(said).toBe('');
});
