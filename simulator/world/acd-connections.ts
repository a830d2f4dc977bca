/** How each process of an Aspect PIM is connected to its ACD. */

import type { AcdConnection, Plan } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { ACD_CONNECTION_STATES, type AcdConnectionState } from '../states.ts';
import { NONE } from '../trace/trace.ts';
import { doesCmiServerAnswer, isWayOpen, triesCmiServer } from './acd-ways.ts';
import { activeInstance } from './active-sides.ts';
import { isComponentUp } from './availability.ts';
import { must } from './lookup.ts';
import type { AcdConnectionCondition, AcdWay, PairCondition } from './world.ts';

/** The connections at the start: established, but for PIMs on standby. */
export function initialAcdConnections(plan: Plan, pairs: readonly PairCondition[]): AcdConnectionCondition[] {
    const standby = new Set(
        pairs.flatMap(({ whole, active }) =>
            must(plan.topology.components[whole]).instances.filter((instance) => instance !== active),
        ),
    );
    return plan.topology.acdConnections.map((connection) => {
        const way = standby.has(connection.pim) ? 'none' : wayAtStart(plan, connection);
        const state = ACD_CONNECTION_STATES.indexOf(STATE_OF_WAY[way]);
        return {
            way,
            attempts: 0,
            phase: 'idle',
            generation: 0,
            silences: 0,
            silent: false,
            watch: 0,
            state,
            entry: 0,
        };
    });
}

/** Whether data flows between a PIM and its ACD, as far as its own connection decides it. */
export function isConnectedToAcd(run: Run, pim: number): boolean {
    const index = run.index.acdConnectionOfPim.get(pim);
    return index === undefined || isConnected(must(run.world.acdConnections[index]));
}

export function isConnected({ state }: AcdConnectionCondition): boolean {
    return CONNECTED.has(state);
}

/** Entry by which a PIM's connection became what it is; -1 for a PIM whose ACD is not an Aspect. */
export function entryOfAcdConnection(run: Run, pim: number): number {
    const index = run.index.acdConnectionOfPim.get(pim);
    return index === undefined ? -1 : must(run.world.acdConnections[index]).entry;
}

/** Whether a connection's PIM runs and is the active one of its pair: only that one connects. */
export function isPimActive(run: Run, { pim }: AcdConnection): boolean {
    const { whole } = must(run.plan.topology.components[pim]);
    return isComponentUp(run, pim) && activeInstance(run, whole ?? pim) === pim;
}

/** Gives up the way that a PIM goes, and whatever it tries. */
export function dropWay(run: Run, index: number): void {
    const condition = must(run.world.acdConnections[index]);
    condition.way = 'none';
    condition.phase = 'idle';
    condition.generation++;
}

/** Lets a PIM go a way. */
export function takeWay(run: Run, index: number, way: AcdWay): void {
    const condition = must(run.world.acdConnections[index]);
    condition.way = way;
    condition.phase = 'idle';
    condition.generation++;
}

/** Begins a series of attempts at the CMI server. */
export function beginAttempts(run: Run, index: number): void {
    const condition = must(run.world.acdConnections[index]);
    condition.way = 'none';
    condition.phase = 'trying';
    condition.attempts = 0;
    condition.generation++;
}

/** Counts an attempt that failed; the last one ends the series. */
export function countFailedAttempt(run: Run, index: number): { readonly attempt: number; readonly last: boolean } {
    const condition = must(run.world.acdConnections[index]);
    condition.attempts++;
    return { attempt: condition.attempts, last: condition.attempts >= run.plan.settings.cmiMaxAttempts };
}

/** The series of attempts is over, and there is no other way: the PIM waits until the CMI server answers. */
export function awaitCmiServer(run: Run, index: number): void {
    must(run.world.acdConnections[index]).phase = 'waiting';
}

/** Whether a timer for the next attempt is still meant. */
export function isAttemptMeant(run: Run, index: number, generation: number): boolean {
    const condition = must(run.world.acdConnections[index]);
    return condition.phase === 'trying' && condition.generation === generation;
}

