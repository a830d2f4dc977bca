/**
 * Both sides of a controller route by themselves (`cc/split-brain`).
 *
 * Each side then has the queue and the agents of the gateways that reach it, and no others: a task waits although an agent
 * is free on the other side. A process of a gateway is active on one side at most, so nothing is done twice; that both
 * sides may write different history is said in the log, because only people can put it together again.
 */

import type { Reaction, Run } from '../run.ts';
import { routerStateOf } from '../world/controllers.ts';
import { must } from '../world/lookup.ts';
import { isMrPathOpen, voicePathOf } from '../world/paths.ts';
import { resumeCalls, returnCalls } from './call.ts';
import { routerLine } from './log-lines.ts';
import { sendWaiting, takeBackPending } from './mr.ts';

const RULE = 'cc/split-brain';

export const SPLIT_REACTIONS: readonly Reaction[] = [
    { rule: RULE, on: 'split-brain', react: part },
    { rule: RULE, on: 'requests-lost', react: requestAgain },
    { rule: RULE, on: 'calls-lost', react: queueAgain },
];

/** The side that remains does not know the requests of the one that is gone: the application sends them again. */
function requestAgain(run: Run, application: number, cause: number): void {
    takeBackPending(run, application, RULE, 'mr/router-deletes-pending', cause);
    if (isMrPathOpen(run, application)) {
        sendWaiting(run, application, cause);
    }
}

function queueAgain(run: Run, peripheral: number, cause: number): void {
    returnCalls(run, peripheral, RULE, cause);
    if (voicePathOf(run, peripheral).up) {
        resumeCalls(run, peripheral, cause);
    }
}

function part(run: Run, controller: number, cause: number): void {
    const routers = must(run.index.routersOf[controller]);
    if (!routers.every((router) => routerStateOf(run, router) === 'ISOLATED_ENABLED')) {
        return;
    }
    must(run.world.controllers[controller]).split = true;
    const text = 'split brain: both sides route, each for the gateways that reach it';
    const entry = run.log(must(run.plan.topology.controllers[controller]).component, text, RULE, cause);
    for (const router of routers) {
        const detected = 'The Router has detected that it is no longer synchronized with its partner.';
        run.log(must(run.index.routers[router]).router, routerLine(run, router, 'rtr', detected), RULE, entry);
    }
}
