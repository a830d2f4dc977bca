/** `CCSim: New Scenario…` as a person sees it: three questions, one after the other. */

import type { Locator, Page } from 'playwright-core';

export class NewScenario {
    readonly #page: Page;

    constructor(page: Page) {
        this.#page = page;
    }

    /** Opens the first question by the command palette. */
    async begin(): Promise<void> {
        await this.#page.keyboard.press('F1');
        await this.#input.fill('>CCSim: New Scenario');
        await this.#row('CCSim: New Scenario').waitFor();
        await this.#page.keyboard.press('Enter');
        await this.asks(1);
    }

    /** Waits for a question by its number. */
    async asks(step: number): Promise<void> {
        await this.#widget.locator('.quick-input-title', { hasText: `(${step}/3)` }).waitFor();
    }

    /** What can be chosen. */
    async choices(): Promise<readonly string[]> {
        const labels = await this.#widget.locator('.monaco-list-row .label-name').allInnerTexts();
        // Before its words an item may have an icon.
        return labels.map((label) => label.trim());
    }

    /** Takes what is called so, and waits for the question after it. */
    async choose(label: string, next: number): Promise<void> {
        await this.#row(label).click();
        await this.asks(next);
    }

    /** Goes back to the question before. */
    async back(step: number): Promise<void> {
        await this.#widget.getByRole('button', { name: 'Back' }).click();
        await this.asks(step);
    }

    /** Types a name, and waits until this is said of it. */
    async type(name: string, said: string): Promise<void> {
        await this.#input.fill(name);
        await this.#widget.locator('.quick-input-message', { hasText: said }).waitFor();
    }

    /** Answers the last question: the editor with the scenario has the focus. */
    async end(): Promise<void> {
        await this.#page.keyboard.press('Enter');
        await this.#widget.waitFor({ state: 'hidden' });
        await this.#page.locator('[id="status.editor.mode"]').getByText('CCSim').waitFor();
        await this.#page.locator('.monaco-editor .native-edit-context:focus').waitFor({ state: 'attached' });
    }

    get #widget(): Locator {
        return this.#page.locator('.quick-input-widget');
    }

    get #input(): Locator {
        return this.#widget.locator('input[type="text"]');
    }

    #row(label: string): Locator {
        return this.#widget.locator('.monaco-list-row', { hasText: label }).first();
    }
}
