/** Mutants that leave out one reaction or one timer of a family. */

import { FAMILIES } from '../../../simulator/families/families.ts';
import { createSimulation } from '../../../simulator/index.ts';
import type { Family } from '../../../simulator/run.ts';
import { firstFailure, type TestCase } from './verdict.ts';

export interface LeftOut {
    readonly name: string;
    readonly families: readonly Family[];
}

/** Every reaction and every timer, each left out by itself. */
export function leftOutReactions(): readonly LeftOut[] {
    return FAMILIES.flatMap((family) => [
        ...family.reactions.map((reaction) => ({
            name: `${family.name}: without the reaction of ${reaction.rule} to ${reaction.on}`,
            families: replaced({ ...family, reactions: family.reactions.filter((each) => each !== reaction) }),
        })),
        ...family.timers.map((timer) => ({
            name: `${family.name}: without the timer ${timer.timer} of ${timer.rule}`,
            families: replaced({ ...family, timers: family.timers.filter((each) => each !== timer) }),
        })),
    ]);
}

/** Whether no case notices. */
export function survives({ families }: LeftOut, cases: readonly TestCase[]): boolean {
    return firstFailure(cases, (plan) => createSimulation(plan, families).finish()) === undefined;
}

function replaced(family: Family): readonly Family[] {
    return FAMILIES.map((each) => (each.name === family.name ? family : each));
}
