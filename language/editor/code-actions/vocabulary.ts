/** Repairs of codes and messages: those that were probably meant. */

import { DISPOSITIONS, REASON_CODES } from '../../../simulator/codes.ts';
import { MESSAGES } from '../../../simulator/messages.ts';
import { leaveReasonOut } from './agents.ts';
import { nearest, replacement } from './marked-edits.ts';
import type { Repair, RepairContext } from './repair.ts';

export function repairDisposition(context: RepairContext): readonly Repair[] {
    return nearest(context, DISPOSITIONS.values());
}

export function repairMessage(context: RepairContext): readonly Repair[] {
    return nearest(context, MESSAGES);
}

/** The number that the release begins with. */
export function repairRelease(context: RepairContext): readonly Repair[] {
    const number = /\d+(\.\d+)?/.exec(context.text)?.[0];
    return number === undefined ? [] : [replacement(context, number.includes('.') ? number : `${number}.0`)];
}

/** A known code that is near, or none. */
export function repairReason(context: RepairContext): readonly Repair[] {
    const known = nearest(context, [...REASON_CODES.keys()].map(String));
    return [...known, ...leaveReasonOut(context).map((repair) => ({ ...repair, isGuess: known.length > 0 }))];
}
