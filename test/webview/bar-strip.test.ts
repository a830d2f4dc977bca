import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BarStrip } from '../../client/webview/drawing/bar-strip.ts';
import { toneIndex } from '../../client/webview/model/tones.ts';
import { hasBrowser, PanelBrowser } from './panel-browser.ts';

declare global {
    interface Window {
        makeStrip(fill: string, hatch: string): BarStrip;
    }
}

const RED = '255,0,0,255';
const NOTHING = '0,0,0,0';
const HEIGHT = 16;

describe.skipIf(!hasBrowser)('the bars of rows as an image', { timeout: 60_000 }, () => {
    let browser: PanelBrowser;
    let page: Page;

    beforeAll(async () => {
        browser = await PanelBrowser.start();
        page = await browser.blank();
        const bundle = await build({
            stdin: {
                contents: `import { BarStrip } from './client/webview/drawing/bar-strip.ts';
                    window.makeStrip = (fill, hatch) => new BarStrip(() => fill, hatch);`,
                resolveDir: process.cwd(),
            },
            bundle: true,
            write: false,
            format: 'iife',
        });
        await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
    }, 60_000);
    afterAll(() => browser.stop());

    /** The colours of the pixels of two rows: a plain bar in the first, a hatched one in the second. */
    function drawn(): Promise<readonly (readonly string[])[]> {
        return page.evaluate(
            ({ height, bad }) => {
                const strip = window.makeStrip('rgba(255, 0, 0, 1)', 'rgba(0, 0, 255, 0.5)');
                // What the frame before left behind must not be seen.
                strip.begin(40, 2, height);
                strip.bar(0, 0, 40, bad);
                strip.bar(1, 0, 40, bad);
                strip.end();
                strip.begin(40, 2, height);
                strip.bar(0, 10, 13, bad);
                strip.bar(1, 5, 35, bad);
                strip.hatch(1, 5, 34, bad, 'rising');
                strip.end();
                const canvas = document.createElement('canvas');
                const context = canvas.getContext('2d');
                if (context === null) {
                    throw new Error('there is no canvas');
                }
                strip.draw(context, 0, 0, 0);
                strip.draw(context, 1, 0, height);
                const { data } = context.getImageData(0, 0, 40, 2 * height);
                return Array.from({ length: 2 * height }, (_, y) =>
                    Array.from({ length: 40 }, (_, x) => data.slice(4 * (40 * y + x), 4 * (40 * y + x) + 4).join()),
                );
            },
            { height: HEIGHT, bad: toneIndex('bad') },
        );
    }

    it('have their colour where they are, at their full height, and none beside', async () => {
        const pixels = await drawn();
        for (const line of pixels.slice(0, HEIGHT)) {
            expect(line.map((color) => color === RED)).toEqual(line.map((_, x) => x >= 10 && x < 13));
            expect(line.every((color) => color === RED || color === NOTHING)).toBe(true);
        }
    });

    it('are hatched up to the hair that tells neighbours apart, by a pattern that repeats', async () => {
        const lines = (await drawn()).slice(HEIGHT);
        const hatched = lines.map((line) => line.slice(5, 34));
        const colors = new Set(hatched.flat());
        expect(colors.size).toBeGreaterThan(2);
        expect([...colors].every((color) => color.endsWith(',255'))).toBe(true);
        expect(lines.every((line) => line[34] === RED && line[35] === NOTHING && line[4] === NOTHING)).toBe(true);
        expect(hatched.slice(6, 12)).toEqual(hatched.slice(0, 6));
        expect(hatched.slice(12)).toEqual(hatched.slice(0, HEIGHT - 12));
        expect(hatched.map((line) => line.slice(6, 12))).toEqual(hatched.map((line) => line.slice(0, 6)));
    });
});
