/** Agents must act in the domains that they handle, and should do so in an order that is possible. */

import type {
    Agent,
    AgentAction,
    AgentPredicate,
    AgentReference,
    AssignAction,
    BecomeVerb,
    Domain,
    Include,
    LogoutPredicate,
    ReportPredicate,
    Scenario,
    SkillGroup,
    SubjectReference,
    Team,
} from '../generated/ast.ts';
import { layOut, statementsIn } from '../plan/inclusions.ts';
import { DECLARED } from '../plan/parameters.ts';
import { agentActionOf, domainsOfVerb } from '../plan/timeline.ts';
import { formatDuration } from '../quantities.ts';
import { agentsNamed, missingInRange } from '../references/agents.ts';
import { numberedNames } from '../references/numbered-names.ts';
import { oncePerInclusion, type Report } from './report.ts';

export function agentMustHandleDomainOfAction({ agents, verb }: AgentAction, report: Report): void {
    for (const [index, domain] of (verb === undefined ? [] : (domainsOfVerb(verb) ?? [])).entries()) {
        const message = unhandledMessage(agentsNamed(agents) ?? [], domain);
        if (message !== undefined) {
            report({ code: 'agent/domain', node: verb, property: 'domains', index, message });
        }
    }
}

export function agentMustHandleDomainOfTask(node: AssignAction, report: Report): void {
    const message = unhandledMessage(node.agent?.ref === undefined ? [] : [node.agent.ref], node.domain?.ref);
    if (message !== undefined) {
        report({ code: 'agent/domain', node, property: 'agent', message });
    }
}

export function agentMustHandleExpectedDomain(node: AgentPredicate | LogoutPredicate, report: Report): void {
    const message = unhandledMessage(agentsNamed(node.agents) ?? [], node.domain?.ref);
    if (message !== undefined) {
        report({ code: 'agent/domain', node, property: 'domain', message });
    }
}

export function agentMustHandleReportedDomain(node: ReportPredicate, report: Report): void {
    const subject = node.subject?.ref;
    const message = subject?.$type === 'Agent' ? unhandledMessage([subject], node.domain?.ref) : undefined;
    if (message !== undefined) {
        report({ code: 'agent/domain', node, property: 'domain', message });
    }
}

export function readinessShouldHaveNoReason(node: BecomeVerb, report: Report): void {
    if (!node.negated && node.reason !== undefined) {
        const message = "Becoming ready has no reason code. Leave it out, or write 'become not ready'.";
        report({ code: 'agent/reason-unused', node, property: 'reason', message });
    }
}

/** Work for a skill group goes to its agents, who must handle its domain. */
export function agentsOfSkillGroupMustHandleDomain(group: SkillGroup, report: Report): void {
    for (const each of group.agents) {
        const message = unhandledMessage(agentsNamed([each]) ?? [], group.domain?.ref);
        if (message !== undefined) {
            report({ code: 'agent/domain', node: each, message });
        }
    }
}

export function agentRangeMustBeNumbered(node: Agent, report: Report): void {
    const range = node.last === undefined ? undefined : numberedNames(node.name, node.last);
    if (range?.kind === 'problem') {
        report({ code: 'agent/range', node, message: range.message });
    }
}

export function namedRangeMustBeThere(node: AgentReference | SubjectReference, report: Report): void {
    const target = node.agent?.ref;
    if (node.last === undefined || target === undefined) {
        return;
    }
    if (target.$type === 'Team') {
        const message = `'${target.name}' is a team. Only agents can be numbered, as in 'A101..A140'.`;
        report({ code: 'agent/range', node, message });
        return;
    }
    if (target.$type !== 'Agent') {
        return;
    }
    const range = numberedNames(target.name, node.last.$refText);
    const missing = missingInRange(node);
    if (range.kind === 'problem') {
        report({ code: 'agent/range', node, message: range.message });
    } else if (missing.length > 0 && node.last.ref !== undefined) {
        const message = `There is no agent '${missing[0]}' in this range. Write the agents that there are.`;
        report({ code: 'agent/range', node, message });
    }
}

