import { DEFAULT_SETTINGS, type Plan, type Statement } from '../simulator/index.ts';

/** A Plan in which nothing is and nothing happens, as long as any run may be. */
export function emptyPlan(eventLimit: number): Plan {
    return {
        version: 2,
        scenario: 'Empty',
        durationMs: 0xffff_ffff,
        seed: 1,
        settings: { ...DEFAULT_SETTINGS, eventLimit },
        sources: [],
        topology: {
            name: 'Empty',
            components: [],
            links: [],
            domains: [],
            agents: [],
            applications: [],
            controllers: [],
            synchronizedClients: [],
            acdConnections: [],
            mediaServers: [],
            mediaConnections: [],
            cimClusters: [],
            skillGroups: [],
            teams: [],
        },
        timeline: [] satisfies Statement[],
        expectations: [],
    };
}
