/** The scenario's timeline: what its statements do, and when (`timeline/…`, `order/same-instant`). */

import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { createStream, drawMs, isRandom } from '../kernel/random.ts';
import type { Action, Plan, Statement, Work } from '../plan.ts';
import { type Family, INSTANT_CLASSES, type InstantClass, type Run } from '../run.ts';
import {
    cutLinks,
    endCuts,
    endFailures,
    endRestart,
    endStart,
    failComponents,
    restoreComponents,
    restoreLinks,
    startComponents,
    stopComponents,
} from '../world/availability.ts';
import { must } from '../world/lookup.ts';
import type { Arrival } from '../world/tasks.ts';
import type { LiveTask } from '../world/world.ts';
import { agentsAct } from './agent.ts';
import { receiveCall } from './call.ts';
import { changeLicense, changeTerms } from './media.ts';
import { assignTask, receiveTask } from './task.ts';

/** A stream for each statement that draws: its place among them decides its draws, whatever else the scenario says. */
export function initialStreams(plan: Plan): (RandomGenerator | undefined)[] {
    let next = 0;
    return plan.timeline.map((statement) => (draws(statement) ? createStream(plan.seed, next++) : undefined));
}

/** Schedules the first occurrence of every statement. */
export function scheduleTimeline(run: Run): void {
    run.plan.timeline.forEach((statement, index) => {
        const { occurs } = statement;
        const atMs = occurs.kind === 'once' ? occurs.atMs : occurs.fromMs;
        run.startStatementTimer('statement', atMs, classOf(statement.action), index, -1);
    });
}

export const timelineFamily: Family = {
    name: 'timeline',
    reactions: [],
    timers: [
        { rule: 'timeline/statement', timer: 'statement', react: (run, statement) => occur(run, statement) },
        {
            rule: 'link/restored',
            timer: 'links-restored',
            react: (run, statement, _b, cause) => {
                const { action } = must(run.plan.timeline[statement]);
                restoreLinks(run, action.kind === 'restore' ? action.links : [], cause);
            },
        },
        {
            rule: 'component/restored',
            timer: 'failure-over',
            react: (run, statement, _b, cause) => {
                const { action } = must(run.plan.timeline[statement]);
                if (action.kind === 'fail') {
                    endFailures(run, action.components, run.atMs - (action.forMs ?? 0), cause);
                }
            },
        },
        {
            rule: 'component/started',
            timer: 'component-started',
            react: (run, component, starts, cause) => endStart(run, component, starts, cause),
        },
        {
            rule: 'component/started',
            timer: 'restart-over',
            react: (run, statement, _b, cause) => {
                const { action } = must(run.plan.timeline[statement]);
                if (action.kind === 'restart') {
                    endRestart(run, action.components, run.atMs - restartMs(run, action), cause);
                }
            },
        },
        {
            rule: 'link/restored',
            timer: 'cut-over',
            react: (run, statement, _b, cause) => {
                const { action } = must(run.plan.timeline[statement]);
                if (action.kind === 'cut') {
                    endCuts(run, action.links, run.atMs - (action.forMs ?? 0), cause);
                }
            },
        },
    ],
};

function occur(run: Run, index: number): void {
    const statement = must(run.plan.timeline[index]);
    const cause = run.occurrence(index);
    const { occurs } = statement;
    if (occurs.kind === 'recurring') {
        const nextMs = run.atMs + draw(run, index, occurs.every);
        if (nextMs <= occurs.toMs) {
            run.startStatementTimer('statement', nextMs, classOf(statement.action), index, -1);
        }
    }
    carryOut(run, index, statement.action, cause);
}

function carryOut(run: Run, statement: number, action: Action, cause: number): void {
    switch (action.kind) {
        case 'fail':
            failComponents(run, action.components, cause);
            endLater(run, 'failure-over', action.forMs, INSTANT_CLASSES.processUp, statement, cause);
            return;
        case 'cut':
            cutLinks(run, action.links, cause);
            endLater(run, 'cut-over', action.forMs, INSTANT_CLASSES.networkRestore, statement, cause);
            return;
        case 'restore':
            if (action.components.length > 0) {
                restoreComponents(run, action.components, cause);
            }
            if (action.links.length > 0) {
                endLater(run, 'links-restored', 0, INSTANT_CLASSES.networkRestore, statement, cause);
            }
            return;
        case 'stop':
            stopComponents(run, action.components, cause);
            return;
        case 'start':
            startComponents(run, action.components, cause);
            return;
        case 'restart':
            stopComponents(run, action.components, cause);
            endLater(run, 'restart-over', restartMs(run, action), INSTANT_CLASSES.processUp, statement, cause);
            return;
        case 'change-media':
            changeTerms(run, action.connection, action.terms, cause);
            return;
        case 'change-license':
            changeLicense(run, action.mediaServer, action.license, cause);
            return;
        case 'agents':
            agentsAct(run, action, cause);
            return;
        case 'receive':
            for (let n = 0; n < action.count; n++) {
                receive(run, statement, action, cause);
            }
            return;
        case 'assign':
            for (let n = 0; n < action.count; n++) {
                assign(run, statement, action, cause);
            }
            return;
    }
}

