/** Declarations of what a name was meant to stand for, with whatever they need to be right. */

import { type AstNode, AstUtils, type Reference } from 'langium';
import {
    type Agent,
    type AgentAction,
    type AgentGroup,
    AgentOrTeam,
    type AgentPredicate,
    type Domain,
    isAgentAction,
    isAgentGroup,
    isAgentPredicate,
    isDomain,
    isMrPim,
    isNamedWork,
    isReceiveAction,
    isSubjectReference,
    isTopology,
    type NamedWork,
    type Topology,
    TopologyMember,
} from '../../generated/ast.ts';
import { domainKindOf } from '../../plan/topology.ts';
import { agentsNamed } from '../../references/agents.ts';
import { declarationsOf, topologyAround } from '../../references/declarations.ts';
import { bareKindOf } from '../../references/kinds.ts';
import { nearestName } from '../../references/nearest-name.ts';
import { shortestDeclaration } from './declaration-text.ts';
import type { Repair, RepairContext } from './repair.ts';
import { appendToList, type Block, insertMembers, type SourceEdit } from './source-edits.ts';
import { armPathEdits, declarationEdits, handleEdits, linkEdits, mrPathEdits, servesEdits } from './topology-parts.ts';

/** Most kinds of thing that a name may stand for so that it is still worth asking which. */
const MAX_KINDS = 2;

/** Kinds of thing with so many parts that a declaration cannot be guessed from a name. */
const BIG_KINDS: ReadonlySet<string> = new Set(['CimCluster']);

/** Declarations of the name that a reference cannot resolve, one per kind of thing that it may be. */
export function missingDeclarations(
    { services, node }: RepairContext,
    property: string,
    reference: Reference,
): readonly Repair[] {
    const topology = topologyAround(node);
    const name = reference.$refText;
    if (topology === undefined || name === '' || declarationsOf(topology).some((each) => each.name === name)) {
        return [];
    }
    const reflection = services.shared.AstReflection;
    // Where it could be any component too, an agent is what is missing most likely.
    const isSubject = isSubjectReference(node);
    const type = isSubject ? AgentOrTeam.$type : reflection.getReferenceType({ container: node, property, reference });
    const types = reflection
        .getAllSubTypes(type)
        .filter((each) => !BIG_KINDS.has(each) && services.Grammar.rules.some((rule) => rule.name === each));
    if (types.length > MAX_KINDS) {
        return [];
    }
    const missing = { services, topology, node, name };
    return types
        .filter((each) => canTake(each, node))
        .flatMap((each) => {
            const edits = editsFor(each, missing);
            const place =
                AstUtils.getContainerOfType(node, isTopology) !== undefined ? '' : ` in topology '${topology.name}'`;
            return edits.length === 0
                ? []
                : [{ title: `Declare ${bareKindOf(each)} '${name}'${place}`, edits, isGuess: true }];
        });
}

/** Calls are received by a peripheral, tasks by an application. */
function canTake(type: string, node: AstNode): boolean {
    const otherWork = type === 'Peripheral' ? 'task' : type === 'Application' ? 'call' : undefined;
    return !isReceiveAction(node) || otherWork === undefined || node.work?.startsWith(otherWork) !== true;
}

interface Missing {
    readonly services: RepairContext['services'];
    readonly topology: Topology;
    /** What refers to it. */
    readonly node: AstNode;
    readonly name: string;
}

function editsFor(type: string, missing: Missing): readonly SourceEdit[] {
    switch (type) {
        case 'Agent':
            return agentEdits(missing);
        case 'Application':
            return applicationEdits(missing);
        case 'Domain':
            return domainEdits(missing);
        // Who is in a group is for a person to say.
        case 'SkillGroup':
        case 'Team':
            return [];
        default:
            return otherEdits(type, missing);
    }
}

/** A statement of the topology, or one beside that which refers to it. */
function otherEdits(type: string, missing: Missing): readonly SourceEdit[] {
    const { services, topology, node } = missing;
    const text = declaration(type, missing);
    if (text === undefined) {
        return [];
    }
    if (services.shared.AstReflection.isSubtype(type, TopologyMember.$type)) {
        return declarationEdits(topology, type, text);
    }
    const block = node.$container;
    return node.$type === type && isBlock(block) ? insertMembers(block, [text], node) : [];
}

