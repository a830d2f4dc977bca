/** What an expectation of a status display is about: Server Status rows, and what CallRouters and their like show. */

import type {
    ComponentIndex,
    Figure,
    LinkIndex,
    MediaConnectionIndex,
    Predicate,
    SynchronizedClientIndex,
    Topology,
} from '../../simulator/plan.ts';
import { type Found, found, UNRESOLVED } from '../findings.ts';
import type { ComponentPredicate, LinkPredicate } from '../generated/ast.ts';
import { comparedWith } from './comparisons.ts';
import { expectedLink } from './expected-states.ts';
import { countOf, durationOf, sizeIn } from './numbers.ts';
import type { Values } from './parameters.ts';
import { componentNamed } from './targets.ts';
import type { TopologyModel } from './topology.ts';

/** What an expectation of a Server Status row means, or why the link has none. */
export function expectedRow(node: LinkPredicate, model: TopologyModel, values: Values): Found<Predicate> {
    const link = expectedLink(node, model);
    if (link.kind !== 'value') {
        return link;
    }
    const connection = connectionOf(model.topology, link.value);
    if (connection === undefined) {
        const id = model.topology.links[link.value]?.id;
        const message = `'${id}' has no sessions and no resources: it is not between a media server and a CIC server that it serves.`;
        return notShown(node, 'link', message);
    }
    if (!node.resources) {
        return found({ kind: 'accepts-sessions', connection, accepts: node.accepts });
    }
    const compared = comparedWith(node.comparison, countOf(node.count, values));
    return compared === undefined
        ? UNRESOLVED
        : found({
              kind: 'figure',
              figure: { kind: 'active-resources', connection },
              comparison: compared.comparison,
              value: compared.value,
          });
}

/** What an expectation of what the status of a component shows means, or why it shows no such thing. */
export function expectedFigure(node: ComponentPredicate, model: TopologyModel, values: Values): Found<Predicate> {
    const named = componentNamed(model.components, node.component);
    if (named.kind !== 'value') {
        return named;
    }
    const place: Place = { node, topology: model.topology, component: named.value };
    if (node.side !== undefined) {
        return synchronizedFrom(place, node.side);
    }
    const figure = figureOf(place);
    if (figure.kind !== 'value') {
        return figure;
    }
    const value = node.size === undefined ? durationOf(node.span, values) : sizeIn(node.size, values);
    const compared = comparedWith(node.comparison, value);
    return compared === undefined
        ? UNRESOLVED
        : found({ kind: 'figure', figure: figure.value, comparison: compared.comparison, value: compared.value });
}

interface Place {
    readonly node: ComponentPredicate;
    readonly topology: Topology;
    readonly component: ComponentIndex;
}

function figureOf(place: Place): Found<Figure> {
    const { figure } = place.node;
    if (figure === undefined) {
        return UNRESOLVED;
    }
    switch (figure) {
        case 'state':
            return stateSize(place);
        case 'max':
            return maxStateSize(place);
        case 'up':
            return routerUp(place);
        case 'in': {
            const client = clientOf(place);
            return client.kind === 'value' ? found({ kind: 'in-sync', client: client.value }) : client;
        }
    }
}

function stateSize({ node, topology, component }: Place): Found<Figure> {
    const controller = topology.controllers.findIndex((each) => each.component === component);
    const whole = nameOf(topology, topology.controllers[0]?.component);
    return controller < 0
        ? notShown(
              node,
              'component',
              `'${nameOf(topology, component)}' has no state size. Write the controller, '${whole}'.`,
          )
        : found({ kind: 'state-size', controller });
}

function maxStateSize(place: Place): Found<Figure> {
    const { node, topology, component } = place;
    const controller = topology.controllers.find((each) => each.component === component || each.router === component);
    const routers = routersOf(topology).filter((router) => router === component);
    const own =
        controller?.sides.length === 0 ? [controller.router] : (controller?.sides.map(({ router }) => router) ?? []);
    const meant = routers.length > 0 ? routers : own;
    const remedy = `Write the controller or one of its CallRouters, such as ${namesOf(topology, routersOf(topology))}.`;
    return meant.length === 0
        ? notShown(node, 'component', `'${nameOf(topology, component)}' shows no state size. ${remedy}`)
        : found({ kind: 'max-state-size', routers: meant });
}

function routerUp({ node, topology, component }: Place): Found<Figure> {
    const routers = routersOf(topology);
    const message = `'${nameOf(topology, component)}' does not show since when it is up. Write ${namesOf(topology, routers)}.`;
    return routers.includes(component)
        ? found({ kind: 'router-up', router: component })
        : notShown(node, 'component', message);
}

function synchronizedFrom(place: Place, side: 'A' | 'B'): Found<Predicate> {
    const client = clientOf(place);
    return client.kind === 'value' ? found({ kind: 'synchronized-from', client: client.value, side }) : client;
}

function clientOf({ node, topology, component }: Place): Found<SynchronizedClientIndex> {
    const clients = topology.synchronizedClients.map((each) => each.component);
    const client = clients.indexOf(component);
    const whole = topology.components[component]?.whole;
    const remedy =
        whole !== undefined && clients.includes(whole)
            ? `Write the pair, '${nameOf(topology, whole)}'.`
            : clients.length === 0
              ? 'Nothing in this topology is on two sides and synchronized.'
              : `Write ${namesOf(topology, clients)}.`;
    return client < 0
        ? notShown(node, 'component', `'${nameOf(topology, component)}' is not kept in sync by itself. ${remedy}`)
        : found(client);
}

/** The CallRouter processes: one a side, or the one of a simplex controller. */
function routersOf({ controllers }: Topology): readonly ComponentIndex[] {
    return controllers.flatMap(({ router, sides }) =>
        sides.length === 0 ? [router] : sides.map((side) => side.router),
    );
}

function connectionOf({ mediaConnections }: Topology, link: LinkIndex): MediaConnectionIndex | undefined {
    const connection = mediaConnections.findIndex((each) => each.link === link);
    return connection < 0 ? undefined : connection;
}

function nameOf(topology: Topology, component: ComponentIndex | undefined): string {
    return topology.components[component ?? -1]?.id ?? '';
}

function namesOf(topology: Topology, components: readonly ComponentIndex[]): string {
    return components.map((each) => `'${nameOf(topology, each)}'`).join(' or ');
}

function notShown(node: ComponentPredicate | LinkPredicate, property: string, message: string): Found<never> {
    return { kind: 'finding', finding: { code: 'expectation/figure', node, property, message } };
}
