/** What media servers and CIC servers are to each other, and what of it can change. */

import { foundValue } from '../findings.ts';
import type { ChangeAction, MediaServer, MediaService, MediaTerm, ResourcesTerm } from '../generated/ast.ts';
import { linksNamed, namedBy } from '../plan/targets.ts';
import { modelOf } from '../plan/topology.ts';
import { parseCount } from '../quantities.ts';
import { topologyAround } from '../references/declarations.ts';
import { kindOf } from '../references/kinds.ts';
import { reportTwice } from './options.ts';
import type { Report } from './report.ts';

export function cicServerMustBeServedOnce(server: MediaServer, report: Report): void {
    const services = server.members.filter((member) => member.$type === 'MediaService');
    for (const [place, node] of services.entries()) {
        const served = node.cicServer?.ref;
        const first = services.slice(0, place).find((earlier) => earlier.cicServer?.ref === served);
        if (served !== undefined && first !== undefined) {
            const message = `'${server.name}' serves '${served.name}' already. Keep one of the two.`;
            const related = [{ node: first, message: 'The first one.' }];
            report({ code: 'media/served-twice', node, property: 'cicServer', message }, related);
        }
    }
}

export function licenseMustBeGivenOnce(server: MediaServer, report: Report): void {
    const options = server.members.filter((member) => member.$type === 'LicenseOption');
    reportTwice(options, () => 'license', report);
}

export function termsMustBeGivenOnce(service: MediaService, report: Report): void {
    reportTwice(service.members, nameOfTerm, report);
}

export function changesMustBeGivenOnce(action: ChangeAction, report: Report): void {
    reportTwice(
        action.changes,
        (change) => (change.$type === 'LicenseOption' ? 'license' : nameOfTerm(change)),
        report,
    );
}

export function resourcesMustBeCount(node: ResourcesTerm, report: Report): void {
    const count = node.count === undefined ? undefined : parseCount(node.count);
    if (count?.kind === 'problem') {
        report({ code: 'quantity/number', node, property: 'count', message: count.message });
    }
}

/** A license changes at a media server, everything else between it and one CIC server. */
export function changeMustFitItsTarget(action: ChangeAction, report: Report): void {
    const { target } = action;
    if (target?.to === undefined) {
        licenseMustBeAllThatChanges(action, report);
        return;
    }
    const topology = topologyAround(action);
    const model = topology && modelOf(topology);
    const links = model && foundValue(linksNamed(model.topology, model.components, target));
    const isConnection = model?.topology.mediaConnections.some(({ link }) => link === links?.[0]);
    if (links !== undefined && links.length > 0 && !isConnection) {
        const message = "Only the link between a media server and a CIC server can change. 'cut' takes others down.";
        report({ code: 'change/target', node: target, message });
    }
    for (const node of action.changes.filter(({ $type }) => $type === 'LicenseOption')) {
        const message = "A license is the media server's alone. Name the media server without '--'.";
        report({ code: 'change/terms', node, message });
    }
}

function licenseMustBeAllThatChanges(action: ChangeAction, report: Report): void {
    const named = foundValue(namedBy(action.target?.from));
    if (named !== undefined && named.node.$type !== 'MediaServer') {
        const message =
            `'${named.node.name}' is ${kindOf(named.node.$type)}, of which nothing can change. ` +
            "Name a media server, or its link with a CIC server, such as 'Ims1 -- Cic1'.";
        report({ code: 'change/target', node: action.target, message });
        return;
    }
    for (const node of action.changes.filter(({ $type }) => $type !== 'LicenseOption')) {
        const message = `This is between '${named?.node.name ?? ''}' and one CIC server. Name both, as in 'Ims1 -- Cic1'.`;
        report({ code: 'change/terms', node, message });
    }
}

function nameOfTerm(term: MediaTerm): string {
    return TERMS[term.$type];
}

const TERMS = {
    CredentialsTerm: 'credentials',
    LogonTerm: 'logon',
    ResourcesTerm: 'resources',
    SessionsTerm: 'sessions',
    TrustTerm: 'trusted',
} as const satisfies Record<MediaTerm['$type'], string>;
