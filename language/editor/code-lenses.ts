/** `Run Scenario` above each scenario. */

import { GrammarUtils, type LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver';
import { isDocument } from '../generated/ast.ts';

/** The command that the client offers under this id takes the document's URI and the scenario's name. */
export const RUN_SCENARIO_COMMAND = 'ccsim.runScenario';

export class CcsimCodeLensProvider implements CodeLensProvider {
    provideCodeLens(document: LangiumDocument): CodeLens[] {
        const root = document.parseResult.value;
        if (!isDocument(root)) {
            return [];
        }
        return root.scenarios.flatMap((scenario) => {
            const name = GrammarUtils.findNodeForProperty(scenario.$cstNode, 'name');
            if (name === undefined || name.text === '') {
                return [];
            }
            const command = {
                title: '$(play) Run Scenario',
                command: RUN_SCENARIO_COMMAND,
                arguments: [document.uri.toString(), scenario.name],
            };
            return [{ range: name.range, command }];
        });
    }
}
