/** The tabs of the details: which of them a run has, how they are called and what they count. */

import * as l10n from '@vscode/l10n';
import { numberText } from '../localization.ts';
import { exercisedRuleCount } from './rules-table.ts';
import type { RunDifferences } from './run-differences.ts';
import type { RunPicture } from './run-picture.ts';
import { TABS, type Tab, type ViewState } from './view-state.ts';

export const TAB_LABELS: Readonly<Record<Tab, string>> = {
    topology: l10n.t('Topology'),
    agents: l10n.t('Agents'),
    tasks: l10n.t('Tasks'),
    messages: l10n.t('Messages'),
    sequence: l10n.t('Sequence'),
    log: l10n.t('Log'),
    reports: l10n.t('Reports'),
    expectations: l10n.t('Expectations'),
    rules: l10n.t('Rules'),
    status: l10n.t('Server Status'),
    monitors: l10n.t('CIM Monitors'),
    transfer: l10n.t('State Transfer'),
    changes: l10n.t('Changes'),
    consequences: l10n.t('Consequences'),
    why: l10n.t('Why?'),
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
            return numberText(totals.agents);
        case 'tasks':
            return numberText(totals.tasks);
        case 'messages':
            return numberText(marks.messages.items.length);
        case 'log':
            return numberText(marks.log.items.length);
        case 'expectations':
            return totals.failedExpectations === 0
                ? numberText(totals.expectations)
                : l10n.t('{0}✗ of {1}', totals.failedExpectations, totals.expectations);
        case 'rules':
            return numberText(exercisedRuleCount(picture));
        case 'changes':
            return differences === undefined ? undefined : numberText(differences.comparison.count);
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
