/** What a person has chosen to see. It outlives a new run, a hidden panel and a reload of the window. */

import { SPEEDS, type Speed } from './play.ts';
import type { TimeWindow } from './time-window.ts';
import { INITIAL_TIMELINE_VIEW, isRecord, restoreTimelineView, type TimelineView, windowOf } from './timeline-view.ts';

export const TABS = [
    'topology',
    'agents',
    'tasks',
    'messages',
    'sequence',
    'log',
    'reports',
    'expectations',
    'rules',
    'status',
    'monitors',
    'transfer',
    'changes',
    'consequences',
    'why',
] as const;
export type Tab = (typeof TABS)[number];

/**
 * Which lanes are shown. `changing`: agents and tasks, and what else changed its state at all; `affected`: what a failure
 * touched.
 */
export const LANE_CHOICES = ['changing', 'affected', 'all'] as const;
export type LaneChoice = (typeof LANE_CHOICES)[number];

export interface ViewState extends TimelineView {
    /** Absent: all of the run. */
    readonly window?: TimeWindow | undefined;
    /** Absent: where the story begins, once a run is there. */
    readonly cursorMs?: number | undefined;
    /** Selected entry of the trace. */
    readonly selected?: number | undefined;
    /** The statement of the timeline whose consequences are listed. */
    readonly statement?: number | undefined;
    /** Text that the names of lanes must contain. */
    readonly laneFilter: string;
    readonly lanes: LaneChoice;
    /** Whether messages are drawn as arrows from lane to lane. */
    readonly arrows: boolean;
    readonly tab: Tab;
    /** Text that the rows of the tables must contain. */
    readonly rowFilter: string;
    /** Share of the height that the timeline has. */
    readonly split: number;
    /** Whether the cursor moves by itself. */
    readonly playing: boolean;
    readonly speed: Speed;
}

export const MIN_SPLIT = 0.2;
export const MAX_SPLIT = 0.85;

export const INITIAL_VIEW: ViewState = {
    ...INITIAL_TIMELINE_VIEW,
    laneFilter: '',
    lanes: 'changing',
    arrows: false,
    tab: 'agents',
    rowFilter: '',
    split: 0.58,
    playing: false,
    speed: 10,
};

/** Reads a view that was kept; whatever is missing or malformed is as at the beginning. */
export function restoreView(kept: unknown): ViewState {
    if (!isRecord(kept)) {
        return INITIAL_VIEW;
    }
    return {
        window: windowOf(kept.window),
        cursorMs: numberIn(kept.cursorMs, 0, Number.MAX_SAFE_INTEGER),
        ...restoreTimelineView(kept),
        laneFilter: stringOf(kept.laneFilter),
        lanes: LANE_CHOICES.find((choice) => choice === kept.lanes) ?? INITIAL_VIEW.lanes,
        arrows: kept.arrows === true,
        tab: TABS.find((tab) => tab === kept.tab) ?? INITIAL_VIEW.tab,
        rowFilter: stringOf(kept.rowFilter),
        split: numberIn(kept.split, MIN_SPLIT, MAX_SPLIT) ?? INITIAL_VIEW.split,
        playing: false,
        speed: SPEEDS.find((speed) => speed === kept.speed) ?? INITIAL_VIEW.speed,
    };
}

/** What is kept of a view; what names something of one run is not, nor that it was playing. */
export function keptView(view: ViewState): Omit<ViewState, 'selected' | 'found' | 'statement' | 'playing'> {
    const { selected: _, found: __, statement: ___, playing: ____, ...kept } = view;
    return kept;
}

function numberIn(value: unknown, least: number, most: number): number | undefined {
    return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

function stringOf(value: unknown): string {
    return typeof value === 'string' ? value : '';
}
