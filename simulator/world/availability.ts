/** Which components and links are up. */

import type { Component, Link } from '../plan.ts';
import type { RuleId } from '../rules/registry.ts';
import type { Run } from '../run.ts';
import { COMPONENT_STATES, type ComponentState, LINK_STATES, type LinkState } from '../states.ts';
import { must } from './lookup.ts';

/** Takes processes down: one failure more on each, on all sides of a whole. */
export function failComponents(run: Run, components: readonly number[], cause: number, rule?: RuleId): void {
    const failed = leavesOf(run, components);
    for (const component of failed) {
        must(run.world.components[component]).failures++;
    }
    review(run, new Set(failed), new Set(), cause, rule);
}

/**
 * Ends one failure of each process, unless a restoration has ended it already.
 *
 * @param sinceMs first instant whose restorations came after the failure
 */
export function endFailures(run: Run, components: readonly number[], sinceMs: number, cause: number): void {
    const ended = leavesOf(run, components).filter((each) => must(run.world.components[each]).restoredMs < sinceMs);
    for (const component of ended) {
        must(run.world.components[component]).failures--;
    }
    review(run, new Set(ended), new Set(), cause);
}

/** Ends all failures of each process. */
export function restoreComponents(run: Run, components: readonly number[], cause: number): void {
    const restored = leavesOf(run, components);
    for (const component of restored) {
        const condition = must(run.world.components[component]);
        condition.failures = 0;
        condition.restoredMs = run.atMs;
    }
    review(run, new Set(restored), new Set(), cause);
}

/** Stops processes: they stay down until they are started. */
export function stopComponents(run: Run, components: readonly number[], cause: number): void {
    const stopped = leavesOf(run, components);
    for (const component of stopped) {
        const condition = must(run.world.components[component]);
        condition.stopped = true;
        condition.stoppedMs = run.atMs;
    }
    review(run, new Set(stopped), new Set(), cause);
}

/** Starts processes that are stopped, and with them what runs on them and was not stopped by itself. */
export function startComponents(run: Run, components: readonly number[], cause: number): void {
    const started = leavesOf(run, components);
    for (const component of started) {
        must(run.world.components[component]).stopped = false;
    }
    review(run, new Set(started), new Set(), cause);
}

/** Starts the processes again that a restart has stopped, apart from those that were stopped once more since. */
export function endRestart(run: Run, components: readonly number[], beganMs: number, cause: number): void {
    const meant = leavesOf(run, components).filter((each) => must(run.world.components[each]).stoppedMs <= beganMs);
    startComponents(run, meant, cause);
}

/** Lets a process that is starting be in service; `starts` says which start is meant. */
export function endStart(run: Run, component: number, starts: number, cause: number): void {
    const condition = must(run.world.components[component]);
    if (condition.starting && condition.starts === starts) {
        condition.starting = false;
        review(run, new Set([component]), new Set(), cause);
    }
}

/** Takes a running component out of service, or back into it, as the rules of a family decide. */
export function setInService(run: Run, component: number, inService: boolean, rule: RuleId, cause: number): void {
    setAllInService(run, [component], inService, rule, cause);
}

/** Takes several running components out of service at once, or back into it. */
export function setAllInService(
    run: Run,
    components: readonly number[],
    inService: boolean,
    rule: RuleId,
    cause: number,
): void {
    const changed = components.filter((each) => must(run.world.components[each]).inService !== inService);
    for (const component of changed) {
        must(run.world.components[component]).inService = inService;
    }
    if (changed.length > 0) {
        review(run, new Set(changed), new Set(), cause, rule);
    }
}

/** Cuts links: one cut more on each, on all sides of a whole. */
export function cutLinks(run: Run, links: readonly number[], cause: number): void {
    const cut = leafLinksOf(run, links);
    for (const link of cut) {
        must(run.world.links[link]).cuts++;
    }
    review(run, new Set(), new Set(cut), cause);
}

/**
 * Ends one cut of each link, unless a restoration has ended it already.
 *
 * @param sinceMs first instant whose restorations came after the cut
 */
