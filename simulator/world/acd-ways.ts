/** By which ways a process of an Aspect PIM could reach its ACD now, whichever it uses. */

import type { AcdConnection } from '../plan.ts';
import type { Run } from '../run.ts';
import { isComponentUp, isLinkUp } from './availability.ts';
import { must } from './lookup.ts';
import type { AcdWay } from './world.ts';

/** First release of the PIM that tries the CMI server first (`aspect/cmi-first`). */
const FIRST_RELEASE_WITH_CMI = 5;

/** Whether a PIM of a release goes by way of the CMI server where it can. */
export function triesCmiServer({ release }: Pick<AcdConnection, 'release'>): boolean {
    return release >= FIRST_RELEASE_WITH_CMI;
}

/** Whether the CMI server of a connection answers, if there is one. */
export function doesCmiServerAnswer(run: Run, { toCmiServer }: AcdConnection): boolean {
    return toCmiServer !== undefined && isLinkUp(run, toCmiServer);
}

/**
 * Whether data flows between the ACD and a PIM that goes one way. The Real-Time Bridge is needed always and directly; the
 * CMI server carries the messages of the Application and Event Bridge, and has none to carry while that is down.
 */
export function isWayOpen(run: Run, connection: AcdConnection, way: AcdWay): boolean {
    const { pim, toRealTimeBridge } = connection;
    return isAcdReached(run, pim) && isUpIfThere(run, toRealTimeBridge) && areEventsReached(run, connection, way);
}

/** Whether a PIM has any way to its ACD; true for one whose ACD is not an Aspect. */
export function hasWayToAcd(run: Run, pim: number): boolean {
    const index = run.index.acdConnectionOfPim.get(pim);
    if (index === undefined) {
        return true;
    }
    const connection = must(run.plan.topology.acdConnections[index]);
    return waysOf(run, connection).some((way) => isWayOpen(run, connection, way));
}

function waysOf(run: Run, connection: AcdConnection): readonly AcdWay[] {
    if (!triesCmiServer(connection)) {
        return ['direct'];
    }
    const { cmiMaxAttempts, cmiFallback } = run.plan.settings;
    return [...(cmiMaxAttempts > 0 ? (['cmi'] as const) : []), ...(cmiFallback ? (['event-link'] as const) : [])];
}

function areEventsReached(run: Run, connection: AcdConnection, way: AcdWay): boolean {
    const { toEventBridge } = connection;
    switch (way) {
        case 'direct':
        case 'event-link':
            return isUpIfThere(run, toEventBridge);
        case 'cmi':
            return doesCmiServerAnswer(run, connection) && isEventBridgeUp(run, toEventBridge);
        case 'none':
            return false;
    }
}

function isEventBridgeUp(run: Run, toEventBridge: number | undefined): boolean {
    return toEventBridge === undefined || isComponentUp(run, must(run.plan.topology.links[toEventBridge]).to);
}

function isAcdReached(run: Run, pim: number): boolean {
    const links = must(run.index.linksOf[pim]);
    return links.every((link) => must(run.plan.topology.links[link]).kind !== 'acd' || isLinkUp(run, link));
}

function isUpIfThere(run: Run, link: number | undefined): boolean {
    return link === undefined || isLinkUp(run, link);
}
