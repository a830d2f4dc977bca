/** The timeline as a picture: all rows that are shown, in the stretch of time that is shown. */

import { BarRectangles } from '../drawing/bar-rectangles.ts';
import { PAINTED_LAYER } from '../drawing/cached-layer.ts';
import { drawFrame } from '../drawing/draw-frame.ts';
import { FittedText } from '../drawing/fitted-text.ts';
import { drawHatch, HATCH_TILE, makeHatches } from '../drawing/hatches.ts';
import type { Brush, Scene } from '../drawing/scene.ts';
import type { Pattern } from '../model/looks.ts';
import { escaped, recordSvg } from './svg-recording.ts';

/** What the timeline shows, laid out at its full height, and what it is drawn with. */
export interface TimelinePicture {
    readonly scene: Scene;
    readonly brush: Brush;
}

const PATTERNS: readonly Pattern[] = ['rising', 'falling', 'crossed', 'upright', 'dotted'];

/** Highest picture that browsers draw, in pixels of the picture; what is below is left out. */
const MAX_PNG_HEIGHT = 16_000;
const MAX_SVG_HEIGHT = 200_000;

/** The picture as PNG in base64; nothing where there is no canvas. */
export function timelinePng({ scene, brush }: TimelinePicture): string | undefined {
    const canvas = document.createElement('canvas');
    const scale = Math.min(2, Math.max(1, MAX_PNG_HEIGHT / scene.viewport.height));
    const height = Math.min(scene.viewport.height, MAX_PNG_HEIGHT / scale);
    canvas.width = Math.round(scene.viewport.width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) {
        return undefined;
    }
    context.scale(scale, scale);
    const text = new FittedText(context);
    const hatches = makeHatches(context, brush.palette.hatch);
    drawFrame(
        { ...scene, viewport: { ...scene.viewport, height } },
        { ...brush, context, text, hatches, ...drawnOnce(brush, hatches) },
    );
    const [, base64] = canvas.toDataURL('image/png').split(',');
    return base64;
}

/** The picture as SVG; nothing where there is no canvas to measure texts on. */
export function timelineSvg({ scene, brush }: TimelinePicture): string | undefined {
    const used = PATTERNS.filter((pattern) => brush.hatches[pattern] !== undefined);
    const patterns = new Map<unknown, string>(used.map((pattern) => [brush.hatches[pattern], pattern]));
    const recording = recordSvg(patterns);
    if (recording === undefined) {
        return undefined;
    }
    const { context } = recording;
    const { width } = scene.viewport;
    const height = Math.min(scene.viewport.height, MAX_SVG_HEIGHT);
    const viewport = { ...scene.viewport, height };
    const text = new FittedText(context);
    drawFrame({ ...scene, viewport }, { ...brush, context, text, ...drawnOnce(brush, brush.hatches) });
    const { plan } = scene.picture.reader;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
        `<title>${escaped(`${plan.scenario} on ${plan.topology.name}`)}</title>`,
        `<defs>${used.map((pattern) => hatchPattern(pattern, brush)).join('')}</defs>`,
        ...recording.elements(),
        '</svg>',
        '',
    ].join('\n');
}

/** What draws shapes where the screen's brush draws images, which would be coarse in a picture, or missing. */
function drawnOnce({ palette }: Brush, hatches: Brush['hatches']): Pick<Brush, 'bars' | 'layers'> {
    return {
        bars: new BarRectangles((tone) => palette.tones[tone].fill, hatches),
        layers: { overview: PAINTED_LAYER },
    };
}

/** A pattern of `hatches.ts`, named after itself. */
function hatchPattern(pattern: Pattern, { palette }: Brush): string {
    const tile = recordSvg(new Map());
    if (tile === undefined || pattern === 'plain') {
        return '';
    }
    drawHatch(tile.context, palette.hatch, pattern);
    return `<pattern id="${pattern}" width="${HATCH_TILE}" height="${HATCH_TILE}" patternUnits="userSpaceOnUse">${tile.elements().join('')}</pattern>`;
}
