/** What the extension tells VS Code of its tests: the tree as it stands, and every run until it ends. */

import {
    commands,
    extensions,
    type FileCoverage,
    type TestController,
    type TestItem,
    type TestMessage,
    type TestRun,
    type Uri,
} from 'vscode';
import { nextTurn } from './turns.ts';

export interface RecordedRun {
    /** What became of each item, by its label; what was told last. */
    readonly states: ReadonlyMap<string, string>;
    readonly messages: ReadonlyMap<string, readonly TestMessage[]>;
    readonly durationsMs: ReadonlyMap<string, number>;
    readonly coverage: readonly FileCoverage[];
    readonly output: string;
}

export interface TestRecorder {
    readonly controller: TestController;
    /** The next run that ends, from the ones that begin after this is called. */
    nextRun(): Promise<RecordedRun>;
    /** Resolves once something is told that is to be so. */
    told(state: string, label: string): Promise<void>;
    /** Runs the tests of a file by a command, as soon as VS Code has heard of them. */
    runFile(uri: Uri, command?: `testing.${'run' | 'debug' | 'coverage'}CurrentFile`): Promise<RecordedRun>;
    /** Waits until a file has tests as they should be. */
    file(uri: Uri, condition: (file: TestItem | undefined) => boolean): Promise<TestItem | undefined>;
    stop(): void;
}

/** Listens to the runs of the extension's controller. */
export async function recordTests(): Promise<TestRecorder> {
    const extension = extensions.getExtension<{ readonly tests: TestController }>('ccsim.ccsim');
    const controller = (await extension?.activate())?.tests;
    if (controller === undefined) {
        throw new Error('the extension is not there');
    }
    const ended = new Set<(run: RecordedRun) => void>();
    const listeners = new Set<(state: string, label: string) => void>();
    const original = controller.createTestRun;
    controller.createTestRun = (...parameters) =>
        recording(original.apply(controller, parameters), {
            told: (state, label) => {
                for (const listener of listeners) {
                    listener(state, label);
                }
            },
            ended: (run) => {
                for (const resolve of ended) {
                    resolve(run);
                }
                ended.clear();
            },
        });
    const nextRun = () => new Promise<RecordedRun>((resolve) => ended.add(resolve));
    return {
        controller,
        nextRun,
        runFile: async (uri, command = 'testing.runCurrentFile') => {
            const run = nextRun();
            // What the extension host knows of tests reaches the window a moment later.
            while (
                !(await commands.executeCommand<{ completedAt?: number } | undefined>(command, [uri]))?.completedAt
            ) {
                await nextTurn();
            }
            return run;
        },
        told: (state, label) =>
            new Promise((resolve) => {
                const listener = (toldState: string, toldLabel: string): void => {
                    if (toldState === state && toldLabel === label) {
                        listeners.delete(listener);
                        resolve();
                    }
                };
                listeners.add(listener);
            }),
        file: async (uri, condition) => {
            // The tree has no event of its own: what changes it are messages, which come in between.
            for (;;) {
                const file = controller.items.get(uri.toString());
                if (condition(file)) {
                    return file;
                }
                await nextTurn();
            }
        },
        stop: () => {
            controller.createTestRun = original;
        },
    };
}

export function childrenOf(item: TestItem | undefined): readonly TestItem[] {
    return item === undefined ? [] : [...item.children].map(([, child]) => child);
}

interface RunListener {
    told(state: string, label: string): void;
    ended(run: RecordedRun): void;
}

/** The same run, which also tells what it is told. */
function recording(run: TestRun, listener: RunListener): TestRun {
    const states = new Map<string, string>();
    const messages = new Map<string, readonly TestMessage[]>();
    const durationsMs = new Map<string, number>();
    const coverage: FileCoverage[] = [];
    let output = '';
    const note = (state: string, { label }: TestItem, told: readonly TestMessage[] = [], durationMs?: number): void => {
        states.set(label, state);
        messages.set(label, told);
        if (durationMs !== undefined) {
            durationsMs.set(label, durationMs);
        }
        listener.told(state, label);
    };
    const listed = (told: TestMessage | readonly TestMessage[]) => (Array.isArray(told) ? told : [told]);
    return {
        name: run.name,
        token: run.token,
        isPersisted: run.isPersisted,
        onDidDispose: run.onDidDispose,
        enqueued: (item) => {
            note('enqueued', item);
            run.enqueued(item);
        },
        started: (item) => {
            note('started', item);
            run.started(item);
        },
        skipped: (item) => {
            note('skipped', item);
            run.skipped(item);
        },
        failed: (item, told, durationMs) => {
            note('failed', item, listed(told), durationMs);
            run.failed(item, told, durationMs);
        },
        errored: (item, told, durationMs) => {
            note('errored', item, listed(told), durationMs);
            run.errored(item, told, durationMs);
        },
        passed: (item, durationMs) => {
            note('passed', item, [], durationMs);
            run.passed(item, durationMs);
        },
        appendOutput: (text, location, item) => {
            output += text;
            run.appendOutput(text, location, item);
        },
        addCoverage: (file) => {
            coverage.push(file);
            run.addCoverage(file);
        },
        end: () => {
            run.end();
            listener.ended({ states, messages, durationsMs, coverage, output });
        },
    };
}
