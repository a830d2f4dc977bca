import * as l10n from '@vscode/l10n';
import { runName } from '../simulator/run-name.ts';
import type { PanelIdentity } from './webview/protocol.ts';

/** What a panel is called: its run, and the one that it is compared with. */
export function runTitle({ seed, against, ...run }: PanelIdentity): string {
    const own = seed === undefined ? runName(run) : l10n.t('{0}, seed {1}', runName(run), seed);
    return against === undefined ? own : `${own} ⇄ ${runTitle(against)}`;
}
