/** Which side of the controller routes for whom, while both sides route by themselves (`cc/split-brain`). */

import type { Run } from '../run.ts';
import { activeInstance, activeLink } from './active-sides.ts';
import { must } from './lookup.ts';
import { carryingSide } from './public-paths.ts';
import type { LiveTask, MembershipCondition } from './world.ts';

/** Whether both sides of the controller route, each for the gateways that reach it. */
export function isSplit(run: Run): boolean {
    return run.world.controllers[0]?.split === true;
}

/** Whether one side of the controller knows both a task and an agent. */
export function isSameSide(run: Run, task: LiveTask, membership: MembershipCondition): boolean {
    const ofAgent = sideOfMembership(run, membership);
    const ofTask = task.application < 0 ? sideOfVoice(run, task.receiver) : sideOfRequests(run, task.application);
    return ofAgent === undefined || ofTask === undefined || ofAgent === ofTask;
}

/** Applications whose routing requests go to a side of the controller. */
export function applicationsBehind(run: Run, side: number): readonly number[] {
    return run.plan.topology.applications.flatMap((_, index) => (sideOfRequests(run, index) === side ? [index] : []));
}

/** Peripherals whose PIM talks to a side of the controller. */
export function peripheralsBehind(run: Run, side: number): readonly number[] {
    return run.world.voicePaths.flatMap(({ peripheral }) =>
        sideOfVoice(run, peripheral) === side ? [peripheral] : [],
    );
}

function sideOfRequests(run: Run, application: number): number | undefined {
    const { mrPath } = must(run.plan.topology.applications[application]);
    return mrPath === undefined ? undefined : carryingSide(run, activeLink(run, mrPath.toRouter));
}

function sideOfVoice(run: Run, peripheral: number): number | undefined {
    const pim = run.index.pimOfPeripheral.get(peripheral);
    if (pim === undefined) {
        return undefined;
    }
    const links = must(run.index.linksOf[activeInstance(run, pim)]);
    const toRouter = links.find((link) => must(run.plan.topology.links[link]).kind === 'pim-router');
    return toRouter === undefined ? undefined : carryingSide(run, toRouter);
}

function sideOfMembership(run: Run, membership: MembershipCondition): number | undefined {
    if (membership.voice) {
        return sideOfVoice(run, must(run.plan.topology.agents[membership.agent]).peripheral);
    }
    if (membership.armPath < 0) {
        return undefined;
    }
    const { application, place } = must(run.world.armPaths[membership.armPath]);
    const { toRouter } = must(must(run.plan.topology.applications[application]).armPaths[place]);
    return carryingSide(run, activeLink(run, toRouter));
}
