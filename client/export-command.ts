/** `CCSim: Export Timeline…`: a run as picture, table, trace or page. */

import { commands, type Disposable, type LogOutputChannel, l10n, type QuickPickItem, Uri, window } from 'vscode';
import { pageFile, saveAs, saveAt } from './exports.ts';
import type { TimelinePanel } from './timeline-panel.ts';
import type { TimelinePanels } from './timeline-panels.ts';
import { PANEL_EXPORT_FORMATS, type PanelExportFormat, type PanelIdentity } from './webview/protocol.ts';

type ExportFormat = PanelExportFormat | 'html';

interface FormatItem extends QuickPickItem {
    readonly format: ExportFormat;
}

const FORMATS: readonly FormatItem[] = [
    { format: 'png', label: '$(file-media) PNG', description: l10n.t('the timeline as a picture') },
    { format: 'svg', label: '$(file-media) SVG', description: l10n.t('the timeline as a picture that stays sharp') },
    { format: 'html', label: '$(globe) HTML', description: l10n.t('a page that shows this panel, in one file') },
    {
        format: 'entries.csv',
        label: `$(table) ${l10n.t('CSV: everything that happened')}`,
        description: l10n.t('a line for each entry'),
    },
    { format: 'tasks.csv', label: `$(table) ${l10n.t('CSV: tasks')}`, description: l10n.t('a line for each task') },
    { format: 'json', label: '$(json) JSON', description: l10n.t('the trace, for other programs') },
];

/**
 * Registers the command. It takes the URI of a document, the name of a scenario and that of a case, a format and the URI
 * of the file to write; it asks for whatever it is not told.
 */
export function registerExportCommand(panels: TimelinePanels, extensionUri: Uri, output: LogOutputChannel): Disposable {
    return commands.registerCommand(
        'ccsim.exportTimeline',
        async (document: unknown, scenario: unknown, caseName: unknown, format: unknown, target: unknown) => {
            const panel = await panelOf(panels, [document, scenario, caseName]);
            const chosen = panel === undefined ? undefined : await chosenFormat(format);
            if (panel === undefined || chosen === undefined) {
                return undefined;
            }
            const plan = await panel.ranPlan();
            if (plan === undefined) {
                void window.showWarningMessage(l10n.t('The scenario cannot run, so that there is nothing to export.'));
                return undefined;
            }
            const file = chosen === 'html' ? await pageFile(extensionUri, plan) : await panel.fileOf(chosen);
            return target instanceof Uri ? saveAt(target, file, output) : saveAs(file, panel.identity.document, output);
        },
    );
}

/** The panel in view; otherwise that of the scenario at the cursor. */
async function panelOf(panels: TimelinePanels, run: readonly unknown[]): Promise<TimelinePanel | undefined> {
    const shown = panels.latest;
    if (run[0] === undefined && shown?.visible === true) {
        return shown;
    }
    const identity = await commands.executeCommand<PanelIdentity | undefined>('ccsim.showTimeline', ...run);
    return identity === undefined ? undefined : panels.panelOf(identity);
}

async function chosenFormat(format: unknown): Promise<ExportFormat | undefined> {
    const known = format === 'html' ? format : PANEL_EXPORT_FORMATS.find((each) => each === format);
    return (
        known ??
        (await window.showQuickPick(FORMATS, { placeHolder: l10n.t('Export the run as'), ignoreFocusOut: true }))
            ?.format
    );
}
