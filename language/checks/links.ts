/** A declared link must connect what can be connected. */

import type { ComponentKind } from '../../simulator/plan.ts';
import { foundValue } from '../findings.ts';
import type { CicServer, ComponentRef, Link, MediaServer, Topology } from '../generated/ast.ts';
import { componentKindOf } from '../plan/components.ts';
import { linkableTo, linkKindBetween } from '../plan/links.ts';
import { type Named, namedBy } from '../plan/targets.ts';
import type { ComponentNode } from '../references/declarations.ts';
import type { Report } from './report.ts';

export function linkMustConnectLinkableKinds(link: Link, report: Report): void {
    const [from, to] = [endOf(link.from), endOf(link.to)];
    if (from === undefined || to === undefined) {
        return;
    }
    const [one, other] = [componentKindOf({ node: from.node }), componentKindOf({ node: to.node })];
    if (linkKindBetween(one, other) === undefined) {
        const message =
            `${capital(CALLED[one])} cannot be linked to ${CALLED[other]}. ` +
            `'${from.node.name}' can be linked to ${linkable(one)}.`;
        report({ code: 'link/kinds', node: link, message });
    }
}

export function linkMustNotNameOneSide(link: Link, report: Report): void {
    for (const reference of [link.from, link.to]) {
        const end = foundValue(namedBy(reference));
        if (end?.side !== undefined) {
            const message = `A link is declared for both sides at once. Write '${end.node.name}' without the side.`;
            report({ code: 'link/side', node: reference, message });
        } else if (end?.process !== undefined) {
            const message = `A link is declared with the whole. Write '${end.node.name}' without '.${end.process}'.`;
            report({ code: 'link/side', node: reference, message });
        }
    }
}

export function linkOfPimMustFollowWhatItServes(link: Link, report: Report): void {
    for (const [end, other, reference] of [
        [endOf(link.from), endOf(link.to), link.to],
        [endOf(link.to), endOf(link.from), link.from],
    ] as const) {
        const served = end === undefined ? undefined : servedBy(end.node);
        const owner = other === undefined ? undefined : ownerOf(other.node);
        if (end !== undefined && served !== undefined && owner?.$type === served.$type && owner !== served) {
            const message = `'${end.node.name}' is for '${served.name}', not for '${owner.name}'.`;
            report({ code: 'link/not-served', node: reference, message });
        }
        if (end?.node.$type === 'MediaServer' && other?.node.$type === 'CicServer' && !serves(end.node, other.node)) {
            const message = `'${end.node.name}' does not serve '${other.node.name}'. Add 'serves ${other.node.name}' to it.`;
            report({ code: 'link/not-served', node: reference, message });
        }
    }
}

export function linksShouldBeDeclaredOnce(topology: Topology, report: Report): void {
    const seen = new Map<string, Link>();
    for (const link of topology.members.filter((member) => member.$type === 'Link')) {
        const key = [nameOf(link.from), nameOf(link.to)].sort().join(' -- ');
        const first = seen.get(key);
        if (first !== undefined) {
            const related = [{ node: first, message: 'The first declaration.' }];
            report(
                { code: 'link/duplicate', node: link, message: 'This link is declared already. Remove one.' },
                related,
            );
        }
        seen.set(key, first ?? link);
    }
}

const CALLED = {
    controller: 'a controller',
    'controller-side': 'a side of a controller',
    gateway: 'a gateway',
    'gateway-side': 'a side of a gateway',
    pim: 'a PIM',
    'mr-pim': 'an MR PIM',
    'cti-server': 'a CTI server',
    peripheral: 'a peripheral',
    'cti-manager': 'a CTI Manager',
    'finesse-server': 'a Finesse server',
    desktop: 'a desktop',
    application: 'an application',
    router: 'a CallRouter',
    logger: 'a Logger',
    cic: 'a CIC process',
    opc: 'an OPC',
    network: 'a network',
    'contact-server': 'a Contact Server',
    'cmi-server': 'a CMI server',
    'event-bridge': 'an Application and Event Bridge',
    'real-time-bridge': 'a Real-Time Bridge',
    'media-server': 'a media server',
    'cic-server': 'a CIC server',
    'telephony-services': 'Telephony Services',
    'cim-server': 'a server of a CIM cluster',
    'cim-service': 'a service of a CIM cluster',
} as const satisfies Record<ComponentKind, string>;

/** What is linked, unless the reference itself is wrong; an agent without `desktop` is. */
function endOf(reference: ComponentRef | undefined): Named | undefined {
    const named = foundValue(namedBy(reference));
    return named?.node.$type === 'Agent' && !named.desktop ? undefined : named;
}

function servedBy(node: ComponentNode): ComponentNode | undefined {
    switch (node.$type) {
        case 'Pim':
            return node.peripheral?.ref;
        case 'MrPim':
            return node.application?.ref;
        default:
            return undefined;
    }
}

/** The peripheral that something of Aspect belongs to; anything else itself. */
function ownerOf(node: ComponentNode): ComponentNode {
    switch (node.$type) {
        case 'EventBridge':
        case 'RealTimeBridge':
            return node.$container;
        case 'CmiServer':
            return node.$container.$container;
        default:
            return node;
    }
}

function serves(server: MediaServer, cicServer: CicServer): boolean {
    return server.members.some((member) => member.$type === 'MediaService' && member.cicServer?.ref === cicServer);
}

function linkable(kind: ComponentKind): string {
    const kinds = linkableTo(kind).map((each) => CALLED[each]);
    return kinds.length === 0 ? 'nothing; its links follow from what runs on it' : kinds.join(' or ');
}

function nameOf(reference: ComponentRef | undefined): string {
    const named = foundValue(namedBy(reference));
    return named?.node.name ?? reference?.component?.$refText ?? '';
}

function capital(text: string): string {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
