/** Durations, sizes and counts: text to number and back. */

/** A number in the unit that everything computes in (milliseconds, bytes), or why the text is none. */
export type Quantity = { readonly kind: 'value'; readonly value: number } | QuantityProblem;

export interface QuantityProblem {
    readonly kind: 'problem';
    readonly reason: 'unit' | 'number';
    /** One or two sentences: what is wrong, and what to write instead. */
    readonly message: string;
}

interface Unit {
    readonly name: string;
    readonly factor: number;
}

/** Units of durations, longest first. */
export const DURATION_UNITS = [
    { name: 'd', factor: 86_400_000 },
    { name: 'h', factor: 3_600_000 },
    { name: 'min', factor: 60_000 },
    { name: 's', factor: 1_000 },
    { name: 'ms', factor: 1 },
] as const satisfies readonly Unit[];

/** Units of sizes, largest first. */
export const SIZE_UNITS = [
    { name: 'GB', factor: 1024 ** 3 },
    { name: 'MB', factor: 1024 ** 2 },
    { name: 'KB', factor: 1024 },
    { name: 'B', factor: 1 },
] as const satisfies readonly Unit[];

/** Units of rates, largest first. */
export const RATE_UNITS = SIZE_UNITS.map(({ name, factor }) => ({ name: `${name}/s`, factor }));

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** From this many of a unit on, larger units are read more easily. */
const READABLE_COUNT = 100;

const PART = /(\d+)(?:\.(\d+))?([A-Za-zµ%/]*)/y;

/** Milliseconds of a duration such as `90s`, `1.5s`, `1min30s`. */
export function parseDuration(text: string): Quantity {
    return parse(text, { units: DURATION_UNITS, what: 'a duration', example: '90s', whole: 'milliseconds' });
}

/** Bytes of a size such as `30MB`. */
export function parseSize(text: string): Quantity {
    return parse(text, { units: SIZE_UNITS, what: 'a size', example: '30MB', whole: 'bytes' });
}

/** Bytes per second of a rate such as `1MB/s`. */
export function parseRate(text: string): Quantity {
    const rate = { units: RATE_UNITS, what: 'a rate', example: '1MB/s', whole: 'bytes per second' };
    return parse(text, rate);
}

/** A whole number from 0 on, written without a unit. */
export function parseCount(text: string): Quantity {
    if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) {
        return { kind: 'value', value: Number(text) };
    }
    return problem('number', `'${text}' is not a count. Write a whole number, such as '3'.`);
}

/**
 * The shortest exact text of a duration: with the fewest digits, and among those with the fewest characters. But nobody
 * reads hundreds of seconds or minutes with ease: `4min10s`, not `250s`.
 *
 * The duration must be a whole number of milliseconds, at least 0. Only seconds get decimals: `12min`, not `0.2h`.
 */
export function formatDuration(ms: number): string {
    if (ms === 0) {
        return '0s';
    }
    const readable = DURATION_UNITS.filter(({ name, factor }) => name === 'd' || ms < READABLE_COUNT * factor);
    const inOne = [...inOneUnit(ms, readable), ...(ms < READABLE_COUNT * SECOND_MS ? [inSeconds(ms)] : [])];
    const minutes = ms - (ms % MINUTE_MS);
    const withSeconds = ms === minutes ? [] : [`${inAllUnits(minutes, DURATION_UNITS)}${inSeconds(ms - minutes)}`];
    return shortest([...inOne, inAllUnits(ms, DURATION_UNITS), ...withSeconds]);
}

/** The shortest exact text of a size in bytes. */
export function formatSize(bytes: number): string {
    return bytes === 0 ? '0B' : shortest([...inOneUnit(bytes, SIZE_UNITS), inAllUnits(bytes, SIZE_UNITS)]);
}

/** The shortest exact text of a rate in bytes per second. */
export function formatRate(bytesPerSecond: number): string {
    return bytesPerSecond === 0 ? '0B/s' : shortest(inOneUnit(bytesPerSecond, RATE_UNITS));
}

interface Notation {
    readonly units: readonly Unit[];
    readonly what: string;
    readonly example: string;
    readonly whole: string;
}

