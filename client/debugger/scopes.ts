/** The scopes of a frame and what is in them: trees of variables, made as they are opened. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import * as l10n from '@vscode/l10n';
import {
    type Datum,
    type DebuggedRun,
    decisionMs,
    type Field,
    fieldsOf,
    formatValue,
    type Inspection,
    isList,
    isRecord,
    type Place,
    type Value,
} from '../../simulator/debugging/index.ts';
import { formatMs } from '../../simulator/trace/instants.ts';
import { dataIdOf, membershipWatched, type Watched } from './watched-lanes.ts';

/** What a client holds by a number until the run moves on. */
interface Branch {
    readonly fields: () => readonly NamedValue[];
    /** What a data breakpoint on it watches. */
    readonly watched?: Watched;
}

interface NamedValue {
    readonly name: string;
    readonly value: Value;
    /** An expression that comes to the same. */
    readonly expression?: string;
    readonly watched?: Watched;
}

/** Lists that are longer are given in parts. */
const LONG_LIST = 100;

export class VariableTree {
    readonly #branches = new Map<number, Branch>();
    #nextReference = 1;

    /** Forgets everything that was given before: it was of another place. */
    clear(): void {
        this.#branches.clear();
    }

    /** The scopes at a place. */
    scopesAt(run: DebuggedRun, place: Place): readonly DebugProtocol.Scope[] {
        return SCOPES.map(({ nameOf, isExpensive, read }): DebugProtocol.Scope => {
            const fields = once(() => read(run.inspect(place), run, place));
            const variablesReference = this.#add({ fields });
            const name = nameOf();
            return isExpensive
                ? { name, variablesReference, expensive: true }
                : { name, variablesReference, expensive: false, ...countOf(fields().length) };
        });
    }

    /** What is in a branch, or a part of it. */
    variables({
        variablesReference,
        start,
        count,
    }: DebugProtocol.VariablesArguments): readonly DebugProtocol.Variable[] {
        const fields = this.#branches.get(variablesReference)?.fields() ?? [];
        const from = start ?? 0;
        const shown = count === undefined || count === 0 ? fields.slice(from) : fields.slice(from, from + count);
        return shown.map((each) => ({ name: each.name, ...this.present(each) }));
    }

    /** A value as clients show it, with a branch where there is something in it. */
    present({ value, expression, watched }: Omit<NamedValue, 'name'>): Omit<DebugProtocol.Variable, 'name'> {
        const { datum } = value;
        const size = isList(datum) || isRecord(datum) ? fieldsOf(datum).length : 0;
        const fields = () => childrenOf(datum, expression, watched);
        return {
            value: formatValue(value),
            variablesReference: size === 0 ? 0 : this.#add({ fields, ...(watched === undefined ? {} : { watched }) }),
            ...(isList(datum) ? countOf(size) : {}),
            ...(expression === undefined ? {} : { evaluateName: expression }),
        };
    }

    /** What a data breakpoint on a variable watches; nothing where its changes are not recorded. */
    dataIdOf(variablesReference: number, name: string): string | undefined {
        const branch = this.#branches.get(variablesReference);
        const field = branch?.fields().find((each) => each.name === name);
        const watched = field?.watched ?? (field === undefined || name !== 'state' ? undefined : branch?.watched);
        return watched === undefined ? undefined : dataIdOf(watched);
    }

    #add(branch: Branch): number {
        const reference = this.#nextReference;
        this.#nextReference += 1;
        this.#branches.set(reference, branch);
        return reference;
    }
}

interface ScopeKind {
    /** In the language of the client, which is not known before there is one. */
    readonly nameOf: () => string;
    /** Shown only when somebody asks for it. */
    readonly isExpensive: boolean;
    readonly read: (world: Inspection, run: DebuggedRun, place: Place) => readonly NamedValue[];
}

