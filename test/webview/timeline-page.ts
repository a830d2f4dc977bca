/** Where things are on the timeline of a page, found as a person finds them: by pointing at them. */

import type { Page } from 'playwright-core';
import { headHeight, metricsFor } from '../../client/webview/model/geometry.ts';
import { settled } from './panel-browser.ts';

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
    const box = await canvasBox(page);
    const rows: { name: string; middle: number }[] = [];
    const head = headHeight({ bandRows, metrics: METRICS });
    for (let middle = head + METRICS.row / 2; middle < box.height - 2; middle += METRICS.row) {
        await page.mouse.move(box.x + 20, box.y + middle);
        await settled(page);
        const tooltip = page.locator('.tooltip b');
        if ((await tooltip.count()) > 0) {
            rows.push({ name: await tooltip.innerText(), middle });
        }
    }
    await page.mouse.move(box.x + box.width / 2, box.y + box.height + 100);
    return rows;
}
