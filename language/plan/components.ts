/** The components of a topology: the whole first, then its sides, then what runs on them. */

import type { Component, ComponentKind } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { agentsOfGroup } from '../references/agents.ts';
import type { ComponentNode } from '../references/declarations.ts';
import { addPartsOfPeripheral } from './aspect.ts';
import { addCluster } from './cim.ts';
import {
    ComponentNumbering,
    type ComponentTable,
    type Declared,
    type Draft,
    TOPOLOGY_SOURCE,
    withoutNode,
} from './component-table.ts';
import { addController, addGateway } from './controllers.ts';
import { addCicServer } from './media.ts';
import { optional } from './optional.ts';
import { rangeOf } from './source.ts';

/** Numbers the components that a topology declares. */
export function componentsOf(topology: Ast.Topology): ComponentTable {
    const numbering = new ComponentNumbering();
    for (const member of topology.members) {
        addMember(numbering, member);
    }
    return {
        components: numbering.drafts.map((draft) => componentOf(draft, numbering)),
        indexOf: numbering.indexOf.bind(numbering),
    };
}

/** Whether a component has the sides A and B: by itself, or because what it runs on has. */
export function isDuplexed(node: ComponentNode): boolean {
    switch (node.$type) {
        case 'Controller':
        case 'Gateway':
            return node.duplexed;
        case 'Cic':
        case 'CtiServer':
        case 'MrPim':
        case 'Pim':
            return node.$container.duplexed;
        default:
            return false;
    }
}

/** Kind of the component that a declaration, or a process of what it declares, stands for. */
export function componentKindOf({ node, process }: Declared): ComponentKind {
    switch (process) {
        case undefined:
            return KINDS[node.$type];
        case 'router':
        case 'logger':
        case 'opc':
            return process;
        case 'telephony':
            return 'telephony-services';
        case 'DX':
        case 'RX':
        case 'EAAS':
        case 'Listener':
            return 'cim-service';
    }
}

const KINDS = {
    Agent: 'desktop',
    Application: 'application',
    Cic: 'cic',
    CicServer: 'cic-server',
    CimCluster: 'application',
    CimServer: 'cim-server',
    CmiServer: 'cmi-server',
    ContactServer: 'contact-server',
    Controller: 'controller',
    CtiManager: 'cti-manager',
    CtiServer: 'cti-server',
    EventBridge: 'event-bridge',
    FinesseServer: 'finesse-server',
    Gateway: 'gateway',
    MediaServer: 'media-server',
    MrPim: 'mr-pim',
    Network: 'network',
    Peripheral: 'peripheral',
    Pim: 'pim',
    RealTimeBridge: 'real-time-bridge',
} as const satisfies Record<ComponentNode['$type'], ComponentKind>;

function addMember(numbering: ComponentNumbering, member: Ast.TopologyMember): void {
    switch (member.$type) {
        case 'Controller':
            addController(numbering, member);
            break;
        case 'Gateway':
            addGateway(numbering, member);
            break;
        case 'Peripheral':
            numbering.add({ node: member, id: member.name, kind: 'peripheral' });
            addPartsOfPeripheral(numbering, member);
            break;
        case 'CicServer':
            addCicServer(numbering, member);
            break;
        case 'CimCluster':
            addCluster(numbering, member);
            break;
        case 'Application':
        case 'FinesseServer':
        case 'MediaServer':
        case 'Network':
            numbering.add({ node: member, id: member.name, kind: KINDS[member.$type] });
            break;
        case 'AgentGroup':
            for (const agent of agentsOfGroup(member)) {
                numbering.add({ node: agent, id: `${agent.name}.desktop`, kind: 'desktop' });
            }
            break;
        case 'Domain':
        case 'Link':
        case 'SettingAssignment':
            break;
    }
}

function componentOf(draft: Draft, numbering: ComponentNumbering): Component {
    const isDeclared = draft.kind === componentKindOf({ node: draft.node });
    return {
        ...withoutNode(draft),
        ...(isDeclared ? relationsOf(draft.node, numbering) : {}),
        range: rangeOf(draft.node, TOPOLOGY_SOURCE),
    };
}

function relationsOf(
    node: ComponentNode,
    numbering: ComponentNumbering,
): Pick<Component, 'serves' | 'backup' | 'resendsStates'> {
    switch (node.$type) {
        case 'Pim':
            return optional('serves', numbering.indexOf(node.peripheral?.ref));
        case 'CtiManager':
            return {
                ...optional('serves', numbering.indexOf(node.$container)),
                ...optional('backup', numbering.indexOf(node.backup?.ref)),
            };
        case 'FinesseServer':
        case 'CicServer':
            return optional('backup', numbering.indexOf(node.backup?.ref));
        case 'Peripheral':
            return { resendsStates: !node.members.some(forgetsStates) };
        default:
            return {};
    }
}

function forgetsStates(member: Ast.PeripheralMember): boolean {
    return member.$type === 'ResendOption' && member.value === 'forgets';
}
