/** The pointer on the timeline's canvas: where rows and instants are is found out by pointing, as a person does. */

import type { Locator, Page } from 'playwright-core';
import { metricsFor } from '../../client/webview/model/geometry.ts';
import { wholeWindow } from '../../client/webview/model/time-window.ts';

/** A point of the page. */
export interface Point {
    readonly x: number;
    readonly y: number;
}

/** Heights with the font of VS Code. */
const METRICS = metricsFor(13);

export class TimelinePointing {
    readonly #page: Page;
    readonly #canvas: Locator;

    constructor(page: Page, canvas: Locator) {
        this.#page = page;
        this.#canvas = canvas;
    }

    /** The names of the rows in view, from top to bottom. */
    async names(): Promise<readonly string[]> {
        return (await this.#canvas.evaluate(rowsInView, METRICS.row)).map(({ name }) => name);
    }

    /** The name of a row in view. */
    async name(row: string): Promise<Point> {
        return this.#at(30, await this.#middle(row));
    }

    /** The pin of a row in view. */
    async pin(row: string): Promise<Point> {
        const middle = await this.#middle(row);
        return this.#at((await this.#gutter(middle)) - METRICS.pin / 2, middle);
    }

    /** An instant on a row in view, while all of a run of `endMs` is. */
    async instant(row: string, atMs: number, endMs: number): Promise<Point> {
        const middle = await this.#middle(row);
        return this.#at(await this.#xOf(atMs, endMs), middle);
    }

    /** An instant on the ruler, while all of a run of `endMs` is in view. */
    async ruler(atMs: number, endMs: number): Promise<Point> {
        return this.#at(await this.#xOf(atMs, endMs), METRICS.overview + METRICS.ruler / 2);
    }

    /** An instant on the first row of failures, while all of a run of `endMs` is in view. */
    async band(atMs: number, endMs: number): Promise<Point> {
        return this.#at(await this.#xOf(atMs, endMs), METRICS.overview + METRICS.ruler + METRICS.bandRow / 2);
    }

    /** An instant in the overview, which always shows all of a run. */
    async overview(atMs: number, endMs: number): Promise<Point> {
        const gutter = await this.#gutter();
        const { width } = await this.#box();
        return this.#at(gutter + (atMs / endMs) * (width - gutter), METRICS.overview / 2);
    }

    async click({ x, y }: Point, button: 'left' | 'right' = 'left'): Promise<void> {
        await this.#page.mouse.click(x, y, { button });
    }

    async doubleClick({ x, y }: Point): Promise<void> {
        await this.#page.mouse.dblclick(x, y);
    }

    async drag(from: Point, to: Point): Promise<void> {
        await this.#page.mouse.move(from.x, from.y);
        await this.#page.mouse.down();
        await this.#page.mouse.move(to.x, to.y, { steps: 5 });
        await this.#page.mouse.up();
    }

    /** Turns the wheel, or moves two fingers on a trackpad; with Control, as a pinch does too. */
    async wheel({ x, y }: Point, dx: number, dy: number, key?: 'Control' | 'Shift'): Promise<void> {
        await this.#page.mouse.move(x, y);
        await this.#holding(key, () => this.#page.mouse.wheel(dx, dy));
    }

    async #holding(key: string | undefined, act: () => Promise<void>): Promise<void> {
        if (key === undefined) {
            await act();
            return;
        }
        await this.#page.keyboard.down(key);
        await act();
        await this.#page.keyboard.up(key);
    }

    async #middle(row: string): Promise<number> {
        const rows = await this.#canvas.evaluate(rowsInView, METRICS.row);
        const middle = rows.find(({ name }) => name === row)?.middle;
        if (middle === undefined) {
            throw new Error(`there is no row ${row} in view among ${rows.map(({ name }) => name).join(', ')}`);
        }
        return middle;
    }

    async #xOf(atMs: number, endMs: number): Promise<number> {
        const { fromMs, toMs } = wholeWindow(endMs);
        const gutter = await this.#gutter();
        const { width } = await this.#box();
        return gutter + ((atMs - fromMs) / (toMs - fromMs)) * (width - gutter);
    }

    /** Where names end and the plot begins. */
    async #gutter(middle?: number): Promise<number> {
        const [first] = await this.#canvas.evaluate(rowsInView, METRICS.row);
        return this.#canvas.evaluate(endOfNames, middle ?? first?.middle ?? 0);
    }

    async #at(x: number, y: number): Promise<Point> {
        const box = await this.#box();
        return { x: box.x + x, y: box.y + y };
    }

    async #box(): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
        const box = await this.#canvas.boundingBox();
        if (box === null) {
            throw new Error('the timeline is not to be seen');
        }
        return box;
    }
}

/** Runs in the page: moves the pointer down the names, and reads what is told of each. */
async function rowsInView(
    canvas: Element,
    row: number,
): Promise<readonly { readonly name: string; readonly middle: number }[]> {
    const box = canvas.getBoundingClientRect();
    const rows: { name: string; middle: number }[] = [];
    /** The name at a height; nothing above the rows and below them. */
    const nameAt = async (y: number): Promise<string | undefined> => {
        const at = { clientX: box.x + 20, clientY: box.y + y, bubbles: true, composed: true };
        canvas.dispatchEvent(new PointerEvent('pointermove', at));
        await new Promise((told) => setTimeout(told));
        const tooltip = canvas.closest('.stage')?.querySelector('.tooltip');
        const isName = tooltip?.textContent?.includes('rag: move') === true;
        return isName ? (tooltip?.querySelector('b')?.textContent ?? '') : undefined;
    };
    let top = 0;
    while (top < box.height && (await nameAt(top)) === undefined) {
        top += 1;
    }
    for (let middle = top + row / 2; middle < box.height; middle += row) {
        const name = await nameAt(middle);
        if (name !== undefined) {
            rows.push({ name, middle });
        }
    }
    canvas.dispatchEvent(new PointerEvent('pointerleave'));
    return rows;
}

/** Runs in the page: moves the pointer along a row to find where it leaves the names. */
async function endOfNames(canvas: Element, middle: number): Promise<number> {
    const box = canvas.getBoundingClientRect();
    let within = 20;
    let beyond = Math.floor(box.width);
    while (beyond - within > 1) {
        const x = Math.floor((within + beyond) / 2);
        const at = { clientX: box.x + x, clientY: box.y + middle, bubbles: true, composed: true };
        canvas.dispatchEvent(new PointerEvent('pointermove', at));
        await new Promise((told) => setTimeout(told));
        const told = canvas.closest('.stage')?.querySelector('.tooltip')?.textContent ?? '';
        if (/rag: move|Click: pin/.test(told)) {
            within = x;
        } else {
            beyond = x;
        }
    }
    canvas.dispatchEvent(new PointerEvent('pointerleave'));
    return beyond;
}
