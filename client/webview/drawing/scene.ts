import type { FindHits } from '../model/find-hits.ts';
import type { Viewport } from '../model/geometry.ts';
import type { LaneRows, RowDrop } from '../model/lane-rows.ts';
import type { RunDifferences } from '../model/run-differences.ts';
import type { RunPicture } from '../model/run-picture.ts';
import type { TimeWindow } from '../model/time-window.ts';
import type { Markers } from '../model/timeline-view.ts';
import type { Bars } from './bars.ts';
import type { Layer } from './cached-layer.ts';
import type { FittedText } from './fitted-text.ts';
import type { Hatches } from './hatches.ts';
import type { Palette } from './palette.ts';

/** What a frame shows. */
export interface Scene {
    readonly picture: RunPicture;
    readonly rows: LaneRows;
    readonly viewport: Viewport;
    readonly cursorMs: number;
    readonly selected: number | undefined;
    /** Row under the pointer; -1 if none. */
    readonly hoveredRow: number;
    /** Row that the keys act on; -1 if none. */
    readonly activeRow: number;
    readonly arrows: boolean;
    /** What is marked as different from another run. */
    readonly differences: RunDifferences | undefined;
    /** Whether the canvas has the focus. */
    readonly focused: boolean;
    readonly hits: FindHits;
    readonly markers: Markers;
    readonly span: TimeWindow | undefined;
    /** A row that is being dragged. */
    readonly drag: RowDrop | undefined;
}

/** What a frame is drawn with. */
export interface Brush {
    readonly context: CanvasRenderingContext2D;
    readonly palette: Palette;
    readonly text: FittedText;
    readonly hatches: Hatches;
    readonly bars: Bars;
    readonly layers: { readonly overview: Layer };
}
