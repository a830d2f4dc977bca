/** Opening and closing groups: what a person did, on top of how each group is at first. */

import { allGroups, type LaneGroup } from './lane-tree.ts';
import type { TimelineView } from './timeline-view.ts';

type Folds = Pick<TimelineView, 'collapsed' | 'expanded'>;

export function isCollapsed({ collapsed, expanded }: Folds, { id, closedAtFirst }: LaneGroup): boolean {
    return collapsed.includes(id) || (closedAtFirst && !expanded.includes(id));
}

/** Opens a group that is closed, closes one that is open. */
export function toggled(folds: Folds, group: LaneGroup): Folds {
    return isCollapsed(folds, group) ? opened(folds, [group]) : closed(folds, [group]);
}

export function opened({ collapsed, expanded }: Folds, groups: readonly LaneGroup[]): Folds {
    const ids = groups.map(({ id }) => id);
    return { collapsed: collapsed.filter((id) => !ids.includes(id)), expanded: [...new Set([...expanded, ...ids])] };
}

export function closed({ collapsed, expanded }: Folds, groups: readonly LaneGroup[]): Folds {
    const ids = groups.map(({ id }) => id);
    return { collapsed: [...new Set([...collapsed, ...ids])], expanded: expanded.filter((id) => !ids.includes(id)) };
}

/** Closes all groups, the scenario's own rows apart, which are what the rest is read by. */
export function allClosed(groups: readonly LaneGroup[]): Folds {
    const ids = allGroups(groups).flatMap(({ id, marks }) => (marks.length > 0 ? [] : [id]));
    return { collapsed: ids, expanded: [] };
}

export function allOpened(groups: readonly LaneGroup[]): Folds {
    return { collapsed: [], expanded: allGroups(groups).map(({ id }) => id) };
}
