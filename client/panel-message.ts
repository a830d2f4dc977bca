/** What a timeline panel is to show now: the Plan of its run, or why there is none. */

import { Uri, workspace } from 'vscode';
import type { InjectedStatement, PlanResult, Problem } from '../server/protocol.ts';
import type { LanguageServer } from './language-server.ts';
import { runTitle } from './run-title.ts';
import type { PanelIdentity, RunIdentity, ToPanel } from './webview/protocol.ts';

/** What is shown, and what is tried out in it. */
export interface WantedRun {
    readonly identity: PanelIdentity;
    readonly injected: readonly InjectedStatement[];
    readonly revision: number;
}

/** Asks for the Plan as the text now is. Whatever keeps it away becomes a problem of the scenario. */
export async function panelMessage(
    server: LanguageServer,
    wanted: WantedRun,
    tell: (error: string) => void,
): Promise<ToPanel> {
    const { identity, revision } = wanted;
    const { document, scenario, caseName } = identity;
    const ofCase = caseName === undefined ? {} : { caseName };
    const problems = (found: readonly Problem[]): ToPanel => ({
        type: 'problems',
        document,
        scenario,
        ...ofCase,
        problems: found,
        identity,
    });
    try {
        const [result, opponent] = await Promise.all([
            planFor(server, identity, wanted.injected),
            identity.against === undefined ? undefined : planFor(server, identity.against, []),
        ]);
        if (result.kind === 'problems') {
            return problems(result.problems);
        }
        if (opponent?.kind === 'problems') {
            return problems(opponent.problems);
        }
        const { plan, injected = [] } = result;
        return {
            type: 'show',
            revision,
            document,
            plan,
            identity,
            saved: injected.length === 0 && isSaved(plan.sources),
            injected,
            ...(opponent === undefined || identity.against === undefined
                ? {}
                : { against: { label: runTitle(identity.against), plan: opponent.plan } }),
        };
    } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        tell(`No plan of ${runTitle(identity)} in ${document}: ${message}`);
        return problems([unavailable(document, message)]);
    }
}

/** Whether none of these files has changes that are not saved. */
export function isSaved(uris: readonly string[]): boolean {
    const files = new Set(uris.map((uri) => Uri.parse(uri).toString()));
    return !workspace.textDocuments.some(({ isDirty, uri }) => isDirty && files.has(uri.toString()));
}

async function planFor(
    server: LanguageServer,
    { document, scenario, caseName, seed }: RunIdentity,
    injected: readonly InjectedStatement[],
): Promise<PlanResult> {
    // An open document is one that the server knows; after a reload of the window nobody else has opened it.
    const { uri } = await workspace.openTextDocument(Uri.parse(document));
    return server.plan(uri, scenario, caseName, {
        ...(seed === undefined ? {} : { seed }),
        ...(injected.length === 0 ? {} : { injected }),
    });
}

/** The problem of a scenario whose Plan cannot be had at all. */
function unavailable(uri: string, message: string): Problem {
    return { uri, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0, code: 'plan/unavailable', message };
}
