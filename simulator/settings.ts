/**
 * The settings: every modelling decision and documented figure that a scenario may change.
 *
 * The registry is data, so that completion, hover, checks and the reference all say the same.
 */

import { ASPECT_DEFAULTS, ASPECT_SETTINGS } from './settings/aspect.ts';
import { CIM_DEFAULTS, CIM_SETTINGS } from './settings/cim.ts';
import { CONTROLLER_DEFAULTS, CONTROLLER_SETTINGS } from './settings/controller.ts';
import { GATEWAY_DEFAULTS, GATEWAY_SETTINGS } from './settings/gateways.ts';
import { MEDIA_DEFAULTS, MEDIA_SETTINGS } from './settings/media.ts';
import { PATH_DEFAULTS, PATH_SETTINGS } from './settings/paths.ts';
import { REPORTING_DEFAULTS, REPORTING_SETTINGS } from './settings/reporting.ts';
import { RUN_DEFAULTS, RUN_SETTINGS } from './settings/runs.ts';
import type { DefaultsOf } from './settings/setting.ts';
import { WORK_DEFAULTS, WORK_SETTINGS } from './settings/work.ts';

export type * from './settings/setting.ts';

/** All settings by name. A duration's value is in milliseconds, a size's in bytes. */
export const SETTINGS = {
    ...WORK_SETTINGS,
    ...PATH_SETTINGS,
    ...GATEWAY_SETTINGS,
    ...CONTROLLER_SETTINGS,
    ...REPORTING_SETTINGS,
    ...CIM_SETTINGS,
    ...ASPECT_SETTINGS,
    ...MEDIA_SETTINGS,
    ...RUN_SETTINGS,
};

export type SettingName = keyof typeof SETTINGS;

/** A value for every setting. */
export type Settings = DefaultsOf<typeof SETTINGS>;

/** The value of every setting where neither topology nor scenario says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
    ...WORK_DEFAULTS,
    ...PATH_DEFAULTS,
    ...GATEWAY_DEFAULTS,
    ...CONTROLLER_DEFAULTS,
    ...REPORTING_DEFAULTS,
    ...CIM_DEFAULTS,
    ...ASPECT_DEFAULTS,
    ...MEDIA_DEFAULTS,
    ...RUN_DEFAULTS,
};

/** Whether a string names a setting. */
export function isSettingName(name: string): name is SettingName {
    return Object.hasOwn(SETTINGS, name);
}
