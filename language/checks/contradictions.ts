/** Two expectations should be able to be met together. */

import type { AgentCondition, Predicate, When } from '../../simulator/plan.ts';
import type { Expectation as ExpectationNode, Scenario } from '../generated/ast.ts';
import { DECLARED } from '../plan/parameters.ts';
import { lineOf } from '../plan/source.ts';
import { type Meant, meantExpectations } from './certain-expectations.ts';
import type { Report } from './report.ts';

export function expectationsShouldNotContradict(scenario: Scenario, report: Report, values = DECLARED): void {
    const earlier = new Map<string, Claim[]>();
    for (const { node, meant } of meantExpectations(scenario, values)) {
        const claims = claimsOf(node, meant);
        const contradicted = claims.flatMap((claim) => {
            const others = earlier.get(claim.subject) ?? [];
            return others.filter((other) => contradicts(claim, other));
        })[0];
        if (contradicted !== undefined) {
            const message = `This contradicts '${lineOf(contradicted.node)}': one of the two fails in every run.`;
            report({ code: 'expectation/contradiction', node, message }, [
                { node: contradicted.node, message: 'What it contradicts.' },
            ]);
        }
        for (const claim of claims) {
            earlier.set(claim.subject, [...(earlier.get(claim.subject) ?? []), claim]);
        }
    }
}

/** That a subject is in a state: at all instants of a span, at one at least or at none. */
interface Claim {
    readonly node: ExpectationNode;
    readonly subject: string;
    readonly state: string;
    readonly quantity: 'all' | 'some' | 'none';
    readonly fromMs: number;
    readonly toMs: number;
}

function claimsOf(node: ExpectationNode, { when, what, relation }: Meant): readonly Claim[] {
    const states = relation === undefined ? statesIn(what) : [];
    // Of several subjects one is enough for `never` to be met.
    const isClear = states.length === 1 || when.kind !== 'never';
    return isClear ? states.map((each) => ({ node, ...each, ...spanOf(when) })) : [];
}

function contradicts(one: Claim, other: Claim): boolean {
    if (one.quantity === 'all' && other.quantity === 'all') {
        return isDisjoint(one.state, other.state) && one.fromMs <= other.toMs && other.fromMs <= one.toMs;
    }
    const [never, other_] = one.quantity === 'none' ? [one, other] : [other, one];
    return never.quantity === 'none' && other_.quantity !== 'none' && implies(other_.state, never.state);
}

function isDisjoint(one: string, other: string): boolean {
    return one !== other && !implies(one, other) && !implies(other, one);
}

function implies(state: string, other: string): boolean {
    return state === other || (other === LOGGED_IN && state !== LOGGED_OUT);
}

const LOGGED_IN: AgentCondition = 'LOGGED_IN';
const LOGGED_OUT: AgentCondition = 'LOGGED_OUT';

/** What must be in which state; the same subject is written the same. */
function statesIn(what: Predicate): readonly { readonly subject: string; readonly state: string }[] {
    switch (what.kind) {
        case 'agent-state':
            return what.domain === undefined || what.reasonCode !== undefined
                ? []
                : what.agents.map((agent) => ({ subject: `agent ${agent} in ${what.domain}`, state: what.state }));
        case 'component-state':
        case 'monitor-state':
            return [{ subject: `${what.kind} ${what.component}`, state: what.state }];
        case 'link-state':
            return [{ subject: `${what.kind} ${what.link}`, state: what.state }];
        case 'path-state':
            return [{ subject: `${what.kind} ${JSON.stringify(what.path)}`, state: what.state }];
        case 'router-state':
            return [{ subject: `${what.kind} ${what.router}`, state: what.state }];
        case 'transfer-state':
            return [{ subject: `${what.kind} ${what.client}`, state: what.state }];
        case 'acd-connection-state':
            return [{ subject: `${what.kind} ${what.pim}`, state: what.state }];
        case 'media-connection-state':
            return [{ subject: `${what.kind} ${what.connection}`, state: what.state }];
        case 'accepts-sessions':
            return [{ subject: `${what.kind} ${what.connection}`, state: String(what.accepts) }];
        case 'task':
            return what.which.kind === 'named' && what.condition.kind === 'state'
                ? [{ subject: `task ${what.which.name}`, state: what.condition.state }]
                : [];
        default:
            return [];
    }
}

/** The end of the scenario is an instant of its own, and the last of every span that has no end. */
function spanOf(when: When): Pick<Claim, 'quantity' | 'fromMs' | 'toMs'> {
    const endMs = Number.POSITIVE_INFINITY;
    switch (when.kind) {
        case 'at':
            return { quantity: 'all', fromMs: when.atMs, toMs: when.atMs };
        case 'throughout':
            return { quantity: 'all', fromMs: when.fromMs, toMs: when.toMs };
        case 'within':
            return { quantity: 'some', fromMs: when.fromMs, toMs: when.toMs };
        case 'always':
            return { quantity: 'all', fromMs: 0, toMs: endMs };
        case 'never':
            return { quantity: 'none', fromMs: 0, toMs: endMs };
        case 'eventually':
            return { quantity: 'some', fromMs: 0, toMs: endMs };
        case 'end':
            return { quantity: 'all', fromMs: endMs, toMs: endMs };
    }
}
