/** What a statement fails, cuts, restores or expects something of must exist. */

import type {
    ComponentOrLink,
    ComponentPredicate,
    ComponentRef,
    FailAction,
    Link,
    LinkRef,
    LogPredicate,
    RunAction,
} from '../generated/ast.ts';
import { impossibleForAgent } from '../plan/expected-states.ts';
import { componentNamed, linksNamed } from '../plan/targets.ts';
import { modelOf, type TopologyModel } from '../plan/topology.ts';
import { topologyAround } from '../references/declarations.ts';
import { type Report, reportFound } from './report.ts';

export function failedComponentsMustExist(action: FailAction | RunAction, report: Report): void {
    for (const target of action.targets) {
        checkComponent(target, report);
    }
}

export function expectedComponentMustExist(predicate: ComponentPredicate | LogPredicate, report: Report): void {
    // Where an agent has no such state, that is what is wrong.
    if (predicate.$type === 'LogPredicate' || impossibleForAgent(predicate) === undefined) {
        checkComponent(predicate.component, report);
    }
}

export function linkEndsMustExist(link: Link, report: Report): void {
    checkComponent(link.from, report);
    checkComponent(link.to, report);
}

export function restoredThingMustExist(target: ComponentOrLink, report: Report): void {
    if (target.to === undefined) {
        checkComponent(target.from, report);
    } else {
        checkLink(target, report);
    }
}

export function linkMustBeThere(link: LinkRef, report: Report): void {
    checkLink(link, report);
}

function checkComponent(reference: ComponentRef | undefined, report: Report): void {
    const model = modelAround(reference);
    if (model !== undefined) {
        reportFound(componentNamed(model.components, reference), report);
    }
}

function checkLink(ends: LinkRef | ComponentOrLink, report: Report): void {
    const model = modelAround(ends);
    if (model === undefined) {
        return;
    }
    const [from, to] = [componentNamed(model.components, ends.from), componentNamed(model.components, ends.to)];
    if (from.kind === 'value' && to.kind === 'value') {
        reportFound(linksNamed(model.topology, model.components, ends), report);
    } else {
        reportFound(from, report);
        reportFound(to, report);
    }
}

function modelAround(node: ComponentRef | LinkRef | ComponentOrLink | undefined): TopologyModel | undefined {
    const topology = node === undefined ? undefined : topologyAround(node);
    return topology === undefined ? undefined : modelOf(topology);
}
