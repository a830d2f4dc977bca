/** What the sides of a controller do when they have lost each other (`cc/private-lost`). */

import type { Reaction, Run, TimerReaction } from '../run.ts';
import { isAlive, isPaired, peerOf, reviewHold, routerStateOf, setRouterState } from '../world/controllers.ts';
import { must } from '../world/lookup.ts';
import { type AnswerOfGateways, askGateways, deviceCount, hasDeviceMajority } from '../world/majority.ts';
import { partClients } from '../world/transfers.ts';
import { REQUEST_REACTIONS, REQUEST_TIMERS } from './cc-requests.ts';
import { isolateEnabled, takeOut } from './cc-sides.ts';
import { gatewayLine, routerLine, sideLetterOf } from './log-lines.ts';

const RULE = 'cc/private-lost';

export const PRIVATE_LOSS_REACTIONS: readonly Reaction[] = [
    { rule: RULE, on: 'private-lost', react: onPrivateLost },
    { rule: RULE, on: 'availability-changed', react: recheckMajorities },
    ...REQUEST_REACTIONS,
];

export const PRIVATE_LOSS_TIMERS: readonly TimerReaction[] = [
    { rule: RULE, timer: 'private-heartbeats-missed', react: decide },
    { rule: RULE, timer: 'other-side-tested', react: onTested },
    ...REQUEST_TIMERS,
];

/** Lets the heartbeats of the other side be missed; until then route requests wait if both sides were in step. */
export function startDetection(run: Run, controller: number, cause: number): void {
    const condition = must(run.world.controllers[controller]);
    if (condition.detecting) {
        return;
    }
    const { privateHeartbeatInterval, privateMissedHeartbeats } = run.plan.settings;
    condition.detecting = true;
    condition.generation++;
    const detectionMs = privateHeartbeatInterval * privateMissedHeartbeats;
    run.startTimer('private-heartbeats-missed', detectionMs, controller, condition.generation, cause);
    reviewHold(run, controller, cause);
}

/** Isolated sides check again whether they have the device majority, as gateways come and go. */
export function recheckMajorities(run: Run, _about: number, cause: number): void {
    if (!run.plan.settings.majorityRecheckWhileIsolated) {
        return;
    }
    run.index.routers.forEach(({ controller }, router) => {
        const { joined, detecting } = must(run.world.controllers[controller]);
        if (!joined && !detecting && isAlive(run, router)) {
            recheck(run, router, cause);
        }
    });
}

function onPrivateLost(run: Run, controller: number, cause: number): void {
    const { joined } = must(run.world.controllers[controller]);
    if (!joined && must(run.index.routersOf[controller]).every((router) => isAlive(run, router))) {
        startDetection(run, controller, cause);
    }
}

/** `a` is the controller, `b` the generation of the timer. */
function decide(run: Run, controller: number, generation: number, cause: number): void {
    const condition = must(run.world.controllers[controller]);
    const { privateLink } = must(run.plan.topology.controllers[controller]);
    if (condition.generation !== generation || !condition.detecting) {
        return;
    }
    condition.detecting = false;
    if (privateLink !== undefined) {
        partClients(run, privateLink);
        run.raise({ kind: 'sides-parted', about: controller, cause });
    }
    for (const router of inOrderOfDecision(run, controller)) {
        if (isAlive(run, router)) {
            decideSide(run, router, cause);
        }
    }
    reviewHold(run, controller, cause);
}

/** The side that decides by itself comes before the one that tests the other. */
function inOrderOfDecision(run: Run, controller: number): readonly number[] {
    const routers = must(run.index.routersOf[controller]);
    return routers.toSorted((left, right) => Number(isTester(run, left)) - Number(isTester(run, right)));
}

function isTester(run: Run, router: number): boolean {
    const { controller, place } = must(run.index.routers[router]);
    const { leader } = must(run.world.controllers[controller]);
    return run.plan.settings.tosSymmetric ? place !== leader : place === 1;
}

