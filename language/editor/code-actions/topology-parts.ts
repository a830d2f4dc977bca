/** What has to be added to a topology so that something in it can work, as edits. */

import type { Agent, AgentGroup, Application, Gateway, Topology } from '../../generated/ast.ts';
import { isGateway } from '../../generated/ast.ts';
import { declarationsOf } from '../../references/declarations.ts';
import { freeName } from './free-name.ts';
import { appendToList, insertMembers, type SourceEdit } from './source-edits.ts';

/** Adds links behind the last one. */
export function linkEdits(topology: Topology, links: readonly string[]): readonly SourceEdit[] {
    const last = topology.members.findLast((member) => member.$type === 'Link');
    return insertMembers(topology, links, last);
}

/** Adds a declaration behind the last one of its type. */
export function declarationEdits(topology: Topology, type: string, text: string): readonly SourceEdit[] {
    const links = topology.members.findIndex((member) => member.$type === 'Link');
    const sameType = topology.members.findLast((member) => member.$type === type);
    return insertMembers(topology, [text], sameType ?? (links > 0 ? topology.members[links - 1] : undefined));
}

/** Links an application with a CTI server, which is declared where there is none; nothing where it has no place. */
export function armPathEdits(topology: Topology, application: string): readonly SourceEdit[] {
    const server = declarationsOf(topology).find((each) => each.$type === 'CtiServer');
    if (server !== undefined) {
        return linkEdits(topology, [`link ${application} -- ${server.name}`]);
    }
    const gateway = gatewaysOf(topology).find(({ members }) => members.some((each) => each.$type === 'Pim'));
    const name = unusedName(topology, 'Cti');
    return gateway === undefined
        ? []
        : [
              ...insertMembers(gateway, [`cti server ${name}`]),
              ...linkEdits(topology, [`link ${application} -- ${name}`]),
          ];
}

/** Gives an application an MR PIM with its links; nothing where there is no controller to link it to. */
export function mrPathEdits(topology: Topology, application: string): readonly SourceEdit[] {
    const controller = topology.members.find((member) => member.$type === 'Controller');
    if (controller === undefined) {
        return [];
    }
    const name = unusedName(topology, `${application}Pim`);
    const statement = `mr pim ${name} for ${application}`;
    const gateway = gatewaysOf(topology).find(({ members }) => members.every((each) => each.$type === 'MrPim'));
    return [
        ...(gateway === undefined
            ? declarationEdits(topology, 'Gateway', `gateway ${unusedName(topology, 'MrPg')} { ${statement} }`)
            : insertMembers(gateway, [statement])),
        ...linkEdits(topology, [`link ${name} -- ${controller.name}`, `link ${application} -- ${name}`]),
    ];
}

/** Gives a peripheral a PIM: on the gateway of a CTI server, otherwise on one of its own. */
export function pimEdits(topology: Topology, peripheral: string): readonly SourceEdit[] {
    const statement = `pim ${unusedName(topology, `${peripheral}Pim`)} for ${peripheral}`;
    const gateways = gatewaysOf(topology);
    const gateway = gateways.find(
        ({ members }) =>
            members.some((each) => each.$type === 'CtiServer') && !members.some((each) => each.$type === 'Pim'),
    );
    return gateway === undefined
        ? declarationEdits(topology, 'Gateway', `gateway ${unusedName(topology, 'AgentPg')} { ${statement} }`)
        : insertMembers(gateway, [statement]);
}

/** Has agents handle a domain, with all others of their groups. */
export function handleEdits(agents: readonly Agent[], domain: string): readonly SourceEdit[] {
    const groups = new Set<AgentGroup>(agents.map((agent) => agent.$container));
    return [...groups]
        .filter(({ handles }) => !handles.some((handling) => handling.domain?.$refText === domain))
        .flatMap((group) => appendToList(group, 'handles', domain));
}

/** Has an application serve a domain. */
export function servesEdits(application: Application, domain: string): readonly SourceEdit[] {
    return application.domains.some((each) => each.$refText === domain)
        ? []
        : appendToList(application, 'domains', domain);
}

/** The name itself if nothing in the topology has it, otherwise one like it. */
export function unusedName(topology: Topology, name: string): string {
    const taken = new Set(declarationsOf(topology).map((each) => each.name));
    return taken.has(name) ? freeName(name, taken) : name;
}

function gatewaysOf(topology: Topology): readonly Gateway[] {
    return topology.members.filter(isGateway);
}
