/** How a side of a controller comes to route by itself, and how it leaves service (`cc/…`). */

import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { setInService } from '../world/availability.ts';
import { peerOf, reviewHold, routerStateOf, setRouterState } from '../world/controllers.ts';
import { must } from '../world/lookup.ts';
import { applicationsBehind, peripheralsBehind } from '../world/routing-sides.ts';

/** Lets a side route without the other one; if that one does so too, there is a split brain. Answers the entry. */
export function isolateEnabled(run: Run, router: number, rule: RuleId, cause: number): number {
    const { controller, place, side } = must(run.index.routers[router]);
    const condition = must(run.world.controllers[controller]);
    const entry = setRouterState(run, router, 'ISOLATED_ENABLED', rule, cause);
    setInService(run, side, true, rule, entry);
    const peer = peerOf(run, router);
    if (peer !== undefined && routerStateOf(run, peer) === 'ISOLATED_ENABLED') {
        run.raise({ kind: 'split-brain', about: controller, cause: entry });
    } else {
        condition.leader = place;
    }
    reviewHold(run, controller, entry);
    return entry;
}

/** Takes a side out of service. What only this side knew of in a split brain is lost. Answers the entry. */
export function takeOut(
    run: Run,
    router: number,
    state: 'OUT_OF_SERVICE' | 'ISOLATED_DISABLED',
    rule: RuleId,
    cause: number,
): number {
    const { controller, side } = must(run.index.routers[router]);
    const entry = setRouterState(run, router, state, rule, cause);
    const peer = peerOf(run, router);
    if (must(run.world.controllers[controller]).split) {
        loseRequests(run, router, entry);
        endSplit(run, controller, peer);
    }
    setInService(run, side, false, rule, entry);
    reviewHold(run, controller, entry);
    return entry;
}

/** The requests that a side alone has, in a split brain, are lost with its state. */
export function loseRequests(run: Run, router: number, cause: number): void {
    const { side } = must(run.index.routers[router]);
    for (const application of applicationsBehind(run, side)) {
        run.raise({ kind: 'requests-lost', about: application, cause });
    }
    for (const peripheral of peripheralsBehind(run, side)) {
        run.raise({ kind: 'calls-lost', about: peripheral, cause });
    }
}

/** From now on one side routes for all that reach it. */
export function endSplit(run: Run, controller: number, remaining: number | undefined): void {
    const condition = must(run.world.controllers[controller]);
    condition.split = false;
    condition.leader = remaining === undefined ? 0 : must(run.index.routers[remaining]).place;
}