export function teamMustNotBePartOfItself(team: Team, report: Report): void {
    for (const each of team.agents) {
        const part = each.agent?.ref;
        if (part?.$type === 'Team' && (part === team || teamsIn(part).has(team))) {
            const message = `Team '${team.name}' is part of itself. Remove '${part.name}' here.`;
            report({ code: 'team/cycle', node: each, message });
        }
    }
}

function teamsIn(team: Team, found: Set<Team> = new Set()): ReadonlySet<Team> {
    for (const { agent } of team.agents) {
        const part = agent?.ref;
        if (part?.$type === 'Team' && !found.has(part)) {
            found.add(part);
            teamsIn(part, found);
        }
    }
    return found;
}

/** Follows each agent through the statements that occur once, and reports only what is certain. */
export function agentsShouldActInPossibleOrder(scenario: Scenario, report: Report): void {
    const followed = new FollowedAgents(scenario);
    const reportOnce = oncePerInclusion(report);
    for (const act of actsOf(scenario)) {
        if (act.kind === 'disturbance') {
            followed.disturb();
            continue;
        }
        for (const agent of act.agents) {
            const problem = followed.follow(act, agent);
            if (problem !== undefined) {
                reportOnce(
                    act.include === undefined
                        ? { ...problem, node: act.node, property: 'verb' }
                        : { ...problem, node: act.include },
                );
            }
        }
    }
}

/** What is known of an agent in a domain; `perhaps` once logged in, when failures may have changed the rest. */
type Condition = 'out' | 'not-ready' | 'ready' | 'perhaps';

type AgentAct = {
    readonly kind: 'act';
    readonly atMs: number;
    readonly node: AgentAction;
    readonly agents: readonly Agent[];
    readonly domains: readonly Domain[] | undefined;
    /** The statement of the scenario that brings it in, if it is in a fragment. */
    readonly include: Include | undefined;
};

type Act = AgentAct | { readonly kind: 'disturbance'; readonly atMs: number };

function actsOf(scenario: Scenario): readonly Act[] {
    const acts = statementsIn(layOut(scenario, DECLARED)).flatMap(({ node, occurs, inclusion }): readonly Act[] => {
        const { action } = node;
        const atMs = occurs?.kind === 'recurring' ? occurs.fromMs : occurs?.atMs;
        if (occurs === undefined || atMs === undefined) {
            return [];
        }
        switch (action?.$type) {
            case 'AgentAction':
                return occurs.kind === 'once' && action.verb !== undefined
                    ? [actOf(action, atMs, inclusion.include)]
                    : [];
            case 'FailAction':
            case 'RunAction':
            case 'CutAction':
            case 'RestoreAction':
                return [{ kind: 'disturbance', atMs }];
            default:
                return [];
        }
    });
    const rank = (act: Act) => Number(act.kind === 'act');
    return acts.sort((a, b) => a.atMs - b.atMs || rank(a) - rank(b));
}

function actOf(node: AgentAction, atMs: number, include: Include | undefined): AgentAct {
    const agents = agentsNamed(node.agents) ?? [];
    const domains = domainsOfVerb(node.verb)?.flatMap((domain) => domain ?? []);
    return { kind: 'act', atMs, node, agents, domains, include };
}

class FollowedAgents {
    /** By the names of agents and domains, which are the same in a topology and in those that extend it. */
    private readonly conditions = new Map<string, Map<string, Condition>>();
    /** Agents who do something again and again, of whom nothing is certain. */
    private readonly uncertain: ReadonlySet<string>;
    private disturbed = false;

