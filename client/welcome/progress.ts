/** What a person has done so far, for the steps of the walkthrough that no command stands for. */

import { commands, DiagnosticSeverity, Disposable, debug, languages, type Uri, workspace } from 'vscode';

/** Each is a context key `ccsim.did.…` that the manifest names. */
export type Deed = 'seeMistake' | 'followCause' | 'runTest' | 'debug';

const done = new Set<Deed>();

/** Notes that something was done; the walkthrough ticks its step. */
export function noteDeed(deed: Deed): void {
    if (!done.has(deed)) {
        done.add(deed);
        void commands.executeCommand('setContext', `ccsim.did.${deed}`, true);
    }
}

/** Notes what VS Code tells everybody, and that the extension is at work in this window. */
export function followProgress(): Disposable {
    void commands.executeCommand('setContext', 'ccsim.active', true);
    const mistakes = languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(hasMistake)) {
            noteDeed('seeMistake');
            mistakes.dispose();
        }
    });
    const debugged = debug.onDidStartDebugSession(({ type }) => {
        if (type === 'ccsim') {
            noteDeed('debug');
        }
    });
    return Disposable.from(mistakes, debugged);
}

/** Only in a text that is open: nobody sees the others. */
function hasMistake(uri: Uri): boolean {
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    return (
        document?.languageId === 'ccsim' &&
        languages.getDiagnostics(uri).some(({ severity }) => severity === DiagnosticSeverity.Error)
    );
}
