/** Which gateways a side of a controller reaches, and what they can tell it about the other side. */

import type { Run } from '../run.ts';
import { isLinkIntact } from './availability.ts';
import { routerStateOf } from './controllers.ts';
import { must } from './lookup.ts';

/** Whether a side has the device majority: side A needs half of the enabled gateways, side B more than half. */
export function hasDeviceMajority(run: Run, router: number): boolean {
    const { place } = must(run.index.routers[router]);
    const counted = gatewaysOf(run, router).filter(({ gateway }) => isCounted(run, gateway));
    if (counted.length === 0) {
        return hasMajorityOfNone(run, place);
    }
    const reached = counted.filter(({ links }) => links.some((link) => isSeen(run, link))).length;
    return place === 0 ? reached * 2 >= counted.length : reached * 2 > counted.length;
}

/** How many gateways a side reaches, and how many count. */
export function deviceCount(run: Run, router: number): { readonly reached: number; readonly counted: number } {
    const counted = gatewaysOf(run, router).filter(({ gateway }) => isCounted(run, gateway));
    const reached = counted.filter(({ links }) => links.some((link) => isSeen(run, link)));
    return { reached: reached.length, counted: counted.length };
}

/** What a side hears of the other one when it lets its gateways contact it over the public network. */
export type AnswerOfGateways =
    | { readonly kind: 'unreachable' }
    | { readonly kind: 'enabled' | 'disabled' | 'testing'; readonly gateway: number };

/** Lets the gateways that a side reaches contact the other side. */
export function askGateways(run: Run, router: number, peer: number): AnswerOfGateways {
    const peerLinks = gatewaysOf(run, peer).flatMap(({ links }) => links);
    for (const link of gatewaysOf(run, router).flatMap(({ links }) => links)) {
        const { from } = must(run.plan.topology.links[link]);
        const onward = peerLinks.find((each) => must(run.plan.topology.links[each]).from === from);
        if (isLinkIntact(run, link) && onward !== undefined && isLinkIntact(run, onward)) {
            return { kind: answerOf(run, peer), gateway: from };
        }
    }
    return { kind: 'unreachable' };
}

function answerOf(run: Run, peer: number): 'enabled' | 'disabled' | 'testing' {
    switch (routerStateOf(run, peer)) {
        case 'PAIR_ENABLED':
        case 'PAIR_DISABLED':
        case 'ISOLATED_ENABLED':
            return 'enabled';
        case 'TEST':
            return 'testing';
        case 'ISOLATED_DISABLED':
        case 'OUT_OF_SERVICE':
            return 'disabled';
    }
}

function gatewaysOf(run: Run, router: number) {
    const { controller, place } = must(run.index.routers[router]);
    return must(run.plan.topology.controllers[controller]).sides[place]?.gateways ?? [];
}

/** A gateway that somebody has stopped on all its sides is not enabled. */
function isCounted(run: Run, gateway: number): boolean {
    if (!run.plan.settings.majorityCountsOnlyEnabledPgs) {
        return true;
    }
    const { instances } = must(run.plan.topology.components[gateway]);
    const processes = instances.length > 0 ? instances : [gateway];
    return !processes.every((each) => must(run.world.components[each]).stopped);
}

/** A path that was lost just now is still believed to be there, until its heartbeats are missed. */
function isSeen(run: Run, link: number): boolean {
    if (isLinkIntact(run, link)) {
        return true;
    }
    const { majorityView, publicHeartbeatInterval, publicMissedHeartbeats } = run.plan.settings;
    if (majorityView === 'actual') {
        return false;
    }
    const path = run.world.devices.flatMap(({ paths }) => paths).find((each) => each.link === link);
    const detectionMs = publicHeartbeatInterval * publicMissedHeartbeats;
    return path !== undefined && path.lostMs >= 0 && run.atMs - path.lostMs < detectionMs;
}

function hasMajorityOfNone(run: Run, place: number): boolean {
    const { majorityWithZeroPgs } = run.plan.settings;
    return majorityWithZeroPgs === 'both' || majorityWithZeroPgs === (place === 0 ? 'side-A' : 'side-B');
}
