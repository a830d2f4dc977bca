import { isCollapsed } from './fold.ts';
import { LaneRows } from './lane-rows.ts';
import { laneTest } from './lane-test.ts';
import { arranger, pinnedItems } from './row-order.ts';
import type { RunPicture } from './run-picture.ts';
import type { ViewState } from './view-state.ts';

/** What of a view decides which rows there are. */
type RowView = Pick<ViewState, 'collapsed' | 'expanded' | 'laneFilter' | 'lanes' | 'arrows' | 'pins' | 'moves'>;

/** The rows of a run as a view shows them. */
export function shownRows(picture: RunPicture, view: RowView): LaneRows {
    const { groups, names } = picture;
    // Who looks for a name wants to see it, however deep it is.
    const opensAll = view.laneFilter.trim() !== '';
    return new LaneRows(groups, {
        isCollapsed: (group) => (opensAll ? view.collapsed.includes(group.id) : isCollapsed(view, group)),
        ...laneTest(picture, view.laneFilter, view.lanes, view.arrows),
        ...(view.moves.length === 0 ? {} : { arrange: arranger(names, view.moves) }),
        ...(view.pins.length === 0 ? {} : { pinned: pinnedItems(names, view.pins) }),
    });
}

/** Whether two views show the same rows. */
export function sameRows(one: RowView, other: RowView): boolean {
    return (
        one.collapsed === other.collapsed &&
        one.expanded === other.expanded &&
        one.laneFilter === other.laneFilter &&
        one.lanes === other.lanes &&
        one.arrows === other.arrows &&
        one.pins === other.pins &&
        one.moves === other.moves
    );
}
