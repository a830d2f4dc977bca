import { defineConfig } from 'vitest/config';
import { LastOfAll } from './test/vscode/last-of-all.ts';

/** Everything that runs without an editor, what a person does in a real one, and other editors and shells. */
export default defineConfig({
    test: {
        sequence: { sequencer: LastOfAll },
        projects: [
            {
                test: {
                    name: 'outside',
                    include: ['test/**/*.test.ts'],
                    exclude: ['test/vscode/**', 'test/editors/**', 'test/shells/**'],
                    // Properties take their time on a busy machine; nothing here is meant to be fast.
                    testTimeout: 60_000,
                    hookTimeout: 60_000,
                    expect: { poll: { timeout: 10_000 } },
                },
            },
            {
                test: {
                    name: 'person',
                    include: ['test/vscode/person/**/*.test.ts'],
                    // Each file drives an editor and a browser of its own: more than one at a time starve each other.
                    fileParallelism: false,
                    globalSetup: ['test/vscode/forget-drives.ts'],
                    testTimeout: 180_000,
                    hookTimeout: 180_000,
                    // Long enough for a machine that is busy with other things; a machine that is not never waits so long.
                    expect: { poll: { timeout: 45_000 } },
                },
            },
            ...['editors/neovim', 'editors/emacs', 'shells/zsh', 'shells/fish'].map((program) => ({
                test: {
                    name: program.slice(program.indexOf('/') + 1),
                    include: [`test/${program}.test.ts`],
                    testTimeout: 60_000,
                    hookTimeout: 60_000,
                },
            })),
        ],
    },
});
