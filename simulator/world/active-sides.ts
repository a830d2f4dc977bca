/** Which side of each duplexed PIM, MR PIM and CTI server is active. */

import type { Plan } from '../plan.ts';
import type { Run } from '../run.ts';
import { hasWayToAcd } from './acd-ways.ts';
import { isComponentUp, isLinkUp, showComponent } from './availability.ts';
import { must } from './lookup.ts';
import type { PairCondition } from './world.ts';

const PAIRED_KINDS: ReadonlySet<string> = new Set(['pim', 'mr-pim', 'cti-server']);

/** The pairs of a Plan, side A active. */
export function initialPairs(plan: Plan): PairCondition[] {
    return plan.topology.components.flatMap((component, index) => {
        const [first] = component.instances;
        return PAIRED_KINDS.has(component.kind) && first !== undefined
            ? [{ whole: index, active: first, generation: 0, activating: false }]
            : [];
    });
}

/** The process that does the work of a component: the active side of a pair, else the component itself. */
export function activeInstance(run: Run, component: number): number {
    return run.world.pairs.find((pair) => pair.whole === component)?.active ?? component;
}

/** The link that carries what goes over a link: that of the active side, where it has sides. */
export function activeLink(run: Run, link: number): number {
    const { instances } = must(run.plan.topology.links[link]);
    const carrying = instances.find((instance) => {
        const { from, to } = must(run.plan.topology.links[instance]);
        return run.world.pairs.some((pair) => pair.active === from || pair.active === to);
    });
    return carrying ?? link;
}

/** Starts or gives up the activation of the other side, as each pair now needs (`pim/other-side-activates`). */
export function reviewPairs(run: Run, cause: number): void {
    run.world.pairs.forEach((pair, index) => {
        const wanted = betterSide(run, pair) !== undefined;
        if (wanted === pair.activating) {
            return;
        }
        pair.activating = wanted;
        pair.generation++;
        if (wanted) {
            const lost = Math.max(cause, must(run.world.components[pair.active]).entry);
            run.startTimer('side-activates', run.plan.settings.pimActivationDelay, index, pair.generation, lost);
        }
    });
}

/** Makes the other side active; answers whether it did, or the activation was no longer meant. */
export function activateOtherSide(run: Run, index: number, generation: number, cause: number): boolean {
    const pair = must(run.world.pairs[index]);
    const side = betterSide(run, pair);
    if (pair.generation !== generation || side === undefined) {
        return false;
    }
    const before = pair.active;
    pair.active = side;
    pair.activating = false;
    if (isComponentUp(run, before)) {
        showComponent(run, before, 'STANDBY', 'pim/other-side-activates', cause);
    }
    showComponent(run, side, 'ACTIVE', 'pim/other-side-activates', cause);
    return true;
}

/** The other side, if it reaches more than the active one; side A, if it reaches as much and is to be active again. */
function betterSide(run: Run, pair: PairCondition): number | undefined {
    const { instances } = must(run.plan.topology.components[pair.whole]);
    const active = reach(run, pair.active);
    const failsBack = run.plan.settings.pgFailbackEnabled && instances[0] !== pair.active;
    const first = must(instances[0]);
    if (failsBack && isComponentUp(run, first) && reach(run, first) >= active) {
        return first;
    }
    return instances.find((instance) => instance !== pair.active && reach(run, instance) > active);
}

/** How much an instance reaches: nothing, itself, its peers, and the controller as well. */
function reach(run: Run, instance: number): number {
    if (!isComponentUp(run, instance)) {
        return 0;
    }
    const links = must(run.index.linksOf[instance]);
    const peers = links.filter((link) => isPeerLink(run, link));
    if (!peers.every((link) => isLinkUp(run, link)) || !hasWayToAcd(run, instance)) {
        return 1;
    }
    return links.every((link) => !isRouterLink(run, link) || isLinkUp(run, link)) ? 3 : 2;
}

/** Of the links of an Aspect PIM only some are needed: `acd-ways.ts` knows which. */
function isPeerLink(run: Run, link: number): boolean {
    const { kind } = must(run.plan.topology.links[link]);
    return kind === 'acd' || kind === 'mr-application' || kind === 'arm-application';
}

function isRouterLink(run: Run, link: number): boolean {
    const { kind } = must(run.plan.topology.links[link]);
    return kind === 'mr-router' || kind === 'arm-router' || kind === 'pim-router';
}
