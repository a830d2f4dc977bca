/** The CallRouter says so when its state passes the alarm limit (`state/alarm`). */

import type { Run } from '../run.ts';
import { stateLimitBytes } from '../status/state-size.ts';
import { isSideInService } from '../world/controllers.ts';
import { must } from '../world/lookup.ts';
import { routerBytes } from '../world/state-size.ts';
import { routerLine } from './log-lines.ts';

/** Logs both figures, of the CallRouter that is enabled; `grown` is 1 if the state has grown beyond its limit, else 0. */
export function reportStateSize(run: Run, grown: number, cause: number): void {
    const { leader } = must(run.world.controllers[0]);
    const router = must(must(run.index.routersOf[0])[leader]);
    if (!isSideInService(run, router)) {
        return;
    }
    const limitBytes = stateLimitBytes(run.plan, 0);
    const limit = megabytes(limitBytes, Math.round, EXACT_STEP);
    const step = limitBytes % MEGABYTE === 0 ? MEGABYTE : EXACT_STEP;
    const size = megabytes(routerBytes(run), grown === 1 ? Math.ceil : Math.floor, step);
    const text =
        grown === 1
            ? `The Router's state size of: ${size} MB has grown beyond the alarm limit of: ${limit} MB.`
            : `The Router's state size of: ${size} MB is now below the alarm limit of: ${limit} MB.`;
    const process = must(run.index.routers[router]).router;
    run.log(process, routerLine(run, router, 'rtr', text), 'state/alarm', cause, undefined, 'informational');
}

const MEGABYTE = 1024 * 1024;
const EXACT_STEP = MEGABYTE / 1000;

/** A size in megabytes, rounded to a step away from the limit, so that the two figures differ. */
function megabytes(bytes: number, round: (value: number) => number, step: number): string {
    const rounded = (round(bytes / step) * step) / MEGABYTE;
    return String(Math.round(rounded * 1000) / 1000);
}
