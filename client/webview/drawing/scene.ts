import type { Viewport } from '../model/geometry.ts';
import type { LaneRows } from '../model/lane-rows.ts';
import type { RunDifferences } from '../model/run-differences.ts';
import type { RunPicture } from '../model/run-picture.ts';
import type { FittedText } from './fitted-text.ts';
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
}

/** What a frame is drawn with. */
export interface Brush {
    readonly context: CanvasRenderingContext2D;
    readonly palette: Palette;
    readonly text: FittedText;
    readonly hatches: Hatches;
}

/** Patterns that say the severity of a state without colour. */
export interface Hatches {
    readonly rising: CanvasPattern | undefined;
    readonly falling: CanvasPattern | undefined;
}