function parse(text: string, notation: Notation): Quantity {
    if (text.startsWith('-')) {
        return problem(
            'number',
            `'${text}' is negative. Write ${notation.what} of 0 or more, such as '${notation.example}'.`,
        );
    }
    const parts = partsOf(text);
    if (parts === undefined) {
        return problem(
            'unit',
            `'${text}' is not ${notation.what}. Write a number with its unit, such as '${notation.example}'.`,
        );
    }
    return partsProblem(text, parts, notation) ?? sumOf(text, parts, notation);
}

interface Part {
    readonly text: string;
    readonly whole: string;
    readonly fraction: string;
    readonly unit: string;
}

function partsOf(text: string): readonly Part[] | undefined {
    const parts: Part[] = [];
    PART.lastIndex = 0;
    while (PART.lastIndex < text.length) {
        const match = PART.exec(text);
        if (match === null) {
            return undefined;
        }
        parts.push({ text: match[0], whole: match[1] ?? '', fraction: match[2] ?? '', unit: match[3] ?? '' });
    }
    return parts.length === 0 ? undefined : parts;
}

function partsProblem(text: string, parts: readonly Part[], notation: Notation): QuantityProblem | undefined {
    const names = notation.units.map((unit) => unit.name);
    let last = -1;
    for (const [position, part] of parts.entries()) {
        const rank = names.indexOf(part.unit);
        if (part.unit === '') {
            return problem(
                'unit',
                `'${text}' has no unit. Write ${notation.what}, such as '${text}${exampleUnit(notation)}'.`,
            );
        }
        if (rank < 0) {
            return problem('unit', `'${part.unit}' is not a unit of ${notation.what}. Use one of ${quoted(names)}.`);
        }
        if (rank <= last) {
            return problem('unit', `'${text}' has its units out of order. Write each unit once, the largest first.`);
        }
        if (part.fraction !== '' && position < parts.length - 1) {
            return problem('number', `'${text}' has decimals before its last part. Only the last part may have them.`);
        }
        last = rank;
    }
    return undefined;
}

function sumOf(text: string, parts: readonly Part[], notation: Notation): Quantity {
    let sum = 0;
    for (const part of parts) {
        const factor = notation.units.find((unit) => unit.name === part.unit)?.factor ?? 0;
        const value = exactProduct(part, factor);
        if (value === undefined) {
            return problem(
                'number',
                `'${text}' is not a whole number of ${notation.whole}. Leave out the finer decimals.`,
            );
        }
        sum += value;
    }
    return Number.isSafeInteger(sum)
        ? { kind: 'value', value: sum }
        : problem('number', `'${text}' is too large a number. Write ${notation.what}, such as '${notation.example}'.`);
}

/** Computed in integers, because a product of decimals would not be exact. */
function exactProduct(part: Part, factor: number): number | undefined {
    const product = Number(part.whole) * factor;
    if (part.fraction === '' && Number.isSafeInteger(product)) {
        return product;
    }
    const digits = part.fraction.replace(/0+$/, '');
    const scaled = BigInt(part.whole + digits) * BigInt(factor);
    const scale = 10n ** BigInt(digits.length);
    return scaled % scale === 0n ? Number(scaled / scale) : undefined;
}

function shortest(candidates: readonly string[]): string {
    return candidates.toSorted((a, b) => digitsIn(a) - digitsIn(b) || a.length - b.length)[0] ?? '';
}

function inOneUnit(value: number, units: readonly Unit[]): readonly string[] {
    return units.filter(({ factor }) => value % factor === 0).map(({ name, factor }) => `${value / factor}${name}`);
}

function inSeconds(ms: number): string {
    const decimals = String(ms % 1000)
        .padStart(3, '0')
        .replace(/0+$/, '');
    return `${Math.floor(ms / 1000)}${decimals === '' ? '' : `.${decimals}`}s`;
}

function inAllUnits(value: number, units: readonly Unit[]): string {
    let rest = value;
    const parts: string[] = [];
    for (const unit of units) {
        const count = Math.floor(rest / unit.factor);
        rest -= count * unit.factor;
        if (count > 0) {
            parts.push(`${count}${unit.name}`);
        }
    }
    return parts.join('');
}

function digitsIn(text: string): number {
    return text.replace(/\D/g, '').length;
}

function exampleUnit(notation: Notation): string {
    return notation.example.replace(/^[\d.]+/, '');
}

function quoted(names: readonly string[]): string {
    return names.map((name) => `'${name}'`).join(', ');
}

function problem(reason: QuantityProblem['reason'], message: string): QuantityProblem {
    return { kind: 'problem', reason, message };
}
