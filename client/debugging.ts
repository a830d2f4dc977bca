/** Debugging of scenarios in VS Code: the adapter, its configurations, and what the editor and the panels have of it. */

import {
    commands,
    type DebugAdapterDescriptor,
    DebugAdapterInlineImplementation,
    DebugConfigurationProviderTriggerKind,
    type DebugSession,
    Disposable,
    debug,
    EvaluatableExpression,
    l10n,
    languages,
    type Position,
    Range,
    type TextDocument,
    window,
} from 'vscode';
import { findRun } from './commands.ts';
import { DEBUG_TYPE, launchCompletion, launchProposals, pathOf, uriOf } from './debug-configurations.ts';
import { DebuggedRuns, isRunOf } from './debugged-runs.ts';
import type { AdapterHost, DebuggedScenario } from './debugger/adapter-host.ts';
import type { CcsimDebugSession } from './debugger/debug-session.ts';
import { evaluableAt } from './debugger/evaluable.ts';
import { askForInstant } from './instant-input.ts';
import type { LanguageServer } from './language-server.ts';
import type { TimelinePanel } from './timeline-panel.ts';
import type { TimelinePanels } from './timeline-panels.ts';

/** Request of the adapter's own, which `debug-session.ts` answers. */
const GO_TO_TIME = 'ccsim/goToTime';

/** Loads the debug adapter, which is a bundle of its own: it is loaded when somebody debugs, not before. */
export type LoadDebugger = () => Promise<{ readonly CcsimDebugSession: typeof CcsimDebugSession }>;

/**
 * Registers all that debugging needs.
 *
 * Two commands: `ccsim.debugScenario` takes the same arguments as `ccsim.runScenario`; `ccsim.debugGoTo` takes an instant
 * in milliseconds, and without it asks, with that of the timeline's cursor proposed.
 */
export function registerDebugging(
    server: LanguageServer,
    panels: TimelinePanels,
    loadDebugger: LoadDebugger,
): Disposable {
    const debugged = new DebuggedRuns();
    return Disposable.from(
        debugged,
        leadByTimelines(debugged, panels),
        debug.registerDebugAdapterDescriptorFactory(DEBUG_TYPE, {
            createDebugAdapterDescriptor: (session) =>
                newAdapter(hostOf(server, panels, debugged, session), loadDebugger),
        }),
        debug.registerDebugConfigurationProvider(DEBUG_TYPE, launchCompletion(server)),
        debug.registerDebugConfigurationProvider(
            DEBUG_TYPE,
            launchProposals(server),
            DebugConfigurationProviderTriggerKind.Dynamic,
        ),
        languages.registerEvaluatableExpressionProvider({ language: DEBUG_TYPE }, { provideEvaluatableExpression }),
        commands.registerCommand(
            'ccsim.debugScenario',
            async (document: unknown, scenario: unknown, caseName: unknown): Promise<boolean> => {
                const run = await findRun(server, { document, scenario, caseName });
                return run === undefined ? false : startDebugging(run);
            },
        ),
        commands.registerCommand('ccsim.debugGoTo', (atMs: unknown) => goTo(panels, atMs)),
    );
}

async function newAdapter(host: AdapterHost, loadDebugger: LoadDebugger): Promise<DebugAdapterDescriptor> {
    const { CcsimDebugSession: Session } = await loadDebugger();
    return new DebugAdapterInlineImplementation(new Session(host));
}

function hostOf(
    server: LanguageServer,
    panels: TimelinePanels,
    debugged: DebuggedRuns,
    session: DebugSession,
): AdapterHost {
    return {
        strings: l10n.bundle,
        plan({ document, scenario, caseName, seed, arguments: values }) {
            const more = {
                ...(seed === undefined ? {} : { seed }),
                ...(values === undefined ? {} : { arguments: values }),
            };
            return server.plan(uriOf(document), scenario, caseName, more);
        },
        async linesOf({ document, scenario }) {
            return (await server.scenarios(uriOf(document))).find(({ name }) => name === scenario);
        },
        uriOf: (path) => uriOf(path).toString(),
        pathOf: (uri) => pathOf(uriOf(uri)),
        shown(run, atMs): void {
            debugged.set(session, run, 'stopped');
            follow(panels, run, atMs);
        },
        moving: (run) => debugged.set(session, run, 'moving'),
        left: () => debugged.delete(session),
    };
}

/** Moves the cursors of the panels that show the very run. */
function follow(panels: TimelinePanels, run: DebuggedScenario, atMs: number): void {
    for (const panel of panels.all) {
        if (isRunOf(run, panel.identity)) {
            panel.post({ type: 'seek', atMs });
        }
    }
}

/** Tells each panel how the debugger stands to its run, and lets it take the debugger to its cursor. */
function leadByTimelines(debugged: DebuggedRuns, panels: TimelinePanels): Disposable {
    const tell = (panel: TimelinePanel) =>
        panel.post({ type: 'debugger', standing: debugged.standing(panel.identity) });
    const opened = (panel: TimelinePanel): void => {
        tell(panel);
        panel.onDebuggerWanted((atMs) => void debugged.stoppedIn(panel.identity)?.customRequest(GO_TO_TIME, { atMs }));
    };
    return Disposable.from(
        panels.onOpened(opened),
        debugged.onChanged(() => {
            for (const panel of panels.all) {
                tell(panel);
            }
        }),
    );
}

function startDebugging(run: { readonly document: string; readonly scenario: string; readonly caseName?: string }) {
    const { document, scenario, caseName } = run;
    return Promise.resolve(
        debug.startDebugging(undefined, {
            type: DEBUG_TYPE,
            request: 'launch',
            name: l10n.t('Debug {0}', scenario),
            program: pathOf(uriOf(document)),
            scenario,
            ...(caseName === undefined ? {} : { case: caseName }),
        }),
    );
}

/** Shows the debugged run at an instant. */
async function goTo(panels: TimelinePanels, given: unknown): Promise<void> {
    const session = debug.activeDebugSession;
    if (session?.type !== DEBUG_TYPE) {
        void window.showInformationMessage(
            l10n.t('No scenario is being debugged. Press F5 in a .ccsim file and try again.'),
        );
        return;
    }
    const atMs =
        typeof given === 'number'
            ? given
            : await askForInstant(l10n.t('Go to which instant of the scenario?'), panels.latest?.states?.atMs);
    if (atMs !== undefined) {
        await session.customRequest(GO_TO_TIME, { atMs });
    }
}

function provideEvaluatableExpression(document: TextDocument, { line, character }: Position) {
    const found = evaluableAt(document.lineAt(line).text, character);
    return found === undefined
        ? undefined
        : new EvaluatableExpression(new Range(line, found.from, line, found.to), found.expression);
}
