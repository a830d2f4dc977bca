/** Gateway sides and CTI Managers (`pg/…`). */

import type { Family, Run } from '../run.ts';
import { isComponentUp } from '../world/availability.ts';
import { must } from '../world/lookup.ts';
import { isCtiManagerOf, voicePathOf } from '../world/paths.ts';
import { refreshPools } from '../world/router.ts';
import type { FailoverReason, VoicePathCondition } from '../world/world.ts';
import { failBack, failOut, membershipsOn } from './failover.ts';
import { endTask } from './task-handling.ts';

export const pgFamily: Family = {
    name: 'pg',
    reactions: [
        { rule: 'pg/agents-logged-out', on: 'availability-changed', react: reviewCtiManagers },
        { rule: 'pg/both-sides-lost', on: 'availability-changed', react: reviewGateways },
        { rule: 'pg/agents-logged-out', on: 'pim-service-lost', react: onGatewaySideLost },
        { rule: 'pg/no-backup', on: 'pim-service-lost', react: noteNoBackup },
        { rule: 'pg/agents-restored', on: 'pim-service-restored', react: awaitRelogin },
        {
            rule: 'pg/agents-logged-out',
            on: 'cti-manager-lost',
            react: (run, peripheral, cause) => logOut(run, peripheral, 'cti-manager', cause),
        },
        { rule: 'pg/agents-restored', on: 'cti-manager-restored', react: awaitRelogin },
        { rule: 'pg/both-sides-lost', on: 'gateway-lost', react: loseTasks },
    ],
    timers: [{ rule: 'pg/agents-restored', timer: 'voice-agents-restored', react: onRelogin }],
};

/** Finds the peripherals whose CTI Manager went down, and the one that takes over; it keeps the service. */
function reviewCtiManagers(run: Run): void {
    for (const path of run.world.voicePaths) {
        if (path.ctiManager < 0) {
            continue;
        }
        const lost = path.ctiManagerUp && !isComponentUp(run, path.ctiManager);
        if (lost) {
            path.ctiManagerUp = false;
            path.generation++;
            const cause = must(run.world.components[path.ctiManager]).entry;
            run.raise({ kind: 'cti-manager-lost', about: path.peripheral, cause });
        }
        const next = runningCtiManager(run, path);
        if (!path.ctiManagerUp && next !== undefined) {
            const cause = must(run.world.components[path.ctiManager]).entry;
            path.ctiManager = next;
            path.ctiManagerUp = true;
            run.raise({
                kind: 'cti-manager-restored',
                about: path.peripheral,
                cause: Math.max(cause, entryOf(run, next)),
            });
        }
    }
}

function runningCtiManager(run: Run, path: VoicePathCondition): number | undefined {
    const running = run.plan.topology.components.flatMap((component, index) =>
        isCtiManagerOf(component, path.peripheral) && isComponentUp(run, index) ? [index] : [],
    );
    return running.includes(path.ctiManager) ? path.ctiManager : running[0];
}

/** Says so when the last side of a gateway went down, and lets agents be routable again when one is back. */
function reviewGateways(run: Run): void {
    for (const gateway of new Set(run.index.gatewayOfPeripheral.values())) {
        const up = isComponentUp(run, gateway);
        const known = run.world.gatewaysLost.has(gateway);
        if (up === !known) {
            continue;
        }
        if (up) {
            run.world.gatewaysLost.delete(gateway);
        } else {
            run.world.gatewaysLost.add(gateway);
            run.raise({ kind: 'gateway-lost', about: gateway, cause: entryOf(run, gateway) });
        }
        for (const agent of agentsBehind(run, gateway)) {
            refreshPools(run, agent, entryOf(run, gateway));
        }
    }
}

function onGatewaySideLost(run: Run, peripheral: number, cause: number): void {
    const path = voicePathOf(run, peripheral);
    path.generation++;
    if (path.lostWithGateway) {
        logOut(run, peripheral, 'pg', cause);
    }
}

function logOut(run: Run, peripheral: number, reason: FailoverReason, cause: number): void {
    const { pgFailoverLogoutCode, postFailoverReserved } = run.plan.settings;
    for (const membership of membershipsOn(run, peripheral, true)) {
        failOut(
            run,
            membership,
            {
                reason,
                reasonCode: pgFailoverLogoutCode,
                rule: 'pg/agents-logged-out',
                logsOut: true,
                readyIfReserved: postFailoverReserved === 'AVAILABLE',
            },
            cause,
        );
    }
}

/** Without another side, nothing brings the agents back until this one is. */
function noteNoBackup(run: Run, peripheral: number, cause: number): void {
    const pim = must(run.index.pimOfPeripheral.get(peripheral));
    if (voicePathOf(run, peripheral).lostWithGateway && !isComponentUp(run, pim)) {
        run.log(pim, 'no other side is in service: the agents stay logged out until one is', 'pg/no-backup', cause);
    }
}

function awaitRelogin(run: Run, peripheral: number, cause: number): void {
    const { generation } = voicePathOf(run, peripheral);
    run.startTimer('voice-agents-restored', run.plan.settings.agentReloginDelay, peripheral, generation, cause);
}

/** `a` is the peripheral, `b` the generation of the timer. */
function onRelogin(run: Run, peripheral: number, generation: number, cause: number): void {
    const path = voicePathOf(run, peripheral);
    if (path.generation !== generation) {
        return;
    }
    for (const membership of membershipsOn(run, peripheral, true)) {
        if (path.served) {
            failBack(run, membership, 'pg', 'pg/agents-restored', cause);
        }
        if (path.ctiManagerUp) {
            failBack(run, membership, 'cti-manager', 'pg/agents-restored', cause);
        }
    }
}

/** Offered and active non-voice tasks of the gateway's agents are lost; queued ones are untouched. */
function loseTasks(run: Run, gateway: number, cause: number): void {
    for (const agent of agentsBehind(run, gateway)) {
        for (const index of must(run.world.agents[agent]).memberships) {
            const membership = must(run.world.memberships[index]);
            if (!membership.voice) {
                for (const key of [...membership.tasks]) {
                    endTask(run, must(run.world.tasks.get(key)), 40, 'pg/both-sides-lost', cause);
                }
            }
        }
    }
}

function agentsBehind(run: Run, gateway: number): number[] {
    return run.plan.topology.agents.flatMap((agent, index) =>
        run.index.gatewayOfPeripheral.get(agent.peripheral) === gateway ? [index] : [],
    );
}

function entryOf(run: Run, component: number): number {
    return must(run.world.components[component]).entry;
}
