/** What may come from the other side of the connection: anything, until it has been looked at. */

import {
    type ClientOptions,
    INJECTED_VERBS,
    type InjectedStatement,
    type InjectParams,
    type PlanParams,
    type ScenariosParams,
    type TestParams,
    type TestsParams,
    type WhileTypingParams,
} from './protocol.ts';

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
        isOptionalArguments(value.arguments) &&
        (value.injected === undefined || (Array.isArray(value.injected) && value.injected.every(isInjectedStatement)))
    );
}

/** Whether something is the parameter of the request for the changes that write a statement. */
export function isInjectParams(value: unknown): value is InjectParams {
    return isObject(value) && isText(value.uri) && isText(value.scenario) && isInjectedStatement(value.statement);
}

/** Whether something is the parameter of the request for the tests of a document. */
export const isTestsParams: (value: unknown) => value is TestsParams = isScenariosParams;

/** Whether something is the parameter of the request to run a test. */
export function isTestParams(value: unknown): value is TestParams {
    return isPlanParams(value);
}

/** Whether something says if results are wanted while somebody types. */
export function isWhileTypingParams(value: unknown): value is WhileTypingParams {
    return isObject(value) && typeof value.isWanted === 'boolean';
}

/** What a client says of itself; what makes no sense counts as not said. */
export function clientOptionsOf(value: unknown): ClientOptions {
    const { commands, validated, whileTyping } = isObject(value) ? value : {};
    return {
        commands: Array.isArray(commands) ? commands.filter(isText) : [],
        validated: validated === true,
        whileTyping: whileTyping === true,
    };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
    return typeof value === 'string' && value !== '';
}

function isInjectedStatement(value: unknown): value is InjectedStatement {
    return (
        isObject(value) &&
        INJECTED_VERBS.some((verb) => verb === value.verb) &&
        isText(value.target) &&
        typeof value.atMs === 'number' &&
        Number.isSafeInteger(value.atMs) &&
        value.atMs >= 0
    );
}

function isOptionalSeed(value: unknown): boolean {
    return (
        value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_SEED)
    );
}

function isOptionalArguments(value: unknown): boolean {
    return value === undefined || (isObject(value) && Object.values(value).every((each) => typeof each === 'string'));
}
