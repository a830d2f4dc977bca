/** The processes that the sides keep in step with each other, and the transfers that bring them there. */

import type { Plan } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { TRANSFER_STATES, type TransferState } from '../states.ts';
import { NO_DETAIL, NONE } from '../trace/trace.ts';
import { isComponentUp, isLinkUp, isRunning } from './availability.ts';
import { isAlive } from './controllers.ts';
import { must } from './lookup.ts';
import type { TransferCondition } from './world.ts';

/** At the start every pair is in step. */
export function initialTransfers(plan: Plan): TransferCondition[] {
    return plan.topology.synchronizedClients.map(() => ({
        state: TRANSFER_STATES.indexOf('IN_SYNC'),
        entry: 0,
        inStep: true,
        live: [true, true],
        holds: [true, true],
        awaySinceMs: [0, 0],
        byHand: false,
        sender: -1,
        bytes: 0,
        generation: 0,
    }));
}

/** The CallRouter's lane of one side of a synchronized client; undefined for a gateway's OPC. */
export function routerBeside(run: Run, client: number, place: number): number | undefined {
    const controller = controllerOf(run, client);
    return controller === undefined ? undefined : must(run.index.routersOf[controller])[place];
}

/** The controller that a client belongs to; undefined for a gateway's OPC. */
export function controllerOf(run: Run, client: number): number | undefined {
    const { privateLink } = must(run.plan.topology.synchronizedClients[client]);
    const index = run.plan.topology.controllers.findIndex((each) => each.privateLink === privateLink);
    return index < 0 ? undefined : index;
}

/** The process of one side of a client. */
export function processOf(run: Run, client: number, place: number): number {
    const { component } = must(run.plan.topology.synchronizedClients[client]);
    return must(must(run.plan.topology.components[component]).instances[place]);
}

/** Whether the process of one side takes part: it runs, and so does the CallRouter that it works for. */
export function isClientLive(run: Run, client: number, place: number): boolean {
    const router = routerBeside(run, client, place);
    const { kind } = must(run.plan.topology.synchronizedClients[client]);
    if (router === undefined) {
        return isRunning(run, processOf(run, client, place));
    }
    return isAlive(run, router) && (kind === 'router' || isComponentUp(run, processOf(run, client, place)));
}

export function isSessionPossible(run: Run, client: number): boolean {
    const { privateLink } = must(run.plan.topology.synchronizedClients[client]);
    return isLinkUp(run, privateLink) && isClientLive(run, client, 0) && isClientLive(run, client, 1);
}

/** Whether the CallRouters of a controller are in step. */
export function areRoutersInStep(run: Run, controller: number): boolean {
    return run.plan.topology.synchronizedClients.every(
        ({ kind }, client) =>
            kind !== 'router' || controllerOf(run, client) !== controller || must(run.world.transfers[client]).inStep,
    );
}

/** Whether every process of a controller that runs on both sides is in step. */
export function areSidesInStep(run: Run, controller: number): boolean {
    return run.world.transfers.every(
        (condition, client) =>
            controllerOf(run, client) !== controller ||
            condition.inStep ||
            condition.byHand ||
            !(isClientLive(run, client, 0) && isClientLive(run, client, 1)),
    );
}

/** The processes on both ends of a private link have lost each other for long enough to be out of step. */
export function partClients(run: Run, privateLink: number): void {
    run.plan.topology.synchronizedClients.forEach((client, index) => {
        if (client.privateLink === privateLink) {
            must(run.world.transfers[index]).inStep = false;
        }
    });
}

/** Notes which processes went away or came, and what they hold. */
export function reviewLiveness(run: Run, client: number): void {
    const condition = must(run.world.transfers[client]);
    const { kind } = must(run.plan.topology.synchronizedClients[client]);
    for (const place of [0, 1]) {
        const live = isClientLive(run, client, place);
        if (live === condition.live[place]) {
            continue;
        }
        condition.live[place] = live;
        if (live) {
            const awayMs = run.atMs - must(condition.awaySinceMs[place]);
            condition.byHand ||= kind === 'logger' && awayMs > run.plan.settings.configResyncWindow;
        } else {
            condition.awaySinceMs[place] = run.atMs;
            condition.holds[place] = false;
            condition.inStep = false;
        }
    }
}

/** The side that has the state to send; undefined while that is not decided. */
export function senderOf(run: Run, client: number): number | undefined {
    const { kind } = must(run.plan.topology.synchronizedClients[client]);
    const { holds } = must(run.world.transfers[client]);
    const controller = controllerOf(run, client);
    if (controller === undefined) {
        const pair = run.world.gatewayPairs.find((each) => each.client === client);
        return pair !== undefined && pair.inactive >= 0 ? 1 - pair.inactive : holdingSide(holds, 0);
    }
    const { leader, agreed } = must(run.world.controllers[controller]);
    if (kind === 'router') {
        return agreed ? leader : undefined;
    }
    return areRoutersInStep(run, controller) ? holdingSide(holds, leader) : undefined;
}

/** What a client's lane shows while nothing is transferred. */
export function restingState({ live, inStep }: TransferCondition): TransferState {
    const count = live.filter((each) => each).length;
    if (count === 1) {
        return 'ONE_SIDED';
    }
    return count === 2 && inStep ? 'IN_SYNC' : 'OUT_OF_SYNC';
}

/** Shows a client in a state; `sender` is the side that sends or has sent the state. Answers the entry. */
export function showTransfer(
    run: Run,
    client: number,
    state: TransferState,
    rule: RuleId,
    cause: number,
    sender?: number,
): number {
    const condition = must(run.world.transfers[client]);
    const index = TRANSFER_STATES.indexOf(state);
    if (condition.state !== index) {
        const subject = sender === undefined ? NONE : processOf(run, client, sender);
        condition.state = index;
        const lane = run.index.firstLane.transfer + client;
        condition.entry = run.transition(lane, index, rule, cause, NO_DETAIL, subject);
    }
    return condition.entry;
}

function holdingSide(holds: readonly boolean[], otherwise: number): number {
    return holds[0] === holds[1] ? otherwise : holds[0] ? 0 : 1;
}