/** Whether a PIM that is active has to look for a way, having none or having lost the CMI server. */
export function needsWay(run: Run, index: number): boolean {
    const connection = must(run.plan.topology.acdConnections[index]);
    const { way, phase } = must(run.world.acdConnections[index]);
    const answers = doesCmiServerAnswer(run, connection);
    switch (way) {
        case 'none':
            return phase === 'idle' || (phase === 'waiting' && answers);
        case 'cmi':
            return !answers;
        case 'event-link':
            return run.plan.settings.cmiReprobe && answers;
        case 'direct':
            return false;
    }
}

/** Notes whether data comes from the Real-Time Bridge; answers the number of a watch if one has to begin. */
export function noteSilence(run: Run, index: number, silent: boolean): number | undefined {
    const condition = must(run.world.acdConnections[index]);
    if (condition.silent === silent) {
        return undefined;
    }
    condition.silent = silent;
    condition.silences = 0;
    condition.watch++;
    return silent ? condition.watch : undefined;
}

/** Counts a failure of the Real-Time Bridge in a row; undefined if the watch is not meant any more. */
export function countSilence(run: Run, index: number, watch: number): number | undefined {
    const condition = must(run.world.acdConnections[index]);
    return condition.silent && condition.watch === watch ? ++condition.silences : undefined;
}

/** Shows the state that follows from a connection's way, and lets the rules react if it is another one. */
export function showAcdConnection(run: Run, index: number, cause: number = NONE): void {
    const connection = must(run.plan.topology.acdConnections[index]);
    const condition = must(run.world.acdConnections[index]);
    const name = stateOf(run, connection, condition);
    const state = ACD_CONNECTION_STATES.indexOf(name);
    if (state !== condition.state) {
        condition.state = state;
        const lane = run.index.firstLane['acd-connection'] + index;
        const because = cause === NONE ? latestOfMeans(run, connection) : cause;
        condition.entry = run.transition(lane, state, RULE_OF_STATE[name], because);
        run.raise({ kind: 'acd-connection-changed', about: index, cause: condition.entry });
    }
}

/** The last entry of anything that a connection is made of, or of the connection itself. */
export function latestOfMeans(run: Run, { pim, toEventBridge }: AcdConnection): number {
    const links = must(run.index.linksOf[pim]);
    const bridge = toEventBridge === undefined ? undefined : must(run.plan.topology.links[toEventBridge]).to;
    return Math.max(
        entryOfAcdConnection(run, pim),
        ...[pim, ...(bridge === undefined ? [] : [bridge])].map((each) => must(run.world.components[each]).entry),
        ...links.map((link) => must(run.world.links[link]).entry),
    );
}

const STATE_OF_WAY: Readonly<Record<AcdWay, AcdConnectionState>> = {
    direct: 'DIRECT',
    cmi: 'CMI',
    'event-link': 'EVENT_LINK',
    none: 'NOT_CONNECTED',
};

const RULE_OF_STATE: Readonly<Record<AcdConnectionState, RuleId>> = {
    DIRECT: 'aspect/direct-bridges',
    CMI: 'aspect/cmi-first',
    CONNECTING: 'aspect/cmi-attempts',
    EVENT_LINK: 'aspect/event-link-fallback',
    NOT_CONNECTED: 'aspect/bridge-unreachable',
};

const CONNECTED: ReadonlySet<number> = new Set(
    (['DIRECT', 'CMI', 'EVENT_LINK'] as const).map((state) => ACD_CONNECTION_STATES.indexOf(state)),
);

function stateOf(run: Run, connection: AcdConnection, { way, phase }: AcdConnectionCondition): AcdConnectionState {
    if (phase === 'trying') {
        return 'CONNECTING';
    }
    return isWayOpen(run, connection, way) ? STATE_OF_WAY[way] : 'NOT_CONNECTED';
}

/** A run finds its PIMs at work: those without a CMI server have tried it in vain before. */
function wayAtStart({ settings }: Plan, connection: AcdConnection): AcdWay {
    if (!triesCmiServer(connection)) {
        return 'direct';
    }
    if (connection.toCmiServer !== undefined && settings.cmiMaxAttempts > 0) {
        return 'cmi';
    }
    return settings.cmiFallback ? 'event-link' : 'none';
}
