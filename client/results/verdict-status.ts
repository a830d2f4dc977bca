/** The verdict on the scenarios of the active editor, in the status bar. */

import { Disposable, l10n, StatusBarAlignment, type StatusBarItem, type TextDocument, window } from 'vscode';
import { type Verdict, verdictText } from './document-results.ts';
import type { ResultsStore } from './results-store.ts';

/** Beside the number of problems. */
const PRIORITY = 40;

export function showVerdictInStatusBar(store: ResultsStore): Disposable {
    const item = window.createStatusBarItem('ccsim.verdict', StatusBarAlignment.Left, PRIORITY);
    item.name = l10n.t('CCSim Expectations');
    const show = (): void => {
        const document = window.activeTextEditor?.document;
        showVerdicts(item, document, document === undefined ? [] : store.of(document).verdicts);
    };
    show();
    return Disposable.from(item, store.onDidChange(show), window.onDidChangeActiveTextEditor(show));
}

function showVerdicts(item: StatusBarItem, document: TextDocument | undefined, verdicts: readonly Verdict[]): void {
    const [first] = verdicts;
    if (document === undefined || first === undefined) {
        item.hide();
        return;
    }
    const bad = verdicts.filter(({ kind }) => kind === 'failed' || kind === 'stopped');
    const text = verdictText(togetherOf(verdicts));
    const meant = bad[0] ?? first;
    item.text = `${bad.length > 0 ? '$(error)' : '$(pass)'} ${text}`;
    item.tooltip = verdicts.map((verdict) => `${nameOf(verdict)}: ${verdictText(verdict)}`).join('\n');
    item.accessibilityInformation = { label: `CCSim: ${text}` };
    item.command = {
        title: l10n.t('Show Timeline'),
        command: 'ccsim.showTimeline',
        arguments: [document.uri, meant.scenario, meant.caseName, meant.failedAtMs],
    };
    item.show();
}

/** The verdict on all of them as if they were one; the worst kind counts. */
function togetherOf(verdicts: readonly Verdict[]): Pick<Verdict, 'kind' | 'expectations' | 'failed'> {
    const kinds = (['stopped', 'failed', 'passed', 'too-long'] as const).filter((kind) =>
        verdicts.some((verdict) => verdict.kind === kind),
    );
    return {
        kind: kinds[0] ?? 'passed',
        expectations: verdicts.reduce((sum, { expectations }) => sum + expectations, 0),
        failed: verdicts.reduce((sum, { failed }) => sum + failed, 0),
    };
}

function nameOf({ scenario, caseName }: Verdict): string {
    return caseName === undefined ? scenario : `${scenario} (${caseName})`;
}
