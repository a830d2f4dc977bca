/** What happened as comma-separated values (RFC 4180). */

import { commaSeparated } from '../../../simulator/spreadsheet-text.ts';
import { scenarioLine } from '../../../simulator/trace/scenario-line.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { sentenceOf } from '../model/sentences.ts';

const LINE_END = '\r\n';

/** Every entry of a run, in order of time. */
export function entriesCsv({ reader }: RunPicture): string {
    const head = ['entry', 'at_ms', 'kind', 'lane', 'what', 'rule', 'cause', 'line'];
    const rows: string[] = [csvLine(head)];
    for (let index = 0; index < reader.entryCount; index += 1) {
        const entry = reader.entry(index);
        const lane = reader.laneOfEntry(index);
        const statement = entry.kind === 'occurrence' ? reader.plan.timeline[entry.statement] : undefined;
        rows.push(
            csvLine([
                index,
                entry.atMs,
                entry.kind,
                lane === undefined ? '' : reader.laneName(lane),
                sentenceOf(reader, entry),
                entry.rule.id,
                entry.cause ?? '',
                statement === undefined ? '' : scenarioLine(statement),
            ]),
        );
    }
    return rows.join('');
}

function csvLine(values: readonly (string | number)[]): string {
    return `${commaSeparated(values)}${LINE_END}`;
}
