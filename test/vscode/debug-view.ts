/** Run and Debug as a person sees it. */

import type { Locator, Page } from 'playwright-core';

export class DebugView {
    readonly #page: Page;

    constructor(page: Page) {
        this.#page = page;
    }

    /** Clicks left of the number of a line, which must be in view. */
    async toggleBreakpoint(line: number): Promise<void> {
        const editor = this.#page.locator('.editor-instance .monaco-editor').first();
        const number = editor.locator('.line-numbers').getByText(String(line), { exact: true });
        const box = await number.boundingBox();
        const margin = await editor.locator('.glyph-margin').first().boundingBox();
        if (box === null || margin === null) {
            throw new Error(`line ${line} is not in view`);
        }
        await this.#page.mouse.click(margin.x + margin.width / 2, box.y + box.height / 2);
        await editor.locator('.codicon-debug-breakpoint').waitFor();
    }

    /** Waits until the editor shows where the run stands. */
    async stopped(): Promise<void> {
        await this.#page.locator('.debug-top-stack-frame-line').first().waitFor();
    }

    /** Presses a button of the debug toolbar. */
    async press(title: string): Promise<void> {
        await this.#page.locator('.debug-toolbar').getByRole('button', { name: title }).click();
    }

    /** The frames of the call stack, the nearest first. */
    async callStack(): Promise<readonly string[]> {
        return this.#page.locator('.debug-call-stack .stack-frame > .label').allInnerTexts();
    }

    /** Opens a scope or a variable, if it is not open. */
    async open(name: string): Promise<void> {
        const row = this.#row(name);
        await row.waitFor();
        if ((await row.getAttribute('aria-expanded')) !== 'true') {
            await row.locator('.monaco-tl-twistie').click();
        }
        await this.#page.locator('.debug-variables [aria-expanded="true"]').and(row).waitFor();
    }

    /** The value of the first variable of that name. */
    async variable(name: string): Promise<string> {
        return this.#row(name).locator('.value').innerText();
    }

    /** As screen readers name it: `Scope Agents`, `Carol, value …`. */
    #row(name: string): Locator {
        const view = this.#page.locator('.debug-variables');
        return view.getByRole('treeitem', { name: new RegExp(`^(Scope ${name}$|${name}, value )`) }).first();
    }
}
