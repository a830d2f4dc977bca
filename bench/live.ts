/**
 * From a keystroke to the updated picture, in a real VS Code: 20 agents, 500 tasks, the seed typed digit by digit, so that
 * every key makes another run from its first arrival on.
 */

import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { type EditorSession, openEditor } from '../test/vscode/editor-session.ts';

const KEYS = 60;
const WARM_UP = 10;

declare global {
    interface Window {
        /** When keys went down, Plans came to the panel, and pictures were seen, in milliseconds since 1970. */
        benchKeysMs: number[];
        benchPlansMs: number[];
        benchShownMs: number[];
        /** Called when one more was seen. */
        benchSeen?: () => void;
    }
}

export async function run(): Promise<void> {
    const session = await openEditor({ settings: { 'editor.minimap.enabled': false } });
    try {
        await writeFile(join(session.folder, 'live.ccsim'), scenarioText());
        const times = (await keystrokes(session)).slice(WARM_UP);
        console.log(`From a keystroke to the picture, 20 agents, 500 tasks, in a real VS Code (${times.length} keys)`);
        console.log(`  all of it                ${figures(times.map(({ planMs, pictureMs }) => planMs + pictureMs))}`);
        console.log(`  to the Plan in the panel ${figures(times.map(({ planMs }) => planMs))}`);
        console.log(`  from there to the screen ${figures(times.map(({ pictureMs }) => pictureMs))}`);
        console.log(`Processors: ${cpus().length}; busy meanwhile: ${(loadavg()[0] ?? 0).toFixed(1)} processes`);
    } finally {
        await session.close();
    }
}

/** What one key took. */
interface KeyTimes {
    /** Editor, language server and extension host. */
    readonly planMs: number;
    /** Simulator, comparison with the saved run, and drawing. */
    readonly pictureMs: number;
}

function figures(times: readonly number[]): string {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
    return `median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`;
}

async function keystrokes({ workbench }: EditorSession): Promise<readonly KeyTimes[]> {
    await workbench.openFile('live.ccsim');
    await workbench.runCommand('View: Close Primary Side Bar');
    await workbench.runCommand('CCSim: Run Scenario');
    const panel = await workbench.timeline();
    await workbench.openFile('live.ccsim');
    await workbench.goToText('seed 1');
    await workbench.press('End');
    // Looked up once: to look it up for each key would take from the processor what is measured.
    const canvas = await panel.canvas.elementHandle();
    if (canvas === null) {
        throw new Error('There is no timeline to be measured.');
    }
    await canvas.evaluate(watchPictures);
    await workbench.page.evaluate(watchKeys);
    const times: KeyTimes[] = [];
    for (let key = 0; key < KEYS; key += 1) {
        await workbench.press(key % 12 < 6 ? String((key % 9) + 1) : 'Backspace');
        await canvas.evaluate(pictureSeen, key + 1);
        const keyMs = await workbench.page.evaluate(() => window.benchKeysMs.at(-1) ?? 0);
        const seen = await canvas.evaluate(() => ({
            planMs: window.benchPlansMs.at(-1) ?? 0,
            shownMs: window.benchShownMs.at(-1) ?? 0,
        }));
        times.push({ planMs: seen.planMs - keyMs, pictureMs: seen.shownMs - seen.planMs });
    }
    return times;
}

function watchKeys(): void {
    window.benchKeysMs = [];
    const note = (): void => {
        window.benchKeysMs.push(performance.timeOrigin + performance.now());
    };
    window.addEventListener('keydown', note, { capture: true });
}

/**
 * Notes the frame after the one in which a new picture is painted: then it can be seen.
 *
 * The panel says itself that it has another picture: to look at every frame would take from the processor what is measured.
 */
function watchPictures(): void {
    window.benchShownMs = [];
    window.benchPlansMs = [];
    window.addEventListener('message', ({ data }: MessageEvent<{ readonly type?: unknown } | undefined>) => {
        if (data?.type === 'show') {
            window.benchPlansMs.push(performance.timeOrigin + performance.now());
        }
    });
    const app = document.querySelector('ccsim-panel');
    const update = app !== null && 'requestUpdate' in app ? app.requestUpdate : undefined;
    if (app === null || typeof update !== 'function') {
        throw new Error('There is no panel whose pictures could be watched.');
    }
    const shown = (): void => {
        window.benchShownMs.push(performance.timeOrigin + performance.now());
        window.benchSeen?.();
    };
    Reflect.set(app, 'requestUpdate', (...parameters: readonly unknown[]) => {
        if (parameters[0] === 'picture') {
            requestAnimationFrame(() => requestAnimationFrame(shown));
        }
        return Reflect.apply(update, app, parameters);
    });
}

async function pictureSeen(_canvas: unknown, count: number): Promise<void> {
    while (window.benchShownMs.length < count) {
        await new Promise<void>((seen) => {
            window.benchSeen = seen;
        });
    }
}

function scenarioText(): string {
    const agents = Array.from({ length: 20 }, (_, index) => `A${101 + index}`).join(', ');
    return `import "topologies/acme.ccsim"

topology Busy extends Acme {
    agents ${agents} on Ucm at Desk1 handle Voice, Email
}

scenario Live on Busy {
    duration 30min
    seed 1
    at 0s ${agents} log in
    at 5s ${agents} become ready
    every exponential mean 3400ms from 10s to 29min EmailManager receives Email task Mail lasting 40s..70s
    at 5min cut EmailPim -- Central for 90s
    at 15min fail AgentPg.A for 1min
    expect always at least 1 agent logged in to Email
}
`;
}
