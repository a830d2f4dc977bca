/** Random timelines over a topology, for properties that hold whatever happens. */

import fc from 'fast-check';
import type { Action, Component, Distribution, Plan, SourceRange, Statement } from '../../simulator/index.ts';

const RANGE: SourceRange = { source: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
const DURATION_MS = 300_000;

/** Plans with the topology and settings of one, and any timeline. */
export function anyPlan(base: Plan): fc.Arbitrary<Plan> {
    return fc
        .record({
            timeline: fc.array(anyStatement(base), { minLength: 1, maxLength: 40 }),
            seed: fc.nat(1000),
            logsIn: fc.boolean(),
        })
        .map(({ timeline, seed, logsIn }) => ({
            ...base,
            seed,
            durationMs: DURATION_MS,
            timeline: logsIn ? [...everybodyWorks(base), ...timeline] : timeline,
            expectations: [],
        }));
}

const OUTAGES_END_MS = 90_000;

/**
 * Plans with the topology and settings of one, in which anything fails, is cut, stopped or restarted in quick succession
 * while everybody works; in the end everything is restored and has time to come back.
 */
export function anyOutage(base: Plan): fc.Arbitrary<Plan> {
    const { components, links } = base.topology;
    const everything = components.flatMap((component, index) => (component.instances.length === 0 ? [index] : []));
    const restoration = [
        once(OUTAGES_END_MS, { kind: 'start', components: everything }),
        once(OUTAGES_END_MS, { kind: 'restore', components: everything, links: links.map((_, index) => index) }),
    ];
    const outages = fc.array(fc.tuple(anyCloseInstant(), anyOutageAction(base)), { minLength: 1, maxLength: 25 });
    const arrivals = fc.array(fc.tuple(anyCloseInstant(), anyArrival(base)), { maxLength: 10 });
    return fc.tuple(outages, arrivals).map(([failures, work]) => ({
        ...base,
        durationMs: OUTAGES_END_MS + 120_000,
        timeline: [
            ...everybodyWorks(base),
            ...[...failures, ...work].map(([atMs, action]) => once(atMs, action)),
            ...restoration,
        ],
        expectations: [],
    }));
}

/** Close enough to each other to fall into the times that heartbeats, tests and transfers take. */
function anyCloseInstant(): fc.Arbitrary<number> {
    return fc.integer({ min: 0, max: 200 }).map((tenths) => 20_000 + tenths * 100);
}

function anyOutageAction(base: Plan): fc.Arbitrary<Action> {
    const { components, links } = base.topology;
    const kinds: readonly string[] = [
        'controller',
        'controller-side',
        'router',
        'logger',
        'network',
        'opc',
        'gateway-side',
    ];
    const likely = components.flatMap(({ kind }, index) => (kinds.includes(kind) ? [index] : []));
    const wide = links.flatMap(({ kind }, index) => (kind === 'private' || kind === 'public' ? [index] : []));
    const component = fc.oneof(fc.constantFrom(...likely), fc.nat(components.length - 1)).map((each) => [each]);
    const link = fc.oneof(fc.constantFrom(...wide), fc.nat(links.length - 1)).map((each) => [each]);
    const forMs = fc.option(
        fc.integer({ min: 0, max: 60 }).map((tenths) => tenths * 100),
        { nil: undefined },
    );
    return fc.oneof(
        fc.tuple(component, forMs).map(([of, ms]): Action => ({ kind: 'fail', components: of, ...during(ms) })),
        fc.tuple(link, forMs).map(([of, ms]): Action => ({ kind: 'cut', links: of, ...during(ms) })),
        fc.tuple(component, link).map(([of, to]): Action => ({ kind: 'restore', components: of, links: to })),
        fc
            .tuple(fc.constantFrom('stop' as const, 'start' as const), component)
            .map(([kind, of]): Action => ({ kind, components: of })),
        fc.tuple(component, forMs).map(([of, ms]): Action => ({ kind: 'restart', components: of, ...during(ms) })),
    );
}

function during(forMs: number | undefined): { readonly forMs?: number } {
    return forMs === undefined ? {} : { forMs };
}

function everybodyWorks(base: Plan): Statement[] {
    const agents = base.topology.agents.map((_, index) => index);
    return [
        once(0, { kind: 'agents', agents, does: 'log-in' }),
        once(1000, { kind: 'agents', agents, does: 'become-ready' }),
    ];
}

function once(atMs: number, action: Action): Statement {
    return { range: RANGE, text: action.kind, occurs: { kind: 'once', atMs }, action };
}

/** Whole seconds, so that things often happen at the same instant. */
function anyInstant(): fc.Arbitrary<number> {
    return fc.integer({ min: 0, max: DURATION_MS / 1000 }).map((seconds) => seconds * 1000);
}

function anyStatement(base: Plan): fc.Arbitrary<Statement> {
    return fc.tuple(anyInstant(), anyAction(base), fc.boolean(), fc.integer({ min: 1, max: 60 })).map(
        ([atMs, action, recurring, seconds]): Statement =>
            recurring && action.kind === 'receive'
                ? {
                      ...once(atMs, action),
                      occurs: {
                          kind: 'recurring',
                          every: { kind: 'exponential', meanMs: seconds * 1000 },
                          fromMs: atMs,
                          toMs: DURATION_MS,
                      },
                  }
                : once(atMs, action),
    );
}

function anyAction(base: Plan): fc.Arbitrary<Action> {
    const { topology } = base;
    const component = fc.nat(topology.components.length - 1);
    const link = fc.nat(topology.links.length - 1);
    const agent = fc.nat(topology.agents.length - 1);
    const forMs = fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined });
    return fc.oneof(
        fc.tuple(fc.array(component, { minLength: 1, maxLength: 2 }), forMs).map(
            ([components, seconds]): Action => ({
                kind: 'fail',
                components,
                ...(seconds === undefined ? {} : { forMs: seconds * 1000 }),
            }),
        ),
        fc.tuple(fc.array(link, { minLength: 1, maxLength: 2 }), forMs).map(
            ([links, seconds]): Action => ({
                kind: 'cut',
                links,
                ...(seconds === undefined ? {} : { forMs: seconds * 1000 }),
            }),
        ),
        fc
            .tuple(fc.array(component, { maxLength: 2 }), fc.array(link, { maxLength: 2 }))
            .map(([components, links]): Action => ({ kind: 'restore', components, links })),
        fc
            .tuple(fc.constantFrom('stop' as const, 'start' as const), component)
            .map(([kind, each]): Action => ({ kind, components: [each] })),
        fc.tuple(component, forMs).map(
            ([each, seconds]): Action => ({
                kind: 'restart',
                components: [each],
                ...(seconds === undefined ? {} : { forMs: seconds * 1000 }),
            }),
        ),
        ...anyChange(base),
        fc
            .tuple(agent, fc.constantFrom(...AGENT_ACTIONS))
            .map(([each, does]): Action => ({ kind: 'agents', agents: [each], does })),
        anyArrival(base),
        anyArrival(base),
        anyAssignment(base),
    );
}

