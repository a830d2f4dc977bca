/** Lays out graphs in a worker of its own, which starts with the first graph. */

import elkApi, { type ELK, type ElkNode } from 'elkjs/lib/elk-api.js';

export class TopologyLayouter {
    readonly #makeWorker: () => Promise<Worker>;
    #elk: Promise<ELK> | undefined;

    constructor(makeWorker: () => Promise<Worker>) {
        this.#makeWorker = makeWorker;
    }

    /** Answers the graph with the places of everything; fails if the worker does. */
    async layout(graph: ElkNode): Promise<ElkNode> {
        this.#elk ??= this.#start();
        return (await this.#elk).layout(graph);
    }

    async #start(): Promise<ELK> {
        const worker = await this.#makeWorker();
        return new elkApi.default({ algorithms: ['layered', 'rectpacking'], workerFactory: () => worker });
    }
}