function restartMs(run: Run, { forMs }: Extract<Action, { kind: 'restart' }>): number {
    return forMs ?? run.plan.settings.processRestartDelay;
}

function endLater(
    run: Run,
    timer: 'failure-over' | 'restart-over' | 'cut-over' | 'links-restored',
    afterMs: number | undefined,
    instantClass: InstantClass,
    statement: number,
    cause: number,
): void {
    if (afterMs !== undefined) {
        run.startStatementTimer(timer, run.atMs + afterMs, instantClass, statement, cause);
    }
}

function receive(run: Run, statement: number, action: Extract<Action, { kind: 'receive' }>, cause: number): void {
    const application = run.index.applicationOfComponent.get(action.receiver);
    const patienceMs = drawPatience(run, statement, action.work);
    const arrival = makeArrival(run, statement, action, application ?? -1, action.receiver, false);
    const task = application === undefined ? receiveCall(run, arrival, cause) : receiveTask(run, arrival, cause);
    watchPatience(run, task, patienceMs);
}

function assign(run: Run, statement: number, action: Extract<Action, { kind: 'assign' }>, cause: number): void {
    const application = must(run.index.applicationOfComponent.get(action.application));
    const patienceMs = drawPatience(run, statement, action.work);
    const arrival = makeArrival(run, statement, action, application, action.application, true);
    watchPatience(run, assignTask(run, arrival, action.agent, cause), patienceMs);
}

function drawPatience(run: Run, statement: number, { patience }: Work): number | undefined {
    return patience === undefined ? undefined : draw(run, statement, patience);
}

/** Lets the customer of a task give up, unless an agent starts it before. */
function watchPatience(run: Run, task: LiveTask | undefined, patienceMs: number | undefined): void {
    if (task !== undefined && patienceMs !== undefined) {
        run.startTimer('task-abandoned', patienceMs, task.key, 0, task.entry);
    }
}

/** Draws what is random about a task, in an order that depends on nothing else. */
function makeArrival(
    run: Run,
    statement: number,
    action: Extract<Action, { kind: 'receive' | 'assign' }>,
    application: number,
    receiver: number,
    assigned: boolean,
): Arrival {
    const { domain, work } = action;
    const wrapUpMs = application < 0 ? run.plan.settings.callWrapUp : run.plan.settings.taskWrapUp;
    const { name, ordinal } = nameTask(run, statement, domain, work);
    return {
        domain,
        application,
        receiver,
        statement,
        name,
        ordinal,
        assigned,
        handlingMs: draw(run, statement, work.handling),
        wrapUpMs: work.wrapUp === undefined ? wrapUpMs : draw(run, statement, work.wrapUp),
    };
}

/** A name of its own stands alone if its statement makes one task; else the tasks are numbered. */
function nameTask(run: Run, statement: number, domain: number, work: Work): { name: string; ordinal: number } {
    if (work.name === undefined) {
        const ordinal = must(run.world.unnamedTasks[domain]) + 1;
        run.world.unnamedTasks[domain] = ordinal;
        return { name: must(run.plan.topology.domains[domain]).name, ordinal };
    }
    const ordinal = must(run.world.statementTasks[statement]) + 1;
    run.world.statementTasks[statement] = ordinal;
    return { name: work.name, ordinal: makesOne(must(run.plan.timeline[statement])) ? 0 : ordinal };
}

function makesOne(statement: Statement): boolean {
    const { action, occurs } = statement;
    return occurs.kind === 'once' && (action.kind === 'receive' || action.kind === 'assign') && action.count === 1;
}

function draw(run: Run, statement: number, distribution: Parameters<typeof drawMs>[0]): number {
    if (distribution.kind === 'constant') {
        return distribution.ms;
    }
    return drawMs(distribution, must(run.world.streams[statement]));
}

/** Whether anything about a statement is random. */
function draws({ action, occurs }: Statement): boolean {
    if (occurs.kind === 'recurring' && isRandom(occurs.every)) {
        return true;
    }
    if (action.kind !== 'receive' && action.kind !== 'assign') {
        return false;
    }
    const { handling, wrapUp, patience } = action.work;
    return [handling, wrapUp, patience].some((each) => each !== undefined && isRandom(each));
}

function classOf(action: Action): InstantClass {
    switch (action.kind) {
        case 'cut':
            return INSTANT_CLASSES.networkLoss;
        case 'fail':
        case 'stop':
        case 'restart':
            return INSTANT_CLASSES.processDown;
        case 'start':
        case 'change-media':
        case 'change-license':
            return INSTANT_CLASSES.processUp;
        case 'restore':
            return action.components.length > 0 ? INSTANT_CLASSES.processUp : INSTANT_CLASSES.networkRestore;
        case 'agents':
        case 'receive':
        case 'assign':
            return INSTANT_CLASSES.arrival;
    }
}
