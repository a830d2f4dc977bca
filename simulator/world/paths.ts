/** Whether the MR, ARM and voice paths are open: what follows from components, links and active sides. */

import type { Component, LinkKind, Plan } from '../plan.ts';
import type { Run, RunEvent } from '../run.ts';
import { entryOfAcdConnection, isConnected, isConnectedToAcd } from './acd-connections.ts';
import { activeInstance, activeLink } from './active-sides.ts';
import { isComponentUp, isLinkUp, showComponent } from './availability.ts';
import { must } from './lookup.ts';
import type { PlanIndex } from './plan-index.ts';
import type { AcdConnectionCondition, ApplicationCondition, ArmPathCondition, VoicePathCondition } from './world.ts';

/** The applications at the start: all paths open. */
export function initialApplications(plan: Plan): ApplicationCondition[] {
    return plan.topology.applications.map((application) => ({
        up: true,
        mrApplicationLegUp: application.mrPath !== undefined,
        mrRouterLegUp: application.mrPath !== undefined,
        toldDisabled: false,
        mrOutage: 0,
        mrDownEntry: 0,
        mrPathState: 0,
        resendGeneration: 0,
    }));
}

export function initialArmPaths(index: PlanIndex): ArmPathCondition[] {
    return index.armPaths.map(({ application, place }) => ({
        application,
        place,
        applicationLegUp: true,
        routerLegUp: true,
        outage: 0,
        downSinceMs: 0,
        downEntry: 0,
        pathState: 0,
        unsettled: [],
    }));
}

/** A peripheral is served from the start, unless it is an Aspect that its PIM has no way to. */
export function initialVoicePaths(
    plan: Plan,
    index: PlanIndex,
    acdConnections: readonly AcdConnectionCondition[],
): VoicePathCondition[] {
    return [...index.pimOfPeripheral.keys()].map((peripheral) => {
        const own = plan.topology.acdConnections.flatMap((each, place) =>
            each.peripheral === peripheral ? [must(acdConnections[place])] : [],
        );
        const served = own.length === 0 || own.some((each) => isConnected(each));
        return {
            peripheral,
            up: served,
            served,
            lostWithGateway: false,
            ctiManager: plan.topology.components.findIndex((each) => isCtiManagerOf(each, peripheral)),
            ctiManagerUp: true,
            generation: 0,
            ended: [],
        };
    });
}

/** Whether a component is a CTI Manager service of a peripheral. */
export function isCtiManagerOf(component: Component, peripheral: number): boolean {
    return component.kind === 'cti-manager' && component.serves === peripheral;
}

/** The voice path of a peripheral; undefined if no PIM serves it. */
export function findVoicePath(run: Run, peripheral: number): VoicePathCondition | undefined {
    return run.world.voicePaths.find((path) => path.peripheral === peripheral);
}

/** The voice path of a peripheral that a PIM serves. */
export function voicePathOf(run: Run, peripheral: number): VoicePathCondition {
    return must(findVoicePath(run, peripheral));
}

/** Whether both legs of an application's MR path are up. */
export function isMrPathOpen(run: Run, application: number): boolean {
    const condition = must(run.world.applications[application]);
    return condition.mrApplicationLegUp && condition.mrRouterLegUp;
}

/** Finds which paths opened or closed and lets the rules react: application legs first, then router legs. */
export function reviewPaths(run: Run): void {
    run.plan.topology.applications.forEach((_, index) => {
        reviewApplication(run, index);
        reviewMrPath(run, index);
    });
    run.world.armPaths.forEach((_, index) => {
        reviewArmPath(run, index);
    });
    run.world.voicePaths.forEach((_, index) => {
        reviewVoicePath(run, index);
    });
}

function reviewApplication(run: Run, index: number): void {
    const { component } = must(run.plan.topology.applications[index]);
    const condition = must(run.world.applications[index]);
    const up = isComponentUp(run, component);
    if (up !== condition.up) {
        condition.up = up;
        const cause = must(run.world.components[component]).entry;
        run.raise({ kind: up ? 'application-restored' : 'application-lost', about: index, cause });
    }
}

