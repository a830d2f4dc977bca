/**
 * The hold model: N entities, each of which waits for a time drawn uniformly from 0 to 2N and then waits again. It measures
 * an event queue and what surrounds it, and nothing else.
 */

import { createRequire } from 'node:module';
import { createStream } from '../simulator/kernel/random.ts';
import type { Family } from '../simulator/run.ts';
import { createSimulation } from '../simulator/simulation.ts';
import { emptyPlan } from './empty-plan.ts';

export interface HoldFigures {
    readonly entities: number;
    /** Millions of events a second. */
    readonly ccsim: number;
    readonly simjs: number;
    readonly bareHeap: number;
}

/** Runs the model three ways for a number of entities; each handles about the same number of events. */
export function measureHoldModel(entities: number, events: number): HoldFigures {
    return {
        entities,
        ccsim: bestOf(() => withCcsim(entities, events)),
        simjs: bestOf(() => withSimjs(entities, Math.min(events, 200_000))),
        bareHeap: bestOf(() => withBareHeap(entities, events)),
    };
}

function bestOf(measure: () => number): number {
    return Math.max(...Array.from({ length: 5 }, measure));
}

/** Events a second of a run with full tracing: each event records a transition and starts the next timer. */
function withCcsim(entities: number, events: number): number {
    const stream = createStream(1, 0);
    const hold: Family = {
        name: 'hold',
        reactions: [],
        timers: [
            {
                rule: 'timeline/statement',
                timer: 'task-completed',
                react: (run, entity, state, cause) => {
                    const entry = run.transition(entity, 1 - state, 'timeline/statement', cause);
                    run.startTimer('task-completed', draw(stream, entities), entity, 1 - state, entry);
                },
            },
        ],
    };
    const simulation = createSimulation(emptyPlan(events), [hold]);
    for (let entity = 0; entity < entities; entity++) {
        simulation.startTimer('task-completed', draw(stream, entities), entity, 0, 0);
    }
    return rate(events, () => {
        for (let n = 0; n < events; n++) {
            simulation.step();
        }
    });
}

interface Simjs {
    readonly Sim: new () => { addEntity(entity: unknown): void; simulate(until: number): void };
    readonly Entity: new (...args: never[]) => { setTimer(ms: number): { done(react: () => void): void } };
}

/** In Node.js it takes its place at `window.Sim`. */
function loadSimjs(): Simjs {
    const holder: { Sim?: Simjs } = {};
    Object.assign(globalThis, { window: holder });
    createRequire(import.meta.url)('simjs');
    if (holder.Sim === undefined) {
        throw new Error('simjs did not load');
    }
    return holder.Sim;
}

const SIMJS = loadSimjs();

function withSimjs(entities: number, events: number): number {
    const { Sim, Entity } = SIMJS;
    const stream = createStream(1, 0);
    let count = 0;
    class Holder extends Entity {
        start(): void {
            this.hold();
        }
        hold(): void {
            count++;
            this.setTimer(draw(stream, entities)).done(() => this.hold());
        }
    }
    const sim = new Sim();
    for (let entity = 0; entity < entities; entity++) {
        sim.addEntity(Holder);
    }
    const seconds = time(() => sim.simulate(events));
    return count / seconds / 1e6;
}

/** A binary heap of numbers that does nothing else: no payload, no trace, no order among equals. */
function withBareHeap(entities: number, events: number): number {
    const stream = createStream(1, 0);
    const heap = new Float64Array(entities + 1);
    let size = 0;
    const push = (at: number) => {
        let hole = size++;
        while (hole > 0) {
            const parent = (hole - 1) >> 1;
            const above = heap[parent] ?? 0;
            if (above <= at) {
                break;
            }
            heap[hole] = above;
            hole = parent;
        }
        heap[hole] = at;
    };
    const pop = () => {
        const first = heap[0] ?? 0;
        const last = heap[--size] ?? 0;
        let hole = 0;
        for (let child = 1; child < size; child = hole * 2 + 1) {
            if (child + 1 < size && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) {
                child++;
            }
            if (last <= (heap[child] ?? 0)) {
                break;
            }
            heap[hole] = heap[child] ?? 0;
            hole = child;
        }
        heap[hole] = last;
        return first;
    };
    for (let entity = 0; entity < entities; entity++) {
        push(draw(stream, entities));
    }
    return rate(events, () => {
        for (let n = 0; n < events; n++) {
            push(pop() + draw(stream, entities));
        }
    });
}

function draw(stream: { next(): number }, entities: number): number {
    return (stream.next() >>> 0) % (2 * entities + 1);
}

function rate(events: number, work: () => void): number {
    return events / time(work) / 1e6;
}

function time(work: () => void): number {
    const started = performance.now();
    work();
    return (performance.now() - started) / 1000;
}
