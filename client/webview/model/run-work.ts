/** What takes a pass over a whole run: worked out when somebody looks at it, away from the thread that draws. */

import type { ReportScope } from '../../../simulator/reports/figures.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import type { Consequence } from '../protocol.ts';
import { type LogoutRows, logoutRows } from './logout-rows.ts';
import { type ReportRows, reportRows } from './report-rows.ts';
import { type RouterSizeRows, routerSizeRows } from './router-size-rows.ts';
import { toldConsequences } from './statement-consequences.ts';

/** What can be asked of a run. */
export type RunWork =
    | { readonly kind: 'reports'; readonly scope: ReportScope }
    | { readonly kind: 'logouts' }
    | { readonly kind: 'router-sizes' }
    | { readonly kind: 'consequences' };

/** What it came to, under the same kind. */
export type RunWorkResult =
    | { readonly kind: 'reports'; readonly rows: ReportRows }
    | { readonly kind: 'logouts'; readonly rows: LogoutRows }
    | { readonly kind: 'router-sizes'; readonly routers: readonly RouterSizeRows[] }
    | { readonly kind: 'consequences'; readonly statements: readonly Consequence[] };

/** A run of this many entries takes longer to go through than nobody notices. */
const QUICK_ENTRIES = 50_000;

/** Whether a run is gone through sooner than another thread could answer. */
export function isQuick({ entryCount }: TraceReader): boolean {
    return entryCount <= QUICK_ENTRIES;
}

/** Does the work, here and now. */
export function workOut(reader: TraceReader, work: RunWork): RunWorkResult {
    switch (work.kind) {
        case 'reports':
            return { kind: work.kind, rows: reportRows(reader, work.scope) };
        case 'logouts':
            return { kind: work.kind, rows: logoutRows(reader) };
        case 'router-sizes':
            return { kind: work.kind, routers: routerSizeRows(reader) };
        case 'consequences':
            return { kind: work.kind, statements: toldConsequences(reader) };
    }
}
