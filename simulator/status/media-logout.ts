/** Media Logout Status at any instant of a run: who was logged out of which domain, when and why (`pg/…`, `desktop/…`). */

import { REASON_CODES } from '../codes.ts';
import type { AgentIndex, ComponentIndex, DomainIndex, Plan, SkillGroupIndex } from '../plan.ts';
import type { TraceReader } from '../trace/reader.ts';

/** One logout of an agent from a Media Routing Domain. */
export interface MediaLogout {
    readonly agent: AgentIndex;
    readonly domain: DomainIndex;
    readonly peripheral: ComponentIndex;
    /** The skill groups of the domain, and the teams, that the agent is in. */
    readonly skillGroups: readonly SkillGroupIndex[];
    readonly teams: readonly number[];
    readonly loggedOnMs: number;
    readonly loggedOutMs: number;
    /** Absent for a logout without a reason of its own. */
    readonly reason?: LogoutReason;
    /** When the agent was logged on again, as far as the instant asked for. */
    readonly backMs?: number;
    /** The transition that logged the agent out; its rule and causes say why. */
    readonly entry: number;
}

export interface LogoutReason {
    readonly code: number;
    /** What the code stands for; empty for one that the documents do not have. */
    readonly meaning: string;
}

/** Which part of the report is wanted; absent: all of it. */
export interface LogoutFilter {
    readonly agent?: AgentIndex;
    readonly domain?: DomainIndex;
    readonly skillGroup?: SkillGroupIndex;
    readonly team?: number;
    readonly peripheral?: ComponentIndex;
}

/** All logouts up to an instant, included, in the order in which they happened. */
export function mediaLogoutsAt(reader: TraceReader, atMs: number, filter: LogoutFilter = {}): readonly MediaLogout[] {
    return reader.lanes.memberships
        .flatMap(({ agent, domain }) => logoutsOf(reader, agent, domain, atMs))
        .filter((logout) => isWanted(logout, filter))
        .sort((one, other) => one.entry - other.entry);
}

/** The logouts of an agent from a domain up to an instant, included. */
function logoutsOf(reader: TraceReader, agent: AgentIndex, domain: DomainIndex, atMs: number): readonly MediaLogout[] {
    const lane = reader.membershipLane(agent, domain);
    if (lane === undefined) {
        return [];
    }
    const entries = reader.transitions(lane).subarray(0, reader.transitionCountUpTo(lane, atMs));
    const logouts: MediaLogout[] = [];
    let loggedOnMs: number | undefined;
    for (const entry of entries) {
        const isOut = reader.stateOfEntry(entry) === 'LOGGED_OUT';
        if (isOut && loggedOnMs !== undefined) {
            logouts.push(logoutAt(reader, agent, domain, loggedOnMs, entry));
            loggedOnMs = undefined;
        } else if (!isOut && loggedOnMs === undefined) {
            loggedOnMs = reader.atMs(entry);
            const last = logouts.pop();
            logouts.push(...(last === undefined ? [] : [{ ...last, backMs: loggedOnMs }]));
        }
    }
    return logouts;
}

function logoutAt(
    reader: TraceReader,
    agent: AgentIndex,
    domain: DomainIndex,
    loggedOnMs: number,
    entry: number,
): MediaLogout {
    const code = reader.detailOf(entry);
    return {
        agent,
        domain,
        peripheral: reader.plan.topology.agents[agent]?.peripheral ?? -1,
        ...groupsOf(reader.plan, agent, domain),
        loggedOnMs,
        loggedOutMs: reader.atMs(entry),
        ...(code === undefined ? {} : { reason: { code, meaning: REASON_CODES.get(code) ?? '' } }),
        entry,
    };
}

/** The skill groups of a domain, and the teams, that an agent is in. */
export function groupsOf(
    { topology: { skillGroups, teams } }: Plan,
    agent: AgentIndex,
    domain: DomainIndex,
): Pick<MediaLogout, 'skillGroups' | 'teams'> {
    const isMember = (set: { readonly agents: readonly AgentIndex[] }) => set.agents.includes(agent);
    return {
        skillGroups: [...skillGroups.keys()].filter((index) => {
            const group = skillGroups[index];
            return group !== undefined && isMember(group) && (group.domain ?? domain) === domain;
        }),
        teams: [...teams.keys()].filter((index) => isMember(teams[index] ?? { agents: [] })),
    };
}

function isWanted(logout: MediaLogout, { agent, domain, skillGroup, team, peripheral }: LogoutFilter): boolean {
    return (
        (agent === undefined || agent === logout.agent) &&
        (domain === undefined || domain === logout.domain) &&
        (skillGroup === undefined || logout.skillGroups.includes(skillGroup)) &&
        (team === undefined || logout.teams.includes(team)) &&
        (peripheral === undefined || peripheral === logout.peripheral)
    );
}
