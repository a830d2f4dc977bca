/** Hovers: what a name stands for, what a setting, code, state or message means, what a keyword brings about. */

import {
    type AstNode,
    AstUtils,
    type CstNode,
    CstUtils,
    type DocumentationProvider,
    GrammarAST,
    type LangiumDocument,
    type LeafCstNode,
} from 'langium';
import { AstNodeHoverProvider, type LangiumServices } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { isSettingName } from '../../simulator/settings.ts';
import {
    isAgent,
    isAgentPredicate,
    isAssignAction,
    isDomain,
    isParameter,
    isReceiveAction,
    isSkillGroup,
    isTeam,
    isTimeline,
    isTopology,
    type Parameter,
    type ScenarioMember,
    type SkillGroup,
    type Team,
    type Timeline,
    type Topology,
} from '../generated/ast.ts';
import { parametersOf, textOfQuantity, valueKindOf } from '../plan/parameters.ts';
import { parseDuration } from '../quantities.ts';
import { agentsNamed, agentsOfTeam } from '../references/agents.ts';
import { topologyAround } from '../references/declarations.ts';
import { bareKindOf } from '../references/kinds.ts';
import { componentSubject } from '../references/subjects.ts';
import {
    describeAgentState,
    describeComponentState,
    describeDisposition,
    describeMessage,
    describeReason,
    describeRules,
    describeSetting,
    describeTaskState,
} from './descriptions.ts';
import { describeDomain } from './domain-limits.ts';
import { durationInUnits } from './duration-text.ts';
import { codeList, describeAgent, describeComponent } from './fact-descriptions.ts';
import { meaningOf } from './keyword-meanings.ts';
import { textOf } from './statement-text.ts';
import { factsOf } from './topology-facts.ts';

export class CcsimHoverProvider extends AstNodeHoverProvider {
    private readonly documentation: DocumentationProvider;

    constructor(services: LangiumServices) {
        super(services);
        this.documentation = services.documentation.DocumentationProvider;
    }

    override async getHoverContent(document: LangiumDocument, params: HoverParams): Promise<Hover | undefined> {
        const root = document.parseResult.value.$cstNode;
        const offset = document.textDocument.offsetAt(params.position);
        const leaf = root && wordAt(root, offset);
        if (leaf === undefined || leaf.hidden) {
            return undefined;
        }
        const [target] = this.references.findDeclarations(leaf);
        const value = target === undefined ? describeWord(leaf) : this.describe(target, leaf.text);
        return value === undefined ? undefined : { contents: { kind: 'markdown', value }, range: leaf.range };
    }

    protected override getAstNodeHoverContent(node: AstNode): string | undefined {
        return this.describe(node, '');
    }

    private describe(node: AstNode, word: string): string | undefined {
        const facts = describeDeclaration(node, word);
        const comment = this.documentation.getDocumentation(node);
        const parts = [facts, comment].filter((part) => part !== undefined && part !== '');
        return parts.length === 0 ? undefined : parts.join('\n\n');
    }
}

/** The word that an offset is in or right behind. */
function wordAt(root: CstNode, offset: number): LeafCstNode | undefined {
    const leaf = CstUtils.findLeafNodeAtOffset(root, offset);
    return leaf !== undefined && /\w/.test(leaf.text) ? leaf : CstUtils.findLeafNodeAtOffset(root, offset - 1);
}

// ---------------------------------------------------------------------------------------------------------------------
// Declarations

/** What a word stands for: the agent of that name, where a whole range of them is declared. */
function describeDeclaration(node: AstNode, word: string): string | undefined {
    if (isTopology(node)) {
        return describeTopology(node);
    }
    if (isTimeline(node)) {
        return describeTimeline(node);
    }
    if (isReceiveAction(node) || isAssignAction(node)) {
        return `**${node.name}** — work\n\n\`${textOf(node.$container)}\``;
    }
    if (isDomain(node)) {
        return describeDomain(node);
    }
    if (isTeam(node) || isSkillGroup(node)) {
        return describeGroup(node);
    }
    if (isParameter(node)) {
        return describeParameter(node);
    }
    const topology = topologyAround(node);
    const name = 'name' in node && typeof node.name === 'string' ? node.name : undefined;
    if (topology === undefined || name === undefined) {
        return undefined;
    }
    const facts = factsOf(topology);
    const component = facts.components.get(name);
    const agent = facts.agents.get(facts.agents.has(word) && isAgent(node) ? word : name);
    return component === undefined ? agent && describeAgent(agent) : describeComponent(component, facts);
}

function describeTopology(topology: Topology): string {
    const { components, agents, domains } = factsOf(topology);
    const lines = [
        `- Components: ${codeList([...components.keys()])}`,
        `- Domains: ${codeList([...domains.keys()])}`,
        `- Agents: ${codeList([...agents.keys()])}`,
    ];
    return `**${topology.name}** — topology\n\n${lines.join('\n')}`;
}

