/** Starts the debugger on a test, and waits until it is over. */

import { type CancellationToken, type DebugSession, Disposable, debug, l10n, workspace } from 'vscode';
import { nameOf } from './test-outcome.ts';
import type { RunNode } from './test-selection.ts';

/** Type of the debugger, as the manifest has it. */
const DEBUG_TYPE = 'ccsim';

/** Whether there was a session; it is over, or the token was cancelled and it was stopped. */
export async function debugTest(node: RunNode, token: CancellationToken): Promise<boolean> {
    const name = l10n.t('{0} (test)', nameOf(node));
    let session: DebugSession | undefined;
    const subscriptions: Disposable[] = [];
    const ended = new Promise<void>((resolve) => {
        subscriptions.push(
            debug.onDidStartDebugSession((started) => {
                session = started.name === name ? started : session;
            }),
            debug.onDidTerminateDebugSession((over) => {
                if (over.name === name) {
                    resolve();
                }
            }),
            token.onCancellationRequested(() => {
                void debug.stopDebugging(session);
                resolve();
            }),
        );
    });
    try {
        const started = await debug.startDebugging(workspace.getWorkspaceFolder(node.uri), {
            type: DEBUG_TYPE,
            request: 'launch',
            name,
            program: node.uri.scheme === 'file' ? node.uri.fsPath : node.uri.toString(),
            scenario: node.scenario,
            ...(node.kind === 'case' ? { case: node.caseName } : {}),
        });
        if (started) {
            await ended;
        }
        return started;
    } finally {
        Disposable.from(...subscriptions).dispose();
    }
}
