/** Predicates on the figures that status displays show. */

import type { ComponentIndex, Figure, Predicate, SynchronizedClientIndex } from '../plan.ts';
import { stateSizes } from '../status/state-sizes.ts';
import { routerSizes, upSince } from '../status/state-transfer.ts';
import { formatMs } from '../trace/instants.ts';
import type { Evidence } from './evidence.ts';
import { compares, formatBytes, since } from './phrases.ts';
import { instantsOf, type SampledCondition } from './sampled-condition.ts';
import type { Seen } from './state-condition.ts';
import { describeRow, rowInstants, serverStatusRowAt } from './statuses.ts';

type FigurePredicate = Extract<Predicate, { readonly kind: 'figure' }>;

/** A figure compares with a value; while it is not shown it does not. */
export function figureCondition(evidence: Evidence, { figure, comparison, value }: FigurePredicate): SampledCondition {
    const shown = displayOf(evidence, figure, value);
    return {
        instants: shown.instants,
        holdsAt: (atMs) => {
            const actual = shown.valueAt(atMs);
            return actual !== undefined && compares(comparison, actual, value);
        },
        describe: (atMs) => shown.describe(atMs),
    };
}

/** Where a figure is shown. */
interface Display {
    readonly instants: readonly number[];
    valueAt(atMs: number): number | undefined;
    describe(atMs: number): Seen;
}

function displayOf(evidence: Evidence, figure: Figure, value: number): Display {
    switch (figure.kind) {
        case 'state-size':
            return sizeDisplay(evidence, figure.controller);
        case 'max-state-size':
            return maxSizeDisplay(evidence, figure.routers);
        case 'router-up':
            return routerDisplay(evidence, figure.router, value);
        case 'in-sync':
            return syncDisplay(evidence, figure.client, value);
        case 'active-resources':
            return {
                instants: rowInstants(evidence, figure.connection),
                valueAt: (atMs) => serverStatusRowAt(evidence, figure.connection, atMs)?.activeResources.length,
                describe: (atMs) => {
                    const count = serverStatusRowAt(evidence, figure.connection, atMs)?.activeResources.length ?? 0;
                    const resources = `${count} active resource${count === 1 ? '' : 's'}`;
                    return describeRow(evidence, figure.connection, atMs, `had ${resources}`);
                },
            };
    }
}

/** A value from an instant on, until the next one. */
interface Step {
    readonly atMs: number;
    readonly entry: number;
    readonly value?: number;
}

function sizeDisplay({ reader }: Evidence, controller: number): Display {
    const steps = Array.from(stateSizes(reader, controller), ({ atMs, entry, bytes }) => ({
        atMs,
        entry,
        value: bytes,
    }));
    const component = reader.plan.topology.controllers[controller]?.component ?? -1;
    const name = reader.plan.topology.components[component]?.id ?? `controller ${controller}`;
    return {
        instants: steps.map(({ atMs }) => atMs),
        valueAt: (atMs) => stepAt(steps, atMs)?.value,
        describe: (atMs) => {
            const step = stepAt(steps, atMs);
            const size = formatBytes(step?.value ?? 0);
            return step === undefined
                ? { text: `${name} showed no state size` }
                : { text: `${name} state size was ${size} ${since(reader, step.entry)}`, entry: step.entry };
        },
    };
}

function maxSizeDisplay({ reader }: Evidence, routers: readonly ComponentIndex[]): Display {
    const all = routers.map((router) => ({
        name: reader.plan.topology.components[router]?.id ?? `component ${router}`,
        steps: Array.from(
            routerSizes(reader, router),
            ({ atMs, entry, size }): Step => ({ atMs, entry, ...(size === undefined ? {} : { value: size.maxBytes }) }),
        ),
    }));
    const largestAt = (atMs: number) =>
        all
            .flatMap(({ name, steps }) => {
                const { value, entry } = stepAt(steps, atMs) ?? {};
                return value === undefined || entry === undefined ? [] : [{ name, value, entry }];
            })
            .sort((one, other) => other.value - one.value)[0];
    return {
        instants: all.flatMap(({ steps }) => steps.map(({ atMs }) => atMs)),
        valueAt: (atMs) => largestAt(atMs)?.value,
        describe: (atMs) => {
            const largest = largestAt(atMs);
            return largest === undefined
                ? { text: `${all.map(({ name }) => name).join(' and ')} showed no state size, being down` }
                : { text: `${largest.name} max state size was ${formatBytes(largest.value)}`, entry: largest.entry };
        },
    };
}

/** The last of some steps up to an instant, included. */
function stepAt(steps: readonly Step[], atMs: number): Step | undefined {
    let low = 0;
    let high = steps.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((steps[middle]?.atMs ?? 0) <= atMs) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return steps[low - 1];
}

function routerDisplay({ reader }: Evidence, router: ComponentIndex, value: number): Display {
    const lane = reader.laneOf('component', router);
    return durationDisplay({
        starts: instantsOf(reader, lane),
        value,
        startedAt: (atMs) => upSince(reader, router, atMs),
        describe: (atMs, sinceMs) => {
            const entry = reader.entryAt(lane, atMs);
            const name = reader.laneName(lane);
            if (entry === undefined) {
                return { text: `${name} had no state yet` };
            }
            const text =
                sinceMs === undefined
                    ? `${name} was ${reader.stateOfEntry(entry)} ${since(reader, entry)}`
                    : `${name} had been up for ${formatMs(atMs - sinceMs)}, ${since(reader, entry)}`;
            return { text, entry };
        },
    });
}

function syncDisplay({ reader }: Evidence, client: SynchronizedClientIndex, value: number): Display {
    const lane = reader.laneOf('transfer', client);
    const component = reader.plan.topology.synchronizedClients[client]?.component ?? -1;
    const name = reader.plan.topology.components[component]?.id ?? `client ${client}`;
    return durationDisplay({
        starts: instantsOf(reader, lane),
        value,
        startedAt: (atMs) => {
            const entry = reader.entryAt(lane, atMs);
            return entry !== undefined && reader.stateOfEntry(entry) === 'IN_SYNC' ? reader.atMs(entry) : undefined;
        },
        describe: (atMs, sinceMs) => {
            const entry = reader.entryAt(lane, atMs);
            if (entry === undefined) {
                return { text: `${name} had no state yet` };
            }
            const text =
                sinceMs === undefined
                    ? `${name} was ${reader.stateOfEntry(entry)} ${since(reader, entry)}`
                    : `${name} had been in sync for ${formatMs(atMs - sinceMs)}, ${since(reader, entry)}`;
            return { text, entry };
        },
    });
}

interface Lasting {
    /** Instants at which it may start or stop. */
    readonly starts: readonly number[];
    /** The time that it is compared with. */
    readonly value: number;
    startedAt(atMs: number): number | undefined;
    describe(atMs: number, sinceMs: number | undefined): Seen;
}

/** How long something lasts comes to a value, and passes it, without anything happening. */
function durationDisplay({ starts, value, startedAt, describe }: Lasting): Display {
    return {
        instants: starts.flatMap((atMs) => [atMs, atMs + value, atMs + value + 1]),
        valueAt: (atMs) => {
            const sinceMs = startedAt(atMs);
            return sinceMs === undefined ? undefined : atMs - sinceMs;
        },
        describe: (atMs) => describe(atMs, startedAt(atMs)),
    };
}
