/** Sides of a gateway that have lost each other: the one with the greater weight stays enabled (`cc/gateway-weight`). */

import type { Reaction, Run, TimerReaction } from '../run.ts';
import { isRunning, setAllInService } from '../world/availability.ts';
import { arePartsSeparate, partsOf, reachedSides, weightOf } from '../world/gateway-pairs.ts';
import { must } from '../world/lookup.ts';
import { isSplit } from '../world/routing-sides.ts';
import { partClients, processOf } from '../world/transfers.ts';
import type { GatewayPairCondition } from '../world/world.ts';
import { gatewayLine } from './log-lines.ts';

const RULE = 'cc/gateway-weight';
const RESTORED = 'cc/restored';

export const GATEWAY_REACTIONS: readonly Reaction[] = [
    { rule: RULE, on: 'availability-changed', react: reviewPairs },
    { rule: RESTORED, on: 'transfer-done', react: activate },
];

export const GATEWAY_TIMERS: readonly TimerReaction[] = [
    { rule: RULE, timer: 'gateway-heartbeats-missed', react: decide },
];

/** Lets the heartbeats be missed of sides that cannot reach each other, and lets them join again. */
function reviewPairs(run: Run, _about: number, cause: number): void {
    run.world.gatewayPairs.forEach((pair, index) => {
        const parted = arePartsSeparate(run, pair);
        if (parted && !pair.parted) {
            const { privateHeartbeatInterval, privateMissedHeartbeats } = run.plan.settings;
            const detectionMs = privateHeartbeatInterval * privateMissedHeartbeats;
            const because = Math.max(cause, must(run.world.links[linkOf(run, pair)]).entry);
            pair.generation++;
            run.startTimer('gateway-heartbeats-missed', detectionMs, index, pair.generation, because);
        } else if (!parted && pair.parted) {
            pair.generation++;
            leaveSplit(run, pair, cause);
        }
        pair.parted = parted;
        takeOver(run, pair, cause);
    });
}

/** `a` is the gateway pair, `b` the generation of the timer. */
function decide(run: Run, index: number, generation: number, cause: number): void {
    const pair = must(run.world.gatewayPairs[index]);
    if (pair.generation !== generation || !pair.parted) {
        return;
    }
    partClients(run, linkOf(run, pair));
    run.raise({ kind: 'sides-parted', about: 0, cause });
    const [reachedByA, reachedByB] = [reachedSides(run, pair, 0), reachedSides(run, pair, 1)];
    if (areApart(run, reachedByA, reachedByB)) {
        pair.split = true;
        for (const place of [0, 1]) {
            logOfSide(run, pair, place, 'isolated-enabled, by the side of the controller that it reaches', cause);
        }
        return;
    }
    const [weightA, weightB] = [weightOf(run, pair, 0), weightOf(run, pair, 1)];
    const onlyOne = (reachedByA.length === 0) !== (reachedByB.length === 0);
    const enabled = onlyOne ? (reachedByA.length === 0 ? 1 : 0) : weightB > weightA ? 1 : 0;
    const text = `isolated-enabled with weight ${enabled === 0 ? weightA : weightB} against ${enabled === 0 ? weightB : weightA}`;
    const entry = logOfSide(run, pair, enabled, text, cause);
    deactivate(run, pair, 1 - enabled, entry);
}

/** Each side reaches a side of the controller that the other does not, and these do not reach each other either. */
function areApart(run: Run, byA: readonly number[], byB: readonly number[]): boolean {
    const disjoint = byA.length > 0 && byB.length > 0 && byA.every((each) => !byB.includes(each));
    return disjoint && (isSplit(run) || run.world.controllers.some(({ joined }) => !joined));
}

function deactivate(run: Run, pair: GatewayPairCondition, place: number, cause: number): void {
    pair.inactive = place;
    setAllInService(run, partsOf(run, pair, 1 - place), true, RULE, cause);
    setAllInService(run, partsOf(run, pair, place), false, RULE, cause);
}

/** When the enabled side goes down, the other one need not stay inactive. */
function takeOver(run: Run, pair: GatewayPairCondition, cause: number): void {
    const { inactive } = pair;
    if (inactive >= 0 && !isRunning(run, processOf(run, pair.client, 1 - inactive))) {
        pair.inactive = -1;
        const because = Math.max(cause, must(run.world.components[processOf(run, pair.client, 1 - inactive)]).entry);
        const entry = logOfSide(run, pair, inactive, 'isolated-enabled: the other side is down', because);
        setAllInService(run, partsOf(run, pair, inactive), true, RULE, entry);
    }
}

/** Sides that were both enabled are in step again when side B has restarted with the state of side A. */
function leaveSplit(run: Run, pair: GatewayPairCondition, cause: number): void {
    const bothRun = [0, 1].every((place) => isRunning(run, processOf(run, pair.client, place)));
    if (pair.split && bothRun && run.plan.settings.dualFailureRestoreRestartsSideB) {
        const because = Math.max(cause, must(run.world.links[linkOf(run, pair)]).entry);
        const entry = logOfSide(run, pair, 1, 'restarts, to be in step with side A again', because);
        deactivate(run, pair, 1, entry);
    }
    pair.split = false;
}

/** In step again, the side that was inactive is ready to take over. */
function activate(run: Run, client: number, cause: number): void {
    const pair = run.world.gatewayPairs.find((each) => each.client === client);
    if (pair !== undefined && pair.inactive >= 0) {
        const { inactive } = pair;
        pair.inactive = -1;
        setAllInService(run, partsOf(run, pair, inactive), true, RESTORED, cause);
    }
}

function linkOf(run: Run, { client }: GatewayPairCondition): number {
    return must(run.plan.topology.synchronizedClients[client]).privateLink;
}

function logOfSide(run: Run, pair: GatewayPairCondition, place: number, text: string, cause: number): number {
    const opc = processOf(run, pair.client, place);
    const machine = must(run.plan.topology.components[opc]).parent ?? opc;
    return run.log(opc, gatewayLine(run, machine, 'opc', text), RULE, cause);
}
