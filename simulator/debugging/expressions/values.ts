/** What expressions come to, and how it is shown. */

import { formatBytes } from '../../expectations/phrases.ts';
import { formatMs } from '../../trace/instants.ts';
import type { Datum, DatumRecord } from '../inspection/data.ts';
import type { Unit } from './syntax.ts';

/** A datum; a number has a unit where it is a time or an amount of data. */
export interface Value {
    readonly datum: Datum;
    readonly unit?: Unit;
}

export const NOTHING: Value = { datum: undefined };

/** Endings of the names of fields that hold numbers with a unit, longest first. */
const ENDINGS: readonly { readonly ending: string; readonly unit: Unit }[] = [
    { ending: 'BytesPerSecond', unit: 'bytes' },
    { ending: 'Bytes', unit: 'bytes' },
    { ending: 'Ms', unit: 'ms' },
];

/** A field of a record as people name it: without its unit. */
export interface Field {
    readonly name: string;
    readonly value: Value;
}

/** The fields of a record or the elements of a list, in order; none of anything else. */
export function fieldsOf(datum: Datum): readonly Field[] {
    if (isList(datum)) {
        return datum.map((element, index) => ({
            name: elementName(element) ?? String(index),
            value: { datum: element },
        }));
    }
    if (!isRecord(datum)) {
        return [];
    }
    return Object.entries(datum).map(([key, each]) => {
        const unit = typeof each === 'number' ? ENDINGS.find(({ ending }) => key.endsWith(ending)) : undefined;
        return unit === undefined
            ? { name: key, value: { datum: each } }
            : { name: key.slice(0, -unit.ending.length), value: { datum: each, unit: unit.unit } };
    });
}

/** The field of a record with a name; fields with a unit can be named with and without it. */
export function fieldNamed(record: DatumRecord, name: string): Value | undefined {
    if (Object.hasOwn(record, name)) {
        return { datum: record[name] };
    }
    const found = ENDINGS.find(({ ending }) => Object.hasOwn(record, `${name}${ending}`));
    return found === undefined ? undefined : { datum: record[`${name}${found.ending}`], unit: found.unit };
}

/** A value on one line. */
export function formatValue({ datum, unit }: Value): string {
    if (typeof datum === 'number') {
        return unit === undefined ? String(datum) : unit === 'ms' ? formatTime(datum) : formatBytes(datum);
    }
    if (isList(datum)) {
        return formatList(datum);
    }
    if (isRecord(datum)) {
        return formatRecord(datum);
    }
    return datum === undefined ? 'nothing' : String(datum);
}

export function isList(datum: Datum): datum is readonly Datum[] {
    return Array.isArray(datum);
}

export function isRecord(datum: Datum): datum is DatumRecord {
    return typeof datum === 'object' && !isList(datum);
}

const SHOWN_ELEMENTS = 5;

function formatList(list: readonly Datum[]): string {
    const shown = list.slice(0, SHOWN_ELEMENTS).map((each) => elementName(each) ?? formatValue({ datum: each }));
    return list.length === 0 ? 'none' : `${list.length}: ${shown.join(', ')}${list.length > shown.length ? ', …' : ''}`;
}

/** What matters most of a thing: its state and where it is, or what it has in each domain. */
function formatRecord(record: DatumRecord): string {
    const { state, where, domains, length, message, inMs, about } = record;
    if (isRecord(domains)) {
        return Object.entries(domains)
            .map(([name, each]) => `${name} ${isRecord(each) ? formatValue({ datum: each.state }) : ''}`)
            .join(', ');
    }
    if (state !== undefined) {
        return [state, where, ...reasonOf(record)].filter((each) => each !== undefined && each !== 'over').join(', ');
    }
    if (typeof length === 'number') {
        return `${length} in the queue`;
    }
    if (message !== undefined) {
        return `${record.from} → ${record.to}${record.task === undefined ? '' : `, ${record.task}`}`;
    }
    if (typeof inMs === 'number') {
        return `in ${formatMs(inMs)}: ${about}`;
    }
    return Object.entries(record)
        .slice(0, SHOWN_ELEMENTS)
        .map(([name, each]) => `${name} ${formatValue({ datum: each })}`)
        .join(', ');
}

function reasonOf({ reason, disposition }: DatumRecord): readonly string[] {
    const code = reason ?? disposition;
    return code === undefined ? [] : [`${reason === undefined ? 'disposition' : 'reason'} ${code}`];
}

/** What an element of a list is called; nothing if it has no name. */
export function elementName(datum: Datum): string | undefined {
    if (typeof datum === 'string') {
        return datum;
    }
    if (!isRecord(datum)) {
        return undefined;
    }
    const { name, domain, message, timer } = datum;
    const own = name ?? domain ?? message ?? timer;
    return own === undefined ? undefined : String(own);
}

function formatTime(ms: number): string {
    return ms < 0 ? `-${formatMs(-ms)}` : formatMs(ms);
}
