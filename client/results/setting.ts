/** The setting of results while typing. */

import { type ConfigurationChangeEvent, workspace } from 'vscode';

const SECTION = 'ccsim.results.whileTyping';

export function areResultsWanted(): boolean {
    return workspace.getConfiguration().get(SECTION) !== false;
}

export function concernsResults(change: ConfigurationChangeEvent): boolean {
    return change.affectsConfiguration(SECTION);
}
