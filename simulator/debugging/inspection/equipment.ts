/** Components, links, and what is connected by them. */

import { COMPONENT_STATES } from '../../states.ts';
import { must } from '../../world/lookup.ts';
import type { ComponentData, ConnectionData, LinkData } from './data.ts';
import { lastTransition, stateSinceMs, type View } from './view.ts';

export function inspectComponent(view: View, index: number): ComponentData {
    const { id, kind } = must(view.run.plan.topology.components[index]);
    const { state, running, up, stopped, starting, failures } = must(view.run.world.components[index]);
    const sinceMs = stateSinceMs(view, view.reader.laneOf('component', index));
    return { name: id, kind, state: must(COMPONENT_STATES[state]), sinceMs, running, up, stopped, starting, failures };
}

export function inspectLink(view: View, index: number): LinkData {
    const { id, kind } = must(view.run.plan.topology.links[index]);
    const { up, cuts } = must(view.run.world.links[index]);
    const sinceMs = stateSinceMs(view, view.reader.laneOf('link', index));
    return { name: id, kind, state: up ? 'UP' : 'DOWN', sinceMs, cuts };
}

/** Anything else that has a lane, as the lane shows it. */
export function inspectConnection(view: View, lane: number): ConnectionData {
    const { reader } = view;
    const entry = must(lastTransition(view, lane));
    return { name: reader.laneName(lane), state: reader.stateOfEntry(entry), sinceMs: reader.atMs(entry) };
}
