/** Which components and links are up. */

import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { COMPONENT_STATES, type ComponentState, LINK_STATES, type LinkState } from '../states.ts';
import { must } from './lookup.ts';

/** Takes processes down: one failure more on each, on all sides of a whole. */
export function failComponents(run: Run, components: readonly number[], cause: number): void {
    const failed = leavesOf(run, components);
    for (const component of failed) {
        must(run.world.components[component]).failures++;
    }
    review(run, new Set(failed), new Set(), cause);
}

/** Ends one failure of each process. */
export function endFailures(run: Run, components: readonly number[], cause: number): void {
    const ended = leavesOf(run, components);
    for (const component of ended) {
        const condition = must(run.world.components[component]);
        condition.failures = Math.max(0, condition.failures - 1);
    }
    review(run, new Set(ended), new Set(), cause);
}

/** Ends all failures of each process. */
export function restoreComponents(run: Run, components: readonly number[], cause: number): void {
    const restored = leavesOf(run, components);
    for (const component of restored) {
        must(run.world.components[component]).failures = 0;
    }
    review(run, new Set(restored), new Set(), cause);
}

/** Cuts links: one cut more on each, on all sides of a whole. */
export function cutLinks(run: Run, links: readonly number[], cause: number): void {
    const cut = leafLinksOf(run, links);
    for (const link of cut) {
        must(run.world.links[link]).cuts++;
    }
    review(run, new Set(), new Set(cut), cause);
}

/** Ends one cut of each link. */
export function endCuts(run: Run, links: readonly number[], cause: number): void {
    const ended = leafLinksOf(run, links);
    for (const link of ended) {
        const condition = must(run.world.links[link]);
        condition.cuts = Math.max(0, condition.cuts - 1);
    }
    review(run, new Set(), new Set(ended), cause);
}

/** Ends all cuts of each link. */
export function restoreLinks(run: Run, links: readonly number[], cause: number): void {
    const restored = leafLinksOf(run, links);
    for (const link of restored) {
        must(run.world.links[link]).cuts = 0;
    }
    review(run, new Set(), new Set(restored), cause);
}

export function isComponentUp(run: Run, component: number): boolean {
    return must(run.world.components[component]).up;
}

export function isLinkUp(run: Run, link: number): boolean {
    return must(run.world.links[link]).up;
}

/** Shows a component in a state, and answers the entry that says so. */
export function showComponent(run: Run, component: number, state: ComponentState, rule: RuleId, cause: number): number {
    const condition = must(run.world.components[component]);
    const index = COMPONENT_STATES.indexOf(state);
    if (condition.state !== index) {
        condition.state = index;
        condition.entry = run.transition(component, index, rule, cause);
    }
    return condition.entry;
}

function linkLane(run: Run, link: number): number {
    return run.index.lanes.components + link;
}

/** The processes behind components: the sides of a whole, anything else itself. */
function leavesOf(run: Run, components: readonly number[]): number[] {
    return components.flatMap((component) => {
        const { instances } = must(run.plan.topology.components[component]);
        return instances.length > 0 ? leavesOf(run, instances) : [component];
    });
}

function leafLinksOf(run: Run, links: readonly number[]): number[] {
    return links.flatMap((link) => {
        const { instances } = must(run.plan.topology.links[link]);
        return instances.length > 0 ? leafLinksOf(run, instances) : [link];
    });
}

/** Works out anew what is up, records what changed, and lets the rules react. */
function review(run: Run, ownComponents: ReadonlySet<number>, ownLinks: ReadonlySet<number>, cause: number): void {
    const { components, links } = run.plan.topology;
    components.forEach((component, index) => {
        if (component.instances.length === 0) {
            reviewProcess(run, index, ownComponents.has(index), cause);
        }
    });
    components.forEach((component, index) => {
        if (component.instances.length > 0) {
            reviewWhole(run, index);
        }
    });
    links.forEach((link, index) => {
        if (link.instances.length === 0) {
            reviewLink(run, index, ownLinks.has(index), cause);
        }
    });
    links.forEach((link, index) => {
        if (link.instances.length > 0) {
            reviewWholeLink(run, index);
        }
    });
    run.raise({ kind: 'availability-changed', about: 0, cause });
}

function reviewProcess(run: Run, index: number, own: boolean, cause: number): void {
    const component = must(run.plan.topology.components[index]);
    const condition = must(run.world.components[index]);
    const { parent } = component;
    const parentUp = parent === undefined || isComponentUp(run, parent);
    const up = condition.failures === 0 && parentUp;
    if (up === condition.up) {
        return;
    }
    condition.up = up;
    const contained = !own && parent !== undefined;
    const because = contained ? must(run.world.components[parent]).entry : cause;
    const state = up ? stateWhenUp(run, index) : 'DOWN';
    showComponent(run, index, state, ruleOfChange(state, contained), because);
}

function ruleOfChange(state: ComponentState, contained: boolean): RuleId {
    if (state === 'STANDBY') {
        return 'pg/no-fail-back';
    }
    if (contained) {
        return 'component/contained';
    }
    return state === 'DOWN' ? 'component/failed' : 'component/restored';
}

/** A process that is one of a hot-standby pair comes back on standby; `active-sides.ts` makes it active if it is. */
function stateWhenUp(run: Run, index: number): ComponentState {
    const { whole } = must(run.plan.topology.components[index]);
    return run.world.pairs.some((pair) => pair.whole === whole && pair.active !== index)
        ? 'STANDBY'
        : upState(run, index);
}

function upState(run: Run, index: number): ComponentState {
    const { whole } = must(run.plan.topology.components[index]);
    return run.world.pairs.some((pair) => pair.whole === whole) ? 'ACTIVE' : 'UP';
}

function reviewWhole(run: Run, index: number): void {
    const { instances } = must(run.plan.topology.components[index]);
    const condition = must(run.world.components[index]);
    const up = instances.some((instance) => isComponentUp(run, instance));
    if (up !== condition.up) {
        condition.up = up;
        const latest = Math.max(...instances.map((instance) => must(run.world.components[instance]).entry));
        showComponent(run, index, up ? 'UP' : 'DOWN', 'component/sides', latest);
    }
}

function reviewLink(run: Run, index: number, own: boolean, cause: number): void {
    const link = must(run.plan.topology.links[index]);
    const condition = must(run.world.links[index]);
    const up = condition.cuts === 0 && isComponentUp(run, link.from) && isComponentUp(run, link.to);
    if (up === condition.up) {
        return;
    }
    const ends = Math.max(must(run.world.components[link.from]).entry, must(run.world.components[link.to]).entry);
    const rule = !own ? 'link/end-down' : up ? 'link/restored' : 'link/cut';
    showLink(run, index, up, rule, own ? cause : ends);
}

function reviewWholeLink(run: Run, index: number): void {
    const { instances } = must(run.plan.topology.links[index]);
    const up = instances.some((instance) => isLinkUp(run, instance));
    if (up !== isLinkUp(run, index)) {
        const latest = Math.max(...instances.map((instance) => must(run.world.links[instance]).entry));
        showLink(run, index, up, 'link/sides', latest);
    }
}

function showLink(run: Run, index: number, up: boolean, rule: RuleId, cause: number): void {
    const condition = must(run.world.links[index]);
    const state: LinkState = up ? 'UP' : 'DOWN';
    condition.up = up;
    condition.entry = run.transition(linkLane(run, index), LINK_STATES.indexOf(state), rule, cause);
}
