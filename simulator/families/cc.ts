/** Sides of a controller that leave service and come back into it (`cc/side-lost`, `cc/restored`). */

import type { Family, Run } from '../run.ts';
import { setInService } from '../world/availability.ts';
import {
    isAlive,
    isPaired,
    isPrivateLinkUp,
    isRouterRunning,
    isSideInService,
    peerOf,
    reviewHold,
    routerStateOf,
    setRouterState,
} from '../world/controllers.ts';
import { must } from '../world/lookup.ts';
import { areRoutersInStep, areSidesInStep, controllerOf } from '../world/transfers.ts';
import { GATEWAY_REACTIONS, GATEWAY_TIMERS } from './cc-gateways.ts';
import { LOGGER_REACTIONS } from './cc-loggers.ts';
import { PRIVATE_LOSS_REACTIONS, PRIVATE_LOSS_TIMERS, startDetection } from './cc-private-loss.ts';
import { PUBLIC_REACTIONS, PUBLIC_TIMERS } from './cc-public.ts';
import { endSplit, isolateEnabled, loseRequests, takeOut } from './cc-sides.ts';
import { SPLIT_REACTIONS } from './cc-split-brain.ts';
import { routerLine, sideLetterOf } from './log-lines.ts';

export const ccFamily: Family = {
    name: 'cc',
    reactions: [
        { rule: 'cc/side-lost', on: 'availability-changed', react: reviewControllers },
        ...PUBLIC_REACTIONS,
        ...GATEWAY_REACTIONS,
        { rule: 'cc/side-lost', on: 'router-lost', react: leaveService },
        { rule: 'cc/restored', on: 'router-started', react: onStarted },
        { rule: 'cc/restored', on: 'private-restored', react: rejoin },
        ...PRIVATE_LOSS_REACTIONS,
        ...SPLIT_REACTIONS,
        ...LOGGER_REACTIONS,
        { rule: 'cc/restored', on: 'availability-changed', react: enterService },
        { rule: 'cc/restored', on: 'transfer-done', react: enterService },
    ],
    timers: [
        ...PRIVATE_LOSS_TIMERS,
        ...PUBLIC_TIMERS,
        ...GATEWAY_TIMERS,
        { rule: 'cc/restored', timer: 'side-restarted', react: onRestarted },
    ],
};

/** Finds the CallRouters that went down or run again, then the private links that did. */
function reviewControllers(run: Run, _about: number, cause: number): void {
    run.index.routers.forEach(({ controller, side, router: process }, router) => {
        const condition = must(run.world.routers[router]);
        const alive = isRouterRunning(run, router);
        if (alive !== condition.alive) {
            condition.alive = alive;
            must(run.world.controllers[controller]).agreed &&= alive;
            const latest = Math.max(cause, entryOf(run, side), entryOf(run, process));
            run.raise({ kind: alive ? 'router-started' : 'router-lost', about: router, cause: latest });
        }
    });
    run.plan.topology.controllers.forEach(({ privateLink }, controller) => {
        const condition = must(run.world.controllers[controller]);
        const joined = isPrivateLinkUp(run, controller);
        if (joined !== condition.joined && privateLink !== undefined) {
            condition.joined = joined;
            condition.agreed &&= joined;
            const { entry } = must(run.world.links[privateLink]);
            run.raise({ kind: joined ? 'private-restored' : 'private-lost', about: controller, cause: entry });
        }
    });
}

/** The whole side leaves service with its CallRouter; the other one goes on by itself, without a gap. */
function leaveService(run: Run, router: number, cause: number): void {
    if (isAlive(run, router)) {
        return;
    }
    const entry = takeOut(run, router, 'OUT_OF_SERVICE', 'cc/side-lost', cause);
    const peer = peerOf(run, router);
    if (peer === undefined || !isAlive(run, peer)) {
        return;
    }
    const { controller, router: process } = must(run.index.routers[peer]);
    const text = `Process: rtr at the central site side: ${sideLetterOf(run, router)} is down.`;
    const logged = run.log(process, routerLine(run, peer, 'rtr', text), 'cc/side-lost', entry);
    if (isPaired(routerStateOf(run, peer)) && !must(run.world.controllers[controller]).detecting) {
        isolateEnabled(run, peer, 'cc/side-lost', logged);
    } else if (routerStateOf(run, peer) === 'OUT_OF_SERVICE') {
        startDetection(run, controller, logged);
    }
}

/** A CallRouter that runs again goes into service at once where there is no other side, else in step with that. */
function onStarted(run: Run, router: number, cause: number): void {
    if (!isAlive(run, router)) {
        return;
    }
    if (peerOf(run, router) === undefined) {
        isolateEnabled(run, router, 'cc/restored', cause);
    } else {
        rejoin(run, must(run.index.routers[router]).controller, cause);
    }
}

/** Sides that run and reach each other agree which of them sends its state to the other. */
function rejoin(run: Run, controller: number, cause: number): void {
    const condition = must(run.world.controllers[controller]);
    const routers = must(run.index.routersOf[controller]);
    if (!condition.joined || !routers.every((router) => isAlive(run, router))) {
        awaitOtherSide(run, controller, cause);
        return;
    }
    if (condition.agreed) {
        return;
    }
    condition.agreed = true;
    condition.detecting = false;
    condition.generation++;
    if (routers.every((router) => isPaired(routerStateOf(run, router)))) {
        reviewHold(run, controller, cause);
        return;
    }
    const text = 'Communication with peer Synchronizer established.';
    const entry = logOfMds(run, chosenSide(run, controller), text, cause);
    if (routers.every((router) => routerStateOf(run, router) === 'ISOLATED_ENABLED')) {
        leaveSplitBrain(run, controller, entry);
    } else {
        followEnabled(run, controller, entry);
    }
}

