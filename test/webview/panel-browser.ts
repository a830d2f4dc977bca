/** The built panel in a browser, with a stub of what VS Code gives a webview. */

import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { panelPage } from '../../client/panel-page.ts';
import { ENGLISH, type PageLanguage } from '../../client/webview/page-strings.ts';
import type { FromPanel, ToPanel } from '../../client/webview/protocol.ts';
import type { Theme } from './themes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Whether there is a browser to test with. */
export const hasBrowser = CHROMIUM !== undefined;

declare global {
    interface Window {
        /** What the panel posted. */
        posted: FromPanel[];
        /** What it kept. */
        keptState: unknown;
        /** What its content security policy refused. */
        violations: string[];
    }
}

export class PanelBrowser {
    readonly #browser: Browser;
    readonly #server: Server;
    readonly #address: string;
    /** Folder of the built scripts. */
    readonly bundles: string;

    private constructor(browser: Browser, server: Server, address: string, bundles: string) {
        this.#browser = browser;
        this.#server = server;
        this.#address = address;
        this.bundles = bundles;
    }

    /** Builds the panel and starts a browser. */
    static async start(language: PageLanguage = ENGLISH): Promise<PanelBrowser> {
        const folder = await mkdtemp(join(tmpdir(), 'ccsim-panel-'));
        await build({
            absWorkingDir: ROOT,
            entryPoints: ['client/webview/main.ts', 'client/webview/worker.ts', 'client/webview/layout-worker.ts'],
            outdir: folder,
            bundle: true,
            format: 'iife',
            loader: { '.svg': 'text' },
            logLevel: 'error',
        });
        const server = createServer((request, response) => {
            const path = new URL(request.url ?? '/', 'http://localhost').pathname;
            if (path === '/') {
                response.setHeader('content-type', 'text/html').end(page(addressOf(server), language));
                return;
            }
            readFile(join(folder, path)).then(
                (content) => response.setHeader('content-type', 'text/javascript').end(content),
                () => response.writeHead(404).end(),
            );
        });
        await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
        const browser = await chromium.launch({
            ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
            args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
        });
        return new PanelBrowser(browser, server, addressOf(server), folder);
    }

    /** Opens the panel as VS Code does, with what it kept before if it kept anything. */
    async open(theme: Theme, size: { width: number; height: number }, kept?: unknown): Promise<Page> {
        const page = await this.#browser.newPage({ viewport: size });
        await page.addInitScript(stubVsCode, { theme: { ...theme }, kept });
        await page.goto(this.#address);
        await page.waitForFunction(() => window.posted.some(({ type }) => type === 'ready'));
        return page;
    }

    /** Opens an empty page without anything of VS Code's. */
    blank(size = { width: 1000, height: 900 }, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
        return this.#browser.newPage({ viewport: size, colorScheme });
    }

    async stop(): Promise<void> {
        await this.#browser.close();
        this.#server.close();
    }
}

/** Sends the panel a message, as the extension host does. */
export async function send(page: Page, message: ToPanel | Readonly<Record<string, unknown>>): Promise<void> {
    await page.evaluate((each) => window.postMessage(each, '*'), message);
}

/** Waits until the run with a revision has ended. */
export async function ran(page: Page, revision: number): Promise<void> {
    await page.waitForFunction(
        (wanted) => window.posted.some((each) => each.type === 'ran' && each.revision === wanted),
        revision,
        { timeout: 60_000 },
    );
    await settled(page);
}

/** Waits until everything is drawn. */
export async function settled(page: Page): Promise<void> {
    await page.evaluate(
        () =>
            new Promise<void>((drawn) => {
                requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));
            }),
    );
}

/** The messages of one type that the panel posted. */
export async function posted<Type extends FromPanel['type']>(
    page: Page,
    type: Type,
): Promise<readonly Extract<FromPanel, { readonly type: Type }>[]> {
    const messages = await page.evaluate(() => window.posted);
    return messages.filter((each): each is Extract<FromPanel, { readonly type: Type }> => each.type === type);
}

function addressOf(server: Server): string {
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
}

function page(address: string, language: PageLanguage): string {
    return panelPage({
        cspSource: address.slice(0, -1),
        nonce: 'test-nonce',
        scriptUri: `${address}main.js`,
        workerUri: `${address}worker.js`,
        layoutWorkerUri: `${address}layout-worker.js`,
        title: 'Timeline',
        language,
    });
}

/** Runs in the page before its own script. */
function stubVsCode({ theme, kept }: { readonly theme: Theme; readonly kept: unknown }): void {
    window.posted = [];
    window.keptState = kept;
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        window.violations.push(`${violatedDirective} ${blockedURI}`);
    });
    Object.assign(window, {
        acquireVsCodeApi: () => ({
            postMessage: (message: FromPanel) => window.posted.push(message),
            getState: () => window.keptState,
            setState: (state: unknown) => {
                window.keptState = state;
            },
        }),
    });
    const apply = (): void => {
        for (const [name, value] of Object.entries(theme.variables)) {
            document.documentElement.style.setProperty(`--vscode-${name}`, value);
        }
        document.body.classList.add(theme.bodyClass);
    };
    document.addEventListener('DOMContentLoaded', apply);
}
