/** On which line of its scenario something is said. */

import type { SourceRange } from '../plan.ts';

/** A statement or expectation: where it is written, and where the scenario includes the fragment that it is in. */
interface Written {
    readonly range: SourceRange;
    readonly includedAt?: SourceRange;
}

/** Line in the scenario's file, from 1; of what a fragment says, that of the statement that includes it. */
export function scenarioLine({ range, includedAt }: Written): number {
    return (includedAt ?? range).startLine + 1;
}
