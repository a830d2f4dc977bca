/** How the boxes and links of a topology are at an instant. */

import * as l10n from '@vscode/l10n';
import { intervalAt } from './lane-columns.ts';
import { lookAt, NO_LOOK } from './looks.ts';
import type { RunPicture } from './run-picture.ts';
import { type Tone, toneIndex } from './tones.ts';
import type { FoldedGraph } from './topology-fold.ts';
import type { TopologyEdge, TopologyNode } from './topology-graph.ts';

/** What a box or link says of itself. */
export interface Condition {
    readonly text: string;
    readonly tone: Tone;
}

/** The condition of each node that is seen, by its place; a closed box tells of what is in it as well. */
export function nodeConditions(picture: RunPicture, graph: FoldedGraph, atMs: number): ReadonlyMap<number, Condition> {
    const conditions = graph.nodes.map((node) => conditionOf(picture, node, atMs));
    const hidden = new Map<number, Condition[]>();
    for (const [place, standIn] of graph.standIns.entries()) {
        const condition = conditions[place];
        if (standIn !== place && condition !== undefined) {
            hidden.set(standIn, [...(hidden.get(standIn) ?? []), condition]);
        }
    }
    return new Map(
        graph.shown.flatMap((place): readonly (readonly [number, Condition])[] => {
            const own = conditions[place];
            return own === undefined ? [] : [[place, withHidden(own, hidden.get(place) ?? [])]];
        }),
    );
}

/** The condition of a link: the worst of those that are drawn as one. */
export function edgeCondition(picture: RunPicture, { links }: TopologyEdge, atMs: number): Condition {
    const each = links.map((link) => laneCondition(picture, picture.reader.laneOf('link', link), atMs));
    const worst = worstOf(each);
    const down = each.filter(({ tone }) => tone === 'bad').length;
    return down === 0 || each.length === 1
        ? worst
        : { ...worst, text: l10n.t('{0} of {1} {2}', down, each.length, worst.text) };
}

/** The state of a lane at an instant. */
export function laneCondition({ reader, columns }: RunPicture, lane: number, atMs: number): Condition {
    const interval = intervalAt(columns, lane, atMs);
    const { tone } = lookAt(interval === -1 ? NO_LOOK : (columns.looks[interval] ?? NO_LOOK));
    return { text: reader.stateAt(lane, atMs) ?? '', tone };
}

function conditionOf(picture: RunPicture, { component, agents }: TopologyNode, atMs: number): Condition {
    return component === undefined
        ? groupCondition(picture, agents, atMs)
        : laneCondition(picture, picture.reader.laneOf('component', component), atMs);
}

/** Agents whom a failure has logged out of a domain are told of first; else how many are logged in to any. */
function groupCondition(picture: RunPicture, agents: readonly number[], atMs: number): Condition {
    let worst: Condition = { text: '', tone: 'none' };
    let loggedIn = 0;
    let loggedOut = 0;
    for (const agent of agents) {
        const states = agentConditions(picture, agent, atMs);
        loggedIn += states.some(({ text }) => text !== 'LOGGED_OUT' && text !== '') ? 1 : 0;
        loggedOut += states.some(({ tone }) => tone === 'bad') ? 1 : 0;
        worst = worstOf([worst, ...states]);
    }
    if (loggedOut > 0) {
        return { text: l10n.t('{0} of {1} logged out', loggedOut, agents.length), tone: 'bad' };
    }
    const calm: Tone = loggedIn > 0 ? 'good' : 'quiet';
    return {
        text: l10n.t('{0} of {1} logged in', loggedIn, agents.length),
        tone: worst.tone === 'warning' ? 'warning' : calm,
    };
}

function agentConditions(picture: RunPicture, agent: number, atMs: number): readonly Condition[] {
    const { reader } = picture;
    return (reader.plan.topology.agents[agent]?.handles ?? []).flatMap(({ domain }) => {
        const lane = reader.membershipLane(agent, domain);
        return lane === undefined ? [] : [laneCondition(picture, lane, atMs)];
    });
}

function withHidden(own: Condition, hidden: readonly Condition[]): Condition {
    const worst = worstOf(hidden);
    if (severity(worst) <= severity(own) || (worst.tone !== 'bad' && worst.tone !== 'warning')) {
        return own;
    }
    const count = hidden.filter(({ tone }) => tone === worst.tone).length;
    return { text: l10n.t('{0} in it {1}', count, worst.text), tone: worst.tone };
}

function worstOf(conditions: readonly Condition[]): Condition {
    return conditions.reduce((worst, each) => (severity(each) > severity(worst) ? each : worst), {
        text: conditions[0]?.text ?? '',
        tone: 'none',
    });
}

function severity({ tone }: Condition): number {
    return toneIndex(tone);
}
