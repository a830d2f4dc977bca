/** The timeline panel as a person sees it. */

import type { FrameLocator, Locator, Page } from 'playwright-core';
import { TimelinePointing } from './timeline-pointing.ts';

export type Tab =
    | 'agents'
    | 'tasks'
    | 'messages'
    | 'expectations'
    | 'log'
    | 'rules'
    | 'reports'
    | 'monitors'
    | 'transfer';

/** Most elements that the Tab key has to pass to reach another one. */
const MOST_TAB_STOPS = 80;

export class TimelinePanel {
    readonly canvas: Locator;
    /** The pointer on the canvas. */
    readonly pointing: TimelinePointing;
    readonly #page: Page;
    readonly #frame: FrameLocator;

    private constructor(page: Page, frame: FrameLocator) {
        this.#page = page;
        this.#frame = frame;
        this.canvas = this.part('timeline-canvas');
        this.pointing = new TimelinePointing(page, this.canvas);
    }

    /** Waits until the panel shows a run. */
    static async in(page: Page, frame: FrameLocator): Promise<TimelinePanel> {
        const panel = new TimelinePanel(page, frame);
        await panel.canvas.waitFor();
        return panel;
    }

    /** Waits until the panel says why it shows no run. */
    static async withoutRun(page: Page, frame: FrameLocator): Promise<TimelinePanel> {
        const panel = new TimelinePanel(page, frame);
        await panel.notice.waitFor();
        return panel;
    }

    /** What the panel says instead of showing a run. */
    get notice(): Locator {
        return this.#frame.locator('main.notice');
    }

    /** The part of the panel with this test id. */
    part(testId: string): Locator {
        return this.#frame.getByTestId(testId);
    }

    /** The button of the timeline with this label, wherever the panel has it. */
    button(name: string | RegExp): Locator {
        return this.#frame.getByRole('button', { name }).first();
    }

    /** Presses a button of the timeline; one without room there is in the menu of more. */
    async clickTool(command: string, label: string): Promise<void> {
        const tool = this.button(label);
        if (await tool.isVisible()) {
            await tool.click();
        } else {
            await this.part('more-tools').click();
            await this.part(`more-tools-${command}`).click();
        }
    }

    /** What is told of the thing under the pointer. */
    get tooltip(): Locator {
        return this.#frame.locator('.tooltip');
    }

    cursor(): Promise<string> {
        return this.part('cursor-time').innerText();
    }

    announced(): Promise<string> {
        return this.part('announcement').innerText();
    }

    /** From when to when the run is in view. */
    shownTime(): Promise<string> {
        return this.part('shown-time').innerText();
    }

    /** Puts the focus on the timeline, and waits until it is there: VS Code may have something else in hand. */
    async focusCanvas(): Promise<void> {
        await this.canvas.focus();
        await this.canvas.evaluate(focusArrived);
    }

    /**
     * Selects the text of the field that has the focus. Not by Ctrl+A: VS Code hears of that key too and selects once more,
     * which may be after the next keys.
     */
    async selectFieldText(): Promise<void> {
        for (const key of ['End', 'Shift+Home']) {
            await this.#page.keyboard.press(key);
        }
    }

    /** Waits until what is typed gets into a field of the panel. */
    async fieldHasFocus(testId: string): Promise<void> {
        await this.part(testId).locator('input:focus').waitFor();
    }

    /** Presses keys on the timeline, one after another. */
    async press(...keys: readonly string[]): Promise<void> {
        await this.focusCanvas();
        for (const key of keys) {
            await this.#page.keyboard.press(key);
        }
    }

    /** Presses the Tab key, or another that moves the focus, until a part of the panel has the focus. */
    async tabTo(part: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
        for (let stop = 0; stop < MOST_TAB_STOPS; stop += 1) {
            if ((await part.and(this.#frame.locator(':focus, :focus-within')).count()) > 0) {
                return;
            }
            await this.#page.keyboard.press(key);
        }
        throw new Error(`${key} does not lead to ${part}`);
    }

    /** Shows a view by a click on its tab, or in the menu of all of them where it has no room. */
    async clickTab(tab: string): Promise<void> {
        if (await this.part('all-tabs').isVisible()) {
            await this.part('all-tabs').click();
            await this.part(`all-tabs-${tab}`).click();
        } else {
            await this.part(`tab-${tab}`).click();
        }
        await this.#selected(tab).waitFor();
    }

    /** Shows a view by the arrow keys on the tabs. */
    async keyTab(tab: string): Promise<void> {
        const selected = this.#frame.locator('[role="tab"][aria-selected="true"]');
        await selected.focus();
        for (let stop = 0; stop < MOST_TAB_STOPS; stop += 1) {
            const shown = await selected.getAttribute('data-tab');
            if (shown === tab) {
                return;
            }
            await this.#page.keyboard.press('ArrowRight');
            await this.#frame.locator(`[role="tab"][aria-selected="true"]:focus:not([data-tab="${shown}"])`).waitFor();
        }
        throw new Error(`no arrow key leads to the tab ${tab}`);
    }

    #selected(tab: string): Locator {
        return this.part(`tab-${tab}`).and(this.#frame.locator('[aria-selected="true"]'));
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
        await this.focusCanvas();
        await this.#page.keyboard.press(where === 'start' ? 'Home' : 'End');
    }

    /** Puts the timeline's own focus on the row of a lane, by its keys. */
    async activateRow(name: string): Promise<void> {
        await this.focusCanvas();
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

/** Resolves once an element has the focus of the whole window; runs in the page. */
function focusArrived(element: Element): Promise<void> {
    return new Promise((arrived) => {
        const look = (): void => {
            if (document.hasFocus() && element.matches(':focus')) {
                arrived();
            } else {
                requestAnimationFrame(look);
            }
        };
        look();
    });
}
