/** Loggers: they follow their CallRouters, and without any there are no reports (`cc/logger-…`). */

import type { Reaction, Run } from '../run.ts';
import { isComponentUp, setInService } from '../world/availability.ts';
import { isAlive, isSideInService } from '../world/controllers.ts';
import { must } from '../world/lookup.ts';
import { areRoutersInStep } from '../world/transfers.ts';
import type { ControllerCondition } from '../world/world.ts';
import { loggerLine, routerLine, sideLetterOf } from './log-lines.ts';

const RULE = 'cc/logger-lost';

export const LOGGER_REACTIONS: readonly Reaction[] = [
    { rule: 'cc/logger-follows', on: 'availability-changed', react: followRouters },
    { rule: 'cc/logger-follows', on: 'transfer-done', react: followRouters },
    { rule: RULE, on: 'availability-changed', react: reviewLoggers },
];

/** A Logger is in service while the CallRouter of its side is, and from the moment on that this one is in step again. */
function followRouters(run: Run, _about: number, cause: number): void {
    run.index.routers.forEach(({ controller, side, logger }, router) => {
        const simplex = must(run.index.routersOf[controller]).length === 1;
        const inStep = !simplex && areRoutersInStep(run, controller);
        const serves = isAlive(run, router) && (isSideInService(run, router) || inStep);
        const inService = serves || !run.plan.settings.loggerFollowsRouter;
        const { entry } = must(run.world.components[side]);
        setInService(run, logger, inService, 'cc/logger-follows', Math.max(cause, entry));
    });
}

/** Notes when no Logger can be used, although a side routes, and when one can be again. */
function reviewLoggers(run: Run, _about: number, cause: number): void {
    run.plan.topology.controllers.forEach((_, controller) => {
        const condition = must(run.world.controllers[controller]);
        const usable = usableLoggers(run, controller);
        const before = condition.usableLoggers;
        condition.usableLoggers = usable.length;
        const because = Math.max(cause, latestOfLoggers(run, controller));
        const router = usable[0];
        if (router === undefined) {
            noteOutage(run, controller, because);
        } else if (isOut(condition)) {
            noteReturn(run, controller, router, because);
        } else if (usable.length < before) {
            const text = `the Logger of the other side is not in use: that of side ${sideLetterOf(run, router)} goes on alone`;
            run.log(must(run.index.routers[router]).logger, loggerLine(run, router, text), RULE, because);
        }
    });
}

/** Without any side in service nothing is missed: gateways keep what they have to report. */
function noteOutage(run: Run, controller: number, cause: number): void {
    const condition = must(run.world.controllers[controller]);
    const router = must(run.index.routersOf[controller]).find((each) => isSideInService(run, each));
    if (router === undefined) {
        endOutage(run, condition);
    } else if (!isOut(condition)) {
        const text = 'no Logger can be used: routing goes on, no reporting data is stored, no configuration can change';
        const { router: process } = must(run.index.routers[router]);
        const entry = run.log(process, routerLine(run, router, 'rtr', text), RULE, cause);
        condition.loggerOutages.push({ fromMs: run.atMs, toMs: -1, entry });
    }
}

function noteReturn(run: Run, controller: number, router: number, cause: number): void {
    endOutage(run, must(run.world.controllers[controller]));
    const text = 'reporting data is stored again; what is missing stays missing';
    run.log(must(run.index.routers[router]).logger, loggerLine(run, router, text), RULE, cause);
}

function isOut({ loggerOutages }: ControllerCondition): boolean {
    return (loggerOutages.at(-1)?.toMs ?? 0) < 0;
}

function endOutage(run: Run, condition: ControllerCondition): void {
    const outage = condition.loggerOutages.at(-1);
    if (outage !== undefined && isOut(condition)) {
        outage.toMs = run.atMs;
    }
}

/**
 * CallRouters whose Logger takes part: a Logger hears only from the CallRouter of its own side, unless it is set not to
 * follow it.
 */
function usableLoggers(run: Run, controller: number): readonly number[] {
    const routers = must(run.index.routersOf[controller]);
    const routed = routers.some((router) => isSideInService(run, router));
    return routers.filter((router) => {
        const serves = run.plan.settings.loggerFollowsRouter ? isSideInService(run, router) : routed;
        return serves && isComponentUp(run, must(run.index.routers[router]).logger);
    });
}

function latestOfLoggers(run: Run, controller: number): number {
    const places = must(run.index.routersOf[controller]).map((router) => must(run.index.routers[router]));
    const components = places.flatMap(({ side, logger }) => [side, logger]);
    return Math.max(...components.map((each) => must(run.world.components[each]).entry));
}
