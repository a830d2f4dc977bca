/** The few entries of a trace that say what the reports will not know, found in one pass over all of them. */

import { ruleIndex } from '../rules/registry.ts';
import type { TraceReader } from '../trace/reader.ts';
import { CHUNK_BITS, ENTRY_KINDS, type EntryChunk, NONE } from '../trace/trace.ts';

export interface RareEntries {
    /** Transitions of everything but agents and tasks, in order. */
    readonly infrastructure: readonly number[];
    /** Log lines of {@link LOGGED_RULES}, in order. */
    readonly logLines: readonly number[];
    /** NEW_TASK_FAILURE messages, in order. */
    readonly rejections: readonly number[];
    /** By task: the last entry that settled what the reports say of it, or {@link NONE}. */
    readonly settledBy: Uint32Array;
}

const TRANSITION = ENTRY_KINDS.indexOf('transition');
const REPORTING = ENTRY_KINDS.indexOf('reporting');
const MESSAGE = ENTRY_KINDS.indexOf('message');
const LOG = ENTRY_KINDS.indexOf('log');

const LOGGED_RULES: ReadonlySet<number> = new Set([
    ruleIndex('pim/reporting-data-deleted'),
    ruleIndex('cc/logger-lost'),
]);

/** What is done with entries of a form. */
const SKIP = 0;
const IF_INFRASTRUCTURE = 1;
const SETTLES = 2;
const REJECTS = 3;
const IS_LOGGED = 4;

/** Finds them. */
export function findRareEntries(reader: TraceReader): RareEntries {
    const infrastructure: number[] = [];
    const logLines: number[] = [];
    const rejections: number[] = [];
    const settledBy = new Uint32Array(reader.taskCount).fill(NONE);
    const firstMembership = reader.laneOf('membership', 0);
    const firstTask = reader.laneOf('task', 0);
    const failure = reader.trace.strings.indexOf('NEW_TASK_FAILURE');
    reader.trace.entries.forEach((chunk, index) => {
        const uses = usesOfForms(chunk, failure);
        const { form, lane, atMs } = chunk;
        for (let row = 0; row < atMs.length; row += 1) {
            const use = uses[form[row] ?? 0] ?? SKIP;
            const entry = index * (1 << CHUNK_BITS) + row;
            if (use === IF_INFRASTRUCTURE && (lane[row] ?? 0) < firstMembership) {
                infrastructure.push(entry);
            } else if (use === SETTLES) {
                settledBy[(lane[row] ?? 0) - firstTask] = entry;
            } else if (use === REJECTS) {
                rejections.push(entry);
            } else if (use === IS_LOGGED) {
                logLines.push(entry);
            }
        }
    });
    return { infrastructure, logLines, rejections, settledBy };
}

function usesOfForms({ formKind, formRule, formValue }: EntryChunk, failure: number): Uint8Array {
    return Uint8Array.from(formKind, (kind, form) => {
        switch (kind) {
            case TRANSITION:
                return IF_INFRASTRUCTURE;
            case REPORTING:
                return SETTLES;
            case MESSAGE:
                return formValue[form] === failure ? REJECTS : SKIP;
            case LOG:
                return LOGGED_RULES.has(formRule[form] ?? -1) ? IS_LOGGED : SKIP;
            default:
                return SKIP;
        }
    });
}
