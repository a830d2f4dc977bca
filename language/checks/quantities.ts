/** Numbers must be possible, with units that fit. */

import type { AstNode } from 'langium';
import { MAX_DURATION_MS } from '../../simulator/plan.ts';
import type {
    ComponentPredicate,
    CountPredicate,
    CutAction,
    Distribution,
    EveryTime,
    FailAction,
    Handling,
    LinkPredicate,
    LogPredicate,
    NamedWork,
    Quantity,
    ReportPredicate,
    SeedOption,
    SpanWhen,
    WithinWhen,
} from '../generated/ast.ts';
import { isEveryTime, isQuantity } from '../generated/ast.ts';
import { countOf, durationOf } from '../plan/numbers.ts';
import {
    DECLARED,
    kindInWords,
    textOfQuantity,
    type ValueKind,
    type Values,
    valueKindOf,
    writtenQuantity,
} from '../plan/parameters.ts';
import { formatDuration, parseCount, parseDuration, parseSize } from '../quantities.ts';
import type { Check, Report } from './report.ts';

const MAX_SEED = 2 ** 32 - 1;

/** Durations in the properties of a node must be valid and not longer than any scenario. */
export function durationsMustBePossible<T extends AstNode>(...properties: readonly (keyof T & string)[]): Check<T> {
    return function durationsMustBePossible(node, report, values = DECLARED) {
        for (const property of properties) {
            const quantity: unknown = node[property];
            if (isQuantity(quantity)) {
                checkDuration({ node, property, quantity, values }, report);
            }
        }
    };
}

export function uniformRangeMustNotBeUpsideDown(node: Distribution, report: Report, values = DECLARED): void {
    checkOrder(node, 'high', [node.low, node.high], report, values);
}

export function spanMustNotBeUpsideDown(
    node: SpanWhen | WithinWhen | EveryTime,
    report: Report,
    values = DECLARED,
): void {
    checkOrder(node, 'to', [node.from, node.to], report, values);
}

export function deviationShouldMakeSense(node: Distribution, report: Report, values = DECLARED): void {
    const [mean, deviation] = [durationOf(node.mean, values), durationOf(node.deviation, values)];
    if (mean === undefined || deviation === undefined) {
        return;
    }
    const where = { code: 'distribution/deviation', node, property: 'deviation' } as const;
    if (deviation === 0) {
        const remedy = `Write '${writtenQuantity(node.mean)}' alone.`;
        report({ ...where, message: `A deviation of zero makes every value the mean. ${remedy}` });
    } else if (node.kind === 'normal' && deviation > mean) {
        const remedy = "Make it smaller than the mean, or draw from 'lognormal'.";
        report({ ...where, message: `With this deviation many values would be negative and count as zero. ${remedy}` });
    }
}

/** An interval between two times of a recurrence is the business of {@link intervalMustNotBeZero}. */
export function meanMustNotBeZero(node: Distribution, report: Report, values = DECLARED): void {
    const { kind, mean } = node;
    if (
        (kind === 'exponential' || kind === 'lognormal') &&
        durationOf(mean, values) === 0 &&
        !isEveryTime(node.$container)
    ) {
        const message =
            "Every value around a mean of zero is zero. Write a longer mean, or '0s' alone for no time at all.";
        report({ code: 'distribution/mean', node, property: 'mean', message });
    }
}

export function outageShouldLast(node: FailAction | CutAction, report: Report, values = DECLARED): void {
    if (durationOf(node.duration, values) === 0) {
        const what = node.$type === 'FailAction' ? 'failure' : 'cut';
        const remedy = "Write how long it lasts, such as '30s', or leave out 'for' if it is not to end by itself.";
        const message = `This ${what} ends at the instant at which it begins. ${remedy}`;
        report({ code: 'timeline/no-outage', node, property: 'duration', message });
    }
}

export function intervalMustNotBeZero(node: EveryTime, report: Report, values = DECLARED): void {
    const { interval } = node;
    const isZero = durationOf(interval?.high ?? interval?.low ?? interval?.mean, values) === 0;
    if (interval !== undefined && isZero) {
        const message =
            "Without an interval this would never end. Write how long to wait between two times, such as '6s'.";
        report({ code: 'timeline/zero-interval', node: interval, message });
    }
}

export function seedMustBeInRange(node: SeedOption, report: Report, values = DECLARED): void {
    const { value: quantity } = node;
    const place = { node, property: 'value', quantity, values };
    const seed = countOf(quantity, values);
    if (quantity !== undefined && !isOfOtherKind(place, 'count', report) && (seed === undefined || seed > MAX_SEED)) {
        const message = `'${shown(place)}' is not a seed. Write a whole number from 0 to ${MAX_SEED}.`;
        report({ code: 'quantity/number', node, property: 'value', message });
    }
}