export function endCuts(run: Run, links: readonly number[], sinceMs: number, cause: number): void {
    const ended = leafLinksOf(run, links).filter((each) => must(run.world.links[each]).restoredMs < sinceMs);
    for (const link of ended) {
        must(run.world.links[link]).cuts--;
    }
    review(run, new Set(), new Set(ended), cause);
}

/** Ends all cuts of each link. */
export function restoreLinks(run: Run, links: readonly number[], cause: number): void {
    const restored = leafLinksOf(run, links);
    for (const link of restored) {
        const condition = must(run.world.links[link]);
        condition.cuts = 0;
        condition.restoredMs = run.atMs;
    }
    review(run, new Set(), new Set(restored), cause);
}

export function isComponentUp(run: Run, component: number): boolean {
    return must(run.world.components[component]).up;
}

/** Whether a component's process runs, in service or not. */
export function isRunning(run: Run, component: number): boolean {
    return must(run.world.components[component]).running;
}

export function isLinkUp(run: Run, link: number): boolean {
    return must(run.world.links[link]).up;
}

/** Whether heartbeats get through a link: its ends run, in service or not, its network is up, and it is not cut. */
export function isLinkIntact(run: Run, link: number): boolean {
    const { from, to, network } = must(run.plan.topology.links[link]);
    const { cuts } = must(run.world.links[link]);
    return cuts === 0 && isRunning(run, from) && isRunning(run, to) && isNetworkUp(run, network);
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
    return run.index.firstLane.link + link;
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
function review(
    run: Run,
    ownComponents: ReadonlySet<number>,
    ownLinks: ReadonlySet<number>,
    cause: number,
    rule?: RuleId,
): void {
    const { components } = run.plan.topology;
    components.forEach((component, index) => {
        if (component.instances.length === 0) {
            reviewProcess(run, index, ownComponents.has(index), cause, rule);
        }
    });
    components.forEach((component, index) => {
        if (component.instances.length > 0) {
            reviewWhole(run, index);
        }
    });
    for (const index of run.index.linksInOrder) {
        const { instances } = must(run.plan.topology.links[index]);
        if (instances.length > 0) {
            reviewWholeLink(run, index);
        } else {
            reviewLink(run, index, ownLinks.has(index), cause);
        }
    }
    run.world.reachability++;
    run.raise({ kind: 'availability-changed', about: 0, cause });
}

function reviewProcess(run: Run, index: number, own: boolean, cause: number, ruleOfService?: RuleId): void {
    const component = must(run.plan.topology.components[index]);
    const condition = must(run.world.components[index]);
    const { parent } = component;
    const contained = !own && parent !== undefined;
    const because = contained ? must(run.world.components[parent]).entry : cause;
    const running = condition.failures === 0 && !condition.stopped && (parent === undefined || isRunning(run, parent));
    if (running !== condition.running) {
        condition.running = running;
        beginOrEndStart(run, index, because);
        if (!running && component.startsByHand) {
            condition.stopped = true;
        }
    }
    condition.up = running && condition.inService && !condition.starting;
    const state = stateOf(run, index);
    const rule =
        own && ruleOfService !== undefined
            ? ruleOfService
            : (ruleOfStart(component, state, contained) ?? ruleOfChange(state, contained));
    showComponent(run, index, state, rule, because);
}

/** What takes time to start is not in service until then. */
function beginOrEndStart(run: Run, index: number, cause: number): void {
    const condition = must(run.world.components[index]);
    const { startDelayMs } = must(run.plan.topology.components[index]);
    condition.starting = condition.running && startDelayMs !== undefined;
    if (condition.starting && startDelayMs !== undefined) {
        condition.starts++;
        run.startTimer('component-started', startDelayMs, index, condition.starts, cause);
    }
}

function stateOf(run: Run, index: number): ComponentState {
    const condition = must(run.world.components[index]);
    if (!condition.running) {
        return condition.stopped && condition.failures === 0 && isParentRunning(run, index) ? 'STOPPED' : 'DOWN';
    }
    if (condition.starting) {
        return 'STARTING';
    }
    if (!condition.inService) {
        return 'OFFLINE';
    }
    const wasUp = UP_STATES.has(condition.state) || isOfflinePeripheral(run, index);
    return wasUp ? must(COMPONENT_STATES[condition.state]) : stateWhenUp(run, index);
}

/** A peripheral that runs is offline for as long as the rules of PIMs say so. */
function isOfflinePeripheral(run: Run, index: number): boolean {
    const { state } = must(run.world.components[index]);
    return must(run.plan.topology.components[index]).kind === 'peripheral' && COMPONENT_STATES[state] === 'OFFLINE';
}

/** A component that is up keeps the state that other rules gave it. */
const UP_STATES: ReadonlySet<number> = new Set(
    (['UP', 'ACTIVE', 'STANDBY'] as const).map((state) => COMPONENT_STATES.indexOf(state)),
);

function isParentRunning(run: Run, index: number): boolean {
    const { parent } = must(run.plan.topology.components[index]);
    return parent === undefined || isRunning(run, parent);
}

/** Parts of a CIM cluster start by themselves after what they run on was down, or wait until somebody starts them. */
function ruleOfStart({ kind, startsByHand }: Component, state: ComponentState, contained: boolean): RuleId | undefined {
    if (kind !== 'cim-service' && kind !== 'cim-server') {
        return undefined;
    }
    if (startsByHand === true && state === 'STOPPED') {
        return 'cim/autostart';
    }
    const starts = state === 'STARTING' || state === 'UP';
    return kind === 'cim-service' && contained && starts ? 'cim/services-restart' : undefined;
}

function ruleOfChange(state: ComponentState, contained: boolean): RuleId {
    if (state === 'STANDBY') {
        return 'pg/no-fail-back';
    }
    if (contained) {
        return 'component/contained';
    }
    switch (state) {
        case 'DOWN':
            return 'component/failed';
        case 'STOPPED':
            return 'component/stopped';
        default:
            return 'component/restored';
    }
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
    condition.running = instances.some((instance) => isRunning(run, instance));
    if (up !== condition.up) {
        condition.up = up;
        const latest = Math.max(...instances.map((instance) => must(run.world.components[instance]).entry));
        showComponent(run, index, up ? 'UP' : 'DOWN', 'component/sides', latest);
    }
}

function reviewLink(run: Run, index: number, own: boolean, cause: number): void {
    const link = must(run.plan.topology.links[index]);
    const condition = must(run.world.links[index]);
    const up = link.kind === 'private' ? isLinkIntact(run, index) : condition.cuts === 0 && canConnect(run, link);
    if (up === condition.up) {
        return;
    }
    if (own) {
        showLink(run, index, up, up ? 'link/restored' : 'link/cut', cause);
    } else {
        const byNetwork = isDecidedByNetwork(run, link, up);
        const latest = byNetwork ? entryOfNetwork(run, link) : entryOfEnds(run, link);
        showLink(run, index, up, byNetwork ? 'link/network' : 'link/end-down', latest);
    }
}

/** What is down decides that a link is, an end before the network; what came back last decides that it is up again. */
function isDecidedByNetwork(run: Run, link: Link, up: boolean): boolean {
    return up ? entryOfNetwork(run, link) > entryOfEnds(run, link) : areEndsUp(run, link);
}

/** Whether everything is up that a link needs: its ends, its network, and one of the links that can carry it. */
function canConnect(run: Run, link: Link): boolean {
    return areEndsUp(run, link) && isNetworkUp(run, link.network) && isCarried(run, link.carriers);
}

function areEndsUp(run: Run, { from, to }: Link): boolean {
    return isComponentUp(run, from) && isComponentUp(run, to);
}

function isNetworkUp(run: Run, network: number | undefined): boolean {
    return network === undefined || isComponentUp(run, network);
}

function isCarried(run: Run, carriers: readonly number[]): boolean {
    return carriers.length === 0 || carriers.some((carrier) => isLinkUp(run, carrier));
}

function entryOfEnds(run: Run, { from, to }: Link): number {
    return Math.max(must(run.world.components[from]).entry, must(run.world.components[to]).entry);
}

/** The last entry of the network and the carriers; -1 where a link needs neither. */
function entryOfNetwork(run: Run, { network, carriers }: Link): number {
    const own = network === undefined ? -1 : must(run.world.components[network]).entry;
    return Math.max(own, ...carriers.map((carrier) => must(run.world.links[carrier]).entry));
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
