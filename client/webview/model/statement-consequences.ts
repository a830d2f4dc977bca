/** What each statement of the timeline led to, in a few words for the editor. */

import { type Consequences, consequencesOf, consequencesPhrase } from '../../../simulator/trace/consequences.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import type { Consequence } from '../protocol.ts';
import { outcomeOf } from './outcomes.ts';

/** What the failures of a timeline did, and what else led to a loss; the rest is left out. */
export function toldConsequences(reader: TraceReader): readonly Consequence[] {
    return consequencesOf(reader).flatMap((each): readonly Consequence[] => {
        const { statement } = each;
        const isLoss = costsSomething(each);
        return isLoss || takesAway(reader, statement)
            ? [{ statement, summary: consequencesPhrase(each) ?? 'nothing lost', isLoss }]
            : [];
    });
}

/** Whether agents or tasks came to harm, or reports miss something; that parts of the deployment fail does not count. */
function costsSomething(consequences: Consequences): boolean {
    const { rejected, agentsLoggedOut, endedAbnormally, unreported, reportedInPart } = consequences;
    return (
        rejected + agentsLoggedOut + unreported + reportedInPart > 0 ||
        endedAbnormally.some(({ code }) => outcomeOf(code) !== 'retried')
    );
}

function takesAway({ plan }: TraceReader, statement: number): boolean {
    const kind = plan.timeline[statement]?.action.kind;
    return kind === 'fail' || kind === 'cut' || kind === 'stop' || kind === 'restart';
}
