/** What decides the size of a controller's state, and the networks between machines. */

import type { Controller, ControllerOption, Network, Topology } from '../generated/ast.ts';
import { parseCount, parseSize } from '../quantities.ts';
import { bareKindOf } from '../references/kinds.ts';
import { reportTwice } from './options.ts';
import type { Report } from './report.ts';

export function controllerOptionsMustBeGivenOnce(controller: Controller, report: Report): void {
    const options = controller.members.filter((member) => member.$type === 'ControllerOption');
    reportTwice(options, ({ kind }) => (kind === 'state' ? 'state limit' : kind), report);
}

export function controllerOptionMustBePossible(node: ControllerOption, report: Report): void {
    if (node.value === undefined) {
        return;
    }
    const quantity = node.kind === 'state' ? parseSize(node.value) : parseCount(node.value);
    if (quantity.kind === 'problem') {
        report({ code: `quantity/${quantity.reason}`, node, property: 'value', message: quantity.message });
    }
}

export function networkMustBeForPairs(network: Network, report: Report): void {
    for (const [index, { ref: pair }] of network.pairs.entries()) {
        if (network.kind === 'public') {
            const message = "A public network carries the links of all gateways. Leave out 'for'.";
            report({ code: 'network/for', node: network, property: 'pairs', index, message });
        } else if (pair !== undefined && !pair.duplexed) {
            const message =
                `'${pair.name}' has no sides, so nothing of it runs over a private network. ` +
                `Declare '${bareKindOf(pair.$type)} ${pair.name} duplexed', or leave it out here.`;
            report({ code: 'network/for', node: network, property: 'pairs', index, message });
        }
    }
}

export function linkMustRunOverOneNetwork(topology: Topology, report: Report): void {
    const networks = topology.members.filter((member) => member.$type === 'Network');
    for (const [place, network] of networks.entries()) {
        const other = networks.slice(0, place).find((earlier) => sharesLinks(earlier, network));
        if (other !== undefined) {
            const message =
                network.kind === 'public'
                    ? `'${other.name}' is the public network already. Keep one of the two.`
                    : `'${other.name}' carries the same links. Say with 'for' which pair each private network is for.`;
            const related = [{ node: other, property: 'name', message: 'The other network.' }];
            report({ code: 'network/several', node: network, property: 'name', message }, related);
        }
    }
}

function sharesLinks(one: Network, other: Network): boolean {
    if (one.kind !== other.kind || one.kind === undefined) {
        return false;
    }
    const isForAll = one.pairs.length === 0 || other.pairs.length === 0;
    return isForAll || one.pairs.some(({ ref }) => ref !== undefined && other.pairs.some((each) => each.ref === ref));
}