function describeTimeline(timeline: Timeline): string {
    const { $type, name, topology } = timeline;
    const members: readonly ScenarioMember[] = timeline.members;
    const duration = members.find((member) => member.$type === 'DurationOption')?.value;
    const length = duration === undefined ? '' : `, ${textOfQuantity(duration) ?? ''} long`;
    const statements = members.filter((member) => member.$type === 'TimelineStatement').length;
    const expectations = members.filter((member) => member.$type === 'Expectation').length;
    const given = parametersOf(timeline).map((each) => `- \`${each.name}\` = \`${each.value}\``);
    const counts = `${count(statements, 'statement')}, ${count(expectations, 'expectation')}`;
    const what = `**${name}** — ${bareKindOf($type)} on \`${topology?.$refText}\`${length}`;
    return [what, counts, ...(given.length === 0 ? [] : [given.join('\n')])].join('\n\n');
}

/** A team or skill group with all its agents. */
function describeGroup(group: Team | SkillGroup): string {
    const agents = (group.$type === 'Team' ? agentsOfTeam(group) : agentsNamed(group.agents)) ?? [];
    const place = group.$type === 'Team' ? '' : ` in \`${group.domain?.$refText}\``;
    return `**${group.name}** — ${bareKindOf(group.$type)}${place}\n\n- Agents: ${codeList(agents.map(({ name }) => name))}`;
}

/** A parameter with its value, as a time in all units. */
function describeParameter({ name, value }: Parameter): string {
    const text = value ?? '';
    const kind = valueKindOf(text);
    const detail = kind === 'duration' ? inUnits(text) : `\`${text}\``;
    return `**${name}** — parameter, a ${kind ?? 'value'}\n\n${detail ?? ''}`;
}

function count(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

// ---------------------------------------------------------------------------------------------------------------------
// Other words

function describeWord(leaf: LeafCstNode): string | undefined {
    const { text } = leaf;
    const rule = ruleOf(leaf);
    const node = leaf.astNode;
    switch (rule) {
        case 'AgentStateName':
            return isAgentPredicate(node) && componentSubject(node) !== undefined
                ? describeComponentState(text)
                : describeAgentState(text);
        case 'TaskStateName':
            return describeTaskState(text);
        case 'ComponentStateName':
            return describeComponentState(text);
        case 'MessageName':
            return describeMessage(text);
        case 'Code':
            return node.$type === 'EndedCondition' ? describeDisposition(Number(text)) : describeReason(Number(text));
        case 'ProcessName':
            return describeKeyword(leaf);
        case 'Side':
            return `Side ${text} of a duplexed component.`;
        default:
            return describeOther(leaf, node);
    }
}

function describeOther(leaf: LeafCstNode, node: AstNode): string | undefined {
    const { text } = leaf;
    if (leaf.tokenType.name === 'QUANTITY') {
        return inUnits(text);
    }
    const setting = settingOf(node);
    if (setting !== undefined && text !== 'set' && isSettingName(setting)) {
        return describeSetting(setting);
    }
    return GrammarAST.isKeyword(leaf.grammarSource) ? describeKeyword(leaf) : undefined;
}

function inUnits(text: string): string | undefined {
    const duration = parseDuration(text);
    return duration.kind === 'value'
        ? durationInUnits(duration.value)
              .map((each) => `\`${each}\``)
              .join(' = ')
        : undefined;
}

function settingOf(node: AstNode): string | undefined {
    return AstUtils.getContainerOfType(node, (each): each is AstNode & { setting: string } => 'setting' in each)
        ?.setting;
}

/** The longest phrase around a keyword that has a meaning of its own. */
function describeKeyword(leaf: LeafCstNode): string | undefined {
    const around = neighbours(leaf);
    for (let length = 3; length > 0; length--) {
        for (let start = Math.max(0, around.own - length + 1); start <= around.own; start++) {
            const words = around.words.slice(start, start + length);
            const meaning = words.length === length ? meaningOf(words.join(' ')) : undefined;
            if (meaning !== undefined) {
                return [`**${words.join(' ')}** — ${meaning.text}`, ...describeRules(meaning.rules ?? [])].join('\n\n');
            }
        }
    }
    return undefined;
}

function neighbours(leaf: LeafCstNode): { readonly words: readonly string[]; readonly own: number } {
    const before: string[] = [];
    const after: string[] = [];
    let previous = CstUtils.getPreviousNode(leaf, false);
    let next = CstUtils.getNextNode(leaf, false);
    for (let step = 0; step < 2; step++) {
        if (previous !== undefined) {
            before.unshift(previous.text);
            previous = CstUtils.getPreviousNode(previous, false);
        }
        if (next !== undefined) {
            after.push(next.text);
            next = CstUtils.getNextNode(next, false);
        }
    }
    return { words: [...before, leaf.text, ...after], own: before.length };
}

function ruleOf(leaf: LeafCstNode): string | undefined {
    return AstUtils.getContainerOfType(leaf.grammarSource, GrammarAST.isParserRule)?.name;
}
