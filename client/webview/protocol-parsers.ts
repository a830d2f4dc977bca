/** Parsers for what crosses the boundary of the panel: a message of the right shape, or the reason why it is refused. */

import type { Problem } from '../../server/protocol.ts';
import { MAX_DURATION_MS, PLAN_VERSION, type Plan, type SourceRange } from '../../simulator/plan.ts';
import type { FromPanel, PanelIdentity, ToPanel } from './protocol.ts';

export type Parsed<Message> =
    | { readonly kind: 'message'; readonly message: Message }
    | { readonly kind: 'refused'; readonly reason: string };

/** Reads a message from the extension host. */
export function parseToPanel(value: unknown): Parsed<ToPanel> {
    if (!isRecord(value)) {
        return refused('it is no object');
    }
    const { type, revision, document, scenario, caseName, plan, problems, atMs } = value;
    switch (type) {
        case 'show':
            return isCount(revision) && isString(document) && isPlan(plan)
                ? message({ type, revision, document, plan })
                : refused('“show” needs a revision, a document and a Plan');
        case 'problems':
            return isString(document) && isString(scenario) && isArrayOf(problems, isProblem)
                ? message({ type, document, scenario, ...optionalCase(caseName), problems })
                : refused('“problems” needs a document, a scenario and problems');
        case 'seek':
            return isCount(atMs) ? message({ type, atMs }) : refused('“seek” needs an instant');
        default:
            return refused(`its type ${JSON.stringify(type)} is unknown`);
    }
}

/** Reads a message from the panel. */
export function parseFromPanel(value: unknown): Parsed<FromPanel> {
    if (!isRecord(value)) {
        return refused('it is no object');
    }
    const { type, uri, range, problem, atMs, revision, entries, failedExpectations, level, message: text } = value;
    switch (type) {
        case 'ready':
            return message({ type });
        case 'reveal':
            return isString(uri) && isSourceRange(range)
                ? message({ type, uri, range })
                : refused('“reveal” needs a URI and a range');
        case 'revealProblem':
            return isProblem(problem) ? message({ type, problem }) : refused('“revealProblem” needs a problem');
        case 'cursor':
            return isCount(atMs) ? message({ type, atMs }) : refused('“cursor” needs an instant');
        case 'ran':
            return isCount(revision) && isCount(entries) && isCount(failedExpectations)
                ? message({ type, revision, entries, failedExpectations })
                : refused('“ran” needs a revision and two counts');
        case 'failed':
            return isCount(revision) && isString(text)
                ? message({ type, revision, message: text })
                : refused('“failed” needs a revision and a message');
        case 'log':
            return isLevel(level) && isString(text)
                ? message({ type, level, message: text })
                : refused('“log” needs a level and a message');
        default:
            return refused(`its type ${JSON.stringify(type)} is unknown`);
    }
}

/** Reads which scenario a panel showed from what it kept. */
export function parseIdentity(value: unknown): PanelIdentity | undefined {
    if (!isRecord(value)) {
        return undefined;
    }
    const { document, scenario, caseName } = value;
    return isString(document) && isString(scenario) ? { document, scenario, ...optionalCase(caseName) } : undefined;
}

function optionalCase(caseName: unknown): { readonly caseName?: string } {
    return isString(caseName) ? { caseName } : {};
}

function message<Message>(parsed: Message): Parsed<Message> {
    return { kind: 'message', message: parsed };
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
    return { kind: 'refused', reason };
}

type UnknownRecord = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is UnknownRecord {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isString(value: unknown): value is string {
    return typeof value === 'string';
}

function isCount(value: unknown): value is number {
    return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isArrayOf<Element>(
    value: unknown,
    isElement: (each: unknown) => each is Element,
): value is readonly Element[] {
    return Array.isArray(value) && value.every(isElement);
}

function isLevel(value: unknown): value is 'info' | 'warning' | 'error' {
    return value === 'info' || value === 'warning' || value === 'error';
}

function isPositions(value: UnknownRecord): boolean {
    return isCount(value.startLine) && isCount(value.startColumn) && isCount(value.endLine) && isCount(value.endColumn);
}

function isSourceRange(value: unknown): value is SourceRange {
    return isRecord(value) && isCount(value.source) && isPositions(value);
}

function isProblem(value: unknown): value is Problem {
    return (
        isRecord(value) && isPositions(value) && isString(value.uri) && isString(value.code) && isString(value.message)
    );
}

/** As deep as the panel itself relies on it; what the simulator relies on was checked where the Plan was made. */
function isPlan(value: unknown): value is Plan {
    return (
        isRecord(value) &&
        value.version === PLAN_VERSION &&
        isString(value.scenario) &&
        (value.caseName === undefined || isString(value.caseName)) &&
        isCount(value.durationMs) &&
        value.durationMs <= MAX_DURATION_MS &&
        isCount(value.seed) &&
        isRecord(value.settings) &&
        isArrayOf(value.sources, isString) &&
        isTopology(value.topology) &&
        isArrayOf(value.timeline, isStatement) &&
        isArrayOf(value.expectations, isExpectation)
    );
}

function isTopology(value: unknown): value is Plan['topology'] {
    return (
        isRecord(value) &&
        isString(value.name) &&
        isArrayOf(value.components, isComponent) &&
        isArrayOf(value.links, isComponent) &&
        isArrayOf(value.domains, isNamed) &&
        isArrayOf(value.agents, isAgent) &&
        isArrayOf(value.applications, isApplication)
    );
}

function isComponent(value: unknown): value is UnknownRecord {
    return isRecord(value) && isString(value.id) && isString(value.kind) && isArrayOf(value.instances, isCount);
}

function isNamed(value: unknown): value is UnknownRecord {
    return isRecord(value) && isString(value.name);
}

function isAgent(value: unknown): value is UnknownRecord {
    return isNamed(value) && isArrayOf(value.handles, isMembership);
}

function isMembership(value: unknown): value is UnknownRecord {
    return isRecord(value) && isCount(value.domain);
}

function isApplication(value: unknown): value is UnknownRecord {
    return isRecord(value) && isCount(value.component) && Array.isArray(value.armPaths);
}

function isStatement(value: unknown): value is UnknownRecord {
    return isExpectation(value) && isRecord(value.action) && isString(value.action.kind);
}

function isExpectation(value: unknown): value is UnknownRecord {
    return isRecord(value) && isString(value.text) && isSourceRange(value.range);
}
