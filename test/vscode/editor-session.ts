/** A real VS Code with CCSim installed, on a copy of the examples, in a browser that the tests drive. */

import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inCheckout } from '../../scripts/checkout.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { startServer } from '../../scripts/vscode/server.mjs';
import { Workbench } from './workbench.ts';

export interface EditorSession {
    readonly workbench: Workbench;
    /** The folder that is open: what is saved in it never reaches the examples themselves. */
    readonly folder: string;
    /** Opens another window on the folder: one of the same person, or (`stranger`) one that remembers nothing. */
    openWindow(whose?: 'same' | 'stranger'): Promise<Workbench>;
    /** Keeps a picture of the editor as it stands after a test that failed. */
    keepIfFailed(test: FinishedTest): Promise<void>;
    close(): Promise<void>;
}

/** What of Vitest's task matters here. */
export interface FinishedTest {
    readonly name: string;
    readonly result?: { readonly state: string } | undefined;
}

export interface SessionOptions {
    readonly theme?: string;
    /** What extensions speak, such as `de`; English unless told. */
    readonly language?: string;
    readonly settings?: Readonly<Record<string, unknown>>;
    /** Texts by their names, for a folder that has these instead of the examples. */
    readonly files?: Readonly<Record<string, string>>;
}

/** What keeps two runs of a test from differing. */
const STEADY = {
    'editor.cursorBlinking': 'solid',
    'files.autoSave': 'off',
    'workbench.editor.revealIfOpen': true,
    'workbench.editor.useModal': 'off',
    'workbench.startupEditor': 'none',
    'workbench.reduceMotion': 'on',
};

export async function openEditor({ theme, language, settings, files }: SessionOptions = {}): Promise<EditorSession> {
    const home = await mkdtemp(join(tmpdir(), 'ccsim-person-'));
    const folder = join(home, 'examples');
    await (files === undefined ? cp(inCheckout('examples'), folder, { recursive: true }) : writeAll(folder, files));
    const server = await startServer({
        profile: join(home, 'profile'),
        folder,
        installed: 'package',
        ...(language === undefined ? {} : { language }),
        settings: { ...STEADY, ...(theme === undefined ? {} : { 'workbench.colorTheme': theme }), ...settings },
    });
    const browser = await launchBrowser();
    const newPerson = () => browser.newContext({ viewport: { width: 1600, height: 1000 } });
    const person = await newPerson();
    const openWindow: EditorSession['openWindow'] = async (whose = 'same') => {
        const page = await (whose === 'same' ? person : await newPerson()).newPage();
        // A window that starts on a busy machine takes its time; whoever waits for something that comes waits no longer.
        page.setDefaultTimeout(45_000);
        await page.goto(server.address);
        return Workbench.of(page);
    };
    const workbench = await openWindow();
    return {
        workbench,
        folder,
        openWindow,
        keepIfFailed: async ({ name, result }) => {
            if (result?.state === 'fail') {
                await workbench.screenshot(`failed ${name}`);
            }
        },
        close: async () => {
            await browser.close();
            await server.stop();
            await rm(home, { recursive: true, force: true, maxRetries: 5 });
        },
    };
}

async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
        await writeFile(join(folder, name), text);
    }
}
