/** Settings of the reports. */

import { DESIGN_GUIDE, type DefaultsOf, duration, HOUR, MODELLED, SECOND, type Setting, toggle } from './setting.ts';

export const REPORTING_SETTINGS = {
    otherSideKeepsReportingData: toggle(
        false,
        MODELLED,
        ['pim/reporting-data-deleted'],
        'Whether a duplexed gateway keeps the reporting data of the current interval when one side loses its PIM.',
    ),
    reportingInterval: duration(
        30 * 60 * SECOND,
        24 * HOUR,
        DESIGN_GUIDE,
        ['pim/reporting-data-deleted', 'pim/blind-interval'],
        'Length of a reporting interval: 15 or 30 minutes are documented.',
    ),
} as const satisfies Record<string, Setting>;

export const REPORTING_DEFAULTS: DefaultsOf<typeof REPORTING_SETTINGS> = {
    otherSideKeepsReportingData: REPORTING_SETTINGS.otherSideKeepsReportingData.defaultValue,
    reportingInterval: REPORTING_SETTINGS.reportingInterval.defaultValue,
};