function reviewMrPath(run: Run, index: number): void {
    const { mrEnd, mrPath } = must(run.plan.topology.applications[index]);
    if (mrPath === undefined) {
        return;
    }
    const condition = must(run.world.applications[index]);
    const pim = activeInstance(run, mrPath.pim);
    const toPim = activeLink(run, mrPath.toPim);
    const toRouter = activeLink(run, mrPath.toRouter);
    const routerLegUp = isLinkUp(run, toRouter);
    const applicationLegUp = isLinkUp(run, toPim);
    if (condition.mrApplicationLegUp && condition.mrRouterLegUp && !(applicationLegUp && routerLegUp)) {
        condition.mrOutage++;
    }
    const raised: RunEvent[] = [];
    if (applicationLegUp !== condition.mrApplicationLegUp) {
        condition.mrApplicationLegUp = applicationLegUp;
        const kind = applicationLegUp ? 'mr-application-leg-restored' : 'mr-application-leg-lost';
        raised.push({ kind, about: index, cause: latestEntry(run, [mrEnd, pim], toPim) });
    }
    if (routerLegUp !== condition.mrRouterLegUp) {
        condition.mrRouterLegUp = routerLegUp;
        const kind = routerLegUp ? 'mr-router-leg-restored' : 'mr-router-leg-lost';
        raised.push({ kind, about: index, cause: latestEntry(run, [pim, run.index.controller], toRouter) });
    }
    for (const event of raised) {
        run.raise(event);
    }
}

function reviewArmPath(run: Run, index: number): void {
    const condition = must(run.world.armPaths[index]);
    const application = must(run.plan.topology.applications[condition.application]);
    const path = must(application.armPaths[condition.place]);
    const ctiServer = activeInstance(run, path.ctiServer);
    const toCtiServer = activeLink(run, path.toCtiServer);
    const toRouter = activeLink(run, path.toRouter);
    const applicationLegUp = isLinkUp(run, toCtiServer);
    const routerLegUp = isLinkUp(run, toRouter);
    if (applicationLegUp !== condition.applicationLegUp) {
        condition.applicationLegUp = applicationLegUp;
        const cause = latestEntry(run, [application.armEnd, ctiServer], toCtiServer);
        if (!applicationLegUp) {
            condition.outage++;
            condition.downSinceMs = run.atMs;
            condition.downEntry = cause;
        }
        run.raise({
            kind: applicationLegUp ? 'arm-application-leg-restored' : 'arm-application-leg-lost',
            about: index,
            cause,
        });
    }
    if (routerLegUp !== condition.routerLegUp) {
        condition.routerLegUp = routerLegUp;
        const cause = latestEntry(run, [ctiServer, run.index.controller], toRouter);
        run.raise({ kind: routerLegUp ? 'arm-router-leg-restored' : 'arm-router-leg-lost', about: index, cause });
    }
}

function reviewVoicePath(run: Run, index: number): void {
    const condition = must(run.world.voicePaths[index]);
    const { peripheral } = condition;
    const pim = activeInstance(run, must(run.index.pimOfPeripheral.get(peripheral)));
    const links = must(run.index.linksOf[pim]);
    const served = areUp(run, links, 'acd') && isConnectedToAcd(run, pim);
    const up = served && areUp(run, links, 'pim-router');
    const linkEntries = links.map((link) => must(run.world.links[link]).entry);
    const connectionEntry = entryOfAcdConnection(run, pim);
    const cause = Math.max(must(run.world.components[pim]).entry, connectionEntry, ...linkEntries);
    if (served !== condition.served) {
        condition.served = served;
        condition.lostWithGateway =
            !served && !isComponentUp(run, must(run.plan.topology.components[pim]).parent ?? pim);
        run.raise({ kind: served ? 'pim-service-restored' : 'pim-service-lost', about: peripheral, cause });
    } else if (!served && isComponentUp(run, peripheral)) {
        showComponent(run, peripheral, 'OFFLINE', 'pim/peripheral-offline', cause);
    }
    if (up !== condition.up) {
        condition.up = up;
        run.world.reachability++;
        run.raise({ kind: up ? 'voice-path-restored' : 'voice-path-lost', about: peripheral, cause });
    }
}

function areUp(run: Run, links: readonly number[], kind: LinkKind): boolean {
    return links.every((link) => must(run.plan.topology.links[link]).kind !== kind || isLinkUp(run, link));
}

/** The last entry of any of the things that a leg is made of: what opened or closed it. */
function latestEntry(run: Run, components: readonly number[], link: number): number {
    const entries = components.map((component) => must(run.world.components[component]).entry);
    return Math.max(must(run.world.links[link]).entry, ...entries);
}
