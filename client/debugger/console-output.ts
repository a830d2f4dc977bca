/** What a run writes into the debug console as it goes on. */

import * as l10n from '@vscode/l10n';
import type { DebuggedRun, Place } from '../../simulator/debugging/index.ts';
import { evaluate, formatValue, parseExpression } from '../../simulator/debugging/index.ts';
import type { SourceRange } from '../../simulator/plan.ts';
import { describeEntry, originOf } from '../../simulator/trace/explain.ts';
import { formatMs } from '../../simulator/trace/instants.ts';
import type { Output } from './launch.ts';

export interface ConsoleLine {
    readonly text: string;
    /** Whether it is grave, or something that the run says of itself. */
    readonly category: 'stdout' | 'stderr' | 'console';
    /** The statement that it leads back to. */
    readonly range?: SourceRange;
}

/** More than these at once say nothing to a person. */
export const MOST_LINES = 1000;

/** The log lines, and if wanted the messages, between two places, the latest last; only the last of very many. */
export function linesBetween(run: DebuggedRun, from: Place, to: Place, output: Output): readonly ConsoleLine[] {
    const first = run.entryCountAt(from);
    const entries: number[] = [];
    let count = 0;
    for (let entry = run.entryCountAt(to) - 1; entry >= first; entry -= 1) {
        if (isWanted(run, entry, output)) {
            count += 1;
            if (count <= MOST_LINES) {
                entries.push(entry);
            }
        }
    }
    const left: ConsoleLine = {
        text: l10n.t('{0} earlier lines are left out: the timeline has them all.', count - MOST_LINES),
        category: 'console',
    };
    return [...(count > MOST_LINES ? [left] : []), ...entries.reverse().map((entry) => lineOf(run, entry))];
}

/** The text of a log point, each `{expression}` in it replaced by what it comes to. */
export function logPointLine(run: DebuggedRun, place: Place, message: string, range?: SourceRange): ConsoleLine {
    const world = run.inspect(place);
    const text = message.replace(/\{([^{}]*)\}/g, (_, source: string) => {
        const expression = parseExpression(source);
        const result = expression.kind === 'problem' ? expression : evaluate(expression, world);
        return result.kind === 'problem' ? `{${source}: ${result.message}}` : formatValue(result.value);
    });
    return { text: `${formatMs(place.atMs)}  ${text}`, category: 'console', ...(range === undefined ? {} : { range }) };
}

/** How the run ended, and what the expectations came to. */
export function summaryLines({ plan, reader }: DebuggedRun): readonly ConsoleLine[] {
    const { outcome, expectations } = reader.trace;
    const failed = expectations.flatMap(({ passed, seen }, index) => {
        const { text = '', range } = plan.expectations[index] ?? {};
        return passed
            ? []
            : [{ text: `failed: ${text}. ${seen}`, category: 'stderr' as const, ...(range && { range }) }];
    });
    const ending =
        outcome.kind === 'completed'
            ? l10n.t('{0} ended at {1}', plan.scenario, formatMs(plan.durationMs))
            : l10n.t(
                  '{0} was stopped at {1}, after {2} events (setting {3})',
                  plan.scenario,
                  formatMs(outcome.atMs),
                  outcome.limit,
                  'eventLimit',
              );
    const verdict = l10n.t('{0} expectations passed, {1} failed', expectations.length - failed.length, failed.length);
    return [...failed, { text: `${ending}: ${verdict}.`, category: 'console' }];
}

function isWanted({ reader }: DebuggedRun, entry: number, output: Output): boolean {
    const kind = reader.kindOf(entry);
    return output === 'all' ? kind === 'log' || kind === 'message' : output === 'logs' && kind === 'log';
}

function lineOf({ reader }: DebuggedRun, entry: number): ConsoleLine {
    const range = originOf(reader, entry)?.range;
    const isWarning = reader.kindOf(entry) === 'log' && reader.severityOf(entry) === 'warning';
    return {
        text: `${formatMs(reader.atMs(entry))}  ${describeEntry(reader, entry)}`,
        category: isWarning ? 'stderr' : 'stdout',
        ...(range === undefined ? {} : { range }),
    };
}
