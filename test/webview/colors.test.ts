import { describe, expect, it } from 'vitest';
import { contrast, cssColor, mix, parseColor, readableOn } from '../../client/webview/drawing/colors.ts';

describe('colours', () => {
    it('are read in the forms that a canvas gives', () => {
        expect(parseColor('#ff8000')).toEqual({ red: 255, green: 128, blue: 0, alpha: 1 });
        expect(parseColor('rgba(1, 2, 3, 0.5)')).toEqual({ red: 1, green: 2, blue: 3, alpha: 0.5 });
    });

    it('are mixed to an opaque colour', () => {
        expect(cssColor(mix(parseColor('#ffffff'), parseColor('#000000'), 0.5))).toBe('rgba(128, 128, 128, 1)');
    });

    it('are chosen so that text on them can be read', () => {
        for (const ground of ['#f14c4c', '#1f1f1f', '#ffffff', '#3794ff', '#cca700']) {
            const color = parseColor(ground);
            expect(contrast(readableOn(color, parseColor('#cccccc')), color)).toBeGreaterThanOrEqual(4.5);
        }
    });
});
