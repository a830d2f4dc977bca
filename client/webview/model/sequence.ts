/** Messages as a sequence diagram: who takes part, and who sends what to whom, in order of time. */

import * as l10n from '@vscode/l10n';
import { messageTone } from './mark-series.ts';
import type { RunPicture } from './run-picture.ts';
import { firstAfter, firstAtOrAfter } from './sorted-search.ts';
import type { TimeWindow } from './time-window.ts';
import type { Tone } from './tones.ts';

export interface Sequence {
    /** Lanes of the components that take part, in order of their first message. */
    readonly participants: readonly number[];
    /** Entries of the messages. */
    readonly messages: Uint32Array;
}

/** One message as it is drawn. */
export interface SequenceArrow {
    readonly entry: number;
    readonly atMs: number;
    /** Places among the participants. */
    readonly from: number;
    readonly to: number;
    readonly text: string;
    readonly tone: Tone;
    /** What a screen reader says. */
    readonly sentence: string;
}

/** The messages of a window; only those that concern a lane, if one is given. */
export function sequenceOf({ reader, marks }: RunPicture, window: TimeWindow | undefined, lane?: number): Sequence {
    const { atMs, items } = marks.messages;
    const first = window === undefined ? 0 : firstAtOrAfter(atMs, Math.max(0, Math.ceil(window.fromMs)));
    const past = window === undefined ? items.length : firstAfter(atMs, Math.max(0, Math.floor(window.toMs)));
    const shown = items.subarray(first, past);
    const concerns = (entry: number): boolean =>
        reader.subjectOf(entry) === lane || reader.laneOfEntry(entry) === lane || reader.detailOf(entry) === lane;
    const messages = lane === undefined ? shown : shown.filter(concerns);
    const participants = new Set<number>();
    for (const entry of messages) {
        participants.add(reader.laneOfEntry(entry) ?? 0);
        participants.add(reader.detailOf(entry) ?? 0);
    }
    return { participants: [...participants], messages };
}

/** The message in a row of a sequence. */
export function arrowAt({ reader }: RunPicture, { participants, messages }: Sequence, row: number): SequenceArrow {
    const entry = messages[row] ?? 0;
    const from = reader.laneOfEntry(entry) ?? 0;
    const to = reader.detailOf(entry) ?? 0;
    const text = reader.textOf(entry);
    const subject = reader.subjectOf(entry);
    const about = subject === undefined ? '' : l10n.t(' about {0}', reader.laneName(subject));
    return {
        entry,
        atMs: reader.atMs(entry),
        from: participants.indexOf(from),
        to: participants.indexOf(to),
        text,
        tone: messageTone(text),
        sentence: `${l10n.t('{0} sends {1} to {2}', reader.laneName(from), text, reader.laneName(to))}${about}`,
    };
}

/** The last row up to an instant; -1 before the first. */
export function rowUpTo({ reader }: RunPicture, { messages }: Sequence, atMs: number): number {
    let low = 0;
    let high = messages.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (reader.atMs(messages[middle] ?? 0) <= atMs) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low - 1;
}

/** The lane that a selected entry lets one look at alone: that of its task, else of its component. */
export function laneOfInterest({ reader }: RunPicture, selected: number | undefined): number | undefined {
    if (selected === undefined) {
        return undefined;
    }
    const lanes = [reader.subjectOf(selected), reader.laneOfEntry(selected)].filter((lane) => lane !== undefined);
    const ofKind = (kind: string): number | undefined => lanes.find((lane) => reader.laneKind(lane) === kind);
    return ofKind('task') ?? ofKind('component');
}
