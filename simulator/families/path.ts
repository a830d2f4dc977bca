/** Paths open and close as components, links and active sides do. */

import type { Family } from '../run.ts';
import { reviewPaths } from '../world/paths.ts';

export const pathFamily: Family = {
    name: 'path',
    reactions: [
        { rule: 'link/end-down', on: 'availability-changed', react: reviewPaths },
        { rule: 'pim/other-side-activates', on: 'side-activated', react: reviewPaths },
        { rule: 'aspect/bridge-unreachable', on: 'acd-connection-changed', react: reviewPaths },
    ],
    timers: [],
};
