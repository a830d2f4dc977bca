import * as l10n from '@vscode/l10n';
import type { RunPicture } from '../model/run-picture.ts';
import type { Brush } from './scene.ts';

/** Names beyond this many hardly change how wide the widest is. */
const MEASURED_NAMES = 400;

/** Width of the widest name of a lane, in CSS pixels. */
export function widestName({ reader }: RunPicture, { context, palette, text }: Brush): number {
    context.font = palette.font;
    let widest = text.width(l10n.t('Expectations'));
    for (let lane = 0; lane < Math.min(MEASURED_NAMES, reader.laneCount); lane += 1) {
        widest = Math.max(widest, text.width(reader.laneName(lane)));
    }
    return widest;
}
