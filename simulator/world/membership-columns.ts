/**
 * What never changes of memberships (agent × domain), in columns: the CallRouter looks at all those of an agent for every
 * task, and columns are small enough to stay close to the processor.
 */

import type { Plan } from '../plan.ts';
import { must } from './lookup.ts';

/** By membership, unless something else is said. */
export interface MembershipColumns {
    /** By agent: the first of its memberships; those of the next agent follow the last one. One longer than the agents. */
    readonly firstOf: Uint32Array;
    readonly domain: Uint32Array;
    /** How many tasks at once. */
    readonly limit: Uint32Array;
    /** 1 where the domain is. */
    readonly interruptible: Uint8Array;
    /** 1 where the domain is one of calls. */
    readonly voice: Uint8Array;
    /** Index of the component that is the gateway of the agent's peripheral, or -1. */
    readonly gateway: Int32Array;
    /** Of a domain of calls: index into the world's voice paths, or -1. */
    readonly voicePath: Int32Array;
}

/**
 * The columns of all agents' memberships.
 *
 * @param gatewayOfPeripheral by index of their components
 * @param voicePeripherals those that a PIM serves, in order of the world's voice paths
 */
export function membershipColumns(
    { topology }: Plan,
    gatewayOfPeripheral: ReadonlyMap<number, number>,
    voicePeripherals: readonly number[],
): MembershipColumns {
    const { agents, domains } = topology;
    const rows = agents.flatMap(({ handles, peripheral }) =>
        handles.map(({ domain, limit }) => {
            const { kind, interruptible } = must(domains[domain]);
            const voice = kind === 'voice';
            return {
                domain,
                limit,
                interruptible: Number(interruptible),
                voice: Number(voice),
                gateway: gatewayOfPeripheral.get(peripheral) ?? -1,
                voicePath: voice ? voicePeripherals.indexOf(peripheral) : -1,
            };
        }),
    );
    let next = 0;
    const starts = agents.map(({ handles }) => {
        const first = next;
        next += handles.length;
        return first;
    });
    return {
        firstOf: Uint32Array.from([...starts, next]),
        domain: Uint32Array.from(rows, ({ domain }) => domain),
        limit: Uint32Array.from(rows, ({ limit }) => limit),
        interruptible: Uint8Array.from(rows, ({ interruptible }) => interruptible),
        voice: Uint8Array.from(rows, ({ voice }) => voice),
        gateway: Int32Array.from(rows, ({ gateway }) => gateway),
        voicePath: Int32Array.from(rows, ({ voicePath }) => voicePath),
    };
}
