/** Launch configurations of the debugger: made where there is none, and completed before they are used. */

import {
    type CancellationToken,
    type DebugConfiguration,
    type DebugConfigurationProvider,
    l10n,
    Uri,
    type WorkspaceFolder,
    window,
} from 'vscode';
import { findRun } from './commands.ts';
import type { LanguageServer } from './language-server.ts';

/** Type of our debug configurations, as the manifest names it. */
export const DEBUG_TYPE = 'ccsim';

/** Completes configurations: F5 on a scenario needs none. */
export function launchCompletion(server: LanguageServer): DebugConfigurationProvider {
    return {
        provideDebugConfigurations: () => [
            { type: DEBUG_TYPE, request: 'launch', name: l10n.t('Debug this file'), program: programOf(undefined) },
        ],
        resolveDebugConfiguration: (_folder, configuration) => {
            const isEmpty = configuration.type === undefined || configuration.type === '';
            if (isEmpty && window.activeTextEditor?.document.languageId !== DEBUG_TYPE) {
                return undefined;
            }
            return {
                ...configuration,
                type: DEBUG_TYPE,
                request: 'launch',
                name: configuration.name ?? l10n.t('Debug scenario'),
                program: programOf(configuration.program),
            };
        },
        resolveDebugConfigurationWithSubstitutedVariables: (folder, configuration, token) =>
            withScenario(server, folder, configuration, token),
    };
}

/** Proposes a configuration for each scenario, and each case of one, of the file in the active editor. */
export function launchProposals(server: LanguageServer): DebugConfigurationProvider {
    return {
        async provideDebugConfigurations(): Promise<DebugConfiguration[]> {
            const document = window.activeTextEditor?.document;
            if (document?.languageId !== DEBUG_TYPE) {
                return [];
            }
            const base = { type: DEBUG_TYPE, request: 'launch', program: pathOf(document.uri) };
            return (await server.scenarios(document.uri)).flatMap(({ name: scenario, cases }): DebugConfiguration[] =>
                cases.length === 0
                    ? [{ ...base, name: l10n.t('Debug {0}', scenario), scenario }]
                    : cases.map((each) => ({
                          ...base,
                          name: l10n.t('Debug {0}', `${scenario} (${each.name})`),
                          scenario,
                          case: each.name,
                      })),
            );
        },
    };
}

/** What the debugger calls a document: its path where it is a file, else its URI. */
export function pathOf(uri: Uri): string {
    return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** The document that the debugger calls so; a single letter before a colon is a drive. */
export function uriOf(path: string): Uri {
    return /^[A-Za-z][\w+.-]+:/.test(path) ? Uri.parse(path, true) : Uri.file(path);
}

function programOf(program: unknown): string {
    if (typeof program === 'string' && program !== '') {
        return program;
    }
    const document = window.activeTextEditor?.document;
    return document?.languageId === DEBUG_TYPE ? pathOf(document.uri) : `\${file}`;
}

/** Asks which scenario and case are meant where the configuration does not say; nothing if nobody chooses. */
async function withScenario(
    server: LanguageServer,
    folder: WorkspaceFolder | undefined,
    configuration: DebugConfiguration,
    token: CancellationToken | undefined,
): Promise<DebugConfiguration | undefined> {
    const program = uriIn(folder, programOf(configuration.program));
    const run = await findRun(server, {
        document: program,
        scenario: configuration.scenario,
        caseName: configuration.case,
    });
    if (run === undefined || token?.isCancellationRequested === true) {
        return undefined;
    }
    const { scenario, caseName } = run;
    return {
        ...configuration,
        program: pathOf(program),
        scenario,
        ...(caseName === undefined ? {} : { case: caseName }),
    };
}

/** A path may be relative to the folder of the workspace. */
function uriIn(folder: WorkspaceFolder | undefined, path: string): Uri {
    const isWhole = /^([A-Za-z][\w+.-]*:|[/\\])/.test(path);
    return isWhole || folder === undefined ? uriOf(path) : Uri.joinPath(folder.uri, path);
}
