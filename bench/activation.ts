/**
 * How fast the packaged extension starts in a real VS Code, beside a peer in the same windows: the language features for
 * JSON that come with VS Code, which have a language server of their own too.
 *
 * Each start is one in a window that remembers nothing, on a folder without such a file until it is there, so that nothing
 * runs before the file is opened.
 */

import { rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { type EditorSession, openEditor } from '../test/vscode/editor-session.ts';
import type { Workbench } from '../test/vscode/workbench.ts';

const ROUNDS = 10;
const WARM_UP = 1;

/** Files of about the same length, with a mistake in the second line. */
const FILES = {
    ccsim: {
        file: 'first.ccsim',
        language: 'CCSim',
        extension: 'CCSim: Contact Center Failover Simulator',
        text: scenarioText(),
    },
    json: { file: 'first.json', language: 'JSON', extension: 'JSON Language Features', text: jsonText() },
} as const;

type Language = keyof typeof FILES;

interface Start {
    /** What VS Code says that the activation took. */
    readonly activationMs: number;
    /** From the key that opens the file to the first underlined word. */
    readonly diagnosticsMs: number;
}

interface Round {
    readonly starts: Readonly<Record<Language, Start>>;
    /** From the key that runs a scenario, the first time in its window, to the picture. */
    readonly timelineMs: number;
}

declare global {
    interface Window {
        /** When Enter was pressed last, by the clock of the page. */
        benchEnterMs: number;
        /** When a word was first underlined after that. */
        benchUnderlinedMs: number | undefined;
    }
}

export async function run(): Promise<void> {
    const session = await openEditor({ files: { 'note.txt': 'Nothing to simulate.' } });
    const rounds: Round[] = [];
    try {
        await session.workbench.page.close();
        for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
            const json = await inNewWindow(session, (window) => start(window, session.folder, 'json'));
            rounds.push(
                await inNewWindow(session, async (window) => {
                    const ccsim = await start(window, session.folder, 'ccsim');
                    return { starts: { ccsim, json }, timelineMs: await firstTimelineMs(window) };
                }),
            );
        }
    } finally {
        await session.close();
    }
    print(rounds.slice(WARM_UP));
}

/** A window that remembers nothing, on a folder without any of the files. */
async function inNewWindow<Result>(
    session: EditorSession,
    measure: (window: Workbench) => Promise<Result>,
): Promise<Result> {
    await Promise.all(Object.values(FILES).map(({ file }) => rm(join(session.folder, file), { force: true })));
    const window = await session.openWindow('stranger');
    try {
        return await measure(window);
    } finally {
        await window.page.context().close();
    }
}

async function start(window: Workbench, folder: string, name: Language): Promise<Start> {
    const { file, text, language, extension } = FILES[name];
    await writeFile(join(folder, file), text);
    await window.page.evaluate(watch);
    await window.openFile(file, language);
    const underlined = await window.page.waitForFunction(underlinedMs, undefined, { polling: 'raf' });
    const diagnosticsMs = (await underlined.jsonValue()) ?? 0;
    return { diagnosticsMs, activationMs: (await window.activationTimes()).get(extension) ?? 0 };
}

async function firstTimelineMs(window: Workbench): Promise<number> {
    await window.openFile(FILES.ccsim.file);
    await window.goToText('1mon');
    await window.type('1min');
    await window.runCommand('CCSim: Run Scenario');
    const panel = await window.timeline();
    const shownMs = await panel.canvas.evaluate(() => performance.timeOrigin + performance.now());
    const enterMs = await window.page.evaluate(() => globalThis.window.benchEnterMs);
    // A text that is not saved would be brought back by the next window, which is to remember nothing.
    await window.openFile(FILES.ccsim.file);
    await window.press('Control+S');
    await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    return shownMs - enterMs;
}

/** Notes when Enter was pressed last, and when a word was first underlined since; runs in the page. */
function watch(): void {
    const now = (): number => performance.timeOrigin + performance.now();
    const noteEnter = ({ key }: KeyboardEvent): void => {
        if (key === 'Enter') {
            window.benchEnterMs = now();
            window.benchUnderlinedMs = undefined;
            requestAnimationFrame(look);
        }
    };
    const look = (): void => {
        if (document.querySelector('.editor-instance .squiggly-error') === null) {
            requestAnimationFrame(look);
        } else {
            window.benchUnderlinedMs = now();
        }
    };
    window.addEventListener('keydown', noteEnter, { capture: true });
}

/** How long after Enter a word was first underlined as an error; runs in the page. */
function underlinedMs(): number | undefined {
    return window.benchUnderlinedMs === undefined ? undefined : window.benchUnderlinedMs - window.benchEnterMs;
}

function print(rounds: readonly Round[]): void {
    const row = (what: string, times: readonly number[]): void => console.log(`  ${what.padEnd(58)} ${figures(times)}`);
    console.log(`Starts of the packaged extension in windows that remember nothing (${rounds.length} windows)`);
    const starts = (name: Language): readonly Start[] => rounds.map((round) => round.starts[name]);
    for (const [what, all] of [
        ['CCSim', starts('ccsim')],
        ['JSON', starts('json')],
    ] as const) {
        row(
            `activation, ${what}`,
            all.map(({ activationMs }) => activationMs),
        );
        row(
            `first diagnostics, ${what}`,
            all.map(({ diagnosticsMs }) => diagnosticsMs),
        );
    }
    row(
        'first timeline',
        rounds.map(({ timelineMs }) => timelineMs),
    );
    const activation = ratio(rounds, ({ activationMs }) => activationMs);
    const diagnostics = ratio(rounds, ({ diagnosticsMs }) => diagnosticsMs);
    console.log(`  as many times that of JSON: activation ${activation}, first diagnostics ${diagnostics}`);
    console.log(`Processors: ${cpus().length}; busy meanwhile: ${(loadavg()[0] ?? 0).toFixed(1)} processes`);
}

function figures(times: readonly number[]): string {
    return `median ${at(times, 0.5).toFixed(0)} ms, 95th percentile ${at(times, 0.95).toFixed(0)} ms`;
}

/** Of the same round, so that what else the machine does weighs on both. */
function ratio(rounds: readonly Round[], of: (start: Start) => number): string {
    return at(
        rounds.map(({ starts: { ccsim, json } }) => of(ccsim) / of(json)),
        0.5,
    ).toFixed(2);
}

function at(values: readonly number[], share: number): number {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length * share)] ?? 0;
}

function scenarioText(): string {
    const agents = Array.from({ length: 100 }, (_, index) => `    agents Agent${index} on Ucm handle Voice`).join('\n');
    return `scenario First on Site {
    duration 1mon
    at 10s fail Central for 10s
}

topology Site {
    controller Central
    peripheral Ucm unified-cm
    gateway AgentPg { cti server Cti  pim UcmPim for Ucm }
    domain Voice voice
${agents}
}
`;
}

function jsonText(): string {
    const agents = Array.from({ length: 100 }, (_, index) => `        { "agent": "Agent${index}", "on": "Ucm" }`);
    return `{
    "duration": 1mon,
    "agents": [
${agents.join(',\n')}
    ]
}
`;
}
