/** `npm run bench`: how fast the simulator is, beside a peer and beside the floor. */

import { simulate } from '../simulator/index.ts';
import { measureHoldModel } from './hold-model.ts';
import { contactCenter } from './plans.ts';

console.log('Hold model, millions of events a second (best of five), full tracing on our side');
console.log('entities     ccsim     simjs  bare heap   ccsim/simjs  ccsim/heap');
for (const entities of [1, 100, 1000, 10_000]) {
    const { ccsim, simjs, bareHeap } = measureHoldModel(entities, 1_000_000);
    const cells = [ccsim, simjs, bareHeap, ccsim / simjs, ccsim / bareHeap].map((each) => each.toFixed(2).padStart(10));
    console.log(`${String(entities).padStart(8)}${cells.join(' ')}`);
}

console.log('\n2,000 agents, 3 domains, 24 hours, a failure every 10 minutes');
console.log('   tasks  seconds  tasks/s    events  entries  trace bytes/task   MB');
for (const tasks of [10_000, 100_000, 1_000_000]) {
    const plan = await contactCenter(tasks);
    const started = performance.now();
    const trace = simulate(plan);
    const seconds = (performance.now() - started) / 1000;
    const bytes = [...trace.entries, ...trace.tasks]
        .flatMap((chunk) => Object.values(chunk))
        .reduce((sum: number, column: Uint8Array) => sum + column.byteLength, 0);
    const cells = [
        trace.taskCount,
        seconds.toFixed(2),
        Math.round(trace.taskCount / seconds),
        trace.eventCount,
        trace.entryCount,
        Math.round(bytes / trace.taskCount),
        Math.round(process.memoryUsage().rss / 1e6),
    ];
    console.log(cells.map((cell) => String(cell).padStart(9)).join(' '));
}
