/** PIMs and their peripherals (`pim/…`). */

import type { Family, Run } from '../run.ts';
import { activateOtherSide, reviewPairs } from '../world/active-sides.ts';
import { isComponentUp, showComponent } from '../world/availability.ts';
import { must } from '../world/lookup.ts';
import { syncKnown } from '../world/memberships.ts';
import { voicePathOf } from '../world/paths.ts';
import { refreshPools } from '../world/router.ts';
import { settleReporting } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';
import { resumeCalls, returnCalls } from './call.ts';
import { failBack, failOut, membershipsOn, stayOut } from './failover.ts';
import { reportPeripheral } from './peripheral-messages.ts';
import { beginMissing, endMissing, intervalStart } from './reporting.ts';

export const pimFamily: Family = {
    name: 'pim',
    reactions: [
        {
            rule: 'pim/other-side-activates',
            on: 'availability-changed',
            react: (run, _about, cause) => reviewPairs(run, cause),
        },
        { rule: 'pim/peripheral-offline', on: 'pim-service-lost', react: showOffline },
        { rule: 'pim/reporting-data-deleted', on: 'pim-service-lost', react: deleteReportingData },
        { rule: 'pim/blind-interval', on: 'pim-service-lost', react: loseSight },
        { rule: 'pim/agents-logged-out', on: 'pim-service-lost', react: logAgentsOut },
        { rule: 'pim/peripheral-offline', on: 'pim-service-restored', react: showOnline },
        { rule: 'pim/blind-interval', on: 'pim-service-restored', react: regainSight },
        { rule: 'pim/states-resent', on: 'pim-service-restored', react: resendStates },
        { rule: 'pim/non-voice-continues', on: 'voice-path-lost', react: suspendVoice },
        { rule: 'pim/non-voice-continues', on: 'voice-path-restored', react: resumeVoice },
    ],
    timers: [{ rule: 'pim/other-side-activates', timer: 'side-activates', react: onSideActivates }],
};

/** `a` is the pair, `b` the generation of the timer. */
function onSideActivates(run: Run, pair: number, generation: number, cause: number): void {
    if (activateOtherSide(run, pair, generation, cause)) {
        run.raise({ kind: 'side-activated', about: pair, cause });
    }
}

function showOffline(run: Run, peripheral: number, cause: number): void {
    if (isComponentUp(run, peripheral)) {
        showComponent(run, peripheral, 'OFFLINE', 'pim/peripheral-offline', cause);
    }
    reportPeripheral(run, peripheral, false, must(run.world.components[peripheral]).entry);
}

function showOnline(run: Run, peripheral: number, cause: number): void {
    showComponent(run, peripheral, 'UP', 'pim/peripheral-offline', cause);
    reportPeripheral(run, peripheral, true, must(run.world.components[peripheral]).entry);
}

/** Deletes what has been gathered for the peripheral since the reporting interval began. */
function deleteReportingData(run: Run, peripheral: number, cause: number): void {
    if (run.plan.settings.otherSideKeepsReportingData && otherSideRuns(run, peripheral)) {
        return;
    }
    const rule = 'pim/reporting-data-deleted';
    const path = voicePathOf(run, peripheral);
    const sinceMs = intervalStart(run);
    const pim = must(run.index.pimOfPeripheral.get(peripheral));
    const entry = run.log(pim, 'the reporting data of the current interval is deleted', rule, cause);
    for (const call of path.ended.splice(0)) {
        if (call.endedMs >= sinceMs) {
            const missing = { fromMs: Math.max(call.arrivedMs, sinceMs), toMs: call.endedMs };
            settleReporting(run, call.record, call.arrivedMs >= sinceMs ? 'none' : 'partial', missing, rule, entry);
        }
    }
    for (const call of callsOf(run, peripheral)) {
        if (call.missingFromMs < 0) {
            call.missingFromMs = Math.max(call.arrivedMs, sinceMs);
            call.missingToMs = run.atMs;
        }
    }
}

/** From now on the CallRouter learns nothing of what happens at the ACD. */
function loseSight(run: Run, peripheral: number): void {
    for (const call of callsOf(run, peripheral)) {
        beginMissing(run, call);
    }
}

function regainSight(run: Run, peripheral: number, cause: number): void {
    const pim = must(run.index.pimOfPeripheral.get(peripheral));
    run.log(pim, 'the reporting intervals since the loss of contact stay incomplete', 'pim/blind-interval', cause);
    for (const call of callsOf(run, peripheral)) {
        beginMissingAtArrival(call);
        endMissing(run, call);
    }
}

/** A call that arrived unseen is missing from its arrival on. */
function beginMissingAtArrival(call: LiveTask): void {
    if (call.missingFromMs < 0) {
        call.missingFromMs = call.arrivedMs;
    }
}

/** Where the whole gateway side was lost, `pg/agents-logged-out` holds instead. */
function logAgentsOut(run: Run, peripheral: number, cause: number): void {
    if (voicePathOf(run, peripheral).lostWithGateway) {
        return;
    }
    for (const membership of membershipsOn(run, peripheral, true)) {
        failOut(
            run,
            membership,
            {
                reason: 'pim',
                reasonCode: run.plan.settings.pimLossLogoutCode,
                rule: 'pim/agents-logged-out',
                logsOut: true,
                readyIfReserved: true,
            },
            cause,
        );
    }
}

/** The ACD sends each agent's state, unless it is one that forgets them. */
function resendStates(run: Run, peripheral: number, cause: number): void {
    const resends = must(run.plan.topology.components[peripheral]).resendsStates ?? true;
    for (const membership of membershipsOn(run, peripheral, true)) {
        if (resends) {
            failBack(run, membership, 'pim', 'pim/states-resent', cause);
        } else {
            stayOut(run, membership, 'pim');
        }
    }
}

function suspendVoice(run: Run, peripheral: number, cause: number): void {
    returnCalls(run, peripheral, 'pim/non-voice-continues', cause);
    for (const membership of membershipsOn(run, peripheral, true)) {
        refreshPools(run, must(run.world.memberships[membership]).agent, cause);
    }
}

/** The CallRouter learns what the agents of the peripheral did while it did not reach their PIM. */
function resumeVoice(run: Run, peripheral: number, cause: number): void {
    for (const membership of membershipsOn(run, peripheral, true)) {
        syncKnown(run, membership, cause);
    }
    resumeCalls(run, peripheral, cause);
}

function callsOf(run: Run, peripheral: number): LiveTask[] {
    return [...run.world.tasks.values()].filter((task) => task.receiver === peripheral);
}

function otherSideRuns(run: Run, peripheral: number): boolean {
    const { instances } = must(run.plan.topology.components[must(run.index.pimOfPeripheral.get(peripheral))]);
    return instances.some((instance) => isComponentUp(run, instance));
}
