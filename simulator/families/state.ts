/** State transfer between the sides of duplexed controllers and gateways (`state/…`). */

import type { Family, Run } from '../run.ts';
import { must } from '../world/lookup.ts';
import { bytesOfClient, countPeripherals } from '../world/state-size.ts';
import {
    isSessionPossible,
    processOf,
    restingState,
    reviewLiveness,
    routerBeside,
    senderOf,
    showTransfer,
} from '../world/transfers.ts';
import { gatewayLine, loggerLine, routerLine } from './log-lines.ts';
import { reportStateSize } from './state-alarm.ts';

export const stateFamily: Family = {
    name: 'state',
    reactions: [
        { rule: 'state/size', on: 'pim-service-lost', react: (run, _about, cause) => countPeripherals(run, cause) },
        { rule: 'state/size', on: 'pim-service-restored', react: (run, _about, cause) => countPeripherals(run, cause) },
        { rule: 'state/alarm', on: 'state-size-passed', react: reportStateSize },
        { rule: 'state/interrupted', on: 'availability-changed', react: voidTransfers },
        { rule: 'state/transfer', on: 'availability-changed', react: reviewTransfers },
        { rule: 'state/transfer', on: 'sides-joined', react: reviewTransfers },
        { rule: 'state/transfer', on: 'sides-parted', react: reviewTransfers },
        { rule: 'state/transfer', on: 'transfer-done', react: reviewTransfers },
        { rule: 'state/side-a-initiates', on: 'transfer-begun', react: initiate },
        { rule: 'state/own-session', on: 'transfer-begun', react: openSession },
        { rule: 'state/transfer', on: 'transfer-begun', react: deliver },
    ],
    timers: [{ rule: 'state/duration', timer: 'state-transferred', react: onTransferred }],
};

/** A transfer ends without result when its sender, its receiver or the network between them is gone. */
function voidTransfers(run: Run, _about: number, cause: number): void {
    run.world.transfers.forEach((condition, client) => {
        const { sender } = condition;
        if (sender < 0 || isSessionPossible(run, client)) {
            return;
        }
        reviewLiveness(run, client);
        condition.sender = -1;
        condition.generation++;
        condition.holds[1 - sender] = false;
        const because = causeOf(run, client, cause);
        const entry = showTransfer(run, client, restingState(condition), 'state/interrupted', because);
        const text = `state transfer ${arrow(sender)} was interrupted: what has arrived of ${bytes(condition.bytes)} is void`;
        log(run, client, condition.live[1 - sender] ? 1 - sender : sender, text, 'state/interrupted', entry);
    });
}

/** Lets every pair that is out of step, and can be brought into step, ask for the state. */
function reviewTransfers(run: Run, _about: number, cause: number): void {
    run.world.transfers.forEach((condition, client) => {
        if (condition.sender >= 0) {
            return;
        }
        reviewLiveness(run, client);
        const sender = senderOf(run, client);
        const because = causeOf(run, client, cause);
        if (condition.inStep || condition.byHand || sender === undefined || !isSessionPossible(run, client)) {
            rest(run, client, because);
        } else {
            begin(run, client, sender, because);
        }
    });
}

function rest(run: Run, client: number, cause: number): void {
    const condition = must(run.world.transfers[client]);
    const before = condition.entry;
    const entry = showTransfer(run, client, restingState(condition), 'state/transfer', cause);
    if (entry !== before && condition.byHand && condition.live.every((each) => each)) {
        const text = 'was away for longer than the configuration can be brought up to date for: synchronize it by hand';
        log(
            run,
            client,
            must(condition.awaySinceMs[0]) > must(condition.awaySinceMs[1]) ? 0 : 1,
            text,
            'state/transfer',
            entry,
        );
    }
}

/** The receiver makes a pipe and asks for the state; how long it takes depends on the size. */
function begin(run: Run, client: number, sender: number, cause: number): void {
    const condition = must(run.world.transfers[client]);
    const { stateTransferSetup, stateTransferRate } = run.plan.settings;
    condition.sender = sender;
    condition.bytes = bytesOfClient(run, client);
    condition.generation++;
    const shown = showTransfer(run, client, 'TRANSFERRING', 'state/transfer', cause, sender);
    run.raise({ kind: 'transfer-begun', about: client, cause: shown });
    const durationMs = stateTransferSetup + Math.ceil((condition.bytes * 1000) / stateTransferRate);
    run.startTimer('state-transferred', durationMs, client, condition.generation, shown);
}

