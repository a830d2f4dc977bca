/** Numbers components, and finds them again by what declares them. */

import type { Component, ComponentIndex, ComponentKind, Side } from '../../simulator/plan.ts';
import type { ComponentNode, ProcessName } from '../references/declarations.ts';
import { optional } from './optional.ts';

/** Topology files are the first source of every Plan. */
export const TOPOLOGY_SOURCE = 0;

export const SIDES = ['A', 'B'] as const satisfies readonly Side[];

/** A component by its declaration, or a process that the declared component always has. */
export interface Declared {
    readonly node: ComponentNode;
    readonly process?: ProcessName | undefined;
}

export interface ComponentTable {
    readonly components: readonly Component[];
    /** The component that a declaration stands for, as a whole or one side of it; an agent stands for its desktop. */
    indexOf(node: ComponentNode | undefined, side?: Side, process?: ProcessName): ComponentIndex | undefined;
}

/** A component that is not complete before all others are numbered. */
export interface Draft extends Declared {
    readonly id: string;
    readonly kind: ComponentKind;
    readonly parent?: ComponentIndex;
    readonly side?: Side;
    readonly whole?: ComponentIndex;
    readonly instances: readonly ComponentIndex[];
}

/** A machine that processes run on, as a whole and on each of its sides; without sides if it is not duplexed. */
export interface Machine {
    readonly name: string;
    readonly whole: ComponentIndex;
    readonly sides: readonly { readonly side: Side; readonly index: ComponentIndex }[];
}

/** Gives components their numbers, in the order in which they are added. */
export class ComponentNumbering {
    private readonly numbered: (Omit<Draft, 'instances'> & { readonly instances: ComponentIndex[] })[] = [];
    private readonly wholes = new Map<ComponentNode, Map<ProcessName | undefined, ComponentIndex>>();

    get drafts(): readonly Draft[] {
        return this.numbered;
    }

    add(draft: Omit<Draft, 'instances'>): ComponentIndex {
        const index = this.numbered.push({ ...draft, instances: [] }) - 1;
        if (draft.whole === undefined) {
            const own = this.wholes.get(draft.node) ?? new Map<ProcessName | undefined, ComponentIndex>();
            this.wholes.set(draft.node, own.set(draft.process, index));
        } else {
            this.numbered[draft.whole]?.instances.push(index);
        }
        return index;
    }

    /** Adds something that is duplexed or not: the whole, then its sides. */
    addMachine(
        node: ComponentNode & { readonly duplexed: boolean },
        kind: ComponentKind,
        sideKind: ComponentKind,
    ): Machine {
        const whole = this.add({ node, id: node.name, kind });
        const sides = (node.duplexed ? SIDES : []).map((side) => ({
            side,
            index: this.add({ node, id: `${node.name}.${side}`, kind: sideKind, side, whole }),
        }));
        return { name: node.name, whole, sides };
    }

    /** Adds a process of a machine, as a whole and on each side; answers it as what further processes run on. */
    addProcess(declared: Declared, kind: ComponentKind, wholeId: string, on: Machine, machineName = on.name): Machine {
        const name = declared.process ?? declared.node.name;
        const whole = this.add({ ...declared, id: wholeId, kind, parent: on.whole });
        const sides = on.sides.map(({ side, index: parent }) => ({
            side,
            index: this.add({ ...declared, id: `${machineName}.${side}.${name}`, kind, side, whole, parent }),
        }));
        return { name, whole, sides };
    }

    indexOf(node: ComponentNode | undefined, side?: Side, process?: ProcessName): ComponentIndex | undefined {
        const whole = node === undefined ? undefined : this.wholes.get(node)?.get(process);
        if (whole === undefined || side === undefined) {
            return whole;
        }
        return this.numbered[whole]?.instances[SIDES.indexOf(side)];
    }
}

/** A draft without what only its making needed. */
export function withoutNode({ node: _node, process: _process, ...rest }: Draft): Omit<Component, 'range'> {
    return rest;
}

/** What a declaration in the block of another one runs on. */
export function parentOf(numbering: ComponentNumbering, node: ComponentNode): { readonly parent?: ComponentIndex } {
    return optional('parent', numbering.indexOf(node));
}
