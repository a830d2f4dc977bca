/** Repairs of tasks and calls: who takes them, how many, how long. */

import { AstUtils } from 'langium';
import {
    type AgentGroup,
    isApplication,
    isNamedWork,
    isPeripheral,
    isReceiveAction,
    isSkillGroup,
    isTimelineStatement,
    type NamedWork,
    type ReceiveAction,
    type Topology,
} from '../../generated/ast.ts';
import { domainKindOf } from '../../plan/topology.ts';
import { declarationsOf, topologyAround } from '../../references/declarations.ts';
import { replacement } from './marked-edits.ts';
import type { Repair, RepairContext } from './repair.ts';
import { appendToList, insertBehind, removeClause, replaceProperty } from './source-edits.ts';
import { servesEdits } from './topology-parts.ts';

const HANDLING_TIME = 'lasting 1min';

export function addHandlingTime({ node }: RepairContext): readonly Repair[] {
    const statement = AstUtils.getContainerOfType(node, isTimelineStatement);
    return statement === undefined
        ? []
        : [{ title: `Add '${HANDLING_TIME}'`, edits: insertBehind(statement, ` ${HANDLING_TIME}`) }];
}

/** The application serves the domain from now on. */
export function serveDomain({ node, text }: RepairContext): readonly Repair[] {
    const receiver = isNamedWork(node) ? receiverOf(node) : undefined;
    const domain = isNamedWork(node) ? node.domain.ref : undefined;
    if (!isApplication(receiver) || domain === undefined || domainKindOf(domain) === 'voice') {
        return [];
    }
    return [{ title: `Add '${text}' to 'serves' of '${receiver.name}'`, edits: servesEdits(receiver, domain.name) }];
}

/** Some agents handle the domain from now on. */
export function letAgentsHandle({ node, text }: RepairContext): readonly Repair[] {
    const groups: readonly AgentGroup[] =
        topologyAround(node)?.members.filter((each) => each.$type === 'AgentGroup') ?? [];
    return groups.map((group) => ({
        title: `Add '${text}' to what '${group.agents[0]?.name}'${group.agents.length > 1 ? ' and others handle' : ' handles'}`,
        edits: appendToList(group, 'handles', text),
        isGuess: groups.length > 1,
    }));
}

/** The word for what the receiver takes, or a receiver that takes it. */
export function repairReceiver(context: RepairContext): readonly Repair[] {
    const { node, leaf } = context;
    if (!isReceiveAction(node)) {
        return [];
    }
    const isWord = leaf.text === node.work;
    return isWord ? [replacement(context, otherWord(node))] : receiversFor(node);
}

/** The skill groups of the domain, or none. */
export function repairSkillGroup(context: RepairContext): readonly Repair[] {
    const { node, text } = context;
    const topology = topologyAround(node);
    if (!isReceiveAction(node) || topology === undefined) {
        return [];
    }
    const groups = declarationsOf(topology).filter(isSkillGroup);
    return [
        ...groups
            .filter(({ domain }) => domain?.ref === node.domain?.ref)
            .map(({ name }) => ({ ...replacement(context, name), isGuess: true })),
        { title: `Leave out 'for ${text}'`, edits: removeClause(node, 'skillGroup'), isGuess: true },
    ];
}

function receiversFor(node: ReceiveAction): readonly Repair[] {
    const topology = topologyAround(node);
    const isVoice = node.domain.ref !== undefined && domainKindOf(node.domain.ref) === 'voice';
    const receivers = topology === undefined ? [] : takers(node, topology, isVoice);
    const isCall = node.work.startsWith('call');
    return receivers.map((name) => ({
        title: `Change to '${name}'`,
        edits: [
            ...replaceProperty(node, 'receiver', name),
            ...(isCall === isVoice ? [] : replaceProperty(node, 'work', otherWord(node))),
        ],
        isGuess: receivers.length > 1,
    }));
}

function takers(node: ReceiveAction, topology: Topology, isVoice: boolean): readonly string[] {
    const all = declarationsOf(topology);
    return isVoice
        ? all.filter(isPeripheral).map(({ name }) => name)
        : all
              .filter(isApplication)
              .filter(({ domains }) => domains.some((served) => served.ref === node.domain.ref))
              .map(({ name }) => name);
}

function otherWord({ work }: ReceiveAction): string {
    return work.startsWith('call') ? work.replace('call', 'task') : work.replace('task', 'call');
}

function receiverOf(node: NamedWork) {
    return node.$type === 'ReceiveAction' ? node.receiver.ref : node.application.ref;
}
