/** The controller, the gateways, and which of their processes the sides keep in step. */

import type {
    Component,
    ComponentIndex,
    Controller,
    ControllerSide,
    Link,
    LinkIndex,
    SynchronizedClient,
} from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { type ComponentNumbering, type ComponentTable, SIDES } from './component-table.ts';
import { countOf, sizeOf } from './numbers.ts';
import { optional } from './optional.ts';

/** What holds for a controller that does not say otherwise: of the size that a few hundred agents need. */
export const CONTROLLER_DEFAULTS = { objects: 5000, scripts: 100 } as const;

/** Numbers a controller: its sides, and on each CallRouter, Logger and CIC processes. */
export function addController(numbering: ComponentNumbering, node: Ast.Controller): void {
    const machine = numbering.addMachine(node, 'controller', 'controller-side');
    for (const process of ['router', 'logger'] as const) {
        numbering.addProcess({ node, process }, process, `${node.name}.${process}`, machine);
    }
    for (const cic of node.members.filter((member) => member.$type === 'Cic')) {
        numbering.addProcess({ node: cic }, 'cic', cic.name, machine);
    }
}

/** Numbers a gateway: its sides, the OPC of each, and what runs under it. */
export function addGateway(numbering: ComponentNumbering, node: Ast.Gateway): void {
    const machine = numbering.addMachine(node, 'gateway', 'gateway-side');
    const opc = numbering.addProcess({ node, process: 'opc' }, 'opc', `${node.name}.opc`, machine);
    for (const member of node.members) {
        numbering.addProcess({ node: member }, GATEWAY_PROCESSES[member.$type], member.name, opc, node.name);
    }
}

/** The controllers with their processes, their gateways and the links to them. */
export function controllersOf(
    topology: Ast.Topology,
    table: ComponentTable,
    links: readonly Link[],
): readonly Controller[] {
    return topology.members.flatMap((member) =>
        member.$type === 'Controller' ? (controllerOf(member, table, links) ?? []) : [],
    );
}

/** The processes of all duplexed pairs that are kept in step, in order of their components. */
export function synchronizedClientsOf(
    components: readonly Component[],
    links: readonly Link[],
): readonly SynchronizedClient[] {
    return components.flatMap(({ kind, instances, parent }, component) => {
        if (!isSynchronizedKind(kind) || instances.length === 0 || parent === undefined) {
            return [];
        }
        const privateLink = privateLinkOf(components[parent], links);
        return privateLink === undefined ? [] : [{ kind, component, privateLink }];
    });
}

const GATEWAY_PROCESSES = {
    CtiServer: 'cti-server',
    MrPim: 'mr-pim',
    Pim: 'pim',
} as const satisfies Record<Ast.GatewayMember['$type'], string>;

/** Whether the sides of a pair keep a kind of process in step. */
export function isSynchronizedKind(kind: string): kind is SynchronizedClient['kind'] {
    return SYNCHRONIZED_KINDS.some((each) => each === kind);
}

const SYNCHRONIZED_KINDS = ['router', 'logger', 'cic', 'opc'] as const satisfies readonly SynchronizedClient['kind'][];

function controllerOf(node: Ast.Controller, table: ComponentTable, links: readonly Link[]): Controller | undefined {
    const component = table.indexOf(node);
    const router = table.indexOf(node, undefined, 'router');
    const logger = table.indexOf(node, undefined, 'logger');
    if (component === undefined || router === undefined || logger === undefined) {
        return undefined;
    }
    const option = (kind: Ast.ControllerOption['kind']) =>
        node.members.filter((member) => member.$type === 'ControllerOption').find((each) => each.kind === kind)?.value;
    return {
        component,
        router,
        logger,
        sides: SIDES.flatMap((side) => sideOf(node, side, table, links) ?? []),
        ...optional('privateLink', privateLinkOf(table.components[component], links)),
        objects: countOf(option('objects')) ?? CONTROLLER_DEFAULTS.objects,
        scripts: countOf(option('scripts')) ?? CONTROLLER_DEFAULTS.scripts,
        ...optional('stateLimitBytes', sizeOf(option('state'))),
    };
}

function sideOf(
    node: Ast.Controller,
    side: (typeof SIDES)[number],
    table: ComponentTable,
    links: readonly Link[],
): ControllerSide | undefined {
    const component = table.indexOf(node, side);
    const router = table.indexOf(node, side, 'router');
    const logger = table.indexOf(node, side, 'logger');
    if (component === undefined || router === undefined || logger === undefined) {
        return undefined;
    }
    return { component, router, logger, gateways: gatewaysOf(component, table.components, links) };
}

/** Every gateway with the public links between its sides and a side of the controller. */
function gatewaysOf(
    side: ComponentIndex,
    components: readonly Component[],
    links: readonly Link[],
): ControllerSide['gateways'] {
    const linksFrom = publicLinksTo(side, links);
    return components.flatMap(({ kind, instances }, gateway) => {
        const ends = instances.length > 0 ? instances : [gateway];
        const own = ends.flatMap((end) => linksFrom.get(end) ?? []).sort((a, b) => a - b);
        return kind === 'gateway' ? [{ gateway, links: own }] : [];
    });
}

/** The public links to a side of the controller that have no sides of their own, by where they begin. */
function publicLinksTo(
    side: ComponentIndex,
    links: readonly Link[],
): ReadonlyMap<ComponentIndex, readonly LinkIndex[]> {
    const linksFrom = new Map<ComponentIndex, LinkIndex[]>();
    for (const [index, { kind, from, to, instances }] of links.entries()) {
        if (kind === 'public' && instances.length === 0 && to === side) {
            linksFrom.set(from, [...(linksFrom.get(from) ?? []), index]);
        }
    }
    return linksFrom;
}

function privateLinkOf(pair: Component | undefined, links: readonly Link[]): LinkIndex | undefined {
    const [sideA] = pair?.instances ?? [];
    const index = links.findIndex(({ kind, from }) => kind === 'private' && from === sideA);
    return index < 0 ? undefined : index;
}
