/**
 * Programs that ours are tried in beside VS Code: editors with the language server, shells with the completion of `ccsim`;
 * whichever are there, or can be installed.
 */

import { spawnSync } from 'node:child_process';
import { installFromDebian, isRoot } from './debian.mjs';

/**
 * @typedef {object} OtherProgram
 * @property {string} name
 * @property {string} project the tests in it, as Vitest knows them
 * @property {readonly string[]} probe a command that ends with 0 where the program is there, with all that it needs
 * @property {readonly (readonly string[])[]} packages of Debian, one attempt after the other until the probe succeeds
 */

const slim = '--no-install-recommends';

/** @type {readonly OtherProgram[]} */
export const otherPrograms = [
    {
        name: 'Neovim',
        project: 'neovim',
        probe: ['nvim', '--version'],
        packages: [[slim, 'neovim']],
    },
    {
        name: 'Emacs',
        project: 'emacs',
        probe: [
            ...['emacs', '--batch', '--eval', '(package-initialize)'],
            ...['--eval', `(kill-emacs (if (locate-library "eglot") 0 1))`],
        ],
        // From version 29 on, Emacs has Eglot itself.
        packages: [
            [slim, 'emacs-nox'],
            [slim, 'elpa-eglot'],
        ],
    },
    { name: 'zsh', project: 'zsh', probe: ['zsh', '--version'], packages: [[slim, 'zsh']] },
    { name: 'fish', project: 'fish', probe: ['fish', '--version'], packages: [[slim, 'fish']] },
];

/** Whether a program can be tried. It is installed only where nobody minds: by root, or in continuous integration. */
export async function isProgramThere(/** @type {OtherProgram} */ program) {
    const attempts = isRoot() || process.env.CI ? program.packages : [];
    for (const packages of attempts) {
        if (!answers(program)) {
            await installFromDebian(program.name, packages);
        }
    }
    return answers(program);
}

function answers(/** @type {OtherProgram} */ { probe: [command = '', ...args] }) {
    return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