export function limitMustBeAtLeastOne(node: Handling, report: Report): void {
    if (node.limit !== undefined && (countOf(node.limit) ?? 0) < 1) {
        const message = `The number of tasks at once must be a whole number from 1 on, not '${node.limit}'.`;
        report({ code: 'quantity/number', node, property: 'limit', message });
    }
}

export function workCountMustBeAtLeastOne(node: NamedWork, report: Report, values = DECLARED): void {
    const { count: quantity } = node;
    const place = { node, property: 'count', quantity, values };
    if (quantity !== undefined && !isOfOtherKind(place, 'count', report) && (countOf(quantity, values) ?? 0) < 1) {
        const message = `The number of tasks or calls must be a whole number from 1 on, not '${shown(place)}'.`;
        report({ code: 'work/count', node, property: 'count', message });
    }
}

export function expectedCountMustBeWhole(
    node: CountPredicate | ComponentPredicate | LinkPredicate | LogPredicate | ReportPredicate,
    report: Report,
    values = DECLARED,
): void {
    checkWholeNumber({ node, property: 'count', quantity: node.count, values }, report);
}

export function intervalMustBeWhole(node: ReportPredicate, report: Report, values = DECLARED): void {
    checkWholeNumber({ node, property: 'interval', quantity: node.interval, values }, report);
}

function checkWholeNumber(place: QuantityPlace, report: Report): void {
    const { node, property, quantity, values } = place;
    const text = textOfQuantity(quantity, values);
    const count = text === undefined || isOfOtherKind(place, 'count', report) ? undefined : parseCount(text);
    if (count?.kind === 'problem') {
        report({ code: 'quantity/number', node, property, message: count.message });
    }
}

export function expectedSizeMustBePossible(node: ComponentPredicate, report: Report, values = DECLARED): void {
    const { size: quantity } = node;
    const place = { node, property: 'size', quantity, values };
    const text = textOfQuantity(quantity, values);
    const size = text === undefined || isOfOtherKind(place, 'size', report) ? undefined : parseSize(text);
    if (size?.kind === 'problem') {
        report({ code: `quantity/${size.reason}`, node, property: 'size', message: size.message });
    }
}

/** A quantity with the property that it is the value of. */
interface QuantityPlace {
    readonly node: AstNode;
    readonly property: string;
    readonly quantity: Quantity | undefined;
    readonly values: Values;
}

function checkDuration(place: QuantityPlace, report: Report): void {
    const { node, property, quantity, values } = place;
    const text = textOfQuantity(quantity, values);
    const duration = text === undefined || isOfOtherKind(place, 'duration', report) ? undefined : parseDuration(text);
    if (duration?.kind === 'problem') {
        report({ code: `quantity/${duration.reason}`, node, property, message: duration.message });
    } else if (duration !== undefined && duration.value > MAX_DURATION_MS) {
        const most = formatDuration(MAX_DURATION_MS);
        const message = `'${shown(place)}' is longer than any scenario may last. Write at most '${most}'.`;
        report({ code: 'quantity/limit', node, property, message });
    }
}

/** Reports a parameter that has a value of another kind; one that has no value at all is reported where it is declared. */
function isOfOtherKind({ node, property, quantity, values }: QuantityPlace, kind: ValueKind, report: Report): boolean {
    const text = textOfQuantity(quantity, values);
    const name = quantity?.parameter?.ref?.name;
    const actual = text === undefined ? undefined : valueKindOf(text);
    if (name === undefined || actual === kind) {
        return false;
    }
    if (actual !== undefined) {
        const message = `'${name}' is ${kindInWords(actual)}, '${text}', but ${kindInWords(kind)} is needed here.`;
        report({ code: 'param/type', node, property, message });
    }
    return true;
}

/** What a message repeats of a quantity: its text, or the parameter with its value. */
function shown({ quantity, values }: QuantityPlace): string {
    return textOfQuantity(quantity, values) ?? writtenQuantity(quantity);
}

function checkOrder(
    node: AstNode,
    property: string,
    [low, high]: readonly [Quantity | undefined, Quantity | undefined],
    report: Report,
    values: Values,
): void {
    const [lowMs, highMs] = [durationOf(low, values), durationOf(high, values)];
    if (lowMs !== undefined && highMs !== undefined && lowMs > highMs) {
        const [lowText, highText] = [textOfQuantity(low, values), textOfQuantity(high, values)];
        const message = `'${highText}' is less than '${lowText}'. Write the smaller one first.`;
        report({ code: 'range/upside-down', node, property, message });
    }
}
