/** The timeline as a picture: all rows that are shown, in the stretch of time that is shown. */

import { drawFrame } from '../drawing/draw-frame.ts';
import { FittedText } from '../drawing/fitted-text.ts';
import { makeHatches } from '../drawing/hatches.ts';
import type { Brush, Scene } from '../drawing/scene.ts';
import { escaped, recordSvg } from './svg-recording.ts';

/** What the timeline shows, laid out at its full height, and what it is drawn with. */
export interface TimelinePicture {
    readonly scene: Scene;
    readonly brush: Brush;
}

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
    drawFrame({ ...scene, viewport: { ...scene.viewport, height } }, { ...brush, context, text, hatches });
    const [, base64] = canvas.toDataURL('image/png').split(',');
    return base64;
}

/** The picture as SVG; nothing where there is no canvas to measure texts on. */
export function timelineSvg({ scene, brush }: TimelinePicture): string | undefined {
    const patterns = new Map<unknown, string>([
        [brush.hatches.rising, 'rising'],
        [brush.hatches.falling, 'falling'],
    ]);
    const recording = recordSvg(patterns);
    if (recording === undefined) {
        return undefined;
    }
    const { context } = recording;
    const { width } = scene.viewport;
    const height = Math.min(scene.viewport.height, MAX_SVG_HEIGHT);
    const viewport = { ...scene.viewport, height };
    drawFrame({ ...scene, viewport }, { ...brush, context, text: new FittedText(context) });
    const { plan } = scene.picture.reader;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
        `<title>${escaped(`${plan.scenario} on ${plan.topology.name}`)}</title>`,
        `<defs>${hatchPattern('rising', brush)}${hatchPattern('falling', brush)}</defs>`,
        ...recording.elements(),
        '</svg>',
        '',
    ].join('\n');
}

/** The diagonals of `hatches.ts` as a pattern. */
function hatchPattern(name: 'rising' | 'falling', { palette }: Brush): string {
    const lines = [-6, 0, 6]
        .map((shift) => (name === 'rising' ? `M${shift - 1} 7L${shift + 7} -1` : `M${shift - 1} -1L${shift + 7} 7`))
        .join('');
    return `<pattern id="${name}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="${lines}" stroke="${escaped(palette.hatch)}" stroke-width="1.4"/></pattern>`;
}
