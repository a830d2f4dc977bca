/** Agent desktops and Finesse servers (`desktop/…`). */

import type { Family, Run } from '../run.ts';
import { isComponentUp, isLinkUp } from '../world/availability.ts';
import { must } from '../world/lookup.ts';
import { failBack, failOut } from './failover.ts';

/** The topology declares no Finesse server for the agent. */
const NONE_DECLARED = -2;
/** None can be reached. */
const NONE_REACHED = -1;

export const desktopFamily: Family = {
    name: 'desktop',
    reactions: [
        { rule: 'desktop/agents-logged-out', on: 'availability-changed', react: reviewDesktops },
        { rule: 'desktop/agents-logged-out', on: 'desktop-lost', react: logOut },
        { rule: 'desktop/agents-restored', on: 'desktop-restored', react: awaitRelogin },
    ],
    timers: [{ rule: 'desktop/agents-restored', timer: 'desktop-agent-restored', react: onRelogin }],
};

/** Finds the agents whose desktop was lost or reaches a Finesse server again, the same or another. */
function reviewDesktops(run: Run): void {
    run.world.agents.forEach((condition, agent) => {
        const server = reachedServer(run, agent, condition.finesse);
        if (server === condition.finesse) {
            return;
        }
        const wasConnected = condition.finesse !== NONE_REACHED;
        const cause = causeOfChange(run, agent);
        condition.finesse = server;
        if (wasConnected) {
            condition.generation++;
            run.raise({ kind: 'desktop-lost', about: agent, cause });
        }
        if (server !== NONE_REACHED) {
            run.raise({ kind: 'desktop-restored', about: agent, cause });
        }
    });
}

/** The server that a desktop keeps or finds: the one it has, else the agent's own, else its backup. */
function reachedServer(run: Run, agent: number, present: number): number {
    const { desktop, finesse } = must(run.plan.topology.agents[agent]);
    if (!isComponentUp(run, desktop)) {
        return NONE_REACHED;
    }
    if (finesse === undefined) {
        return NONE_DECLARED;
    }
    const backup = must(run.plan.topology.components[finesse]).backup;
    const candidates = [present, finesse, ...(backup === undefined ? [] : [backup])];
    return candidates.find((server) => server >= 0 && isServerReached(run, desktop, server)) ?? NONE_REACHED;
}

function isServerReached(run: Run, desktop: number, server: number): boolean {
    const links = must(run.index.linksOf[desktop]).filter((link) => must(run.plan.topology.links[link]).to === server);
    return isComponentUp(run, server) && links.every((link) => isLinkUp(run, link));
}

function logOut(run: Run, agent: number, cause: number): void {
    for (const membership of must(run.world.agents[agent]).memberships) {
        failOut(
            run,
            membership,
            {
                reason: 'desktop',
                reasonCode: 50002,
                rule: 'desktop/agents-logged-out',
                logsOut: run.plan.settings.logoutOnAgentDisconnect,
                readyIfReserved: true,
            },
            cause,
        );
    }
}

function awaitRelogin(run: Run, agent: number, cause: number): void {
    const { generation } = must(run.world.agents[agent]);
    run.startTimer('desktop-agent-restored', run.plan.settings.agentReloginDelay, agent, generation, cause);
}

/** `a` is the agent, `b` the generation of the timer. */
function onRelogin(run: Run, agent: number, generation: number, cause: number): void {
    const condition = must(run.world.agents[agent]);
    if (condition.generation !== generation || condition.finesse === NONE_REACHED) {
        return;
    }
    for (const membership of condition.memberships) {
        failBack(run, membership, 'desktop', 'desktop/agents-restored', cause);
    }
}

/** The latest that happened to the desktop, its link or a server. */
function causeOfChange(run: Run, agent: number): number {
    const { desktop, finesse } = must(run.plan.topology.agents[agent]);
    const backup = finesse === undefined ? undefined : must(run.plan.topology.components[finesse]).backup;
    const components = [desktop, finesse, backup].filter((each) => each !== undefined);
    const links = must(run.index.linksOf[desktop]);
    return Math.max(
        ...components.map((each) => must(run.world.components[each]).entry),
        ...links.map((each) => must(run.world.links[each]).entry),
    );
}
