/** The outline of a document: topologies with their members nested, scenarios with their timeline. */

import { type AstNode, GrammarUtils, type LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import {
    type Agent,
    type AgentGroup,
    isDocument,
    type ScenarioMember,
    type Timeline,
    type Topology,
    type TopologyMember,
} from '../generated/ast.ts';
import { agentsOfGroup } from '../references/agents.ts';
import { type ComponentNode, partsOf } from '../references/declarations.ts';
import { symbolKindOf } from './node-kinds.ts';
import { textOf } from './statement-text.ts';

export class CcsimDocumentSymbolProvider implements DocumentSymbolProvider {
    getSymbols(document: LangiumDocument): DocumentSymbol[] {
        const root = document.parseResult.value;
        if (!isDocument(root)) {
            return [];
        }
        const topologies = root.topologies.flatMap(topologySymbol);
        const timelines = [...root.scenarios, ...root.fragments].flatMap(timelineSymbol);
        return [...topologies, ...timelines].sort((a, b) => a.range.start.line - b.range.start.line);
    }
}

function timelineSymbol(timeline: Timeline): DocumentSymbol[] {
    const members: readonly ScenarioMember[] = timeline.members;
    const place = textOf(timeline).match(/^[^{]*?\b(on \S+)/)?.[1];
    const detail = timeline.$type === 'Fragment' ? `fragment ${place ?? ''}`.trim() : place;
    return symbol(timeline, timeline.name, detail, members.flatMap(scenarioMember));
}

function topologySymbol(topology: Topology): DocumentSymbol[] {
    const detail = topology.base === undefined ? 'topology' : `topology extends ${topology.base.$refText}`;
    return symbol(topology, topology.name, detail, topology.members.flatMap(topologyMember));
}

function topologyMember(member: TopologyMember): DocumentSymbol[] {
    switch (member.$type) {
        case 'AgentGroup':
            return agentGroup(member);
        case 'Domain':
            return symbol(member, member.name, `${member.type ?? ''} domain`.trim());
        case 'Removal':
            return symbol(member, textOf(member), undefined);
        case 'Team':
            return symbol(member, member.name, 'team');
        case 'SkillGroup':
            return symbol(member, member.name, `skill group in ${member.domain?.$refText ?? ''}`.trim());
        case 'Link':
            return symbol(member, textOf(member).replace(/^link /, ''), 'link');
        case 'SettingAssignment':
            return symbol(member, member.setting, textOf(member.value));
        default:
            return componentSymbol(member);
    }
}

/** A component with what is declared in its block. */
function componentSymbol(node: ComponentNode): DocumentSymbol[] {
    return symbol(node, node.name, componentDetail(node), partsOf(node).flatMap(componentSymbol));
}

function componentDetail(node: ComponentNode): string {
    switch (node.$type) {
        case 'Controller':
            return node.duplexed ? 'duplexed controller' : 'controller';
        case 'Gateway':
            return node.duplexed ? 'duplexed gateway' : 'gateway';
        case 'Peripheral':
            return node.type ?? 'peripheral';
        case 'Network':
            return `${node.kind ?? ''} network`.trim();
        case 'CimServer':
            return `${node.$container.role === 'load' ? 'load balancer' : `${node.$container.role} server`}`;
        default:
            return DETAILS[node.$type];
    }
}

const DETAILS = {
    Agent: 'agent',
    Application: 'application',
    Cic: 'cic',
    CicServer: 'cic server',
    CimCluster: 'cim cluster',
    CmiServer: 'cmi server',
    ContactServer: 'contact server',
    CtiManager: 'cti manager',
    CtiServer: 'cti server',
    EventBridge: 'event bridge',
    FinesseServer: 'finesse server',
    MediaServer: 'media server',
    MrPim: 'mr pim',
    Pim: 'pim',
    RealTimeBridge: 'real-time bridge',
} as const;

function agentGroup(group: AgentGroup): DocumentSymbol[] {
    const agents = group.agents.flatMap((agent: Agent) =>
        symbol(agent, rangeName(agent), agent.last === undefined ? 'agent' : 'agents'),
    );
    const [only] = agents;
    if (agents.length === 1 && only !== undefined) {
        return [only];
    }
    const place = group.peripheral?.$refText;
    const count = agentsOfGroup(group).length;
    return symbol(group, `${count} agents`, place === undefined ? undefined : `on ${place}`, agents);
}

function scenarioMember(member: ScenarioMember): DocumentSymbol[] {
    switch (member.$type) {
        case 'TimelineStatement':
            return symbol(member, textOf(member.action), textOf(member.occurs));
        case 'Expectation':
            return symbol(member, `expect ${textOf(member.what)}`, textOf(member.when));
        case 'SettingAssignment':
            return symbol(member, member.setting, textOf(member.value));
        case 'Parameter':
            return symbol(member, member.name, `param ${member.value ?? ''}`.trim());
        case 'Case':
            return symbol(member, member.name, 'case');
        case 'Include':
            return symbol(member, `include ${member.fragment?.$refText ?? ''}`.trim(), `at ${textOf(member.time)}`);
        case 'DurationOption':
        case 'SeedOption':
            return [];
    }
}

function rangeName({ name, last }: Agent): string {
    return last === undefined ? name : `${name}..${last}`;
}

/** Editors refuse symbols without a name, so that a declaration without one is left out and its children are not. */
function symbol(
    node: AstNode,
    name: string | undefined,
    detail: string | undefined,
    children: DocumentSymbol[] = [],
): DocumentSymbol[] {
    const cst = node.$cstNode;
    if (cst === undefined || name === undefined || name === '') {
        return children;
    }
    const nameNode = GrammarUtils.findNodeForProperty(cst, 'name');
    return [
        {
            name,
            kind: symbolKindOf(node.$type),
            range: cst.range,
            selectionRange: nameNode?.range ?? cst.range,
            ...(detail === undefined || detail === '' ? {} : { detail }),
            ...(children.length === 0 ? {} : { children }),
        },
    ];
}