/** With nobody to be in step with, a side waits for as long as it takes to miss the heartbeats of the other one. */
function awaitOtherSide(run: Run, controller: number, cause: number): void {
    const { joined } = must(run.world.controllers[controller]);
    const alive = must(run.index.routersOf[controller]).filter((router) => isAlive(run, router));
    const waits = (router: number) => {
        const state = routerStateOf(run, router);
        return state === 'OUT_OF_SERVICE' || (state === 'ISOLATED_DISABLED' && joined);
    };
    if (alive.some(waits)) {
        startDetection(run, controller, cause);
    }
}

/** The enabled side, or the one that is enabled now, goes on; the other one asks it for its state. */
function followEnabled(run: Run, controller: number, cause: number): void {
    const chosen = chosenSide(run, controller);
    if (routerStateOf(run, chosen) !== 'ISOLATED_ENABLED') {
        isolateEnabled(run, chosen, 'cc/restored', cause);
    }
    const other = must(peerOf(run, chosen));
    const entry = takeOut(run, other, 'OUT_OF_SERVICE', 'cc/restored', cause);
    run.raise({ kind: 'sides-joined', about: controller, cause: Math.max(cause, entry) });
}

/** After a split brain side A goes on, and side B restarts, or hands over what reaches it. */
function leaveSplitBrain(run: Run, controller: number, cause: number): void {
    const routers = must(run.index.routersOf[controller]);
    const [sideA, sideB] = [must(routers[0]), must(routers[1])];
    if (run.plan.settings.dualFailureRestoreRestartsSideB) {
        const condition = must(run.world.routers[sideB]);
        condition.restarting = true;
        condition.alive = false;
        must(run.world.controllers[controller]).agreed = false;
        const logged = logOfMds(run, sideB, 'restarts, to be in step with side A again', cause);
        const entry = takeOut(run, sideB, 'OUT_OF_SERVICE', 'cc/restored', logged);
        run.startTimer('side-restarted', run.plan.settings.processRestartDelay, sideB, 0, entry);
        return;
    }
    loseRequests(run, sideB, cause);
    endSplit(run, controller, sideA);
    setRouterState(run, sideA, 'PAIR_ENABLED', 'cc/restored', cause);
    const entry = setRouterState(run, sideB, 'PAIR_DISABLED', 'cc/restored', cause);
    run.raise({ kind: 'sides-joined', about: controller, cause: entry });
}

/** `a` is the CallRouter. */
function onRestarted(run: Run, router: number, _b: number, cause: number): void {
    must(run.world.routers[router]).restarting = false;
    run.raise({ kind: 'availability-changed', about: 0, cause });
}

/** A side is in service again only when all that runs on both sides is in step. */
function enterService(run: Run, _about: number, cause: number): void {
    run.plan.topology.controllers.forEach((_, controller) => {
        const condition = must(run.world.controllers[controller]);
        const entering = must(run.index.routersOf[controller]).find(
            (router) => routerStateOf(run, router) === 'OUT_OF_SERVICE' && isAlive(run, router),
        );
        const peer = entering === undefined ? undefined : peerOf(run, entering);
        if (entering === undefined || peer === undefined || !condition.joined) {
            return;
        }
        const ready = areRoutersInStep(run, controller) && areSidesInStep(run, controller);
        if (ready && routerStateOf(run, peer) === 'ISOLATED_ENABLED') {
            pair(run, peer, entering, latestTransfer(run, controller, cause));
        }
    });
}

function pair(run: Run, enabled: number, entering: number, cause: number): void {
    const logged = logOfMds(run, entering, 'MDS is in service.', cause);
    setRouterState(run, enabled, 'PAIR_ENABLED', 'cc/restored', logged);
    const entry = setRouterState(run, entering, 'PAIR_DISABLED', 'cc/restored', logged);
    setInService(run, must(run.index.routers[entering]).side, true, 'cc/restored', entry);
}

/** The side to go on with: the one that routes, else is in service, else still has state, else was enabled last. */
function chosenSide(run: Run, controller: number): number {
    const { leader } = must(run.world.controllers[controller]);
    const routers = must(run.index.routersOf[controller]);
    const rankOf = (router: number) => {
        const state = routerStateOf(run, router);
        const { place } = must(run.index.routers[router]);
        const routes = state === 'ISOLATED_ENABLED' ? 8 : 0;
        const serves = isSideInService(run, router) ? 4 : 0;
        return routes + serves + (state === 'OUT_OF_SERVICE' ? 0 : 2) + (place === leader ? 1 : 0);
    };
    return routers.reduce((best, each) => (rankOf(each) > rankOf(best) ? each : best));
}

function latestTransfer(run: Run, controller: number, cause: number): number {
    const entries = run.world.transfers.map(({ entry }, client) =>
        controllerOf(run, client) === controller ? entry : 0,
    );
    return Math.max(cause, ...entries);
}

function logOfMds(run: Run, router: number, text: string, cause: number): number {
    const { side } = must(run.index.routers[router]);
    return run.log(side, routerLine(run, router, 'mds', text), 'cc/restored', cause);
}

function entryOf(run: Run, component: number): number {
    return must(run.world.components[component]).entry;
}