/** Whichever side sends, the Message Delivery Service of side A sends the initialization request. */
function initiate(run: Run, client: number, cause: number): void {
    const { sender } = must(run.world.transfers[client]);
    if (sender >= 0) {
        const text = `initialization request for the state transfer ${arrow(sender)} of ${nameOf(run, client, 0)}`;
        logOfMds(run, client, 0, text, 'state/side-a-initiates', cause);
    }
}

function openSession(run: Run, client: number, cause: number): void {
    const { sender } = must(run.world.transfers[client]);
    if (sender >= 0) {
        const { privateLink } = must(run.plan.topology.synchronizedClients[client]);
        const over = must(run.plan.topology.links[privateLink]).id;
        const text = `TCP session of its own for ${nameOf(run, client, sender)}, over ${over}`;
        logOfMds(run, client, sender, text, 'state/own-session', cause);
    }
}

function deliver(run: Run, client: number, cause: number): void {
    const { sender, bytes: size } = must(run.world.transfers[client]);
    if (sender >= 0) {
        const address = nameOf(run, client, 1 - sender);
        const asks = `pipe created; state transfer desired: address ${address}, version ${STATE_VERSION}`;
        const asked = log(run, client, 1 - sender, asks, 'state/transfer', cause);
        log(run, client, sender, `state records created; ${bytes(size)} are delivered`, 'state/transfer', asked);
    }
}

/** `a` is the client, `b` the generation of the timer. */
function onTransferred(run: Run, client: number, generation: number, cause: number): void {
    const condition = must(run.world.transfers[client]);
    const { sender } = condition;
    if (condition.generation !== generation || sender < 0) {
        return;
    }
    condition.sender = -1;
    condition.inStep = true;
    condition.holds[0] = true;
    condition.holds[1] = true;
    const entry = showTransfer(run, client, 'IN_SYNC', 'state/duration', cause, sender);
    const text = `state recreated from ${bytes(condition.bytes)}: in sync (${arrow(sender)})`;
    const logged = log(run, client, 1 - sender, text, 'state/duration', entry);
    run.raise({ kind: 'transfer-done', about: client, cause: logged });
}

/** Version of the state's layout, which a request for a transfer names. */
const STATE_VERSION = 1;

/** The latest that happened to what a client needs. */
function causeOf(run: Run, client: number, cause: number): number {
    const { privateLink } = must(run.plan.topology.synchronizedClients[client]);
    const processes = [0, 1].map((place) => must(run.world.components[processOf(run, client, place)]).entry);
    const routers = [0, 1].flatMap((place) => routerBeside(run, client, place) ?? []);
    const states = routers.map((router) => must(run.world.routers[router]).entry);
    return Math.max(cause, must(run.world.links[privateLink]).entry, ...processes, ...states);
}

function log(
    run: Run,
    client: number,
    place: number,
    text: string,
    rule: Parameters<Run['log']>[2],
    cause: number,
): number {
    const { kind } = must(run.plan.topology.synchronizedClients[client]);
    const process = processOf(run, client, place);
    const router = routerBeside(run, client, place);
    if (router === undefined) {
        return run.log(process, gatewayLine(run, machineOf(run, process), 'opc', text), rule, cause);
    }
    const line =
        kind === 'logger'
            ? loggerLine(run, router, text)
            : routerLine(run, router, kind === 'cic' ? 'nic' : 'rtr', text);
    return run.log(process, line, rule, cause);
}

function logOfMds(
    run: Run,
    client: number,
    place: number,
    text: string,
    rule: Parameters<Run['log']>[2],
    cause: number,
): number {
    const router = routerBeside(run, client, place);
    const machine = machineOf(run, processOf(run, client, place));
    const line = router === undefined ? gatewayLine(run, machine, 'mds', text) : routerLine(run, router, 'mds', text);
    return run.log(machine, line, rule, cause);
}

function machineOf(run: Run, process: number): number {
    return must(run.plan.topology.components[process]).parent ?? process;
}

function nameOf(run: Run, client: number, place: number): string {
    return must(run.plan.topology.components[processOf(run, client, place)]).id;
}

function arrow(sender: number): string {
    return sender === 0 ? 'A->B' : 'B->A';
}

/** `744,048 bytes`. */
function bytes(count: number): string {
    return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} bytes`;
}
