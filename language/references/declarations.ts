/** What a topology declares under a name, wherever it is nested. */

import type { AstNode } from 'langium';
import { AstUtils } from 'langium';
import {
    type Component,
    type ComponentPart,
    type Domain,
    type Fragment,
    type Include,
    isRemoval,
    isTimeline,
    isTopology,
    type NamedWork,
    type ScenarioMember,
    type SkillGroup,
    type Team,
    type Timeline,
    type Topology,
    type TopologyMember,
} from '../generated/ast.ts';
import { agentsOfGroup } from './agents.ts';
import { baseOf, wholeTopology } from './inheritance.ts';

/** A component by its declaration; an agent stands for its desktop. */
export type ComponentNode = Component;

/** A process that something always has, and that no statement declares. */
export type ProcessName = NonNullable<ComponentPart['process']>;

export type Declaration = ComponentNode | Domain | Team | SkillGroup;

/** Trees never change once they are parsed, so what was found in them can be kept with them. */
const declarations = new WeakMap<Topology, readonly Declaration[]>();
const namedWork = new WeakMap<Timeline, readonly NamedWork[]>();

/** Everything that a topology declares or inherits, in order of the text, what something runs on first. */
export function declarationsOf(topology: Topology): readonly Declaration[] {
    const whole = wholeTopology(topology);
    const known = declarations.get(whole) ?? whole.members.flatMap(declarationsOfMember);
    declarations.set(whole, known);
    return known;
}

/** What a declaration declares in its block, in order of the text. */
export function partsOf(component: ComponentNode): readonly ComponentNode[] {
    switch (component.$type) {
        case 'CimCluster':
            return component.members.flatMap((member) => (member.$type === 'CimServers' ? member.servers : []));
        case 'ContactServer':
        case 'Gateway':
            return component.members;
        case 'Controller':
            return component.members.filter((member) => member.$type === 'Cic');
        case 'Peripheral':
            return component.members.filter((member) => member.$type !== 'ResendOption');
        case 'Agent':
        case 'Application':
        case 'Cic':
        case 'CicServer':
        case 'CimServer':
        case 'CmiServer':
        case 'CtiManager':
        case 'CtiServer':
        case 'EventBridge':
        case 'FinesseServer':
        case 'MediaServer':
        case 'MrPim':
        case 'Network':
        case 'Pim':
        case 'RealTimeBridge':
            return [];
    }
}

/** What can be named after a component and a dot: what it declares, and what that declares. */
export function allPartsOf(component: ComponentNode): readonly ComponentNode[] {
    return partsOf(component).flatMap((part) => [part, ...allPartsOf(part)]);
}

/** The processes that a component always has, by the names that they have after a dot. */
export function processesOf(component: ComponentNode): readonly ProcessName[] {
    switch (component.$type) {
        case 'CicServer':
            return ['telephony'];
        case 'CimCluster':
            return ['EAAS', 'Listener', 'DX', 'RX'];
        case 'Controller':
            return ['router', 'logger'];
        case 'Gateway':
            return ['opc'];
        default:
            return [];
    }
}

/** Whether a word after a dot names a process that something always has. */
export function isProcessName(word: string): word is ProcessName {
    return PROCESS_NAMES.has(word);
}

const PROCESS_NAMES: ReadonlySet<string> = new Set<ProcessName>([
    'router',
    'logger',
    'opc',
    'telephony',
    'EAAS',
    'Listener',
    'DX',
    'RX',
]);

/** The statements of a scenario or fragment itself that give tasks a name. */
export function namedWorkOf(timeline: Timeline): readonly NamedWork[] {
    const members: readonly ScenarioMember[] = timeline.members;
    const known = namedWork.get(timeline) ?? members.flatMap(namedWorkOfMember);
    namedWork.set(timeline, known);
    return known;
}

/** The fragments that a scenario or fragment includes, by way of others too, in order of the text. */
export function includedFragments(timeline: Timeline): readonly Fragment[] {
    const found = new Set<Fragment>();
    const queue: Timeline[] = [timeline];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        for (const { fragment } of includesOf(next)) {
            if (fragment?.ref !== undefined && !found.has(fragment.ref)) {
                found.add(fragment.ref);
                queue.push(fragment.ref);
            }
        }
    }
    return [...found];
}

/** The statements of a scenario or fragment that include fragments. */
export function includesOf(timeline: Timeline): readonly Include[] {
    const members: readonly ScenarioMember[] = timeline.members;
    return members.filter((member) => member.$type === 'Include');
}

/** The scenario or fragment that a node is in. */
export function timelineAround(node: AstNode | undefined): Timeline | undefined {
    return node && AstUtils.getContainerOfType(node, isTimeline);
}

/** The topology that names at a node are to be found in: the one around it, or that of the timeline around it. */
export function topologyAround(node: AstNode): Topology | undefined {
    const topology = AstUtils.getContainerOfType(node, isTopology);
    if (topology !== undefined) {
        // Only what is inherited can be left out.
        return AstUtils.getContainerOfType(node, isRemoval) === undefined ? topology : baseOf(topology);
    }
    return timelineAround(node)?.topology?.ref;
}

/** What a member declares, what something runs on first. */
export function declarationsOfMember(member: TopologyMember): readonly Declaration[] {
    switch (member.$type) {
        case 'Domain':
        case 'SkillGroup':
        case 'Team':
            return [member];
        case 'AgentGroup':
            return agentsOfGroup(member);
        case 'Link':
        case 'Removal':
        case 'SettingAssignment':
            return [];
        default:
            return [member, ...allPartsOf(member)];
    }
}

function namedWorkOfMember(member: ScenarioMember): readonly NamedWork[] {
    const action = member.$type === 'TimelineStatement' ? member.action : undefined;
    const isWork = action?.$type === 'ReceiveAction' || action?.$type === 'AssignAction';
    return isWork && action.name !== undefined ? [action] : [];
}
