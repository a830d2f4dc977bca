/** Repairs of times and numbers: the nearest that is allowed. */

import { type AstNode, GrammarUtils } from 'langium';
import { MAX_DURATION_MS } from '../../../simulator/plan.ts';
import { isComponentPredicate, isControllerOption, isDistribution } from '../../generated/ast.ts';
import { durationOf } from '../../plan/numbers.ts';
import { writtenQuantity } from '../../plan/parameters.ts';
import { DURATION_UNITS, formatDuration } from '../../quantities.ts';
import { replacement } from './marked-edits.ts';
import { markedNode, type Repair, type RepairContext } from './repair.ts';
import { replaceNode, replaceProperty } from './source-edits.ts';

/** Units to choose from where there is none, otherwise the same time with units that exist and in order. */
export function repairUnit(context: RepairContext): readonly Repair[] {
    if (context.node.$type === 'ControllerOption' || isExpectedSize(context)) {
        const number = /^\d+/.exec(context.text)?.[0];
        return number === undefined ? [] : [replacement(context, `${number}MB`)];
    }
    if (/^\d+(\.\d+)?$/.test(context.text)) {
        const unit = unitOfOtherEnd(context.node);
        const units = unit === undefined ? (isSize(context.node) ? ['MB', 'KB'] : ['s', 'min', 'h']) : [unit];
        return units.map((each, index) => ({ ...replacement(context, context.text + each), isGuess: index > 0 }));
    }
    const ms = nearestDurationMs(context.text);
    return ms === undefined ? [] : [replacement(context, formatDuration(ms))];
}

/** Whether a size, not a time, is meant. */
function isSize(node: AstNode): boolean {
    return isControllerOption(node) && node.kind === 'state';
}

/** Whether the text is the size that an expectation compares a state with. */
function isExpectedSize({ node, text }: RepairContext): boolean {
    return isComponentPredicate(node) && GrammarUtils.findNodeForProperty(node.$cstNode, 'size')?.text === text;
}

/** A time that is possible, or a whole number. */
export function repairNumber(context: RepairContext): readonly Repair[] {
    const { node, text } = context;
    if (isExpectedSize(context)) {
        return [];
    }
    if (/[A-Za-z]/.test(text)) {
        const ms = nearestDurationMs(text);
        return ms === undefined ? [] : [replacement(context, formatDuration(ms))];
    }
    const max = node.$type === 'SeedOption' ? 2 ** 32 - 1 : Number.MAX_SAFE_INTEGER;
    const min = node.$type === 'Handling' ? 1 : 0;
    return [replacement(context, String(nearestWhole(text, min, max)))];
}

/** The nearest whole number from 1 on. */
export function repairWorkCount(context: RepairContext): readonly Repair[] {
    return [replacement(context, String(nearestWhole(context.text, 1, Number.MAX_SAFE_INTEGER)))];
}

/** The longest time that there can be. */
export function repairLimit(context: RepairContext): readonly Repair[] {
    return [replacement(context, formatDuration(MAX_DURATION_MS))];
}

/** The two ends change places. */
export function repairUpsideDown({ node }: RepairContext): readonly Repair[] {
    const [lower, upper] = isDistribution(node) ? (['low', 'high'] as const) : (['from', 'to'] as const);
    const low = GrammarUtils.findNodeForProperty(node.$cstNode, lower)?.text;
    const high = GrammarUtils.findNodeForProperty(node.$cstNode, upper)?.text;
    if (low === undefined || high === undefined) {
        return [];
    }
    const edits = [...replaceProperty(node, lower, high), ...replaceProperty(node, upper, low)];
    return [{ title: `Change '${low}' and '${high}' over`, edits }];
}

