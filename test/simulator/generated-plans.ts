/** Random timelines over a topology, for properties that hold whatever happens. */

import fc from 'fast-check';
import type { Action, Component, Distribution, Plan, Settings, SourceRange, Statement } from '../../simulator/index.ts';

const RANGE: SourceRange = { source: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
const DURATION_MS = 300_000;

/** Plans with one of several topologies, with any settings and any timeline. */
export function anyPlanOn(bases: readonly Plan[]): fc.Arbitrary<Plan> {
    return fc.tuple(fc.constantFrom(...bases).chain(anyPlan), anySettings()).map(([plan, changes]) => ({
        ...plan,
        settings: { ...plan.settings, ...changes },
    }));
}

/** Settings that decide between ways to go, each as it is or otherwise. */
function anySettings(): fc.Arbitrary<Partial<Settings>> {
    return fc.record(
        {
            logoutOnAgentDisconnect: fc.boolean(),
            postFailoverReserved: fc.constantFrom('AVAILABLE' as const, 'NOT_READY' as const),
            routerViewWithoutCtiServer: fc.constantFrom('last-known' as const, 'actual' as const),
            taskLifeBoundary: fc.constantFrom('restore-wins' as const, 'expiry-wins' as const),
            taskResumeAfterLife: fc.constantFrom('restart-as-new-task' as const, 'leave-ended' as const),
            newTaskResendOrder: fc.constantFrom('fifo' as const, 'lifo' as const),
            newTaskResendDelay: fc.constantFrom(0, 3000),
            otherSideKeepsReportingData: fc.boolean(),
            pgFailbackEnabled: fc.boolean(),
            pimActivationDelay: fc.constantFrom(0, 3000),
            agentReloginDelay: fc.constantFrom(0, 5000, 35_000),
            tosSymmetric: fc.boolean(),
            majorityView: fc.constantFrom('actual' as const, 'believed' as const),
            routeRequestQueueTimeout: fc.constantFrom(0, 300),
            loggerFollowsRouter: fc.boolean(),
            cmiFallback: fc.boolean(),
            cmiReprobe: fc.boolean(),
            rtbRestartPimOnSecondFailure: fc.boolean(),
            cimDatabaseDown: fc.constantFrom('all-stop' as const, 'attachments-fail' as const),
            cimWebServerDown: fc.constantFrom('all-stop' as const, 'no-new-sessions' as const),
        },
        { requiredKeys: [] },
    );
}

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

/** A statement that takes effect once. */
export function once(atMs: number, action: Action): Statement {
    return { range: RANGE, text: action.kind, occurs: { kind: 'once', atMs }, action };
}

/** Mostly whole seconds, so that things often happen at the same instant; some close to each other. */
function anyInstant(): fc.Arbitrary<number> {
    const anywhere = fc.integer({ min: 0, max: DURATION_MS / 1000 }).map((seconds) => seconds * 1000);
    return fc.oneof({ weight: 3, arbitrary: anywhere }, { weight: 1, arbitrary: anyCloseInstant() });
}

function anyStatement(base: Plan): fc.Arbitrary<Statement> {
    return fc.tuple(anyInstant(), anyAction(base), fc.boolean(), fc.integer({ min: 1, max: 60 })).map(
        ([atMs, action, recurring, seconds]): Statement =>
            recurring && RECURRING.has(action.kind)
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

/** What makes sense again and again; the rest happens once. */
const RECURRING: ReadonlySet<Action['kind']> = new Set(['receive', 'assign', 'agents', 'fail', 'cut']);

function anyAction(base: Plan): fc.Arbitrary<Action> {
    const { topology } = base;
    const component = fc.nat(topology.components.length - 1);
    const link = fc.nat(topology.links.length - 1);
    const agents = fc.uniqueArray(fc.nat(topology.agents.length - 1), { minLength: 1 });
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
            .tuple(agents, fc.constantFrom(...AGENT_ACTIONS))
            .map(([each, does]): Action => ({ kind: 'agents', agents: each, does })),
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
        .tuple(fc.constantFrom(...receivers), anyWork(), fc.integer({ min: 1, max: 3 }), fc.boolean())
        .map(([{ receiver, domain }, work, count, forGroup]): Action => {
            const group = forGroup ? base.topology.skillGroups.findIndex((each) => each.domain === domain) : -1;
            const wanted = group < 0 ? work : { ...work, skillGroup: group };
            return { kind: 'receive', receiver, domain, work: wanted, count };
        });
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
            count: 1 + (choice % 2),
        }),
    );
}
