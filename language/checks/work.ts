/** Tasks and calls must be for somebody who takes them. */

import { AstUtils } from 'langium';
import {
    type Domain,
    isApplicationInstance,
    isScenario,
    type NamedWork,
    type ReceiveAction,
    type Topology,
} from '../generated/ast.ts';
import { domainKindOf, mrPimOf } from '../plan/topology.ts';
import { keptWith } from '../references/kept.ts';
import type { Report } from './report.ts';

export function receiverMustTakeThisWork(node: ReceiveAction, report: Report): void {
    const [receiver, domain] = [node.receiver?.ref, node.domain?.ref];
    if (receiver === undefined || domain === undefined) {
        return;
    }
    const remedy = isApplicationInstance(receiver)
        ? applicationRemedy(node, domain)
        : peripheralRemedy(node, receiver.name, domain);
    if (remedy !== undefined) {
        report({ code: 'work/receiver', node, ...remedy });
    }
}

export function applicationMustServeDomain(node: NamedWork, report: Report): void {
    const application = node.$type === 'AssignAction' ? node.application?.ref : node.receiver?.ref;
    const domain = node.domain?.ref;
    if (
        application === undefined ||
        !isApplicationInstance(application) ||
        domain === undefined ||
        isReceivedVoice(node, domain)
    ) {
        return;
    }
    if (!application.domains.some((served) => served.ref === domain)) {
        const message = `'${application.name}' does not serve '${domain.name}'. Add it to 'serves' of the application.`;
        report({ code: 'work/domain-not-served', node, property: 'domain', message });
    }
}

export function applicationMustHaveMrPath(node: ReceiveAction, report: Report): void {
    const receiver = node.receiver?.ref;
    if (receiver !== undefined && isApplicationInstance(receiver) && mrPimOf(receiver) === undefined) {
        const message =
            `'${receiver.name}' has no MR PIM, so its tasks can never be routed. Declare ` +
            `'mr pim ${receiver.name}Pim for ${receiver.name}' in a gateway, ` +
            'or let the application assign the tasks itself.';
        report({ code: 'work/mr-path', node, property: 'receiver', message });
    }
}

export function workShouldHaveAgents(node: NamedWork, report: Report): void {
    const topology = AstUtils.getContainerOfType(node, isScenario)?.topology?.ref;
    const domain = node.domain?.ref;
    if (topology === undefined || domain === undefined) {
        return;
    }
    if (!handledDomainsOf(topology).has(domain)) {
        const message = `No agent handles '${domain.name}', so this waits for ever. Add it to 'handle' of some agents.`;
        report({ code: 'work/no-agents', node, property: 'domain', message });
    }
}

const handledDomainsOf = keptWith((topology: Topology): ReadonlySet<Domain | undefined> => {
    const groups = topology.members.filter((member) => member.$type === 'AgentGroup');
    return new Set(groups.flatMap((group) => group.handles.map((handling) => handling.domain?.ref)));
});

export function workMustSayHowLongItLasts(node: NamedWork, report: Report): void {
    if (!node.options.some((option) => option.kind === 'lasting')) {
        const message = "This does not say how long the agent works on it. Add 'lasting 3min', for example.";
        report({ code: 'work/lasting', node, property: node.$type === 'ReceiveAction' ? 'work' : 'domain', message });
    }
}

type Remedy = { readonly property: keyof ReceiveAction; readonly message: string };

function applicationRemedy(node: ReceiveAction, domain: Domain): Remedy | undefined {
    if (domainKindOf(domain) === 'voice') {
        return {
            property: 'domain',
            message: `'${domain.name}' is a voice domain. Calls are received by a peripheral.`,
        };
    }
    return isCall(node)
        ? { property: 'work', message: `An application receives tasks, not calls. Write '${plural(node, 'task')}'.` }
        : undefined;
}

function peripheralRemedy(node: ReceiveAction, name: string, domain: Domain): Remedy | undefined {
    if (domainKindOf(domain) !== 'voice') {
        const message = `'${domain.name}' is not a voice domain. An application receives its tasks, not '${name}'.`;
        return { property: 'domain', message };
    }
    return isCall(node)
        ? undefined
        : { property: 'work', message: `A peripheral receives calls, not tasks. Write '${plural(node, 'call')}'.` };
}

/** Voice at an application has a finding of its own. */
function isReceivedVoice(node: NamedWork, domain: Domain): boolean {
    return node.$type === 'ReceiveAction' && domainKindOf(domain) === 'voice';
}

function isCall({ work }: ReceiveAction): boolean {
    return work === 'call' || work === 'calls';
}

function plural({ work }: ReceiveAction, word: string): string {
    return work?.endsWith('s') ? `${word}s` : word;
}
