/** `Run Scenario` above each scenario, and `Run` above each of its cases. */

import { GrammarUtils, type LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver';
import { type Case, isDocument, type Scenario } from '../generated/ast.ts';
import { casesOf } from '../plan/cases.ts';

/** The command that the client offers under this id takes the document's URI, the scenario's name and that of a case. */
export const RUN_SCENARIO_COMMAND = 'ccsim.runScenario';

export class CcsimCodeLensProvider implements CodeLensProvider {
    provideCodeLens(document: LangiumDocument): CodeLens[] {
        const root = document.parseResult.value;
        if (!isDocument(root)) {
            return [];
        }
        const uri = document.uri.toString();
        return root.scenarios.flatMap((scenario) => [
            ...lens(scenario, 'Run Scenario', [uri, scenario.name]),
            ...casesOf(scenario).flatMap((each) => lens(each, 'Run', [uri, scenario.name, each.name])),
        ]);
    }
}

function lens(node: Scenario | Case, title: string, values: string[]): CodeLens[] {
    const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
    const command = { title, command: RUN_SCENARIO_COMMAND, arguments: values };
    return name === undefined || name.text === '' ? [] : [{ range: name.range, command }];
}
