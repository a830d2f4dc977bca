/** Aspect PIMs and how they reach their ACD (`aspect/…`). */

import type { AcdConnection } from '../plan.ts';
import type { Family, Run } from '../run.ts';
import { formatMs } from '../trace/instants.ts';
import {
    awaitCmiServer,
    beginAttempts,
    countFailedAttempt,
    countSilence,
    dropWay,
    isAttemptMeant,
    isPimActive,
    latestOfMeans,
    needsWay,
    noteSilence,
    showAcdConnection,
    takeWay,
} from '../world/acd-connections.ts';
import { doesCmiServerAnswer, triesCmiServer } from '../world/acd-ways.ts';
import { endFailures, failComponents, isLinkUp } from '../world/availability.ts';
import { must } from '../world/lookup.ts';
import { processName } from '../world/process-names.ts';

export const aspectFamily: Family = {
    name: 'aspect',
    reactions: [
        { rule: 'aspect/bridge-unreachable', on: 'availability-changed', react: dropInactive },
        { rule: 'aspect/direct-bridges', on: 'availability-changed', react: connectDirectly },
        { rule: 'aspect/cmi-first', on: 'availability-changed', react: lookForCmiServer },
        { rule: 'aspect/bridge-unreachable', on: 'availability-changed', react: showAll },
        { rule: 'aspect/real-time-silence', on: 'availability-changed', react: watchRealTimeBridges },
        { rule: 'aspect/bridge-unreachable', on: 'side-activated', react: dropInactive },
        { rule: 'aspect/direct-bridges', on: 'side-activated', react: connectDirectly },
        { rule: 'aspect/cmi-first', on: 'side-activated', react: lookForCmiServer },
        { rule: 'aspect/bridge-unreachable', on: 'side-activated', react: showAll },
        { rule: 'aspect/real-time-silence', on: 'side-activated', react: watchRealTimeBridges },
        { rule: 'aspect/event-link-fallback', on: 'cmi-server-given-up', react: fallBack },
    ],
    timers: [
        { rule: 'aspect/cmi-attempts', timer: 'cmi-attempt', react: onAttempt },
        { rule: 'aspect/real-time-silence', timer: 'real-time-silence', react: onSilence },
        {
            rule: 'aspect/real-time-silence',
            timer: 'pim-restarted',
            react: endPimRestart,
        },
    ],
};

/** `a` is the PIM. Its restart began with a timer, which comes after all restorations of its instant. */
function endPimRestart(run: Run, pim: number, _b: number, cause: number): void {
    endFailures(run, [pim], run.atMs - run.plan.settings.processRestartDelay + 1, cause);
}

/** A PIM that is down or on standby is connected to nothing. */
function dropInactive(run: Run): void {
    run.plan.topology.acdConnections.forEach((connection, index) => {
        if (!isPimActive(run, connection)) {
            dropWay(run, index);
        }
    });
}

function connectDirectly(run: Run): void {
    run.plan.topology.acdConnections.forEach((connection, index) => {
        if (!triesCmiServer(connection) && isPimActive(run, connection) && needsWay(run, index)) {
            takeWay(run, index, 'direct');
        }
    });
}

function lookForCmiServer(run: Run): void {
    run.plan.topology.acdConnections.forEach((connection, index) => {
        if (triesCmiServer(connection) && isPimActive(run, connection) && needsWay(run, index)) {
            beginAttempts(run, index);
            if (!doesCmiServerAnswer(run, connection)) {
                showAcdConnection(run, index);
            }
            attempt(run, index, connection, latestOfMeans(run, connection));
        }
    });
}

function showAll(run: Run): void {
    run.plan.topology.acdConnections.forEach((_, index) => {
        showAcdConnection(run, index);
    });
}

/** Connects to the CMI server, or writes the warning and tries again later, or gives up after the last attempt. */
function attempt(run: Run, index: number, connection: AcdConnection, cause: number): void {
    const { cmiMaxAttempts, cmiRetryInterval } = run.plan.settings;
    if (cmiMaxAttempts > 0 && doesCmiServerAnswer(run, connection)) {
        takeWay(run, index, 'cmi');
        return;
    }
    if (cmiMaxAttempts === 0) {
        run.raise({ kind: 'cmi-server-given-up', about: index, cause });
        return;
    }
    const { attempt: number, last } = countFailedAttempt(run, index);
    const warning = warn(run, connection.pim, number, cause);
    if (last) {
        run.raise({ kind: 'cmi-server-given-up', about: index, cause: warning });
    } else {
        const { generation } = must(run.world.acdConnections[index]);
        run.startTimer('cmi-attempt', cmiRetryInterval, index, generation, warning);
    }
}

/** Operators know this line from their PIM logs; its word says warning, but it poses no problem. */
function warn(run: Run, pim: number, attempt: number, cause: number): number {
    const text = `${processName(run.plan.topology, pim)} Trace: CMIMessageReceiver: [WARNING] Connection to CMI Server failed; attempt #${attempt}`;
    return run.log(pim, text, 'aspect/cmi-attempts', cause, undefined, 'informational');
}

/** `a` is the connection, `b` the generation of the timer. */
function onAttempt(run: Run, index: number, generation: number, cause: number): void {
    if (isAttemptMeant(run, index, generation)) {
        attempt(run, index, must(run.plan.topology.acdConnections[index]), cause);
        showAcdConnection(run, index, cause);
    }
}

function fallBack(run: Run, index: number, cause: number): void {
    if (run.plan.settings.cmiFallback) {
        takeWay(run, index, 'event-link');
    } else {
        awaitCmiServer(run, index);
    }
    showAcdConnection(run, index, cause);
}

function watchRealTimeBridges(run: Run): void {
    run.plan.topology.acdConnections.forEach((connection, index) => {
        const { toRealTimeBridge } = connection;
        const silent =
            toRealTimeBridge !== undefined && isPimActive(run, connection) && !isLinkUp(run, toRealTimeBridge);
        const watch = noteSilence(run, index, silent);
        if (watch !== undefined) {
            awaitData(run, index, watch, latestOfMeans(run, connection));
        }
    });
}

function awaitData(run: Run, index: number, watch: number, cause: number): void {
    run.startTimer('real-time-silence', run.plan.settings.rtbDataTimeout, index, watch, cause);
}

/** `a` is the connection, `b` the watch that the timer belongs to. */
function onSilence(run: Run, index: number, watch: number, cause: number): void {
    const silences = countSilence(run, index, watch);
    if (silences === undefined) {
        return;
    }
    const { pim } = must(run.plan.topology.acdConnections[index]);
    const { rtbDataTimeout, rtbRestartPimOnSecondFailure, processRestartDelay } = run.plan.settings;
    const rule = 'aspect/real-time-silence';
    const silence = `no data from the Real-Time Bridge for ${formatMs(rtbDataTimeout)}`;
    if (silences < 2 || !rtbRestartPimOnSecondFailure) {
        awaitData(run, index, watch, run.log(pim, `${silence}: the connection to it is opened again`, rule, cause));
        return;
    }
    const entry = run.log(pim, `${silence}, for the second time in a row: the PIM restarts`, rule, cause);
    failComponents(run, [pim], entry, rule);
    run.startTimer('pim-restarted', processRestartDelay, pim, 0, entry);
}
