/** The lanes of a run by what they belong to: top groups, and within them the owners of processes, services and sides. */

import * as l10n from '@vscode/l10n';
import type { ComponentIndex, Plan } from '../../../simulator/plan.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import type { MarkKind } from './mark-series.ts';

/** Lanes, or lanes and groups; a run may have a million of the former. */
export type LaneItems = Uint32Array | readonly (number | LaneGroup)[];

/** A group with everything that is in it, whether shown or not. */
export interface LaneGroup {
    /** Unique, and the same in every run of a scenario: a word for a top group, {@link laneKey} of its own lane else. */
    readonly id: string;
    readonly label: string;
    /** The lane of the owner itself, whose states the head of the group shows; none for a top group. */
    readonly lane?: number;
    /** Rows of marks, before the items. */
    readonly marks: readonly MarkKind[];
    /** What is in it, in the order of the scenario: lanes, and groups of their own. */
    readonly items: LaneItems;
    /** All lanes in it at any depth, the owner's included. */
    readonly lanes: Uint32Array;
    /** Whether it is closed until a person opens it. */
    readonly closedAtFirst: boolean;
}

/** Names a lane across runs: tasks and agents may be called alike, a lane and its kind are one. */
export function laneKey(reader: TraceReader, lane: number): string {
    return `${reader.laneKind(lane)} ${reader.laneName(lane)}`;
}

/** The groups of a run; those without lanes are left out. */
export function laneGroups(reader: TraceReader): readonly LaneGroup[] {
    const { lanes } = reader.trace;
    const components = ownedLanes(reader);
    const isDesktop = (lane: number): boolean => isOfDesktop(reader.plan, reader, lane);
    const componentRoots = components.roots.filter((lane) => !isDesktop(lane));
    const links = linkRoots(reader);
    const groups: readonly LaneGroup[] = [
        { ...topGroup('scenario', l10n.t('Scenario'), []), marks: ['statements', 'messages', 'log', 'expectations'] },
        topGroup(
            'components',
            l10n.t('Components'),
            componentRoots.map((lane) => ownerOrLane(reader, lane, components.ownedBy, 1)),
        ),
        topGroup(
            'links',
            l10n.t('Links'),
            links.filter((link) => !isDesktop(reader.laneOf('link', link))).map((link) => linkOrWhole(reader, link)),
        ),
        topGroup('paths', l10n.t('Paths'), range(reader.laneOf('path', 0), lanes.paths)),
        topGroup('agents', l10n.t('Agents'), range(reader.laneOf('membership', 0), lanes.memberships)),
        topGroup('tasks', l10n.t('Tasks'), range(reader.laneOf('task', 0), reader.taskCount)),
        {
            ...topGroup('desktops', l10n.t('Desktops'), [
                ...components.roots.filter(isDesktop),
                ...links.map((link) => reader.laneOf('link', link)).filter(isDesktop),
            ]),
            closedAtFirst: true,
        },
    ];
    return groups.filter(({ marks, lanes: all }) => marks.length > 0 || all.length > 0);
}

/** The groups that a lane is in, the outermost first. */
export function groupsOfLane(groups: readonly LaneGroup[], lane: number): readonly LaneGroup[] {
    for (const group of groups) {
        if (group.lanes.includes(lane)) {
            return [group, ...groupsOfLane(subgroups(group), lane)];
        }
    }
    return [];
}

/** All groups at any depth. */
export function allGroups(groups: readonly LaneGroup[]): readonly LaneGroup[] {
    return groups.flatMap((group) => [group, ...allGroups(subgroups(group))]);
}

function subgroups({ items }: LaneGroup): readonly LaneGroup[] {
    return items instanceof Uint32Array ? [] : items.filter((item) => typeof item !== 'number');
}

/** Lanes of components and of what is in their charge, by owner. */
interface OwnedLanes {
    readonly roots: readonly number[];
    readonly ownedBy: ReadonlyMap<number, readonly number[]>;
}

