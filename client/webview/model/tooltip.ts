/** What is told of the thing under the pointer. */

import * as l10n from '@vscode/l10n';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import type { FailureBand } from './failure-bands.ts';
import { intervalEnd, worstIntervalIn } from './lane-columns.ts';
import { type Look, lookAt, NO_LOOK } from './looks.ts';
import type { MarkSeries } from './mark-series.ts';
import type { RunPicture } from './run-picture.ts';
import { dispositionText, reasonText, sentenceOf } from './sentences.ts';
import { firstAtOrAfter } from './sorted-search.ts';

export interface Tooltip {
    readonly title: string;
    readonly lines: readonly string[];
    /** The state that is told of, as bars show it. */
    readonly look?: Look;
    /** The rule behind it, and the statement of the timeline that it goes back to. */
    readonly rule?: string;
    readonly cause?: string;
}

/** Pixels to either side within which a pointer still means a thing. */
export const REACH_PIXELS = 5;

/** The most severe interval near an instant: first at the very pixel, then within reach. */
export function intervalNear(picture: RunPicture, lane: number, atMs: number, msPerPixel: number): number {
    const exact = worstIntervalIn(picture.columns, lane, atMs, atMs + msPerPixel);
    const isNothing = exact === -1 || lookAt(picture.columns.looks[exact] ?? NO_LOOK).state === 'ENDED';
    if (!isNothing) {
        return exact;
    }
    const reach = REACH_PIXELS * msPerPixel;
    const near = worstIntervalIn(picture.columns, lane, Math.max(0, atMs - reach), atMs + reach);
    return near === -1 ? exact : near;
}

/** The mark nearest to an instant, within reach; -1 if there is none. */
export function markNear(series: MarkSeries, atMs: number, msPerPixel: number): number {
    const reach = REACH_PIXELS * msPerPixel;
    const after = firstAtOrAfter(series.atMs, Math.max(0, Math.ceil(atMs)));
    const distance = (mark: number): number => Math.abs((series.atMs[mark] ?? Number.POSITIVE_INFINITY) - atMs);
    const nearest = distance(after - 1) <= distance(after) ? after - 1 : after;
    return distance(nearest) <= reach ? nearest : -1;
}

export function laneTooltip({ reader, columns }: RunPicture, lane: number, interval: number): Tooltip {
    const name = reader.laneName(lane);
    if (interval === -1) {
        return { title: name, lines: [] };
    }
    const entry = columns.entries[interval] ?? 0;
    const fromMs = columns.fromMs[interval] ?? 0;
    const toMs = intervalEnd(columns, lane, interval);
    const state = reader.stateOfEntry(entry);
    const detail = reader.detailOf(entry);
    const isTask = reader.laneKind(lane) === 'task';
    const ended = state === 'ENDED';
    const look = lookAt(columns.looks[interval] ?? NO_LOOK);
    return {
        title: name,
        ...(ended ? {} : { look }),
        ...reasons(reader, entry),
        lines: [
            isTask && ended && detail !== undefined ? dispositionText(detail) : state,
            ...(!isTask && detail !== undefined ? [l10n.t('Reason {0}', reasonText(detail))] : []),
            ended
                ? l10n.t('at {0}', formatMs(fromMs))
                : `${formatMs(fromMs)} – ${formatMs(toMs)} (${formatMs(toMs - fromMs)})`,
        ],
    };
}

/** Why an entry is there, in two short lines. */
function reasons(reader: TraceReader, entry: number): Pick<Tooltip, 'rule' | 'cause'> {
    const statement = reader.plan.timeline[reader.statementOf(entry) ?? -1];
    return { rule: reader.ruleOf(entry).id, ...(statement === undefined ? {} : { cause: statement.text }) };
}

export function markTooltip({ reader }: RunPicture, series: MarkSeries, mark: number): Tooltip {
    const item = series.items[mark] ?? 0;
    const title = formatMs(series.atMs[mark] ?? 0);
    if (series.kind === 'expectations') {
        const result = reader.trace.expectations[item];
        const verdict = result?.passed === true ? `✓ ${l10n.t('passed')}` : `✗ ${l10n.t('failed')}`;
        return {
            title: `${title} · ${verdict}`,
            lines: [reader.plan.expectations[item]?.text ?? '', result?.seen ?? ''],
        };
    }
    const same = firstAtOrAfter(series.atMs, (series.atMs[mark] ?? 0) + 1) - mark;
    return {
        title,
        ...(series.kind === 'statements' ? {} : reasons(reader, item)),
        lines: [
            sentenceOf(reader, reader.entry(item)),
            ...(same > 1 ? [l10n.t('and {0} more at this instant', same - 1)] : []),
        ],
    };
}

export function bandTooltip({ reader }: RunPicture, band: FailureBand): Tooltip {
    return {
        title: band.label,
        lines: [
            `${formatMs(band.fromMs)} – ${formatMs(band.toMs)} (${formatMs(band.toMs - band.fromMs)})`,
            reader.plan.timeline[band.statement]?.text ?? '',
        ],
    };
}
