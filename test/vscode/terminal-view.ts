/** The terminal below the editor as a person sees it. */

import type { Page } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** Without it the text of a terminal is but a picture. */
export const READABLE_TERMINAL = { 'terminal.integrated.gpuAcceleration': 'off' };

export class TerminalView {
    readonly #workbench: Workbench;
    readonly #page: Page;

    private constructor(workbench: Workbench) {
        this.#workbench = workbench;
        this.#page = workbench.page;
    }

    /** Opens one. */
    static async open(workbench: Workbench): Promise<TerminalView> {
        await workbench.runCommand('Terminal: Create New Terminal');
        const terminal = new TerminalView(workbench);
        await terminal.focus();
        return terminal;
    }

    /** Waits until what is typed gets into the terminal. */
    async focus(): Promise<void> {
        await this.#page.locator('.terminal-wrapper.active .xterm-screen').click();
        await this.#page.locator('.terminal-wrapper.active .xterm.focus').waitFor();
    }

    /** Runs a command and waits until it has printed a text. */
    async run(command: string, prints: string): Promise<void> {
        await this.focus();
        await this.#workbench.type(command);
        await this.#workbench.press('Enter');
        await this.#page.waitForFunction(placeOfText, prints);
    }

    /** Follows the link that a text is, with Control held. */
    async clickLink(text: string): Promise<void> {
        const place = await this.#page.waitForFunction(placeOfText, text);
        const { x, y } = (await place.jsonValue()) ?? { x: 0, y: 0 };
        const hover = this.#page.locator('.workbench-hover', { hasText: '+ click' });
        // Links are looked for where the pointer moves, and lost while something is still printed.
        while (!(await hover.isVisible())) {
            await this.#page.mouse.move(x, y + 60);
            await this.#page.mouse.move(x - 3, y);
            await this.#page.mouse.move(x, y);
            // What is told of a link comes once the pointer rests.
            await hover.waitFor({ timeout: 3_000 }).catch(() => undefined);
        }
        await this.#page.keyboard.down('Control');
        await this.#page.mouse.click(x, y);
        await this.#page.keyboard.up('Control');
    }
}

/** The middle of the beginning of a text in the terminal, where it stands last at the start of a line; runs in the page. */
function placeOfText(text: string): { readonly x: number; readonly y: number } | undefined {
    const rows = [...document.querySelectorAll('.terminal-wrapper.active .xterm-rows > div')];
    const row = rows.findLast((each) => each.textContent?.trim().startsWith(text));
    const box = row?.getBoundingClientRect();
    const cells = row?.textContent ?? '';
    const screen = document.querySelector('.terminal-wrapper.active .xterm-screen')?.getBoundingClientRect();
    if (box === undefined || screen === undefined) {
        return undefined;
    }
    const range = document.createRange();
    const walker = document.createTreeWalker(row ?? document.body, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0;
        const wanted = cells.indexOf(text) + 2 - passed;
        if (wanted < length) {
            range.setStart(node, wanted);
            range.setEnd(node, wanted + 1);
            const { left, right } = range.getBoundingClientRect();
            return { x: (left + right) / 2, y: box.top + box.height / 2 };
        }
        passed += length;
    }
    return undefined;
}
