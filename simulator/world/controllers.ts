/** Controllers and their CallRouters: what state each is in, whether requests wait, and who routes for whom. */

import type { Plan } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { ROUTER_STATES, type RouterState } from '../states.ts';
import { isComponentUp, isLinkUp, isRunning } from './availability.ts';
import { must } from './lookup.ts';
import type { PlanIndex } from './plan-index.ts';
import type { ControllerCondition, RouterCondition } from './world.ts';

/** Controllers at the start: both sides in service, side A enabled. */
export function initialControllers(plan: Plan): ControllerCondition[] {
    return plan.topology.controllers.map(({ sides }) => ({
        leader: 0,
        joined: true,
        agreed: true,
        detecting: false,
        generation: 0,
        held: false,
        split: false,
        usableLoggers: Math.max(1, sides.length),
        loggerOutages: [],
    }));
}

/** CallRouters at the start; the one of a simplex controller has nobody beside it. */
export function initialRouters(plan: Plan, index: PlanIndex): RouterCondition[] {
    return index.routers.map(({ controller, place }) => {
        const simplex = must(plan.topology.controllers[controller]).sides.length === 0;
        const state = simplex ? 'ISOLATED_ENABLED' : place === 0 ? 'PAIR_ENABLED' : 'PAIR_DISABLED';
        return { alive: true, restarting: false, state: ROUTER_STATES.indexOf(state), entry: 0, test: 0 };
    });
}

export function routerStateOf(run: Run, router: number): RouterState {
    return must(ROUTER_STATES[must(run.world.routers[router]).state]);
}

/** Shows a CallRouter in a state, and answers the entry that says so. */
export function setRouterState(run: Run, router: number, state: RouterState, rule: RuleId, cause: number): number {
    const condition = must(run.world.routers[router]);
    const index = ROUTER_STATES.indexOf(state);
    if (condition.state !== index) {
        condition.state = index;
        condition.entry = run.transition(run.index.firstLane.router + router, index, rule, cause);
    }
    return condition.entry;
}

/** Whether a CallRouter's process runs, with all that it needs, and is not restarting after a split brain. */
export function isRouterRunning(run: Run, router: number): boolean {
    const place = must(run.index.routers[router]);
    const { restarting } = must(run.world.routers[router]);
    return isRunning(run, place.side) && isComponentUp(run, place.router) && !restarting;
}

export function isAlive(run: Run, router: number): boolean {
    return must(run.world.routers[router]).alive;
}

/** The CallRouter of the other side; undefined for a simplex controller. */
export function peerOf(run: Run, router: number): number | undefined {
    const { controller } = must(run.index.routers[router]);
    return must(run.index.routersOf[controller]).find((each) => each !== router);
}

/** Whether the sides of a controller reach each other over the private network. */
export function isPrivateLinkUp(run: Run, controller: number): boolean {
    const { privateLink } = must(run.plan.topology.controllers[controller]);
    return privateLink === undefined || isLinkUp(run, privateLink);
}

export function isPaired(state: RouterState): boolean {
    return state === 'PAIR_ENABLED' || state === 'PAIR_DISABLED';
}

/** Whether a controller side, or a simplex controller, is in service. */
export function isSideInService(run: Run, router: number): boolean {
    return isComponentUp(run, must(run.index.routers[router]).side);
}

/** Whether route requests wait for a decision of the sides (`cc/private-lost`); they all go to the first controller. */
export function isRoutingHeld(run: Run): boolean {
    return run.world.controllers[0]?.held === true;
}

/** Works out whether route requests wait; when they need not any more, they are routed. */
export function reviewHold(run: Run, controller: number, cause: number): void {
    const condition = must(run.world.controllers[controller]);
    const held = mustWait(run, controller);
    if (held === condition.held) {
        return;
    }
    condition.held = held;
    if (!held) {
        run.raise({ kind: 'hold-over', about: controller, cause });
    }
}

/** A side in service that must not route yet, and none that may. */
function mustWait(run: Run, controller: number): boolean {
    const { joined } = must(run.world.controllers[controller]);
    const serving = must(run.index.routersOf[controller]).filter((router) => isSideInService(run, router));
    const routes = (router: number) => {
        const state = routerStateOf(run, router);
        return state === 'ISOLATED_ENABLED' || (isPaired(state) && joined);
    };
    return serving.length > 0 && !serving.some(routes);
}
