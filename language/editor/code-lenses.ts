/** `Run Scenario` and `Debug` above each scenario, `Run` and `Debug` above each of its cases. */

import { GrammarUtils, type LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver';
import { type Case, isDocument, type Scenario } from '../generated/ast.ts';
import { casesOf } from '../plan/cases.ts';

/** The commands that a client offers under these ids take the document's URI, the scenario's name and that of a case. */
export const RUN_SCENARIO_COMMAND = 'ccsim.runScenario';
export const DEBUG_SCENARIO_COMMAND = 'ccsim.debugScenario';

export class CcsimCodeLensProvider implements CodeLensProvider {
    provideCodeLens(document: LangiumDocument): CodeLens[] {
        const root = document.parseResult.value;
        if (!isDocument(root)) {
            return [];
        }
        const uri = document.uri.toString();
        return root.scenarios.flatMap((scenario) => [
            ...lenses(scenario, 'Run Scenario', [uri, scenario.name]),
            ...casesOf(scenario).flatMap((each) => lenses(each, 'Run', [uri, scenario.name, each.name])),
        ]);
    }
}

function lenses(node: Scenario | Case, runTitle: string, values: string[]): CodeLens[] {
    const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
    if (name === undefined || name.text === '') {
        return [];
    }
    const { range } = name;
    return [
        { range, command: { title: runTitle, command: RUN_SCENARIO_COMMAND, arguments: values } },
        { range, command: { title: 'Debug', command: DEBUG_SCENARIO_COMMAND, arguments: values } },
    ];
}
