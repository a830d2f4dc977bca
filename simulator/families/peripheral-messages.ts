/** What the CallRouter logs of peripherals, in the words of its event messages (`pim/peripheral-offline`). */

import type { Run } from '../run.ts';
import { isSideInService } from '../world/controllers.ts';
import { must } from '../world/lookup.ts';
import { routerLine } from './log-lines.ts';

const RULE = 'pim/peripheral-offline';

/** Peripherals are numbered from here on, in the order of the topology. */
const FIRST_ID = 5000;

/** The CallRouter that is enabled says that a peripheral has come or gone; without one in service nobody says so. */
export function reportPeripheral(run: Run, peripheral: number, online: boolean, cause: number): void {
    const { leader } = must(run.world.controllers[0]);
    const router = must(must(run.index.routersOf[0])[leader]);
    if (!isSideInService(run, router)) {
        return;
    }
    const { id } = must(run.plan.topology.components[peripheral]);
    const number = FIRST_ID + [...run.index.pimOfPeripheral.keys()].indexOf(peripheral);
    const text = online
        ? `Peripheral: ${id} (ID: ${number}) is on-line.`
        : `ACD/IVR: ${id} (ID: ${number}) is off-line and not visible to the Peripheral Gateway. Routing to this site is impacted.`;
    run.log(must(run.index.routers[router]).router, routerLine(run, router, 'rtr', text), RULE, cause);
}