function decideSide(run: Run, router: number, cause: number): void {
    const { controller } = must(run.index.routers[router]);
    const { joined } = must(run.world.controllers[controller]);
    const state = routerStateOf(run, router);
    const peer = must(peerOf(run, router));
    if (!isAlive(run, peer) && (state === 'OUT_OF_SERVICE' || (state === 'ISOLATED_DISABLED' && joined))) {
        isolateEnabled(run, router, 'cc/restored', cause);
    } else if (isPaired(state) || state === 'OUT_OF_SERVICE') {
        const text =
            'Connectivity with duplexed partner has been lost due to a failure of the private network, or duplexed partner is out of service.';
        const logged = logOfMds(run, router, text, cause);
        if (isPaired(state) && !isTester(run, router)) {
            decideAlone(run, router, logged);
        } else {
            test(run, router, logged);
        }
    }
}

/** With the device majority it goes on alone, without it it stops. */
function decideAlone(run: Run, router: number, cause: number): void {
    const logged = logMajority(run, router, cause);
    if (hasDeviceMajority(run, router)) {
        isolateEnabled(run, router, RULE, logged);
    } else {
        takeOut(run, router, 'ISOLATED_DISABLED', RULE, logged);
    }
}

/** With the device majority it lets its gateways contact the other side before it decides. */
function test(run: Run, router: number, cause: number): void {
    const logged = logMajority(run, router, cause);
    if (!hasDeviceMajority(run, router)) {
        takeOut(run, router, 'ISOLATED_DISABLED', RULE, logged);
        return;
    }
    const condition = must(run.world.routers[router]);
    const entry = setRouterState(run, router, 'TEST', RULE, logged);
    condition.test++;
    const answer = askGateways(run, router, must(peerOf(run, router)));
    if (answer.kind === 'enabled' || answer.kind === 'disabled') {
        conclude(run, router, answer, entry);
    } else {
        run.startTimer('other-side-tested', run.plan.settings.tosTimeout, router, condition.test, entry);
    }
}

/** `a` is the CallRouter, `b` the number of its test. */
function onTested(run: Run, router: number, number: number, cause: number): void {
    const condition = must(run.world.routers[router]);
    if (condition.test !== number || routerStateOf(run, router) !== 'TEST') {
        return;
    }
    if (hasDeviceMajority(run, router)) {
        conclude(run, router, askGateways(run, router, must(peerOf(run, router))), cause);
    } else {
        takeOut(run, router, 'ISOLATED_DISABLED', RULE, logMajority(run, router, cause));
    }
}

/** Only what finds the other side enabled keeps a side with the device majority from going on. */
function conclude(run: Run, router: number, answer: AnswerOfGateways, cause: number): void {
    const logged = logAnswer(run, router, answer, cause);
    if (answer.kind === 'enabled') {
        takeOut(run, router, 'ISOLATED_DISABLED', RULE, logged);
    } else {
        isolateEnabled(run, router, RULE, logged);
    }
}

function recheck(run: Run, router: number, cause: number): void {
    const peer = peerOf(run, router);
    const state = routerStateOf(run, router);
    if (peer === undefined) {
        return;
    }
    if (state === 'ISOLATED_ENABLED' && isAlive(run, peer) && !hasDeviceMajority(run, router)) {
        takeOut(run, router, 'ISOLATED_DISABLED', RULE, logMajority(run, router, cause));
    } else if (state === 'ISOLATED_DISABLED' && hasDeviceMajority(run, router)) {
        if (askGateways(run, router, peer).kind !== 'enabled') {
            test(run, router, cause);
        }
    }
}

function logMajority(run: Run, router: number, cause: number): number {
    const { reached, counted } = deviceCount(run, router);
    const verdict = hasDeviceMajority(run, router) ? 'device majority' : 'no device majority';
    return logOfMds(run, router, `${reached} of ${counted} enabled gateways reached: ${verdict}`, cause);
}

/** What the gateways have found, in the log of the one that found it. */
function logAnswer(run: Run, router: number, answer: AnswerOfGateways, cause: number): number {
    const other = `side ${sideLetterOf(run, must(peerOf(run, router)))}`;
    if (answer.kind === 'unreachable') {
        return logOfMds(run, router, `TOS: no gateway can reach ${other}`, cause);
    }
    const found = { enabled: 'is enabled', disabled: 'is not enabled', testing: 'is testing, too' }[answer.kind];
    return run.log(answer.gateway, gatewayLine(run, answer.gateway, 'pgag', `TOS: ${other} ${found}`), RULE, cause);
}

function logOfMds(run: Run, router: number, text: string, cause: number): number {
    return run.log(must(run.index.routers[router]).side, routerLine(run, router, 'mds', text), RULE, cause);
}
