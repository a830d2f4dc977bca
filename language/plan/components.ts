/** The components of a topology: the whole first, then its sides, then what runs on them. */

import type { Component, ComponentIndex, ComponentKind, Side } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import type { ComponentNode } from '../references/declarations.ts';
import { optional } from './optional.ts';
import { rangeOf } from './source.ts';

/** Topology files are the first source of every Plan. */
export const TOPOLOGY_SOURCE = 0;

export interface ComponentTable {
    readonly components: readonly Component[];
    /** The component that a declaration stands for, as a whole or one side of it; an agent stands for its desktop. */
    indexOf(node: ComponentNode | undefined, side?: Side): ComponentIndex | undefined;
}

const SIDES = ['A', 'B'] as const satisfies readonly Side[];

/** Numbers the components that a topology declares. */
export function componentsOf(topology: Ast.Topology): ComponentTable {
    const table = new Table();
    for (const member of topology.members) {
        table.addMember(member);
    }
    return table.finish();
}

/** Whether a component has the sides A and B: by itself, or because its gateway has. */
export function isDuplexed(node: ComponentNode): boolean {
    switch (node.$type) {
        case 'Controller':
        case 'Gateway':
            return node.duplexed;
        case 'CtiServer':
        case 'MrPim':
        case 'Pim':
            return node.$container.duplexed;
        case 'Agent':
        case 'Application':
        case 'CtiManager':
        case 'FinesseServer':
        case 'Peripheral':
            return false;
    }
}

/** Kind of the component that a declaration stands for. */
export function componentKindOf(node: ComponentNode): ComponentKind {
    return KINDS[node.$type];
}

const KINDS = {
    Agent: 'desktop',
    Application: 'application',
    Controller: 'controller',
    CtiManager: 'cti-manager',
    CtiServer: 'cti-server',
    FinesseServer: 'finesse-server',
    Gateway: 'gateway',
    MrPim: 'mr-pim',
    Peripheral: 'peripheral',
    Pim: 'pim',
} as const satisfies Record<ComponentNode['$type'], ComponentKind>;

interface Draft {
    readonly id: string;
    readonly node: ComponentNode;
    readonly kind: ComponentKind;
    readonly parent?: ComponentIndex;
    readonly side?: Side;
    readonly whole?: ComponentIndex;
    readonly instances: ComponentIndex[];
}

class Table {
    private readonly drafts: Draft[] = [];
    private readonly wholes = new Map<ComponentNode, ComponentIndex>();

    addMember(member: Ast.TopologyMember): void {
        switch (member.$type) {
            case 'Controller':
                this.addPair(member, 'controller-side');
                break;
            case 'Gateway':
                this.addPair(member, 'gateway-side');
                for (const process of member.members) {
                    this.addProcess(process, member);
                }
                break;
            case 'Peripheral':
                this.addPeripheral(member);
                break;
            case 'Application':
            case 'FinesseServer':
                this.add({ node: member, id: member.name, kind: componentKindOf(member) });
                break;
            case 'AgentGroup':
                for (const agent of member.agents) {
                    this.add({ node: agent, id: `${agent.name}.desktop`, kind: 'desktop' });
                }
                break;
            case 'Domain':
            case 'Link':
            case 'SettingAssignment':
                break;
        }
    }

    finish(): ComponentTable {
        const indexOf = this.indexOf.bind(this);
        return { components: this.drafts.map((draft) => componentOf(draft, indexOf)), indexOf };
    }

    private indexOf(node: ComponentNode | undefined, side?: Side): ComponentIndex | undefined {
        const whole = node === undefined ? undefined : this.wholes.get(node);
        if (whole === undefined || side === undefined) {
            return whole;
        }
        return this.drafts[whole]?.instances[SIDES.indexOf(side)];
    }

    private addPair(node: Ast.Controller | Ast.Gateway, sideKind: 'controller-side' | 'gateway-side'): void {
        const whole = this.add({ node, id: node.name, kind: componentKindOf(node) });
        for (const side of node.duplexed ? SIDES : []) {
            this.add({ node, id: `${node.name}.${side}`, kind: sideKind, side, whole });
        }
    }

    private addProcess(node: Ast.GatewayMember, gateway: Ast.Gateway): void {
        const kind = componentKindOf(node);
        const whole = this.add({ node, id: node.name, kind, ...optional('parent', this.indexOf(gateway)) });
        for (const side of gateway.duplexed ? SIDES : []) {
            const parent = optional('parent', this.indexOf(gateway, side));
            this.add({ node, id: `${gateway.name}.${side}.${node.name}`, kind, side, whole, ...parent });
        }
    }

    private addPeripheral(node: Ast.Peripheral): void {
        const parent = this.add({ node, id: node.name, kind: 'peripheral' });
        for (const member of node.members) {
            if (member.$type === 'CtiManager') {
                this.add({ node: member, id: member.name, kind: 'cti-manager', parent });
            }
        }
    }

    private add(draft: Omit<Draft, 'instances'>): ComponentIndex {
        const index = this.drafts.push({ ...draft, instances: [] }) - 1;
        if (draft.whole === undefined) {
            this.wholes.set(draft.node, index);
        } else {
            this.drafts[draft.whole]?.instances.push(index);
        }
        return index;
    }
}

function componentOf(draft: Draft, indexOf: ComponentTable['indexOf']): Component {
    const { node, ...rest } = draft;
    return {
        ...rest,
        ...(draft.kind === 'gateway-side' || draft.kind === 'controller-side' ? {} : relationsOf(node, indexOf)),
        range: rangeOf(node, TOPOLOGY_SOURCE),
    };
}

function relationsOf(
    node: ComponentNode,
    indexOf: ComponentTable['indexOf'],
): Pick<Component, 'serves' | 'backup' | 'resendsStates'> {
    switch (node.$type) {
        case 'Pim':
            return optional('serves', indexOf(node.peripheral?.ref));
        case 'CtiManager':
            return {
                ...optional('serves', indexOf(node.$container)),
                ...optional('backup', indexOf(node.backup?.ref)),
            };
        case 'FinesseServer':
            return optional('backup', indexOf(node.backup?.ref));
        case 'Peripheral':
            return { resendsStates: !node.members.some(forgetsStates) };
        case 'Agent':
        case 'Application':
        case 'Controller':
        case 'CtiServer':
        case 'Gateway':
        case 'MrPim':
            return {};
    }
}

function forgetsStates(member: Ast.PeripheralMember): boolean {
    return member.$type === 'ResendOption' && member.value === 'forgets';
}
