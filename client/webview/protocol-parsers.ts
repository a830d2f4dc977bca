/** Parsers for what crosses the boundary of the panel: a message of the right shape, or the reason why it is refused. */

import { INJECTED_VERBS, type InjectedStatement, type Problem } from '../../server/protocol.ts';
import { MAX_DURATION_MS, PLAN_VERSION, type Plan, type SourceRange } from '../../simulator/plan.ts';
import {
    type Consequence,
    DEBUGGER_STANDINGS,
    type DeclarationState,
    type FromPanel,
    PANEL_EXPORT_FORMATS,
    type PanelIdentity,
    type RunIdentity,
    type ToPanel,
} from './protocol.ts';

export type Parsed<Message> =
    | { readonly kind: 'message'; readonly message: Message }
    | { readonly kind: 'refused'; readonly reason: string };

/** Reads a message from the extension host. */
export function parseToPanel(value: unknown): Parsed<ToPanel> {
    if (!isRecord(value)) {
        return refused('it is no object');
    }
    const { type, revision, document, scenario, caseName, plan, problems, atMs, statement, format } = value;
    switch (type) {
        case 'show':
            return isCount(revision) && isString(document) && isPlan(plan)
                ? message({ type, revision, document, plan, ...showOptions(value, plan) })
                : refused('“show” needs a revision, a document and a Plan');
        case 'problems':
            return isString(document) && isString(scenario) && isArrayOf(problems, isProblem)
                ? message({ type, document, scenario, ...optionalCase(caseName), problems, ...keptIdentity(value) })
                : refused('“problems” needs a document, a scenario and problems');
        case 'seek':
            return isCount(atMs) ? message({ type, atMs }) : refused('“seek” needs an instant');
        case 'debugger': {
            const known = DEBUGGER_STANDINGS.find((each) => each === value.standing);
            return known === undefined
                ? refused('“debugger” needs a standing that is known')
                : message({ type, standing: known });
        }
        case 'saved':
            return isCount(revision) ? message({ type, revision }) : refused('“saved” needs a revision');
        case 'statement':
            return isCount(statement) ? message({ type, statement }) : refused('“statement” needs the index of one');
        case 'export': {
            const known = PANEL_EXPORT_FORMATS.find((each) => each === format);
            return known === undefined
                ? refused('“export” needs a format that is known')
                : message({ type, format: known });
        }
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
        case 'debugAt':
            return isCount(atMs) ? message({ type, atMs }) : refused('“debugAt” needs an instant');
        case 'inject':
            return isInjectedStatement(value.statement)
                ? message({ type, statement: value.statement })
                : refused('“inject” needs a verb, a target and an instant');
        case 'keep':
        case 'drop':
            return isCount(value.place) ? message({ type, place: value.place }) : refused(`“${type}” needs a place`);
        case 'consequences':
            return isCount(revision) && isArrayOf(value.statements, isConsequence)
                ? message({ type, revision, statements: value.statements })
                : refused('“consequences” needs a revision and statements with summaries');
        case 'states':
            return isCount(value.atMs) && isArrayOf(value.declarations, isDeclarationState)
                ? message({
                      type,
                      atMs: value.atMs,
                      ...(isCount(value.statement) ? { statement: value.statement } : {}),
                      declarations: value.declarations,
                  })
                : refused('“states” needs an instant and declarations with their states');
        case 'save':
            return isFile(value)
                ? message({ type, ...fileOf(value) })
                : refused('“save” needs a name, a type and a text');
        case 'savePage':
            return message({ type });
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
    const run = runIdentity(value);
    const against = isRecord(value.against) ? runIdentity(value.against) : undefined;
    return run === undefined ? undefined : { ...run, ...(against === undefined ? {} : { against }) };
}

function runIdentity({ document, scenario, caseName, seed }: UnknownRecord): RunIdentity | undefined {
    return isString(document) && isString(scenario)
        ? { document, scenario, ...optionalCase(caseName), ...(isCount(seed) ? { seed } : {}) }
        : undefined;
}

/** What a “show” may say beside its Plan; what makes no sense counts as not said. */
function showOptions(
    { saved, injected, against, identity }: UnknownRecord,
    plan: Plan,
): Pick<Extract<ToPanel, { readonly type: 'show' }>, 'saved' | 'injected' | 'against' | 'identity'> {
    const isStatementIndex = (each: unknown): each is number => isCount(each) && each < plan.timeline.length;
    return {
        ...(saved === true ? { saved } : {}),
        ...(isArrayOf(injected, isStatementIndex) ? { injected } : {}),
        ...(isRecord(against) && isString(against.label) && isPlan(against.plan)
            ? { against: { label: against.label, plan: against.plan } }
            : {}),
        ...keptIdentity({ identity }),
    };
}

function keptIdentity({ identity }: UnknownRecord): { readonly identity?: PanelIdentity } {
    const parsed = parseIdentity(identity);
    return parsed === undefined ? {} : { identity: parsed };
}

function optionalCase(caseName: unknown): { readonly caseName?: string } {
    return isString(caseName) ? { caseName } : {};
}

export function message<Message>(parsed: Message): Parsed<Message> {
    return { kind: 'message', message: parsed };
}

export function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
    return { kind: 'refused', reason };
}

export type UnknownRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is UnknownRecord {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
    return typeof value === 'string';
}

export function isCount(value: unknown): value is number {
    return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function isArrayOf<Element>(
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

function isInjectedStatement(value: unknown): value is InjectedStatement {
    return (
        isRecord(value) &&
        INJECTED_VERBS.some((verb) => verb === value.verb) &&
        isString(value.target) &&
        isCount(value.atMs)
    );
}

export function isConsequence(value: unknown): value is Consequence {
    return isRecord(value) && isCount(value.statement) && isString(value.summary) && typeof value.isLoss === 'boolean';
}

function isDeclarationState(value: unknown): value is DeclarationState {
    return isRecord(value) && isSourceRange(value.range) && isString(value.text) && typeof value.isLoss === 'boolean';
}

type SavedFile = Omit<Extract<FromPanel, { readonly type: 'save' }>, 'type'>;

function isFile(value: unknown): value is SavedFile {
    return (
        isRecord(value) &&
        isString(value.name) &&
        isString(value.mediaType) &&
        isString(value.text) &&
        (value.encoding === 'text' || value.encoding === 'base64')
    );
}

function fileOf({ name, mediaType, text, encoding }: SavedFile): SavedFile {
    return { name, mediaType, text, encoding };
}

/** As deep as the panel itself relies on it; what the simulator relies on was checked where the Plan was made. */
export function isPlan(value: unknown): value is Plan {
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
