/** Only an Aspect ACD has a Contact Server and bridges, and only its PIM has a release. */

import type { CimCluster, Peripheral, PeripheralMember, Pim } from '../generated/ast.ts';
import { ASPECT_RELEASE, isForAspect } from '../plan/aspect.ts';
import { releaseOf } from '../plan/numbers.ts';
import { allPartsOf } from '../references/declarations.ts';
import { kindOf } from '../references/kinds.ts';
import type { Report } from './report.ts';

export function aspectPartsMustBelongToAspect(peripheral: Peripheral, report: Report): void {
    for (const node of peripheral.type === 'aspect' ? [] : peripheral.members.filter(isAspectPart)) {
        const message =
            `Only an Aspect ACD has ${kindOf(node.$type)}. ` +
            `Write 'peripheral ${peripheral.name} aspect', or remove it.`;
        report({ code: 'aspect/peripheral', node, message });
    }
}

export function aspectPartsMustBeThereOnce(peripheral: Peripheral, report: Report): void {
    const servers = allPartsOf(peripheral).filter(({ $type }) => $type !== 'CtiManager');
    for (const [place, node] of servers.entries()) {
        const first = servers.slice(0, place).find(({ $type }) => $type === node.$type);
        if (first !== undefined) {
            const message = `'${peripheral.name}' has ${kindOf(node.$type)} already, '${first.name}'. Keep one of the two.`;
            const related = [{ node: first, property: 'name', message: 'The first one.' }];
            report({ code: 'aspect/several', node, property: 'name', message }, related);
        }
    }
}

export function aspectPimShouldHaveBridges(pim: Pim, report: Report): void {
    const peripheral = pim.peripheral?.ref;
    if (peripheral === undefined || peripheral.type !== 'aspect') {
        return;
    }
    const missing = BRIDGES.filter(({ type }) => !peripheral.members.some(({ $type }) => $type === type));
    if (missing.length > 0) {
        const names = missing.map(({ type }) => kindOf(type)).join(' and ');
        const message =
            `'${peripheral.name}' has not ${names}, which its PIM works over. ` +
            `Add ${missing.map(({ declaration }) => `'${declaration}'`).join(' and ')} to it.`;
        report({ code: 'aspect/bridge', node: pim, property: 'peripheral', message });
    }
}

/** Without one its attempts to reach it fail, and it goes on over an Event Link (`aspect/event-link-fallback`). */
export function aspectPimShouldHaveCmiServer(pim: Pim, report: Report): void {
    const peripheral = pim.peripheral?.ref;
    const release = pim.release === undefined ? ASPECT_RELEASE : releaseOf(pim.release);
    if (peripheral?.type !== 'aspect' || release === undefined || release < ASPECT_RELEASE) {
        return;
    }
    if (!allPartsOf(peripheral).some(({ $type }) => $type === 'CmiServer')) {
        const contactServer = peripheral.members.find(({ $type }) => $type === 'ContactServer');
        const remedy =
            contactServer?.$type === 'ContactServer'
                ? `Add 'cmi server CmiServer' to '${contactServer.name}'`
                : "Add 'contact server ContactServer { cmi server CmiServer }' to it";
        const message =
            `'${peripheral.name}' has no CMI server, which a PIM of release 5.0 or later tries first: ` +
            'it falls back to an Event Link after three attempts, unless the settings say otherwise. ' +
            `${remedy}.`;
        report({ code: 'aspect/cmi-server', node: pim, property: 'peripheral', message });
    }
}

export function releaseMustBeOfAspectPim(pim: Pim, report: Report): void {
    if (pim.release !== undefined && isForAspect(pim) === false) {
        const message = `A release matters for a PIM of an Aspect ACD only. Leave out 'release ${pim.release}'.`;
        report({ code: 'pim/release', node: pim, property: 'release', message });
    }
}

export function releaseMustBeReadable(node: Pim | CimCluster, report: Report): void {
    if (node.release !== undefined && releaseOf(node.release) === undefined) {
        const example = node.$type === 'Pim' ? '5.0' : '4.3';
        const message = `'${node.release}' is not a release. Write its number, such as '${example}'.`;
        report({ code: 'code/release', node, property: 'release', message });
    }
}

const BRIDGES = [
    { type: 'EventBridge', declaration: 'event bridge EventBridge' },
    { type: 'RealTimeBridge', declaration: 'real-time bridge RealTimeBridge' },
] as const;

type AspectPart = Extract<PeripheralMember, { $type: 'ContactServer' | 'EventBridge' | 'RealTimeBridge' }>;

function isAspectPart(member: PeripheralMember): member is AspectPart {
    return member.$type === 'ContactServer' || member.$type === 'EventBridge' || member.$type === 'RealTimeBridge';
}
