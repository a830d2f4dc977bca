/** `CCSim: Report Issue…`: VS Code's own reporter where it can take the report, else a document with the same text. */

import { commands, type Disposable, type Extension, env, l10n, UIKind, version, window, workspace } from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { TimelinePanels } from '../timeline-panels.ts';
import { circumstancesText, headingsText, reportText } from './report-text.ts';
import { canTakeReports, changedSettings, REPORTER } from './reporter.ts';

/**
 * Registers the command. It takes whether the text of the scenario in the active editor is to be part of the report, and
 * asks if it is not told; nothing of it leaves the editor before the person sends it.
 */
export function registerReportIssue(
    extension: Extension<unknown>,
    server: LanguageServer,
    panels: TimelinePanels,
): Disposable {
    return commands.registerCommand('ccsim.reportIssue', async (withScenario: unknown): Promise<void> => {
        const scenario = await agreedScenario(withScenario);
        if (scenario === 'cancelled') {
            return;
        }
        const data = circumstancesText({
            version: String(extension.packageJSON.version),
            editor: `${env.appName} ${version}`,
            host: env.remoteName ?? (env.uiKind === UIKind.Web ? 'web' : 'desktop'),
            language: env.language,
            changedSettings: changedSettings(extension.packageJSON, (name) => workspace.getConfiguration().get(name)),
            server: server.condition,
            lastRun: panels.lastRun,
            scenario: scenario?.text,
        });
        const isDesktop = env.uiKind === UIKind.Desktop;
        if (canTakeReports(extension.packageJSON, isDesktop, await commands.getCommands(true))) {
            await commands.executeCommand(REPORTER, {
                extensionId: extension.id,
                issueBody: headingsText(questions()),
                data,
            });
        } else {
            await openReport(data);
        }
    });
}

type Agreed = { readonly text: string } | undefined | 'cancelled';

/** The text of a scenario often names sites and people: it is left out unless somebody says that it may be told. */
async function agreedScenario(told: unknown): Promise<Agreed> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'ccsim' || told === false) {
        return undefined;
    }
    if (told === true) {
        return { text: document.getText() };
    }
    const leaveOut = { label: l10n.t('Leave the scenario out'), isAgreed: false };
    const include = {
        label: l10n.t('Include the text of the scenario'),
        detail: l10n.t('It helps to find the cause, but may name your sites and people.'),
        isAgreed: true,
    };
    const answer = await window.showQuickPick([leaveOut, include], {
        title: l10n.t('Report Issue'),
        placeHolder: l10n.t('May the report contain the text in the editor?'),
    });
    if (answer === undefined) {
        return 'cancelled';
    }
    return answer.isAgreed ? { text: document.getText() } : undefined;
}

async function openReport(data: string): Promise<void> {
    const content = reportText(questions(), data);
    const document = await workspace.openTextDocument({ language: 'markdown', content });
    await window.showTextDocument(document, { preview: false });
    void window.showInformationMessage(
        l10n.t('Fill in the report and pass it on to whoever looks after CCSim for you. Nothing has been sent.'),
    );
}

function questions(): readonly string[] {
    return [l10n.t('What did you do?'), l10n.t('What did you expect?'), l10n.t('What happened instead?')];
}
