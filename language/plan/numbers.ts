/** Numbers of the tree, where they are valid; what is wrong with the others is for the checks to say. */

import { DISPOSITIONS } from '../../simulator/codes.ts';
import type { Distribution } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { parseCount, parseDuration, parseSize, type Quantity } from '../quantities.ts';
import { DECLARED, textOfQuantity, type Values } from './parameters.ts';

/** Milliseconds of a duration; undefined where it is left out or invalid. */
export function durationOf(node: Ast.Quantity | undefined, values: Values = DECLARED): number | undefined {
    const text = textOfQuantity(node, values);
    return text === undefined ? undefined : valueIn(parseDuration(text));
}

/** A whole number from 0 on; undefined where it is left out or invalid. */
export function countOf(node: Ast.Quantity | string | undefined, values: Values = DECLARED): number | undefined {
    const text = typeof node === 'string' ? node : textOfQuantity(node, values);
    return text === undefined ? undefined : valueIn(parseCount(text));
}

/** Bytes of a size; undefined where it is left out or invalid. */
export function sizeOf(text: string | undefined): number | undefined {
    return text === undefined ? undefined : valueIn(parseSize(text));
}

/** Bytes of a size; undefined where it is left out or invalid. */
export function sizeIn(node: Ast.Quantity | undefined, values: Values = DECLARED): number | undefined {
    return sizeOf(textOfQuantity(node, values));
}

/** A release such as `4.3`; undefined where it is left out or invalid. */
export function releaseOf(text: string | undefined): number | undefined {
    return text !== undefined && /^\d{1,3}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

/** A whole number, negative ones included; undefined where it is left out or invalid. */
export function reasonCodeOf(text: string | undefined): number | undefined {
    return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Code of a disposition, which may be given by its name; undefined where it is left out or unknown. */
export function dispositionOf(text: string | undefined): number | undefined {
    for (const [code, name] of DISPOSITIONS) {
        if (text === String(code) || text === name) {
            return code;
        }
    }
    return undefined;
}

/** A distribution of durations; undefined where a part of it is missing or invalid. */
export function distributionOf(
    node: Ast.Distribution | undefined,
    values: Values = DECLARED,
): Distribution | undefined {
    switch (node?.kind) {
        case 'exponential': {
            const meanMs = durationOf(node.mean, values);
            return meanMs === undefined ? undefined : { kind: 'exponential', meanMs };
        }
        case 'normal':
        case 'lognormal': {
            const meanMs = durationOf(node.mean, values);
            const deviationMs = durationOf(node.deviation, values);
            const isWhole = meanMs !== undefined && deviationMs !== undefined;
            return isWhole ? { kind: node.kind, meanMs, deviationMs } : undefined;
        }
        case undefined:
            return fixedOrUniform(node, values);
    }
}

/** Expected value of a distribution. */
export function meanOf(distribution: Distribution): number {
    switch (distribution.kind) {
        case 'constant':
            return distribution.ms;
        case 'uniform':
            return (distribution.minMs + distribution.maxMs) / 2;
        case 'exponential':
        case 'normal':
        case 'lognormal':
            return distribution.meanMs;
    }
}

function fixedOrUniform(node: Ast.Distribution | undefined, values: Values): Distribution | undefined {
    const minMs = durationOf(node?.low, values);
    if (node?.high === undefined) {
        return minMs === undefined ? undefined : { kind: 'constant', ms: minMs };
    }
    const maxMs = durationOf(node.high, values);
    return minMs === undefined || maxMs === undefined ? undefined : { kind: 'uniform', minMs, maxMs };
}

function valueIn(quantity: Quantity): number | undefined {
    return quantity.kind === 'value' ? quantity.value : undefined;
}
