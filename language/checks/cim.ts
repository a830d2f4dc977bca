/** A CIM cluster must have the servers that it cannot do without, and its services where they run. */

import type { CimCluster, CimServers } from '../generated/ast.ts';
import { serversOf, servicesServerOf } from '../plan/cim.ts';
import { reportTwice } from './options.ts';
import type { Report } from './report.ts';

export function clusterMustHaveServicesServer(cluster: CimCluster, report: Report): void {
    if (servicesServerOf(cluster) === undefined) {
        const message =
            `CIM cluster '${cluster.name}' has no services server, which EAAS and Listener run on. ` +
            "Add 'services server' with a name to its block.";
        report({ code: 'cim/services-server', node: cluster, property: 'name', message });
    }
}

export function clusterMustHaveOneServerOfARole(cluster: CimCluster, report: Report): void {
    for (const role of SINGLE_ROLES) {
        const servers = serversOf(cluster)
            .filter((each) => each.role === role)
            .flatMap((each) => each.servers);
        const [first, ...others] = servers;
        for (const node of others) {
            const message =
                `'${cluster.name}' has a ${role} server already, '${first?.name}'. ` +
                'Only application servers, web servers and load balancers can be several.';
            report({ code: 'cim/several', node, property: 'name', message });
        }
    }
}

export function servicesMustRunOnServicesServer({ role, members }: CimServers, report: Report): void {
    for (const node of role === 'services' ? [] : members) {
        const message = `${node.service} runs on the services server of the cluster. Move it into its block.`;
        report({ code: 'cim/service', node, message });
    }
    reportTwice(members, ({ service }) => service, report);
}

const SINGLE_ROLES = ['database', 'file', 'messaging', 'services'] as const satisfies readonly CimServers['role'][];
