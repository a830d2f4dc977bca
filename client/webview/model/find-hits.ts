/** Search by text: lanes by their names, and everything that happened by what it says and where. */

import { dispositionName, REASON_CODES } from '../../../simulator/codes.ts';
import { RULES } from '../../../simulator/rules/registry.ts';
import { statesOf } from '../../../simulator/trace/lanes.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { CHUNK_BITS, ENTRY_KINDS, type FormColumns, LANE_KINDS, NO_DETAIL } from '../../../simulator/trace/trace.ts';

/** What was found: lanes first, in their order, then entries in order of time. */
export interface FindHits {
    readonly lanes: readonly number[];
    readonly laneSet: ReadonlySet<number>;
    readonly entries: Uint32Array;
    /** Times of the entries, for whoever draws them. */
    readonly atMs: Uint32Array;
    readonly count: number;
}

/** What a run was last searched for: the next key most often asks for the same. */
const lastHits = new WeakMap<TraceReader, { readonly text: string; readonly hits: FindHits }>();

/** {@link findHits}, remembered for the text that was looked for last. */
export function hitsOf(reader: TraceReader, text: string | undefined): FindHits {
    if (text === undefined) {
        return NO_HITS;
    }
    const last = lastHits.get(reader);
    if (last?.text === text) {
        return last.hits;
    }
    const hits = findHits(reader, text);
    lastHits.set(reader, { text, hits });
    return hits;
}

/** One of the hits. */
export type FindHit =
    | { readonly kind: 'lane'; readonly lane: number }
    | { readonly kind: 'entry'; readonly entry: number };

export const NO_HITS: FindHits = {
    lanes: [],
    laneSet: new Set(),
    entries: new Uint32Array(),
    atMs: new Uint32Array(),
    count: 0,
};

/**
 * Finds what holds all words of a text, in any order and case: lanes whose names do, and entries whose words (state,
 * reason, message, log line, statement, rule) together with the name of their lane do. A lane that is found by its name
 * alone does not bring its entries.
 */
export function findHits(reader: TraceReader, text: string): FindHits {
    const words = text
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
    if (words.length === 0) {
        return NO_HITS;
    }
    const matchers = words.map((word) => matcherOf(reader, word));
    const lanes: number[] = [];
    for (let lane = 0; lane < reader.laneCount; lane += 1) {
        if (matchers.every(({ lanes: matching }) => matching[lane] === 1)) {
            lanes.push(lane);
        }
    }
    const entries: number[] = [];
    for (const [chunk, { form, ...forms }] of reader.trace.entries.entries()) {
        // Entries share forms: most are passed over by what their form cannot say.
        const speaking = speakingForms(forms, matchers);
        const firstEntry = chunk << CHUNK_BITS;
        for (let row = 0; row < form.length; row += 1) {
            if (speaking[form[row] ?? 0] === 1 && isHit(reader, matchers, firstEntry + row)) {
                entries.push(firstEntry + row);
            }
        }
    }
    return {
        lanes,
        laneSet: new Set(lanes),
        entries: Uint32Array.from(entries),
        atMs: Uint32Array.from(entries, (entry) => reader.atMs(entry)),
        count: lanes.length + entries.length,
    };
}

export function hitAt({ lanes, entries }: FindHits, index: number): FindHit | undefined {
    const lane = lanes[index];
    if (lane !== undefined) {
        return { kind: 'lane', lane };
    }
    const entry = entries[index - lanes.length];
    return entry === undefined ? undefined : { kind: 'entry', entry };
}

/** Which of the hits comes after (before) the one gone to last; the first (last) if none was. */
export function hitBeside({ count }: FindHits, found: number | undefined, direction: 'next' | 'previous'): number {
    if (count === 0) {
        return -1;
    }
    const step = direction === 'next' ? 1 : -1;
    return ((found ?? (direction === 'next' ? -1 : 0)) + step + count) % count;
}

/** Where a word occurs: looked up once for each name and text, not once for each entry. */
interface Matcher {
    readonly lanes: Uint8Array;
    readonly texts: Uint8Array;
    readonly statements: readonly boolean[];
    readonly rules: readonly boolean[];
    /** By kind of lane, by state. */
    readonly states: Readonly<Record<string, readonly boolean[]>>;
    readonly reasons: (code: number) => boolean;
    readonly dispositions: (code: number) => boolean;
}

