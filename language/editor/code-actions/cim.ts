/** Repairs of CIM clusters: the servers of each role. */

import { AstUtils } from 'langium';
import { isCimCluster, isCimServer, isCimServers, isTopology } from '../../generated/ast.ts';
import { removal } from './marked-edits.ts';
import type { Repair, RepairContext } from './repair.ts';
import { insertMembers, removeFromList, removeStatement } from './source-edits.ts';
import { unusedName } from './topology-parts.ts';

export function addServicesServer({ node }: RepairContext): readonly Repair[] {
    const topology = AstUtils.getContainerOfType(node, isTopology);
    if (!isCimCluster(node) || topology === undefined) {
        return [];
    }
    const statement = `services server ${unusedName(topology, `${node.name}Services`)}`;
    return [{ title: `Add '${statement}'`, edits: insertMembers(node, [statement]) }];
}

/** The second server of a role goes. */
export function removeServer({ node }: RepairContext): readonly Repair[] {
    const servers = AstUtils.getContainerOfType(node, isCimServers);
    if (!isCimServer(node) || servers === undefined) {
        return [];
    }
    const fromList = removeFromList(servers, 'servers', node.$containerIndex ?? 0);
    const edits = fromList.length > 0 ? fromList : removeStatement(servers);
    return [{ title: `Remove '${node.name}'`, edits, isGuess: true }];
}

/** A service is there without being named, on the server that it runs on. */
export function removeService(context: RepairContext): readonly Repair[] {
    return removal(context).map((repair) => ({ ...repair, isGuess: true }));
}