/** Changes of what decides about media servers, where there are any. */
function anyChange({ topology }: Plan): fc.Arbitrary<Action>[] {
    const connections = topology.mediaConnections.length;
    if (connections === 0) {
        return [];
    }
    const terms = fc.record(
        {
            trusted: fc.boolean(),
            credentialsValid: fc.boolean(),
            logonFailure: fc.constantFrom('', 'refused'),
            acceptsSessions: fc.boolean(),
            resources: fc.nat(5),
        },
        { requiredKeys: [] },
    );
    const license = fc.constantFrom('valid' as const, 'missing' as const, 'invalid' as const);
    return [
        fc
            .tuple(fc.nat(connections - 1), terms)
            .map(([connection, changed]): Action => ({ kind: 'change-media', connection, terms: changed })),
        fc
            .tuple(fc.nat(topology.mediaServers.length - 1), license)
            .map(([mediaServer, changed]): Action => ({ kind: 'change-license', mediaServer, license: changed })),
    ];
}

const AGENT_ACTIONS = [
    'log-in',
    'log-out',
    'become-ready',
    'become-not-ready',
    'stop-answering',
    'answer-again',
    'hold',
    'retrieve',
    'pause',
    'resume',
] as const;

function anyWork() {
    return fc
        .record({ handling: anyDistribution(), wrapUp: anyDistribution(), patience: anyDistribution() })
        .chain(({ handling, wrapUp, patience }) =>
            fc.boolean().map((patient) => (patient ? { handling, wrapUp } : { handling, wrapUp, patience })),
        );
}

function anyDistribution(): fc.Arbitrary<Distribution> {
    const ms = fc.integer({ min: 0, max: 90 }).map((seconds) => seconds * 1000);
    return fc.oneof(
        ms.map((each): Distribution => ({ kind: 'constant', ms: each })),
        ms.map((each): Distribution => ({ kind: 'exponential', meanMs: each + 1 })),
    );
}

function anyArrival(base: Plan): fc.Arbitrary<Action> {
    const receivers = base.topology.components.flatMap((component, index) =>
        domainsReceived(base, component, index).map((domain) => ({ receiver: index, domain })),
    );
    return fc
        .tuple(fc.constantFrom(...receivers), anyWork(), fc.integer({ min: 1, max: 3 }))
        .map(([{ receiver, domain }, work, count]): Action => ({ kind: 'receive', receiver, domain, work, count }));
}

function domainsReceived(base: Plan, component: Component, index: number): readonly number[] {
    if (component.kind === 'peripheral') {
        return base.topology.domains.flatMap((domain, each) => (domain.kind === 'voice' ? [each] : []));
    }
    return base.topology.applications.find((application) => application.component === index)?.domains ?? [];
}

function anyAssignment(base: Plan): fc.Arbitrary<Action> {
    const { applications, agents } = base.topology;
    const application = fc.constantFrom(...applications);
    return fc.tuple(application, fc.nat(agents.length - 1), anyWork(), fc.nat(9)).map(
        ([each, agent, work, choice]): Action => ({
            kind: 'assign',
            application: each.component,
            domain: each.domains[choice % each.domains.length] ?? 0,
            agent,
            work,
            count: 1,
        }),
    );
}
