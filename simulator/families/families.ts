/** All families of rules, in the order in which they react to the same event. */

import type { Family } from '../run.ts';
import { aspectFamily } from './aspect.ts';
import { ccFamily } from './cc.ts';
import { cimFamily } from './cim.ts';
import { ctiFamily } from './cti.ts';
import { desktopFamily } from './desktop.ts';
import { mediaFamily } from './media.ts';
import { mrFamily } from './mr.ts';
import { pathFamily } from './path.ts';
import { pgFamily } from './pg.ts';
import { pimFamily } from './pim.ts';
import { stateFamily } from './state.ts';
import { taskFamily } from './task.ts';
import { timelineFamily } from './timeline.ts';

export const FAMILIES: readonly Family[] = [
    timelineFamily,
    ccFamily,
    pimFamily,
    aspectFamily,
    cimFamily,
    pathFamily,
    pgFamily,
    desktopFamily,
    mrFamily,
    ctiFamily,
    taskFamily,
    mediaFamily,
    stateFamily,
];
