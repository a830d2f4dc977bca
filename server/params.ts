/** What may come from the other side of the connection: anything, until it has been looked at. */

import type { ClientOptions, PlanParams, ScenariosParams } from './protocol.ts';

const MAX_SEED = 2 ** 32 - 1;

/** Whether something is the parameter of the request for scenarios. */
export function isScenariosParams(value: unknown): value is ScenariosParams {
    return isObject(value) && isText(value.uri);
}

/** Whether something is the parameter of the request for a Plan. */
export function isPlanParams(value: unknown): value is PlanParams {
    return (
        isObject(value) &&
        isText(value.uri) &&
        isText(value.scenario) &&
        (value.caseName === undefined || isText(value.caseName)) &&
        isOptionalSeed(value.seed) &&
        isOptionalArguments(value.arguments)
    );
}

/** What a client says of itself; what makes no sense counts as not said. */
export function clientOptionsOf(value: unknown): ClientOptions {
    const { commands, validated } = isObject(value) ? value : {};
    return {
        commands: Array.isArray(commands) ? commands.filter(isText) : [],
        validated: validated === true,
    };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
    return typeof value === 'string' && value !== '';
}

function isOptionalSeed(value: unknown): boolean {
    return (
        value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_SEED)
    );
}

function isOptionalArguments(value: unknown): boolean {
    return value === undefined || (isObject(value) && Object.values(value).every((each) => typeof each === 'string'));
}