function matcherOf(reader: TraceReader, word: string): Matcher {
    const has = (text: string): boolean => text.toLowerCase().includes(word);
    return {
        lanes: Uint8Array.from({ length: reader.laneCount }, (_, lane) => (has(reader.laneName(lane)) ? 1 : 0)),
        texts: Uint8Array.from(reader.trace.strings, (text) => (has(text) ? 1 : 0)),
        statements: reader.plan.timeline.map(({ text }) => has(text)),
        rules: RULES.map(({ id }) => has(id)),
        states: Object.fromEntries(LANE_KINDS.map((kind) => [kind, statesOf(kind).map(has)])),
        reasons: remembered((code) => has(`${code} ${REASON_CODES.get(code) ?? ''}`)),
        dispositions: remembered((code) => has(`${code} ${dispositionName(code)}`)),
    };
}

function remembered(test: (code: number) => boolean): (code: number) => boolean {
    const known = new Map<number, boolean>();
    return (code) => {
        const before = known.get(code);
        if (before !== undefined) {
            return before;
        }
        const result = test(code);
        known.set(code, result);
        return result;
    };
}

const [OCCURRENCE, TRANSITION, MESSAGE, LOG] = ENTRY_KINDS.map((_, index) => index);

function isHit(reader: TraceReader, matchers: readonly Matcher[], entry: number): boolean {
    let byWords = false;
    for (const matcher of matchers) {
        const saysIt = says(reader, matcher, entry);
        if (!saysIt && !isOnLane(reader, matcher, entry)) {
            return false;
        }
        byWords ||= saysIt;
    }
    return byWords;
}

/** The forms of a chunk under which an entry might say one of the words, whatever its lane. */
function speakingForms(forms: Omit<FormColumns, 'formLane'>, matchers: readonly Matcher[]): Uint8Array {
    return Uint8Array.from(forms.formKind, (kind, form) =>
        matchers.some((matcher) => mightSay(matcher, kind, forms, form)) ? 1 : 0,
    );
}

function mightSay(
    matcher: Matcher,
    kind: number,
    { formRule, formValue, formDetail }: Omit<FormColumns, 'formLane' | 'formKind'>,
    form: number,
): boolean {
    const value = formValue[form] ?? 0;
    const detail = formDetail[form] ?? NO_DETAIL;
    if (matcher.rules[formRule[form] ?? 0] === true) {
        return true;
    }
    switch (kind) {
        case OCCURRENCE:
            return matcher.statements[value] === true;
        case TRANSITION:
            return (
                LANE_KINDS.some((each) => matcher.states[each]?.[value] === true) ||
                (detail !== NO_DETAIL && (matcher.dispositions(detail) || matcher.reasons(detail)))
            );
        case MESSAGE:
        case LOG:
            return matcher.texts[value] === 1;
        default:
            return false;
    }
}

/** Whether a word is in what an entry itself says. */
function says(reader: TraceReader, matcher: Matcher, entry: number): boolean {
    if (matcher.rules[reader.ruleIndexOf(entry)] === true) {
        return true;
    }
    const value = reader.valueAt(entry);
    switch (reader.kindIndexOf(entry)) {
        case OCCURRENCE:
            return matcher.statements[value] === true;
        case TRANSITION:
            return saysState(reader, matcher, entry, value);
        case MESSAGE:
        case LOG:
            return matcher.texts[value] === 1;
        default:
            return false;
    }
}

function saysState(reader: TraceReader, matcher: Matcher, entry: number, value: number): boolean {
    const kind = reader.laneKind(reader.laneOfEntry(entry) ?? 0);
    if (matcher.states[kind]?.[value] === true) {
        return true;
    }
    const detail = reader.detailOf(entry);
    if (detail === undefined) {
        return false;
    }
    return kind === 'task' ? matcher.dispositions(detail) : matcher.reasons(detail);
}

/** Whether a word is in the name of a lane that an entry concerns. */
function isOnLane(reader: TraceReader, { lanes }: Matcher, entry: number): boolean {
    const lane = reader.laneOfEntry(entry);
    const subject = reader.subjectOf(entry);
    const receiver = reader.kindIndexOf(entry) === MESSAGE ? reader.detailOf(entry) : undefined;
    return [lane, subject, receiver].some((each) => each !== undefined && lanes[each] === 1);
}
