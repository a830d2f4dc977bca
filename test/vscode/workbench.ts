/** VS Code as a person sees it: what can be pressed, typed and read. Every method waits until its effect shows. */

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { results } from '../../scripts/checkout.mjs';
import { squiggledTexts } from './squiggles.ts';
import { TimelinePanel } from './timeline-panel.ts';

export interface CursorPosition {
    readonly line: number;
    readonly column: number;
}

export class Workbench {
    readonly page: Page;

    private constructor(page: Page) {
        this.page = page;
    }

    static async of(page: Page): Promise<Workbench> {
        await page.getByRole('tree', { name: 'Files Explorer' }).getByRole('treeitem').first().waitFor();
        return new Workbench(page);
    }

    /** Opens a file by its name and waits until its language is known. */
    async openFile(name: string): Promise<void> {
        await this.page.keyboard.press('Control+P');
        await this.#quickInput().fill(name);
        await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
        await this.page.keyboard.press('Enter');
        await this.page.getByRole('tab', { name, selected: true }).waitFor();
        await this.#editor().locator('.view-line').first().waitFor();
        await this.#statusItem('status.editor.mode').getByText('CCSim').waitFor();
    }

    /** Runs a command by its title in the command palette. */
    async runCommand(title: string): Promise<void> {
        await this.page.keyboard.press('F1');
        await this.#quickInput().fill(`>${title}`);
        await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
        await this.page.keyboard.press('Enter');
        await this.#quickInput().waitFor({ state: 'hidden' });
    }

    /** Puts the cursor at the start of a line. */
    async goTo(line: number): Promise<void> {
        await this.page.keyboard.press('Control+G');
        await this.#quickInput().fill(`:${line}`);
        await this.page.keyboard.press('Enter');
        await this.waitForLine(line);
    }

    /** Where the cursor of the editor stands. */
    async cursor(): Promise<CursorPosition> {
        const text = await this.#statusItem('status.editor.selection').innerText();
        const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? [];
        return { line: Number(line), column: Number(column) };
    }

    async waitForLine(line: number): Promise<void> {
        await this.#statusItem('status.editor.selection').getByText(`Ln ${line},`).waitFor();
    }

    /** Types into whatever has the focus, key by key. */
    async type(text: string): Promise<void> {
        await this.page.keyboard.type(text);
    }

    async press(key: string): Promise<void> {
        await this.page.keyboard.press(key);
    }

    /** The proposals in view, once one of them is `expected`. */
    async proposals(expected: string): Promise<readonly string[]> {
        const rows = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name');
        await rows.getByText(expected, { exact: true }).first().waitFor();
        return rows.allInnerTexts();
    }

    /** Takes one of the proposals in view. */
    async accept(proposal: string): Promise<void> {
        await this.page
            .locator('.suggest-widget.visible .monaco-list-row')
            .filter({ has: this.page.getByText(proposal, { exact: true }) })
            .first()
            .click();
        await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
    }

    /** The text of a line of the editor as it is shown; the line must be in view. */
    async textOfLine(line: number): Promise<string> {
        return this.#editor().evaluate((editor, wanted) => {
            const numbers = [...editor.querySelectorAll('.line-numbers')];
            const top = numbers.find((each) => each.textContent === String(wanted))?.getBoundingClientRect().top;
            const lines = [...editor.querySelectorAll('.view-line')];
            const text = lines.find((each) => Math.abs(each.getBoundingClientRect().top - (top ?? -1)) < 2)?.textContent;
            return (text ?? '').replaceAll('\u00a0', ' ').trimEnd();
        }, line);
    }

    /** The words of the editor that are underlined as errors. */
    async wordsWithErrors(): Promise<readonly string[]> {
        return this.#editor().evaluate(squiggledTexts);
    }

    /** The messages of the Problems view, which it opens. */
    async problems(): Promise<readonly string[]> {
        await this.runCommand('Problems: Focus on Problems View');
        const markers = this.page.locator('.markers-panel');
        await markers.waitFor();
        return markers.locator('.monaco-list-row .marker-message-details-container, .monaco-list-row .markers-panel-action-bar').allInnerTexts();
    }

    /** The names of the open tabs, in the order in which they stand. */
    async tabs(): Promise<readonly string[]> {
        return this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
    }

    async timeline(): Promise<TimelinePanel> {
        const frame = this.page.locator('iframe.webview.ready').last().contentFrame();
        return TimelinePanel.in(this.page, frame.locator('iframe#active-frame').contentFrame());
    }

    async screenshot(name: string): Promise<string> {
        const path = join(results, 'screenshots', `${name}.png`);
        await mkdir(dirname(path), { recursive: true });
        await this.page.screenshot({ path });
        return path;
    }

    #quickInput(): Locator {
        return this.page.locator('.quick-input-widget input[type="text"]');
    }

    #editor(): Locator {
        return this.page.locator('.editor-group-container .editor-instance .monaco-editor').first();
    }

    #statusItem(id: string): Locator {
        return this.page.locator(`[id="${id}"]`);
    }
}
