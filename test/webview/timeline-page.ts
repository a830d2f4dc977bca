/** Where things are on the timeline of a page, found as a person finds them: by pointing at them. */

import type { Page } from 'playwright-core';
import { headHeight, metricsFor } from '../../client/webview/model/geometry.ts';

/** Heights with the font of the tests' themes. */
export const METRICS = metricsFor(13);

export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** The canvas in the page. */
export async function canvasBox(page: Page): Promise<Box> {
    const box = await page.getByTestId('timeline-canvas').boundingBox();
    if (box === null) {
        throw new Error('the timeline is not to be seen');
    }
    return box;
}

/** Middle of the row with a name, from the top of the canvas, among the rows that are in view. */
export async function rowOnCanvas(page: Page, name: string, bandRows = 1): Promise<number> {
    const middles = await rowsOnCanvas(page, bandRows);
    const middle = middles.find((row) => row.name === name)?.middle;
    if (middle === undefined) {
        throw new Error(`there is no row ${name} among ${middles.map((row) => row.name).join(', ')}`);
    }
    return middle;
}

/** The rows in view from top to bottom, by what the pointer tells of their names. */
export async function rowsOnCanvas(
    page: Page,
    bandRows = 1,
): Promise<readonly { readonly name: string; readonly middle: number }[]> {
    const head = headHeight({ bandRows, metrics: METRICS });
    return page.getByTestId('timeline-canvas').evaluate(pointAtNames, { head, row: METRICS.row });
}

/** Runs in the page: moves the pointer down the names, and reads what is told of each. */
async function pointAtNames(
    canvas: Element,
    { head, row }: { readonly head: number; readonly row: number },
): Promise<readonly { readonly name: string; readonly middle: number }[]> {
    const box = canvas.getBoundingClientRect();
    const rows: { name: string; middle: number }[] = [];
    for (let middle = head + row / 2; middle < box.height - 2; middle += row) {
        const at = { clientX: box.x + 20, clientY: box.y + middle, bubbles: true, composed: true };
        canvas.dispatchEvent(new PointerEvent('pointermove', at));
        await new Promise((told) => setTimeout(told));
        const name = canvas.closest('.stage')?.querySelector('.tooltip b')?.textContent ?? '';
        if (name !== '') {
            rows.push({ name, middle });
        }
    }
    canvas.dispatchEvent(new PointerEvent('pointerleave'));
    return rows;
}
