/** Plans put together in code, for tests of systems by their parts. */

import type {
    Action,
    Component,
    ComponentKind,
    Link,
    LinkKind,
    Plan,
    Settings,
    SourceRange,
    Statement,
    Topology,
} from '../../simulator/index.ts';
import { DEFAULT_SETTINGS } from '../../simulator/index.ts';

const RANGE: SourceRange = { source: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };

/** Declares things one by one; names stand for the indexes that a Plan needs. */
export class PlanBuilder {
    readonly #components: Component[] = [];
    readonly #links: Link[] = [];
    readonly #timeline: Statement[] = [];

    component(id: string, kind: ComponentKind, rest: Partial<Component> = {}): number {
        return this.#components.push({ id, kind, instances: [], range: RANGE, ...rest }) - 1;
    }

    /** A whole with its sides A and B; `parents` are what the sides run on. */
    pair(id: string, kind: ComponentKind, parents: readonly number[], rest: Partial<Component> = {}): number {
        const whole = this.#components.length;
        this.component(id, kind, { instances: [whole + 1, whole + 2], ...rest });
        for (const [place, side] of (['A', 'B'] as const).entries()) {
            const parent = parents[place];
            const on = parent === undefined ? {} : { parent };
            const name = parent === undefined ? `${id}.${side}` : `${this.#components[parent]?.id}.${id}`;
            this.component(name, kind, { ...rest, ...on, side, whole });
        }
        return whole;
    }

    /** A link, and one per side where its first end has sides. */
    link(kind: LinkKind, from: number, to: number): number {
        const { instances = [], id = '' } = this.#components[from] ?? {};
        const index = this.#links.length;
        const name = (end: string) => `${end} -- ${this.#components[to]?.id}`;
        const base = { kind, to, implied: true, carriers: [], range: RANGE };
        const places = instances.map((_, place) => index + 1 + place);
        this.#links.push({ ...base, id: name(id), from, instances: places });
        for (const instance of instances) {
            const own = name(this.#components[instance]?.id ?? '');
            this.#links.push({ ...base, id: own, from: instance, instances: [], whole: index });
        }
        return index;
    }

    indexOf(id: string): number {
        const index = this.#components.findIndex((each) => each.id === id);
        if (index < 0) {
            throw new Error(`no component ${id}`);
        }
        return index;
    }

    linkOf(id: string): number {
        const index = this.#links.findIndex((each) => each.id === id);
        if (index < 0) {
            throw new Error(`no link ${id}`);
        }
        return index;
    }

    at(seconds: number, action: Action): this {
        this.#timeline.push({
            range: RANGE,
            text: `${action.kind} at ${seconds}s`,
            occurs: { kind: 'once', atMs: seconds * 1000 },
            action,
        });
        return this;
    }

    fail(seconds: number, id: string, forSeconds?: number): this {
        const forMs = forSeconds === undefined ? {} : { forMs: forSeconds * 1000 };
        return this.at(seconds, { kind: 'fail', components: [this.indexOf(id)], ...forMs });
    }

    cut(seconds: number, id: string, forSeconds?: number): this {
        const forMs = forSeconds === undefined ? {} : { forMs: forSeconds * 1000 };
        return this.at(seconds, { kind: 'cut', links: [this.linkOf(id)], ...forMs });
    }

    plan(topology: Partial<Topology>, settings: Partial<Settings> = {}, durationSeconds = 1200): Plan {
        return {
            version: 2,
            scenario: 'Test',
            durationMs: durationSeconds * 1000,
            seed: 1,
            settings: { ...DEFAULT_SETTINGS, ...settings },
            sources: ['file:///test.ccsim'],
            topology: {
                name: 'Test',
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
                ...topology,
                components: this.#components,
                links: this.#links,
            },
            timeline: this.#timeline,
            expectations: [],
        };
    }
}

/** A Media Routing Domain with the usual limits. */
export function domainOf(name: string, kind: 'voice' | 'email' | 'chat' | 'task') {
    return {
        name,
        kind,
        taskLifeMs: 1_200_000,
        startTimeoutMs: 30_000,
        maxDurationMs: 28_800_000,
        interruptible: false,
        range: RANGE,
    };
}
