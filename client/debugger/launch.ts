/** The arguments of a launch configuration. */

import * as l10n from '@vscode/l10n';
/** What of the messages and log lines goes to the debug console. */
export const OUTPUTS = ['logs', 'all', 'none'] as const;
export type Output = (typeof OUTPUTS)[number];

export interface LaunchArguments {
    /** Path or URI of the file. */
    readonly program: string;
    readonly scenario: string;
    readonly caseName?: string;
    readonly seed?: number;
    readonly arguments?: Readonly<Record<string, string>>;
    readonly stopOnEntry: boolean;
    /** Run to the end without stopping anywhere. */
    readonly noDebug: boolean;
    readonly output: Output;
}

/** What a launch request says; or a sentence about what is wrong with it. */
export function parseLaunch(given: unknown): LaunchArguments | string {
    const {
        program,
        scenario,
        case: caseName,
        seed,
        arguments: values,
        stopOnEntry,
        noDebug,
        output,
    } = recordOf(given);
    if (typeof program !== 'string' || program === '') {
        return l10n.t('The launch configuration needs a “{0}”: the path of a .ccsim file.', 'program');
    }
    if (typeof scenario !== 'string' || scenario === '') {
        return l10n.t('The launch configuration needs a “{0}”: the name of a scenario of {1}.', 'scenario', program);
    }
    if (caseName !== undefined && typeof caseName !== 'string') {
        return l10n.t('“{0}” of the launch configuration must be the name of a case of {1}.', 'case', scenario);
    }
    if (seed !== undefined && !isSeed(seed)) {
        return l10n.t('“{0}” of the launch configuration must be a whole number from 0 to {1}.', 'seed', 4294967295);
    }
    const texts = values === undefined ? {} : textsOf(values);
    if (texts === undefined) {
        return l10n.t(
            '“{0}” of the launch configuration must be values by the names of parameters, such as {1}.',
            'arguments',
            '{ "outage": "90s" }',
        );
    }
    return {
        program,
        scenario,
        ...(caseName === undefined || caseName === '' ? {} : { caseName }),
        ...(seed === undefined ? {} : { seed }),
        ...(Object.keys(texts).length === 0 ? {} : { arguments: texts }),
        stopOnEntry: stopOnEntry === true,
        noDebug: noDebug === true,
        output: OUTPUTS.find((each) => each === output) ?? 'logs',
    };
}

function isSeed(value: unknown): value is number {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
}

/** Numbers and truth values may stand without quotes. */
function textsOf(values: unknown): Readonly<Record<string, string>> | undefined {
    const entries = Object.entries(recordOf(values));
    const isRecord = typeof values === 'object' && values !== null && !Array.isArray(values);
    const arePlain = entries.every(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
    return isRecord && arePlain ? Object.fromEntries(entries.map(([name, value]) => [name, String(value)])) : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
