/** Numbers must be possible, with units that fit. */

import type { AstNode } from 'langium';
import { MAX_DURATION_MS } from '../../simulator/plan.ts';
import type {
    ComponentPredicate,
    CountPredicate,
    Distribution,
    EveryTime,
    Handling,
    NamedWork,
    SeedOption,
    SpanWhen,
    WithinWhen,
} from '../generated/ast.ts';
import { countOf, durationOf } from '../plan/numbers.ts';
import { formatDuration, parseCount, parseDuration } from '../quantities.ts';
import type { CheckCode } from './codes.ts';
import type { Check, Report } from './report.ts';

const MAX_SEED = 2 ** 32 - 1;

/** Durations in the properties of a node must be valid and not longer than any scenario. */
export function durationsMustBePossible<T extends AstNode>(...properties: readonly (keyof T & string)[]): Check<T> {
    return function durationsMustBePossible(node, report) {
        for (const property of properties) {
            const text = node[property];
            if (typeof text === 'string') {
                checkDuration(node, property, text, report);
            }
        }
    };
}

export function uniformRangeMustNotBeUpsideDown(node: Distribution, report: Report): void {
    checkOrder(node, 'high', [node.low, node.high], report);
}

export function spanMustNotBeUpsideDown(node: SpanWhen | WithinWhen | EveryTime, report: Report): void {
    checkOrder(node, 'to', [node.from, node.to], report);
}

export function deviationShouldMakeSense(node: Distribution, report: Report): void {
    const [mean, deviation] = [durationOf(node.mean), durationOf(node.deviation)];
    if (mean === undefined || deviation === undefined) {
        return;
    }
    const where = { code: 'distribution/deviation', node, property: 'deviation' } as const;
    if (deviation === 0) {
        report({ ...where, message: `A deviation of zero makes every value the mean. Write '${node.mean}' alone.` });
    } else if (node.kind === 'normal' && deviation > mean) {
        const remedy = "Make it smaller than the mean, or draw from 'lognormal'.";
        report({ ...where, message: `With this deviation many values would be negative and count as zero. ${remedy}` });
    }
}

export function intervalMustNotBeZero(node: EveryTime, report: Report): void {
    const { interval } = node;
    const isZero = durationOf(interval?.high ?? interval?.low ?? interval?.mean) === 0;
    if (interval !== undefined && isZero) {
        const message =
            "Without an interval this would never end. Write how long to wait between two times, such as '6s'.";
        report({ code: 'timeline/zero-interval', node: interval, message });
    }
}

export function seedMustBeInRange(node: SeedOption, report: Report): void {
    const seed = countOf(node.value);
    if (seed === undefined || seed > MAX_SEED) {
        const message = `'${node.value}' is not a seed. Write a whole number from 0 to ${MAX_SEED}.`;
        report({ code: 'quantity/number', node, property: 'value', message });
    }
}

export function limitMustBeAtLeastOne(node: Handling, report: Report): void {
    checkFromOne(node, 'limit', node.limit, 'quantity/number', 'The number of tasks at once', report);
}

export function workCountMustBeAtLeastOne(node: NamedWork, report: Report): void {
    checkFromOne(node, 'count', node.count, 'work/count', 'The number of tasks or calls', report);
}

export function expectedCountMustBeWhole(node: CountPredicate | ComponentPredicate, report: Report): void {
    const count = node.count === undefined ? undefined : parseCount(node.count);
    if (count?.kind === 'problem') {
        report({ code: 'quantity/number', node, property: 'count', message: count.message });
    }
}

function checkDuration(node: AstNode, property: string, text: string, report: Report): void {
    const duration = parseDuration(text);
    if (duration.kind === 'problem') {
        report({ code: `quantity/${duration.reason}`, node, property, message: duration.message });
    } else if (duration.value > MAX_DURATION_MS) {
        const most = formatDuration(MAX_DURATION_MS);
        const message = `'${text}' is longer than any scenario may last. Write at most '${most}'.`;
        report({ code: 'quantity/limit', node, property, message });
    }
}

function checkOrder(
    node: AstNode,
    property: string,
    [low, high]: readonly [string | undefined, string | undefined],
    report: Report,
): void {
    const [lowMs, highMs] = [durationOf(low), durationOf(high)];
    if (lowMs !== undefined && highMs !== undefined && lowMs > highMs) {
        const message = `'${high}' is less than '${low}'. Write the smaller one first.`;
        report({ code: 'range/upside-down', node, property, message });
    }
}

function checkFromOne(
    node: AstNode,
    property: string,
    text: string | undefined,
    code: CheckCode,
    what: string,
    report: Report,
): void {
    if (text !== undefined && (countOf(text) ?? 0) < 1) {
        report({ code, node, property, message: `${what} must be a whole number from 1 on, not '${text}'.` });
    }
}
