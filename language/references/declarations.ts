/** What a topology declares under a name, wherever it is nested. */

import type { AstNode } from 'langium';
import { AstUtils } from 'langium';
import {
    type Agent,
    type Application,
    type Controller,
    type CtiManager,
    type CtiServer,
    type Domain,
    type FinesseServer,
    type Gateway,
    isScenario,
    isTopology,
    type MrPim,
    type NamedWork,
    type Peripheral,
    type Pim,
    type Scenario,
    type ScenarioMember,
    type Topology,
    type TopologyMember,
} from '../generated/ast.ts';

/** A component by its declaration; an agent stands for its desktop. */
export type ComponentNode =
    | Agent
    | Application
    | Controller
    | CtiManager
    | CtiServer
    | FinesseServer
    | Gateway
    | MrPim
    | Peripheral
    | Pim;

export type Declaration = ComponentNode | Domain;

/** Trees never change once they are parsed, so what was found in them can be kept with them. */
const declarations = new WeakMap<Topology, readonly Declaration[]>();
const namedWork = new WeakMap<Scenario, readonly NamedWork[]>();

/** Everything that a topology declares, in order of the text, what something runs on first. */
export function declarationsOf(topology: Topology): readonly Declaration[] {
    const known = declarations.get(topology) ?? topology.members.flatMap(declarationsOfMember);
    declarations.set(topology, known);
    return known;
}

/** What can be named after a component and a dot. */
export function partsOf(component: ComponentNode): readonly ComponentNode[] {
    switch (component.$type) {
        case 'Gateway':
            return component.members;
        case 'Peripheral':
            return component.members.filter((member) => member.$type === 'CtiManager');
        case 'Agent':
        case 'Application':
        case 'Controller':
        case 'CtiManager':
        case 'CtiServer':
        case 'FinesseServer':
        case 'MrPim':
        case 'Pim':
            return [];
    }
}

/** The statements of a scenario that give tasks a name. */
export function namedWorkOf(scenario: Scenario): readonly NamedWork[] {
    const known = namedWork.get(scenario) ?? scenario.members.flatMap(namedWorkOfMember);
    namedWork.set(scenario, known);
    return known;
}

/** The topology that names at a node are to be found in: the one around it, or that of the scenario around it. */
export function topologyAround(node: AstNode): Topology | undefined {
    return (
        AstUtils.getContainerOfType(node, isTopology) ?? AstUtils.getContainerOfType(node, isScenario)?.topology?.ref
    );
}

function declarationsOfMember(member: TopologyMember): readonly Declaration[] {
    switch (member.$type) {
        case 'Application':
        case 'Controller':
        case 'Domain':
        case 'FinesseServer':
            return [member];
        case 'Gateway':
        case 'Peripheral':
            return [member, ...partsOf(member)];
        case 'AgentGroup':
            return member.agents;
        case 'Link':
        case 'SettingAssignment':
            return [];
    }
}

function namedWorkOfMember(member: ScenarioMember): readonly NamedWork[] {
    const action = member.$type === 'TimelineStatement' ? member.action : undefined;
    const isWork = action?.$type === 'ReceiveAction' || action?.$type === 'AssignAction';
    return isWork && action.name !== undefined ? [action] : [];
}
