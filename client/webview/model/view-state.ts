/** What a person has chosen to see. It outlives a new run, a hidden panel and a reload of the window. */

import { GROUP_IDS, type GroupId } from './lane-rows.ts';
import { SPEEDS, type Speed } from './play.ts';
import type { TimeWindow } from './time-window.ts';

export const TABS = [
    'topology',
    'agents',
    'tasks',
    'messages',
    'log',
    'expectations',
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

export interface ViewState {
    /** Absent: all of the run. */
    readonly window?: TimeWindow | undefined;
    /** Absent: where the story begins, once a run is there. */
    readonly cursorMs?: number | undefined;
    /** Selected entry of the trace. */
    readonly selected?: number | undefined;
    /** The statement of the timeline whose consequences are listed. */
    readonly statement?: number | undefined;
    readonly collapsed: readonly GroupId[];
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
    collapsed: ['desktops'],
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
        collapsed: collapsedOf(kept.collapsed),
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
export function keptView(view: ViewState): Omit<ViewState, 'selected' | 'statement' | 'playing'> {
    const { selected: _, statement: __, playing: ___, ...kept } = view;
    return kept;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberIn(value: unknown, least: number, most: number): number | undefined {
    return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

function stringOf(value: unknown): string {
    return typeof value === 'string' ? value : '';
}

function windowOf(value: unknown): TimeWindow | undefined {
    if (!isRecord(value)) {
        return undefined;
    }
    const { fromMs, toMs } = value;
    return typeof fromMs === 'number' && typeof toMs === 'number' && toMs > fromMs ? { fromMs, toMs } : undefined;
}

function collapsedOf(value: unknown): readonly GroupId[] {
    return Array.isArray(value) ? GROUP_IDS.filter((id) => value.includes(id)) : INITIAL_VIEW.collapsed;
}