/** One more of the group whose agents have names like it and handle what is asked of it. */
function agentEdits(missing: Missing): readonly SourceEdit[] {
    const { topology, name } = missing;
    const needed = domainsNamedBy(missing.node);
    const groups = topology.members
        .filter(isAgentGroup)
        .filter((group) => needed.every((each) => handles(group, each)));
    const namesakes = groups.flatMap(({ agents }) => agents.map((agent) => agent.name));
    const like = nearestName(name, namesakes);
    const group = groups.find(({ agents }) => agents.some((agent) => agent.name === like)) ?? groups.at(-1);
    if (group !== undefined) {
        return appendToList(group, 'agents', name);
    }
    const text = needed.length > 1 ? undefined : declaration('AgentGroup', missing, needed[0]);
    return text === undefined ? [] : declarationEdits(topology, 'AgentGroup', text);
}

/** With its way to the agents, and that to the router where tasks arrive. */
function applicationEdits(missing: Missing): readonly SourceEdit[] {
    const { topology, node, name } = missing;
    const named = domainsNamedBy(node)[0];
    const domain = named ?? topology.members.filter(isDomain).find((each) => domainKindOf(each) !== 'voice');
    const text =
        domain === undefined || domainKindOf(domain) === 'voice'
            ? undefined
            : declaration('Application', missing, domain);
    const armPath = armPathEdits(topology, name);
    if (text === undefined || armPath.length === 0) {
        return [];
    }
    const toPim = isMrPim(node) ? linkEdits(topology, [`link ${name} -- ${node.name}`]) : [];
    const mrPath = node.$type === 'ReceiveAction' ? mrPathEdits(topology, name) : [];
    return [...declarationEdits(topology, 'Application', text), ...toPim, ...mrPath, ...armPath];
}

/** With those who have to serve and handle it, as the statement says. */
function domainEdits(missing: Missing): readonly SourceEdit[] {
    const { topology, node, name } = missing;
    const receiver = isNamedWork(node) ? receiverOf(node) : undefined;
    const type = receiver?.$type === 'Peripheral' ? ' voice' : '';
    return [
        ...declarationEdits(topology, 'Domain', `domain ${name}${type}`),
        ...(receiver?.$type === 'Application' ? servesEdits(receiver, name) : []),
        ...handleEdits(agentsNamedBy(node), name),
    ];
}

function declaration(type: string, { services, topology, name }: Missing, domain?: Domain): string | undefined {
    const reflection = services.shared.AstReflection;
    return shortestDeclaration(services.Grammar, type, {
        name,
        referTo(wanted) {
            const declared = declarationsOf(topology).find((each) => reflection.isSubtype(each.$type, wanted));
            return domain !== undefined && wanted === domain.$type ? domain.name : declared?.name;
        },
    });
}

function receiverOf(work: NamedWork) {
    return work.$type === 'ReceiveAction' ? work.receiver?.ref : work.application?.ref;
}

/** The agents that a statement or expectation is about. */
function agentsNamedBy(node: AstNode): readonly Agent[] {
    const statement = AstUtils.getContainerOfType(node, isAboutAgents);
    switch (statement?.$type) {
        case 'AgentAction':
        case 'AgentPredicate':
            return agentsNamed(statement.agents) ?? [];
        case 'AssignAction':
            return statement.agent?.ref === undefined ? [] : [statement.agent.ref];
        default:
            return [];
    }
}

/** The domains that a statement or expectation names. */
function domainsNamedBy(node: AstNode): readonly Domain[] {
    const statement = AstUtils.getContainerOfType(node, isAboutAgents);
    const nodes = statement === undefined ? [] : AstUtils.streamAst(statement).toArray();
    const targets = nodes.flatMap((each) => AstUtils.streamReferences(each).toArray());
    return targets.flatMap(({ reference }) => ('ref' in reference && isDomain(reference.ref) ? [reference.ref] : []));
}

function isAboutAgents(node: AstNode): node is AgentAction | AgentPredicate | NamedWork {
    return isAgentAction(node) || isAgentPredicate(node) || isNamedWork(node);
}

function handles(group: AgentGroup, domain: Domain): boolean {
    return group.handles.some((handling) => handling.domain?.ref === domain);
}

function isBlock(node: AstNode | undefined): node is Block {
    return node !== undefined && 'members' in node && Array.isArray(node.members);
}
