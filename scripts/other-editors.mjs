/** Editors beside VS Code that the language server is tried in: whichever are there, or can be installed. */

import { spawnSync } from 'node:child_process';
import { installFromDebian, isRoot } from './debian.mjs';

/**
 * @typedef {object} OtherEditor
 * @property {string} name
 * @property {string} project the tests in it, as Vitest knows them
 * @property {readonly string[]} probe a command that ends with 0 where the editor is there, with all that it needs
 * @property {readonly (readonly string[])[]} packages of Debian, one attempt after the other until the probe succeeds
 */

const slim = '--no-install-recommends';

/** @type {readonly OtherEditor[]} */
export const otherEditors = [
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
];

/** Whether an editor can be tried. It is installed only where nobody minds: by root, or in continuous integration. */
export async function isEditorThere(/** @type {OtherEditor} */ editor) {
    const attempts = isRoot() || process.env.CI ? editor.packages : [];
    for (const packages of attempts) {
        if (!answers(editor)) {
            await installFromDebian(editor.name, packages);
        }
    }
    return answers(editor);
}

function answers(/** @type {OtherEditor} */ { probe: [program = '', ...args] }) {
    return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
