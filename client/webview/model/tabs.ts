/** The tabs of the details: which of them a run has, how they are called and what they count. */

import { exercisedRuleCount } from './rules-table.ts';
import type { RunDifferences } from './run-differences.ts';
import type { RunPicture } from './run-picture.ts';
import { TABS, type Tab, type ViewState } from './view-state.ts';

export const TAB_LABELS: Readonly<Record<Tab, string>> = {
    topology: 'Topology',
    agents: 'Agents',
    tasks: 'Tasks',
    messages: 'Messages',
    sequence: 'Sequence',
    log: 'Log',
    reports: 'Reports',
    expectations: 'Expectations',
    rules: 'Rules',
    status: 'Server Status',
    monitors: 'CIM Monitors',
    transfer: 'State Transfer',
    changes: 'Changes',
    consequences: 'Consequences',
    why: 'Why?',
};

/** What decides which tabs there are. */
export interface TabContext {
    readonly picture: RunPicture;
    readonly differences: RunDifferences | undefined;
    readonly view: ViewState;
    /** Whether there is no room for "Why?" beside the tables. */
    readonly narrow: boolean;
}

/** The tabs in their order; views of what the topology does not have are left out. */
export function shownTabs({ picture, differences, view, narrow }: TabContext): readonly Tab[] {
    const { mediaServers, cimClusters, controllers } = picture.reader.plan.topology;
    return TABS.filter((tab) => {
        switch (tab) {
            case 'why':
                return narrow;
            case 'changes':
                return differences !== undefined || view.tab === tab;
            case 'consequences':
                return view.statement !== undefined;
            case 'status':
                return mediaServers.length > 0;
            case 'monitors':
                return cimClusters.length > 0;
            case 'transfer':
                return controllers.length > 0;
            default:
                return true;
        }
    });
}

/** What a tab counts; undefined where there is nothing to count. */
export function tabCount({ picture, differences }: TabContext, tab: Tab): string | undefined {
    const { totals, marks } = picture;
    switch (tab) {
        case 'agents':
            return totals.agents.toLocaleString('en');
        case 'tasks':
            return totals.tasks.toLocaleString('en');
        case 'messages':
            return marks.messages.items.length.toLocaleString('en');
        case 'log':
            return marks.log.items.length.toLocaleString('en');
        case 'expectations':
            return totals.failedExpectations === 0
                ? totals.expectations.toLocaleString('en')
                : `${totals.failedExpectations}✗ of ${totals.expectations}`;
        case 'rules':
            return exercisedRuleCount(picture).toLocaleString('en');
        case 'changes':
            return differences?.comparison.count.toLocaleString('en');
        case 'topology':
        case 'sequence':
        case 'reports':
        case 'status':
        case 'monitors':
        case 'transfer':
        case 'consequences':
        case 'why':
            return undefined;
    }
}
