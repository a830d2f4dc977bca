/** A loss of networks that leaves both sides of the controller routing (`cc/split-brain`). */

import type { Controller, ControllerSide, LinkIndex } from '../../simulator/plan.ts';
import type { Scenario } from '../generated/ast.ts';
import { settingsOf } from '../plan/settings.ts';
import { lineOf } from '../plan/source.ts';
import { modelOf, type TopologyModel } from '../plan/topology.ts';
import { formatDuration } from '../quantities.ts';
import { type DownTime, type DownTimes, downTimeAt, downTimesOf } from './down-times.ts';
import type { Report } from './report.ts';

/**
 * Sides that lose each other while each has the device majority and no gateway reaches both will both go on.
 *
 * Only the first loss is looked at, with both sides in service before: what follows depends on the state transfer.
 */
export function sidesShouldNotRouteApart(scenario: Scenario, report: Report): void {
    const topology = scenario.topology?.ref;
    if (topology === undefined || expectsBothSides(scenario)) {
        return;
    }
    const model = modelOf(topology);
    const downTimes = downTimesOf(scenario, model);
    const { privateHeartbeatInterval, privateMissedHeartbeats, tosTimeout } = settingsOf(topology, scenario);
    const detectionMs = privateHeartbeatInterval * privateMissedHeartbeats;
    for (const controller of model.topology.controllers) {
        const loss = controller.privateLink === undefined ? undefined : downTimes.ofLink(controller.privateLink)[0];
        const decidedMs = (loss?.fromMs ?? 0) + detectionMs;
        const testedMs = decidedMs + tosTimeout;
        const isSplit =
            loss !== undefined &&
            loss.toMs > testedMs &&
            areInService(controller, testedMs, downTimes) &&
            instantsBetween(decidedMs, testedMs, publicLinksOf(controller), downTimes).every((atMs) =>
                isSplitAt(controller, atMs, model, downTimes),
            );
        if (isSplit) {
            reportSplit(controller, loss, testedMs, model, report);
        }
    }
}

/** Whoever expects both sides to go on alone knows. */
function expectsBothSides(scenario: Scenario): boolean {
    const isolated = scenario.members.flatMap((member) => {
        const what = member.$type === 'Expectation' ? member.what : undefined;
        const isIsolated = what?.$type === 'ComponentPredicate' && what.state === 'ISOLATED_ENABLED';
        return isIsolated && what.component !== undefined ? [lineOf(what.component)] : [];
    });
    return new Set(isolated).size > 1;
}

/** Whether no CallRouter fails from the start to an instant. */
function areInService({ sides }: Controller, untilMs: number, downTimes: DownTimes): boolean {
    return sides.every(({ router }) => downTimes.ofComponent(router).every(({ fromMs }) => fromMs > untilMs));
}

function publicLinksOf({ sides }: Controller): readonly LinkIndex[] {
    return sides.flatMap(({ gateways }) => gateways.flatMap(({ links }) => links));
}

/** A span's start, end, and all instants in it at which one of some links fails or is back. */
function instantsBetween(
    fromMs: number,
    toMs: number,
    links: readonly LinkIndex[],
    downTimes: DownTimes,
): readonly number[] {
    const changes = links.flatMap((link) => downTimes.ofLink(link).flatMap((time) => [time.fromMs, time.toMs]));
    return [fromMs, toMs, ...changes.filter((atMs) => fromMs < atMs && atMs < toMs)];
}

function isSplitAt({ sides }: Controller, atMs: number, { topology }: TopologyModel, downTimes: DownTimes): boolean {
    const [sideA, sideB] = sides;
    if (sideA === undefined || sideB === undefined) {
        return false;
    }
    const isUp = (link: LinkIndex) => downTimeAt(downTimes.ofLink(link), atMs) === undefined;
    const machinesOf = ({ gateways }: ControllerSide) =>
        gateways.flatMap(({ links }) => links.filter(isUp).map((link) => topology.links[link]?.from));
    const ofB = new Set(machinesOf(sideB));
    const reachedBy = ({ gateways }: ControllerSide) => gateways.filter(({ links }) => links.some(isUp)).length;
    return (
        sideA.gateways.length > 0 &&
        reachedBy(sideA) * 2 >= sideA.gateways.length &&
        reachedBy(sideB) * 2 > sideB.gateways.length &&
        !machinesOf(sideA).some((machine) => ofB.has(machine))
    );
}

function reportSplit(
    { component }: Controller,
    { outages }: DownTime,
    testedMs: number,
    { topology }: TopologyModel,
    report: Report,
): void {
    const [loss] = outages;
    if (loss !== undefined) {
        const name = topology.components[component]?.id ?? '';
        const message =
            `From ${formatDuration(testedMs)} on both sides of '${name}' route, each for the gateways that it reaches: ` +
            'the sides have lost each other, and no gateway reaches both. Leave one gateway its links to both sides, ' +
            `or expect both routers to be ISOLATED_ENABLED.`;
        report({ code: 'controller/split-brain', node: loss.node, message });
    }
}
