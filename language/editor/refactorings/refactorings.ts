/** The refactorings that can be done where the cursor is. */

import type { ClientCapabilities } from 'vscode-languageserver';
import type { CcsimServices } from '../../ccsim-module.ts';
import { isDocument } from '../../generated/ast.ts';
import { canCreateFiles, extractTopology } from './extract-topology.ts';
import type { Refactoring, RefactoringPlace } from './refactoring.ts';
import { refactorTimes } from './statement-times.ts';
import { sortTimeline } from './timeline-order.ts';

/** All of them, none in text that was not understood, because a change would be a guess. */
export function refactoringsAt(
    place: RefactoringPlace,
    services: CcsimServices,
    capabilities: ClientCapabilities,
): readonly Refactoring[] {
    const { lexerErrors, parserErrors, value: root } = place.document.parseResult;
    if (!isDocument(root) || lexerErrors.length > 0 || parserErrors.length > 0) {
        return [];
    }
    return [
        ...root.topologies.flatMap((each) =>
            canCreateFiles(capabilities) ? extractTopology(each, place, services) : [],
        ),
        ...root.scenarios.flatMap((each) => [...refactorTimes(each, place), ...sortTimeline(each, place)]),
    ];
}
