/** Looks at the world of a run at a place. Nothing here changes it. */

import type { Setting, SettingName } from '../../settings.ts';
import { SETTINGS } from '../../settings.ts';
import type { Simulation } from '../../simulation.ts';
import type { TraceReader } from '../../trace/reader.ts';
import type { LaneKind } from '../../trace/trace.ts';
import { inspectAgent } from './agents.ts';
import type {
    AgentData,
    ComponentData,
    ConnectionData,
    DatumRecord,
    LinkData,
    MessageData,
    QueueData,
    TaskData,
    TimerData,
} from './data.ts';
import { inspectComponent, inspectConnection, inspectLink } from './equipment.ts';
import { messagesInFlight } from './messages.ts';
import { inspectQueue } from './queues.ts';
import { endedTask, liveTask } from './tasks.ts';
import { timersPending } from './timers.ts';
import type { View } from './view.ts';

const CONNECTION_KINDS = ['path', 'router', 'transfer', 'acd-connection', 'media-connection'] as const;

export class Inspection {
    readonly #view: View;
    readonly #names: NameTable;

    /**
     * @param run the run at the place
     * @param reader reads at least all that has happened up to the place
     * @param atMs the time at the place
     */
    constructor(run: Simulation, reader: TraceReader, atMs: number, names: NameTable) {
        this.#view = { run, reader, atMs };
        this.#names = names;
    }

    get atMs(): number {
        return this.#view.atMs;
    }

    get scenario(): string {
        return this.#view.run.plan.scenario;
    }

    agents(): readonly AgentData[] {
        return this.#view.run.plan.topology.agents.map((_, agent) => inspectAgent(this.#view, agent));
    }

    agent(name: string): AgentData | undefined {
        const agent = this.#names.agents.get(name);
        return agent === undefined ? undefined : inspectAgent(this.#view, agent);
    }

    /** The tasks that are not over, in order of arrival. */
    tasks(): readonly TaskData[] {
        return [...this.#view.run.world.tasks.values()].map((task) => liveTask(this.#view, task));
    }

    /**
     * A task by its name, live or over.
     *
     * @returns `undefined` for a name that no task of the recorded run has, `'later'` for a task that has not arrived
     */
    task(name: string): TaskData | 'later' | undefined {
        const record = this.#names.task(name);
        if (record === undefined) {
            return undefined;
        }
        return record < this.#view.run.recorder.taskCount ? this.#task(record) : 'later';
    }

    /** The tasks that share a name and have arrived: `Mail#1` and `Mail#2` of `Mail`; none if no task ever has it. */
    tasksSharing(name: string): readonly TaskData[] | undefined {
        const { taskCount } = this.#view.run.recorder;
        return this.#names
            .tasksSharing(name)
            ?.filter((record) => record < taskCount)
            .map((record) => this.#task(record));
    }

    queues(): readonly QueueData[] {
        return this.#view.run.plan.topology.domains.map((_, domain) => inspectQueue(this.#view, domain));
    }

    queue(domain: string): QueueData | undefined {
        const index = this.#names.domains.get(domain);
        return index === undefined ? undefined : inspectQueue(this.#view, index);
    }

    components(): readonly ComponentData[] {
        return this.#view.run.plan.topology.components.map((_, index) => inspectComponent(this.#view, index));
    }

    component(name: string): ComponentData | undefined {
        const index = this.#names.components.get(name);
        return index === undefined ? undefined : inspectComponent(this.#view, index);
    }

    links(): readonly LinkData[] {
        return this.#view.run.plan.topology.links.map((_, index) => inspectLink(this.#view, index));
    }

    link(name: string): LinkData | undefined {
        const index = this.#names.links.get(name);
        return index === undefined ? undefined : inspectLink(this.#view, index);
    }

    /** Paths, CallRouters, state transfers and connections, those that the topology has. */
    connections(): readonly ConnectionData[] {
        const { lanes } = this.#view.reader;
        const counts = this.#view.reader.trace.lanes;
        const count = (kind: Exclude<LaneKind, 'task'>, all: number) =>
            Array.from({ length: all }, (_, index) => inspectConnection(this.#view, lanes.laneOf(kind, index)));
        const byKind: Readonly<Record<(typeof CONNECTION_KINDS)[number], number>> = {
            path: counts.paths,
            router: counts.routers,
            transfer: counts.transfers,
            'acd-connection': counts.acdConnections,
            'media-connection': counts.mediaConnections,
        };
        return CONNECTION_KINDS.flatMap((kind) => count(kind, byKind[kind]));
    }

    connection(name: string): ConnectionData | undefined {
        return this.connections().find((each) => each.name === name);
    }

    /** Every setting by its name, and the name of one that is a time or an amount by its unit (`Ms`, `Bytes`). */
    settings(): DatumRecord {
        const { settings } = this.#view.run.plan;
        const names = Object.keys(SETTINGS).filter((name): name is SettingName => Object.hasOwn(settings, name));
        return Object.fromEntries(names.map((name) => [`${name}${UNIT_OF[SETTINGS[name].type]}`, settings[name]]));
    }

    /** Requests and offers that wait for their answers, and state that is being transferred. */
    messages(): readonly MessageData[] {
        return messagesInFlight(this.#view);
    }

    /** Timers that run, the next one first. */
    timers(): readonly TimerData[] {
        return timersPending(this.#view);
    }

    #task(record: number): TaskData {
        for (const task of this.#view.run.world.tasks.values()) {
            if (task.record === record) {
                return liveTask(this.#view, task);
            }
        }
        return endedTask(this.#view, record);
    }
}

/** What names mean, by the index of the thing; made once for all inspections of a recording. */
export interface NameTable {
    readonly agents: ReadonlyMap<string, number>;
    readonly domains: ReadonlyMap<string, number>;
    readonly components: ReadonlyMap<string, number>;
    readonly links: ReadonlyMap<string, number>;
    /** The record of a task in the trace. */
    task(name: string): number | undefined;
    /** The records that share a name. */
    tasksSharing(name: string): readonly number[] | undefined;
}

export function nameTable(reader: TraceReader): NameTable {
    const { agents, domains, components, links } = reader.plan.topology;
    const records = () => Array.from({ length: reader.taskCount }, (_, task) => task);
    let tasks: ReadonlyMap<string, number> | undefined;
    let sharing: ReadonlyMap<string, readonly number[]> | undefined;
    return {
        agents: new Map(agents.map(({ name }, index) => [name, index])),
        domains: new Map(domains.map(({ name }, index) => [name, index])),
        components: new Map(components.map(({ id }, index) => [id, index])),
        links: new Map(links.map(({ id }, index) => [id, index])),
        task(name) {
            tasks ??= new Map(records().map((task) => [reader.taskName(task), task]));
            return tasks.get(name);
        },
        tasksSharing(name) {
            sharing ??= recordsByName(reader, records());
            return sharing.get(name);
        },
    };
}

function recordsByName(reader: TraceReader, records: readonly number[]): ReadonlyMap<string, readonly number[]> {
    const byName = new Map<string, number[]>();
    for (const record of records) {
        const name = reader.sharedName(record);
        const known = byName.get(name);
        if (known === undefined) {
            byName.set(name, [record]);
        } else {
            known.push(record);
        }
    }
    return byName;
}

const UNIT_OF: Readonly<Record<Setting['type'], string>> = {
    duration: 'Ms',
    size: 'Bytes',
    rate: 'BytesPerSecond',
    count: '',
    switch: '',
    choice: '',
};
