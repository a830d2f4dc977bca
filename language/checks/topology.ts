/** A topology must have the paths that its applications and agents work over. */

import type { Link } from '../../simulator/plan.ts';
import type {
    AgentGroup,
    ApplicationInstance,
    CicServer,
    CtiManager,
    FinesseServer,
    MrPim,
    Pim,
    Topology,
} from '../generated/ast.ts';
import { domainKindOf, modelOf, mrPimOf, pimOf } from '../plan/topology.ts';
import { declarationsOf } from '../references/declarations.ts';
import { keptWith } from '../references/kept.ts';
import type { Report } from './report.ts';

export function topologyMustHaveOneController(topology: Topology, report: Report): void {
    const { name } = topology;
    const [first, ...others] = topology.members.filter(({ $type }) => $type === 'Controller');
    const hasGateway = topology.members.some(({ $type }) => $type === 'Gateway');
    if (first === undefined && hasGateway) {
        const message = `Topology '${name}' has no controller, so nothing can be routed. Add 'controller Central'.`;
        report({ code: 'controller/missing', node: topology, property: 'name', message });
    }
    for (const node of others) {
        const message = "A contact center has one Central Controller. Write one, 'duplexed' if it has two sides.";
        report({ code: 'controller/several', node, property: 'name', message });
    }
}

export function mrPimMustHaveRouterLink(pim: MrPim, report: Report): void {
    if (!hasLink(pim, 'mr-router')) {
        const controller = controllerName(pim.$container.$container);
        const message =
            `MR PIM '${pim.name}' has no link to a controller, so no routing request can reach it. ` +
            `Add 'link ${pim.name} -- ${controller}'.`;
        report({ code: 'mr-pim/router-link', node: pim, property: 'name', message });
    }
}

export function mrPimMustHaveApplicationLink(pim: MrPim, report: Report): void {
    const application = pim.application?.ref;
    if (application !== undefined && !hasLink(pim, 'mr-application')) {
        const message =
            `MR PIM '${pim.name}' has no link to its application, so no routing request can leave it. ` +
            `Add 'link ${application.name} -- ${pim.name}'.`;
        report({ code: 'mr-pim/application-link', node: pim, property: 'name', message });
    }
}

export function applicationMustHaveOneMrPim(pim: MrPim, report: Report): void {
    const application = pim.application?.ref;
    const first = application === undefined ? undefined : mrPimOf(application);
    if (application !== undefined && first !== undefined && first !== pim) {
        const message = `'${application.name}' has MR PIM '${first.name}' already. Keep one of the two.`;
        const related = [{ node: first, property: 'name', message: `The first MR PIM for '${application.name}'.` }];
        report({ code: 'mr-pim/several', node: pim, property: 'application', message }, related);
    }
}

export function peripheralMustHaveOnePim(pim: Pim, report: Report): void {
    const peripheral = pim.peripheral?.ref;
    const first = peripheral === undefined ? undefined : pimOf(peripheral);
    if (peripheral !== undefined && first !== undefined && first !== pim) {
        const message = `'${peripheral.name}' is served by PIM '${first.name}' already. Keep one of the two.`;
        const related = [{ node: first, property: 'name', message: `The first PIM for '${peripheral.name}'.` }];
        report({ code: 'pim/several', node: pim, property: 'peripheral', message }, related);
    }
}

export function applicationMustHaveArmPath(application: ApplicationInstance, report: Report): void {
    const { name, $container: topology } = application;
    if (hasArmPath(application)) {
        return;
    }
    const server = declarationsOf(topology).find(({ $type }) => $type === 'CtiServer');
    const remedy =
        server === undefined
            ? "Declare 'cti server Cti' in the agents' gateway and link the application to it."
            : `Add 'link ${name} -- ${server.name}'.`;
    const message = `Application '${name}' has no link to a CTI server, so it cannot reach any agent. ${remedy}`;
    report({ code: 'application/arm-path', node: application, property: 'name', message });
}

export function applicationShouldHaveMrPim(application: ApplicationInstance, report: Report): void {
    if (mrPimOf(application) === undefined) {
        const message =
            `No MR PIM carries the routing requests of '${application.name}', so it can only assign tasks itself. ` +
            `Add 'mr pim ${application.name}Pim for ${application.name}' to a gateway, and link it.`;
        report({ code: 'application/mr-path', node: application, property: 'name', message });
    }
}

export function applicationMustNotServeVoice(application: ApplicationInstance, report: Report): void {
    for (const [index, domain] of application.domains.entries()) {
        if (domain.ref !== undefined && domainKindOf(domain.ref) === 'voice') {
            const message = `'${domain.ref.name}' is a voice domain; a peripheral receives its calls. Remove it here.`;
            report({ code: 'application/voice-domain', node: application, property: 'domains', index, message });
        }
    }
}

export function agentsShouldHavePim(group: AgentGroup, report: Report): void {
    const peripheral = group.peripheral?.ref;
    if (peripheral !== undefined && pimOf(peripheral) === undefined) {
        const message =
            `No PIM serves '${peripheral.name}', so the controller never sees these agents. ` +
            `Add 'pim ${peripheral.name}Pim for ${peripheral.name}' to a gateway.`;
        report({ code: 'agent/no-pim', node: group, property: 'peripheral', message });
    }
}

export function backupMustBeAnother(node: CicServer | CtiManager | FinesseServer, report: Report): void {
    if (node.backup?.ref === node) {
        const message = `'${node.name}' cannot take over from itself. Name another one.`;
        report({ code: 'backup/itself', node, property: 'backup', message });
    }
}

function hasArmPath(node: ApplicationInstance): boolean {
    const { topology, components } = modelOf(node.$container);
    const index = components.indexOf(node);
    const application = topology.applications.find(({ component }) => component === index);
    return linkedEndsOf(node.$container).has(`arm-application ${application?.armEnd}`);
}

function hasLink(node: MrPim, kind: Link['kind']): boolean {
    const topology = node.$container.$container;
    const index = modelOf(topology).components.indexOf(node);
    return linkedEndsOf(topology).has(`${kind} ${index}`);
}

/** The components at the ends of links, with the kinds of these. */
const linkedEndsOf = keptWith((topology: Topology): ReadonlySet<string> => {
    const { links } = modelOf(topology).topology;
    return new Set(links.flatMap(({ kind, from, to }) => [`${kind} ${from}`, `${kind} ${to}`]));
});

function controllerName(topology: Topology): string {
    return topology.members.find((member) => member.$type === 'Controller')?.name ?? 'Central';
}
