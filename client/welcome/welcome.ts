/** What meets somebody who is new to CCSim: a scenario to begin with, samples, and the walkthrough. */

import { commands, Disposable, type LogOutputChannel, type Uri } from 'vscode';
import { registerNewScenario } from './new-scenario.ts';
import { followProgress } from './progress.ts';
import { registerSamples } from './samples.ts';

/** The walkthrough, as the manifest names it. */
const WALKTHROUGH = 'ccsim.ccsim#firstMinutes';

/** Registers the commands, none of which starts anything before somebody uses it. */
export function registerWelcome(extensionUri: Uri, output: LogOutputChannel): Disposable {
    return Disposable.from(
        registerNewScenario(extensionUri),
        registerSamples(extensionUri, output),
        commands.registerCommand('ccsim.getStarted', () =>
            commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
        ),
        followProgress(),
    );
}
