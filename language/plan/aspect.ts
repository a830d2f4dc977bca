/** What an Aspect ACD consists of, and how its PIM reaches it. */

import type { AcdConnection, ComponentIndex, Link, LinkKind } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import { allPartsOf, declarationsOf } from '../references/declarations.ts';
import { type ComponentNumbering, type ComponentTable, parentOf } from './component-table.ts';
import { releaseOf } from './numbers.ts';
import { optional } from './optional.ts';

/** Release of an Aspect PIM that gives none: the first that uses the CMI server. */
export const ASPECT_RELEASE = 5;

/** Numbers the services and machines of a peripheral. */
export function addPartsOfPeripheral(numbering: ComponentNumbering, node: Ast.Peripheral): void {
    const parent = parentOf(numbering, node);
    for (const member of node.members) {
        switch (member.$type) {
            case 'CtiManager':
                numbering.add({ node: member, id: member.name, kind: 'cti-manager', ...parent });
                break;
            case 'EventBridge':
                numbering.add({ node: member, id: member.name, kind: 'event-bridge', ...parent });
                break;
            case 'RealTimeBridge':
                numbering.add({ node: member, id: member.name, kind: 'real-time-bridge', ...parent });
                break;
            case 'ContactServer': {
                const machine = numbering.add({ node: member, id: member.name, kind: 'contact-server' });
                for (const server of member.members) {
                    numbering.add({ node: server, id: server.name, kind: 'cmi-server', parent: machine });
                }
                break;
            }
            case 'ResendOption':
                break;
        }
    }
}

/** The bridges and CMI servers that an Aspect PIM has links to; nothing for a PIM of another ACD. */
export function aspectEndsOf(pim: Ast.Pim, table: ComponentTable): readonly ComponentIndex[] {
    return aspectParts(pim).flatMap((part) => table.indexOf(part) ?? []);
}

/** How each process of an Aspect PIM reaches its ACD. */
export function acdConnectionsOf(
    topology: Ast.Topology,
    table: ComponentTable,
    links: readonly Link[],
): readonly AcdConnection[] {
    return declarationsOf(topology)
        .filter((node) => node.$type === 'Pim')
        .flatMap((pim) => connectionsOf(pim, table, links));
}

/** Whether a PIM is for an Aspect ACD; undefined where its peripheral is not known. */
export function isForAspect(pim: Ast.Pim): boolean | undefined {
    const peripheral = pim.peripheral?.ref;
    return peripheral === undefined ? undefined : peripheral.type === 'aspect';
}

function connectionsOf(pim: Ast.Pim, table: ComponentTable, links: readonly Link[]): readonly AcdConnection[] {
    const whole = table.indexOf(pim);
    const peripheral = table.indexOf(pim.peripheral?.ref);
    if (whole === undefined || peripheral === undefined || isForAspect(pim) !== true) {
        return [];
    }
    const instances = table.components[whole]?.instances ?? [];
    return (instances.length > 0 ? instances : [whole]).map((process) => ({
        pim: process,
        peripheral,
        release: releaseOf(pim.release) ?? ASPECT_RELEASE,
        ...optional('toEventBridge', linkFrom(process, 'aspect-event', links)),
        ...optional('toRealTimeBridge', linkFrom(process, 'aspect-real-time', links)),
        ...optional('toCmiServer', linkFrom(process, 'aspect-cmi', links)),
    }));
}

function linkFrom(process: ComponentIndex, kind: LinkKind, links: readonly Link[]): number | undefined {
    const index = links.findIndex((link) => link.kind === kind && link.from === process);
    return index < 0 ? undefined : index;
}

function aspectParts(pim: Ast.Pim): readonly (Ast.EventBridge | Ast.RealTimeBridge | Ast.CmiServer)[] {
    const peripheral = pim.peripheral?.ref;
    if (peripheral === undefined || isForAspect(pim) !== true) {
        return [];
    }
    return allPartsOf(peripheral).filter(
        (part) => part.$type === 'EventBridge' || part.$type === 'RealTimeBridge' || part.$type === 'CmiServer',
    );
}