const SCOPES: readonly ScopeKind[] = [
    scope(
        () => l10n.t('Agents'),
        false,
        (world) =>
            world
                .agents()
                .map((datum) => named(datum, callOf('agent', datum.name), { kind: 'agent', name: datum.name })),
    ),
    scope(
        () => l10n.t('Tasks'),
        false,
        (world) =>
            world.tasks().map((datum) => named(datum, callOf('task', datum.name), { kind: 'lane', name: datum.name })),
    ),
    scope(
        () => l10n.t('Queues'),
        false,
        (world) =>
            world.queues().map((datum) => ({ ...named(datum, callOf('queue', datum.domain)), name: datum.domain })),
    ),
    scope(
        () => l10n.t('Components'),
        true,
        (world) =>
            world
                .components()
                .map((datum) => named(datum, callOf('component', datum.name), { kind: 'lane', name: datum.name })),
    ),
    scope(
        () => l10n.t('Links'),
        true,
        (world) =>
            world.links().map((datum) => named(datum, callOf('link', datum.name), { kind: 'lane', name: datum.name })),
    ),
    scope(
        () => l10n.t('Paths and connections'),
        true,
        (world) =>
            world
                .connections()
                .map((datum) => named(datum, callOf('connection', datum.name), { kind: 'lane', name: datum.name })),
    ),
    scope(
        () => l10n.t('Messages in flight'),
        true,
        (world) => elementsOf(world.messages(), 'messages'),
    ),
    scope(
        () => l10n.t('Timers'),
        true,
        (world) => elementsOf(world.timers(), 'timers'),
    ),
    scope(
        () => l10n.t('Expectations'),
        true,
        (_, run, place) => expectationsAt(run, place),
    ),
    scope(
        () => l10n.t('Settings'),
        true,
        (world) => fieldsOf(world.settings()).map((field) => ({ ...field, expression: `settings.${field.name}` })),
    ),
];

function scope(nameOf: ScopeKind['nameOf'], isExpensive: boolean, read: ScopeKind['read']): ScopeKind {
    return { nameOf, isExpensive, read };
}

function named(datum: Datum & { readonly name?: string }, expression: string, watched?: Watched): NamedValue {
    const name = isRecord(datum) ? String(datum.name) : '';
    return { name, value: { datum }, expression, ...(watched === undefined ? {} : { watched }) };
}

function elementsOf(list: readonly Datum[], expression: string): readonly NamedValue[] {
    return fieldsOf(list).map((field, index) => ({ ...field, expression: `${expression}[${index}]` }));
}

/** What each expectation has come to so far. */
function expectationsAt({ plan, reader }: DebuggedRun, place: Place): readonly NamedValue[] {
    return plan.expectations.map((expectation, index) => {
        const result = reader.trace.expectations[index];
        const decidedMs = decisionMs(expectation, result?.atMs, plan.durationMs);
        const isDecided = result !== undefined && decidedMs <= place.atMs;
        const verdict = result?.passed === true ? l10n.t('passed') : `${l10n.t('failed')}. ${result?.seen ?? ''}`;
        const datum = isDecided ? verdict : l10n.t('not decided before {0}', formatMs(decidedMs));
        return { name: expectation.text, value: { datum } };
    });
}

/** What is in a thing; an agent's domains stand for themselves. */
function childrenOf(datum: Datum, expression: string | undefined, watched: Watched | undefined): readonly NamedValue[] {
    const domains = isRecord(datum) ? datum.domains : undefined;
    const inDomains = fieldsOf(domains).map((field) => ({
        ...childOf(datum, expression, field),
        ...(watched === undefined ? {} : { watched: membershipWatched(watched.name, field.name) }),
    }));
    const own = fieldsOf(datum).filter(({ name }) => isList(datum) || (name !== 'domains' && name !== 'name'));
    return [...inDomains, ...own.map((field, index) => childOf(datum, expression, field, index))];
}

function childOf(datum: Datum, expression: string | undefined, { name, value }: Field, index = 0): NamedValue {
    const own = isList(datum) ? `${expression}[${index}]` : `${expression}.${name}`;
    return { name, value, ...(expression === undefined ? {} : { expression: own }) };
}

/** The thing by its name where that can stand alone, else by a call. */
function callOf(kind: string, name: string): string {
    const standsAlone = kind !== 'link' && kind !== 'connection' && /^[A-Za-z_]\w*(-[A-Za-z_]\w*)*(#\d+)?$/.test(name);
    return standsAlone && kind !== 'queue' ? name : `${kind}(${standsAlone ? name : `'${name}'`})`;
}

function countOf(length: number): { readonly indexedVariables?: number } {
    return length > LONG_LIST ? { indexedVariables: length } : {};
}

function once<T>(make: () => T): () => T {
    let made: { readonly value: T } | undefined;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}