function ownedLanes(reader: TraceReader): OwnedLanes {
    const roots: number[] = [];
    const ownedBy = new Map<number, number[]>();
    const add = (lane: number, owner: ComponentIndex | undefined): void => {
        if (owner === undefined) {
            roots.push(lane);
            return;
        }
        const owned = ownedBy.get(owner);
        if (owned === undefined) {
            ownedBy.set(owner, [lane]);
        } else {
            owned.push(lane);
        }
    };
    const { topology } = reader.plan;
    for (let index = 0; index < topology.components.length; index += 1) {
        add(index, ownerOf(reader.plan, index));
    }
    for (const [index, router] of reader.lanes.routers.entries()) {
        add(reader.laneOf('router', index), ownerOf(reader.plan, router));
    }
    for (const [index, { component }] of topology.synchronizedClients.entries()) {
        add(reader.laneOf('transfer', index), ownerOf(reader.plan, component));
    }
    for (const [index, { pim }] of topology.acdConnections.entries()) {
        add(reader.laneOf('acd-connection', index), ownerOf(reader.plan, pim));
    }
    for (const [index, { mediaServer }] of topology.mediaConnections.entries()) {
        add(reader.laneOf('media-connection', index), topology.mediaServers[mediaServer]?.component);
    }
    return { roots, ownedBy };
}

/** What a component is shown under: its whole if it is a side, else what it runs on; a gateway's OPC owns nothing. */
function ownerOf({ topology: { components } }: Plan, index: ComponentIndex): ComponentIndex | undefined {
    const component = components[index];
    if (component === undefined || component.kind === 'desktop') {
        return undefined;
    }
    if (component.kind === 'cti-manager') {
        return component.serves;
    }
    const isSide = component.kind === 'controller-side' || component.kind === 'gateway-side';
    const owner = isSide ? component.whole : component.parent;
    return owner === undefined || components[owner]?.kind !== 'opc' ? owner : components[owner]?.parent;
}

function ownerOrLane(
    reader: TraceReader,
    lane: number,
    ownedBy: ReadonlyMap<number, readonly number[]>,
    depth: number,
): number | LaneGroup {
    const owned = ownedBy.get(lane);
    return owned === undefined
        ? lane
        : ownerGroup(
              reader,
              lane,
              owned.map((each) => ownerOrLane(reader, each, ownedBy, depth + 1)),
              depth > 1,
          );
}

function ownerGroup(
    reader: TraceReader,
    lane: number,
    items: readonly (number | LaneGroup)[],
    closedAtFirst: boolean,
): LaneGroup {
    return {
        id: laneKey(reader, lane),
        label: reader.laneName(lane),
        lane,
        marks: [],
        items,
        lanes: Uint32Array.from([lane, ...lanesIn(items)]),
        closedAtFirst,
    };
}

function topGroup(id: string, label: string, items: LaneItems): LaneGroup {
    const lanes = items instanceof Uint32Array ? items : Uint32Array.from(lanesIn(items));
    return { id, label, marks: [], items, lanes, closedAtFirst: false };
}

function lanesIn(items: readonly (number | LaneGroup)[]): readonly number[] {
    return items.flatMap((item) => (typeof item === 'number' ? [item] : [...item.lanes]));
}

/** Links that are no side of another. */
function linkRoots({ plan }: TraceReader): readonly number[] {
    return plan.topology.links.flatMap(({ whole }, index) => (whole === undefined ? [index] : []));
}

function linkOrWhole(reader: TraceReader, link: number): number | LaneGroup {
    const lane = reader.laneOf('link', link);
    const instances = reader.plan.topology.links[link]?.instances ?? [];
    const items = instances.map((each) => reader.laneOf('link', each));
    return items.length === 0 ? lane : ownerGroup(reader, lane, items, true);
}

function isOfDesktop({ topology }: Plan, reader: TraceReader, lane: number): boolean {
    switch (reader.laneKind(lane)) {
        case 'component':
            return topology.components[lane]?.kind === 'desktop';
        case 'link':
            return topology.links[reader.laneIndex(lane)]?.kind === 'desktop';
        default:
            return false;
    }
}

function range(first: number, count: number): Uint32Array {
    return Uint32Array.from({ length: count }, (_, index) => first + index);
}
