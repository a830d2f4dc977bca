import * as l10n from '@vscode/l10n';
import type { RunPicture } from '../model/run-picture.ts';
import type { Brush } from './scene.ts';

/** Names beyond this many hardly change how wide the widest is. */
const MEASURED_NAMES = 400;

/** A name with a smaller share of the letters of the longest one is not the widest. */
const MIN_SHARE = 0.7;

/** Width of the widest name of a lane, in CSS pixels. */
export function widestName({ reader }: RunPicture, { palette, text }: Brush): number {
    text.use(palette.font);
    const count = Math.min(MEASURED_NAMES, reader.laneCount);
    const names = [l10n.t('Expectations'), ...Array.from({ length: count }, (_, lane) => reader.laneName(lane))];
    const longest = names.reduce((most, { length }) => Math.max(most, length), 0);
    return names.reduce(
        (widest, name) => (name.length < MIN_SHARE * longest ? widest : Math.max(widest, text.width(name))),
        0,
    );
}