/** The mean alone where nothing deviates from it; else a distribution that has only positive values. */
export function repairDeviation({ node }: RepairContext): readonly Repair[] {
    if (!isDistribution(node) || node.mean === undefined || node.deviation === undefined) {
        return [];
    }
    const mean = writtenQuantity(node.mean);
    return durationOf(node.deviation) === 0
        ? [{ title: `Change to '${mean}'`, edits: replaceNode(node, mean) }]
        : [
              { title: "Change to 'lognormal'", edits: replaceProperty(node, 'kind', 'lognormal') },
              { title: `Change to 'deviation ${mean}'`, edits: replaceProperty(node, 'deviation', mean) },
          ];
}

/** No time at all, or a mean that is one. */
export function repairMean({ node }: RepairContext): readonly Repair[] {
    if (!isDistribution(node) || node.mean === undefined) {
        return [];
    }
    const zero = writtenQuantity(node.mean);
    return [
        { title: `Change to '${zero}'`, edits: replaceNode(node, zero) },
        { title: `Change to 'mean ${MEAN}'`, edits: replaceProperty(node, 'mean', MEAN), isGuess: true },
    ];
}

/** A time that an outage can last. */
export function repairOutage(context: RepairContext): readonly Repair[] {
    return [replacement(context, OUTAGE)];
}

/** A time to wait between two events. */
export function repairZeroInterval(context: RepairContext): readonly Repair[] {
    const node = markedNode(context);
    if (!isDistribution(node)) {
        return [];
    }
    const edits = node.mean === undefined ? replaceNode(node, INTERVAL) : replaceProperty(node, 'mean', INTERVAL);
    return [{ title: `Change to '${INTERVAL}'`, edits }];
}

/** A whole number in a range that is nearest to a text; the least where the text is no number. */
export function nearestWhole(text: string, min: number, max: number): number {
    const number = Math.round(Number.parseFloat(text));
    return Number.isNaN(number) ? min : Math.min(max, Math.max(min, number));
}

/** The unit that the one end of a range has where the other has none. */
function unitOfOtherEnd(node: AstNode): string | undefined {
    return ['low', 'high', 'from', 'to']
        .map((property) => GrammarUtils.findNodeForProperty(node.$cstNode, property)?.text ?? '')
        .flatMap((text) => /[a-z]+$/.exec(text)?.[0] ?? [])[0];
}

/** What the messages suggest. */
const INTERVAL = '6s';
const OUTAGE = '30s';

const MEAN = '30s';

/** Units by how they are written elsewhere. */
const UNIT_NAMES: ReadonlyMap<string, (typeof DURATION_UNITS)[number]['name']> = new Map([
    ['msec', 'ms'],
    ['msecs', 'ms'],
    ['millis', 'ms'],
    ['millisecond', 'ms'],
    ['milliseconds', 'ms'],
    ['sec', 's'],
    ['secs', 's'],
    ['second', 's'],
    ['seconds', 's'],
    ['m', 'min'],
    ['mins', 'min'],
    ['minute', 'min'],
    ['minutes', 'min'],
    ['hr', 'h'],
    ['hrs', 'h'],
    ['hour', 'h'],
    ['hours', 'h'],
    ['day', 'd'],
    ['days', 'd'],
]);

/** Milliseconds of a time however its units are written and ordered, without a sign; undefined where it is none. */
function nearestDurationMs(text: string): number | undefined {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([A-Za-z]+)/g)];
    const isWhole = parts.map(([part]) => part).join('') === text.replace(/^-/, '');
    let sum = 0;
    for (const [, number, unit] of parts) {
        const factor = factorOf(unit ?? '');
        if (factor === undefined) {
            return undefined;
        }
        sum += Number(number) * factor;
    }
    return isWhole && parts.length > 0 ? Math.min(MAX_DURATION_MS, Math.round(sum)) : undefined;
}

function factorOf(unit: string): number | undefined {
    const name = UNIT_NAMES.get(unit.toLowerCase()) ?? unit.toLowerCase();
    return DURATION_UNITS.find((each) => each.name === name)?.factor;
}
