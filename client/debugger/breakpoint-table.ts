/** All breakpoints that a client has asked for; they are placed anew when the run is another one, or more is known of it. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import {
    exceptionTriggers,
    type Ground,
    type LineBreakpoint,
    type Placed,
    placeAtData,
    placeAtLine,
    placeAtRule,
    type Trigger,
} from './breakpoints.ts';

/** A breakpoint as it was asked for: it can be placed on any ground. */
interface Wanted {
    readonly id: number;
    readonly place: (ground: Ground) => Placed;
}

/** Breakpoints that are set together and replace each other: those of a source, of rules, of data. */
type Group = string;

export class BreakpointTable {
    readonly #wanted = new Map<Group, readonly Wanted[]>();
    #placed: readonly Placed[] = [];
    #filters: readonly string[] = [];
    #nextId = 1;

    setLines(ground: Ground, uri: string, lines: readonly LineBreakpoint[]): readonly DebugProtocol.Breakpoint[] {
        return this.#set(ground, `lines ${uri}`, lines, (line, id) => (on) => placeAtLine(on, uri, line, id));
    }

    setRules(ground: Ground, rules: readonly DebugProtocol.FunctionBreakpoint[]): readonly DebugProtocol.Breakpoint[] {
        return this.#set(ground, 'rules', rules, (rule, id) => (on) => placeAtRule(on, rule, id));
    }

    setData(ground: Ground, data: readonly DebugProtocol.DataBreakpoint[]): readonly DebugProtocol.Breakpoint[] {
        return this.#set(ground, 'data', data, (each, id) => (on) => placeAtData(on, each, id));
    }

    setFilters(filters: readonly string[]): void {
        this.#filters = filters;
    }

    /** Places everything again; answers what has changed for the client. */
    placeAgain(ground: Ground): readonly DebugProtocol.Breakpoint[] {
        const before = new Map(this.#placed.map(({ answer }) => [answer.id, JSON.stringify(answer)]));
        this.#place(ground);
        return this.#placed
            .map(({ answer }) => answer)
            .filter((answer) => before.get(answer.id) !== JSON.stringify(answer));
    }

    /** Everything that can stop the run, or write as it passes. */
    triggers({ run }: Ground): readonly Trigger[] {
        return [...this.#placed.flatMap(({ triggers }) => triggers), ...exceptionTriggers(run, this.#filters)];
    }

    #set<Request>(
        ground: Ground,
        group: Group,
        requests: readonly Request[],
        placing: (request: Request, id: number) => Wanted['place'],
    ): readonly DebugProtocol.Breakpoint[] {
        const wanted = requests.map((request) => {
            const id = this.#nextId++;
            return { id, place: placing(request, id) };
        });
        this.#wanted.set(group, wanted);
        this.#place(ground);
        const ids = new Set(wanted.map(({ id }) => id));
        return this.#placed.map(({ answer }) => answer).filter(({ id }) => id !== undefined && ids.has(id));
    }

    #place(ground: Ground): void {
        this.#placed = [...this.#wanted.values()].flat().map(({ place }) => place(ground));
    }
}
