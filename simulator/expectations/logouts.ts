/** Predicates on Media Logout Status: the reason of the last logout of each agent, which stays when the agent is back. */

import type { Predicate } from '../plan.ts';
import type { TraceReader } from '../trace/reader.ts';
import { membershipLanes } from './agents.ts';
import type { Evidence } from './evidence.ts';
import type { LaneAt, LaneCondition } from './lane-condition.ts';
import { list, since } from './phrases.ts';

type LogoutPredicate = Extract<Predicate, { readonly kind: 'logout-status' }>;

/** The last logout of every named agent, in one domain or in all that it handles, had a reason code. */
export function logoutCondition(evidence: Evidence, predicate: LogoutPredicate): LaneCondition {
    const { reader } = evidence;
    const { lanes, unhandled } = membershipLanes(evidence, predicate);
    const lastLogouts = new Map(lanes.flatMap((lane) => [...lastLogoutsOf(reader, lane)]));
    const last = (entry: number) => lastLogouts.get(entry);
    return {
        lanes,
        matches: (_, entry) => {
            const logout = last(entry);
            return logout !== undefined && reader.detailOf(logout) === predicate.reasonCode;
        },
        holds: ({ matching }) => unhandled.length === 0 && matching === lanes.length,
        describe: ({ matching, others }) => {
            if (unhandled.length > 0) {
                return { text: list(unhandled, (each) => each) };
            }
            const shown = others.length > 0 ? others : matching;
            const entry = shown.map((each) => last(each.entry)).find((each) => each !== undefined);
            const text = list(shown, (each) => logoutPhrase(reader, each, last(each.entry)));
            return { text, ...(entry === undefined ? {} : { entry }) };
        },
        needsFinishedRun: false,
    };
}

/** Each transition of a lane with the last one up to it, included, by which the agent was logged out. */
function lastLogoutsOf(reader: TraceReader, lane: number): ReadonlyMap<number, number | undefined> {
    const logouts = new Map<number, number | undefined>();
    let wasLoggedOn = false;
    let last: number | undefined;
    for (const entry of reader.transitions(lane)) {
        const isOut = reader.stateOfEntry(entry) === 'LOGGED_OUT';
        last = isOut && wasLoggedOn ? entry : last;
        wasLoggedOn = !isOut;
        logouts.set(entry, last);
    }
    return logouts;
}

function logoutPhrase(reader: TraceReader, { lane }: LaneAt, logout: number | undefined): string {
    const { agent, domain } = reader.membershipOf(lane);
    const { agents, domains } = reader.plan.topology;
    const who = `${agents[agent]?.name} had`;
    const where = `${domains[domain]?.name}`;
    if (logout === undefined) {
        return `${who} not been logged out of ${where}`;
    }
    const code = reader.detailOf(logout);
    return `${who} been logged out of ${where} with ${code === undefined ? 'no reason' : `reason ${code}`} last, ${since(reader, logout)}`;
}