    constructor(scenario: Scenario) {
        const recurring = statementsIn(layOut(scenario, DECLARED)).filter(
            ({ node }) => node.occurs?.$type === 'EveryTime',
        );
        this.uncertain = new Set(
            recurring.flatMap(({ node: { action } }) =>
                action?.$type === 'AgentAction' ? (agentsNamed(action.agents) ?? []).map(({ name }) => name) : [],
            ),
        );
    }

    /** A failure never logs anybody in, but what it and its end do to whoever is cannot be told here. */
    disturb(): void {
        if (this.disturbed) {
            // Since the first one nothing is known but who is logged out.
            return;
        }
        this.disturbed = true;
        for (const domains of this.conditions.values()) {
            for (const [domain, condition] of domains) {
                domains.set(domain, condition === 'out' ? 'out' : 'perhaps');
            }
        }
    }

    follow({ atMs, node, domains }: AgentAct, agent: Agent) {
        const handled = handledBy(agent);
        const concerned = domains === undefined ? handled : domains.filter((domain) => handled.includes(domain));
        const does = agentActionOf(node.verb);
        if (this.uncertain.has(agent.name) || does === undefined || concerned.length === 0) {
            return undefined;
        }
        const before = concerned.map((domain) => this.conditionOf(agent, domain));
        this.move(agent, concerned, does);
        if (does !== 'log-in' && before.every((condition) => condition === 'out')) {
            const message =
                `'${agent.name}' is not logged in at ${formatDuration(atMs)}. ` +
                `Let the agent log in before, with '${agent.name} log in'.`;
            return { code: 'agent/not-logged-in', message } as const;
        }
        if (does === 'log-out' && before.includes('ready')) {
            const message =
                `'${agent.name}' is not NOT_READY at ${formatDuration(atMs)}, and logging out is possible only then. ` +
                `Write '${agent.name} become not ready' before.`;
            return { code: 'agent/logout-not-ready', message } as const;
        }
        return undefined;
    }

    private conditionOf(agent: Agent, domain: Domain): Condition {
        return this.conditions.get(agent.name)?.get(domain.name) ?? 'out';
    }

    private move(agent: Agent, domains: readonly Domain[], does: ReturnType<typeof agentActionOf>): void {
        const conditions = this.conditions.get(agent.name) ?? new Map<string, Condition>();
        this.conditions.set(agent.name, conditions);
        for (const domain of does === 'stop-answering' ? handledBy(agent) : domains) {
            const after = conditionAfter(does, conditions.get(domain.name) ?? 'out');
            conditions.set(domain.name, this.disturbed && after !== 'out' ? 'perhaps' : after);
        }
    }
}

/** An agent who does not answer is made not ready sooner or later. */
function conditionAfter(does: ReturnType<typeof agentActionOf>, before: Condition): Condition {
    switch (does) {
        case 'log-in':
            return before === 'out' ? 'not-ready' : before;
        case 'log-out':
            return before === 'out' || before === 'not-ready' ? 'out' : 'perhaps';
        case 'become-ready':
            return before === 'out' ? 'out' : 'ready';
        case 'become-not-ready':
            return before === 'out' ? 'out' : 'not-ready';
        case 'stop-answering':
            return before === 'out' ? 'out' : 'perhaps';
        case 'answer-again':
        case 'hold':
        case 'retrieve':
        case 'pause':
        case 'resume':
        case undefined:
            return before;
    }
}

function unhandledMessage(agents: readonly Agent[], domain: Domain | undefined): string | undefined {
    const agent = agents.find((each) => domain !== undefined && !handledBy(each).includes(domain));
    if (agent === undefined || domain === undefined) {
        return undefined;
    }
    const handled = handledBy(agent).map(({ name }) => `'${name}'`);
    return (
        `'${agent.name}' does not handle '${domain.name}', ` +
        `only ${handled.join(', ')}. Add it to 'handle' of the agent.`
    );
}

function handledBy(agent: Agent): readonly Domain[] {
    return agent.$container.handles.flatMap(({ domain }) => domain?.ref ?? []);
}
