/** Agents must act in the domains that they handle, and should do so in an order that is possible. */

import type {
    Agent,
    AgentAction,
    AgentPredicate,
    AssignAction,
    BecomeVerb,
    Domain,
    Scenario,
} from '../generated/ast.ts';
import { isTimelineStatement } from '../generated/ast.ts';
import { agentActionOf, domainsOfVerb, occurrencesOf } from '../plan/timeline.ts';
import { formatDuration } from '../quantities.ts';
import type { Report } from './report.ts';

export function agentMustHandleDomainOfAction({ agents, verb }: AgentAction, report: Report): void {
    for (const [index, domain] of (verb === undefined ? [] : (domainsOfVerb(verb) ?? [])).entries()) {
        const message = unhandledMessage(agents, domain);
        if (message !== undefined) {
            report({ code: 'agent/domain', node: verb, property: 'domains', index, message });
        }
    }
}

export function agentMustHandleDomainOfTask(node: AssignAction, report: Report): void {
    const message = unhandledMessage(node.agent === undefined ? [] : [node.agent], node.domain?.ref);
    if (message !== undefined) {
        report({ code: 'agent/domain', node, property: 'agent', message });
    }
}

export function agentMustHandleExpectedDomain(node: AgentPredicate, report: Report): void {
    const message = unhandledMessage(node.agents, node.domain?.ref);
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

/** Follows each agent through the statements that occur once, and reports only what is certain. */
export function agentsShouldActInPossibleOrder(scenario: Scenario, report: Report): void {
    const followed = new FollowedAgents(scenario);
    for (const act of actsOf(scenario)) {
        if (act.kind === 'disturbance') {
            followed.disturb();
            continue;
        }
        for (const agent of act.agents) {
            const problem = followed.follow(act, agent);
            if (problem !== undefined) {
                report({ ...problem, node: act.node, property: 'verb' });
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
};

type Act = AgentAct | { readonly kind: 'disturbance'; readonly atMs: number };

function actsOf(scenario: Scenario): readonly Act[] {
    const acts = [...occurrencesOf(scenario)].flatMap(([{ action }, occurs]): readonly Act[] => {
        const atMs = occurs.kind === 'once' ? occurs.atMs : occurs.fromMs;
        switch (action?.$type) {
            case 'AgentAction':
                return occurs.kind === 'once' && action.verb !== undefined ? [actOf(action, atMs)] : [];
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

function actOf(node: AgentAction, atMs: number): AgentAct {
    const agents = node.agents.flatMap((agent) => agent.ref ?? []);
    const domains = domainsOfVerb(node.verb)?.flatMap((domain) => domain ?? []);
    return { kind: 'act', atMs, node, agents, domains };
}

class FollowedAgents {
    private readonly conditions = new Map<Agent, Map<Domain, Condition>>();
    /** Agents who do something again and again, of whom nothing is certain. */
    private readonly uncertain: ReadonlySet<Agent | undefined>;
    private disturbed = false;

    constructor(scenario: Scenario) {
        const recurring = scenario.members
            .filter(isTimelineStatement)
            .filter(({ occurs }) => occurs?.$type === 'EveryTime');
        this.uncertain = new Set(
            recurring.flatMap(({ action }) =>
                action?.$type === 'AgentAction' ? action.agents.map((agent) => agent.ref) : [],
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
        if (this.uncertain.has(agent) || does === undefined || concerned.length === 0) {
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
        return this.conditions.get(agent)?.get(domain) ?? 'out';
    }

    private move(agent: Agent, domains: readonly Domain[], does: ReturnType<typeof agentActionOf>): void {
        const conditions = this.conditions.get(agent) ?? new Map<Domain, Condition>();
        this.conditions.set(agent, conditions);
        for (const domain of does === 'stop-answering' ? handledBy(agent) : domains) {
            const after = conditionAfter(does, conditions.get(domain) ?? 'out');
            conditions.set(domain, this.disturbed && after !== 'out' ? 'perhaps' : after);
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

function unhandledMessage(
    agents: readonly { readonly ref?: Agent | undefined }[],
    domain: Domain | undefined,
): string | undefined {
    const agent = agents.map(({ ref }) => ref).find((each) => each && domain && !handledBy(each).includes(domain));
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
