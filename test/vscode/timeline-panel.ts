/** The timeline panel as a person sees it. */

import type { FrameLocator, Locator, Page } from 'playwright-core';

export type Tab = 'agents' | 'tasks' | 'messages' | 'expectations';

export class TimelinePanel {
    readonly canvas: Locator;
    readonly #page: Page;
    readonly #frame: FrameLocator;

    private constructor(page: Page, frame: FrameLocator) {
        this.#page = page;
        this.#frame = frame;
        this.canvas = this.part('timeline-canvas');
    }

    /** Waits until the panel shows a run. */
    static async in(page: Page, frame: FrameLocator): Promise<TimelinePanel> {
        const panel = new TimelinePanel(page, frame);
        await panel.canvas.waitFor();
        return panel;
    }

    /** The part of the panel with this test id. */
    part(testId: string): Locator {
        return this.#frame.getByTestId(testId);
    }

    async show(tab: Tab): Promise<void> {
        await this.part(`tab-${tab}`).click();
        await this.part(`${tab}-table`).waitFor();
    }

    /** Shows only the rows of the table in view that hold a text. */
    async filterRows(text: string): Promise<void> {
        await this.part('row-filter').locator('input').fill(text);
    }

    /** The rows of the table in view, each as text by column heading. */
    async rows(tab: Tab): Promise<readonly Readonly<Record<string, string>>[]> {
        return this.part(`${tab}-table`).evaluate((table) => {
            const texts = (selector: string, within: Element): readonly string[] =>
                [...within.querySelectorAll(selector)].map((cell) => cell.textContent?.trim() ?? '');
            const headings = texts('thead th', table).map((heading) => heading.replace(/ [▲▼]$/, ''));
            return [...table.querySelectorAll('tr.row')].map((row) =>
                Object.fromEntries(texts('td', row).map((text, column) => [headings[column] ?? '', text])),
            );
        });
    }

    /** Clicks the row of a table that holds these texts. */
    async choose(tab: Tab, ...texts: readonly string[]): Promise<void> {
        const rows = this.part(`${tab}-table`).locator('tr.row');
        await texts
            .reduce((matching, hasText) => matching.filter({ hasText }), rows)
            .first()
            .click();
    }

    /** Moves the cursor of the timeline to its start or end. */
    async moveTo(where: 'start' | 'end'): Promise<void> {
        await this.canvas.focus();
        await this.#page.keyboard.press(where === 'start' ? 'Home' : 'End');
    }

    /** Puts the timeline's own focus on the row of a lane, by its keys. */
    async activateRow(name: string): Promise<void> {
        await this.canvas.focus();
        await this.#page.keyboard.press('PageUp');
        for (let row = 0; row < 100; row += 1) {
            const announced = await this.part('announcement').textContent();
            if (announced?.startsWith(name) === true) {
                return;
            }
            await this.#page.keyboard.press('ArrowDown');
            await this.part('announcement').evaluate(textChanged, announced);
        }
        throw new Error(`the timeline has no row ${name}`);
    }
}

/** Resolves once an element has another text than before; runs in the page. */
function textChanged(element: Element, before: string | null): Promise<void> {
    return new Promise((changed) => {
        const look = (): void => {
            if (element.textContent === before) {
                requestAnimationFrame(look);
            } else {
                changed();
            }
        };
        look();
    });
}
