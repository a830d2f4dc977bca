/** Places in sources, between the protocol's terms and ours: URIs, and lines and columns that count from 0. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Plan, SourceRange } from '../../simulator/plan.ts';
import type { AdapterHost } from './adapter-host.ts';
import type { LineBreakpoint } from './breakpoints.ts';

/** Where a client counts from. */
export interface Counting {
    readonly firstLine: 0 | 1;
    readonly firstColumn: 0 | 1;
}

export class ProtocolPlaces {
    readonly #host: AdapterHost;
    readonly #counting: Counting;

    constructor(host: AdapterHost, counting: Counting) {
        this.#host = host;
        this.#counting = counting;
    }

    /** The URI of a source that a client names. */
    uriOf({ path }: DebugProtocol.Source): string | undefined {
        return path === undefined ? undefined : this.#host.uriOf(path);
    }

    line(line: number): number {
        return line - this.#counting.firstLine;
    }

    lineBreakpoint(wanted: DebugProtocol.SourceBreakpoint): LineBreakpoint {
        const { condition, hitCondition, logMessage } = wanted;
        const options = { condition, hitCondition, logMessage };
        return wanted.column === undefined
            ? { line: this.line(wanted.line), ...options }
            : { line: this.line(wanted.line), column: wanted.column - this.#counting.firstColumn, ...options };
    }

    /** A breakpoint in the client's terms. */
    breakpoint(answer: DebugProtocol.Breakpoint): DebugProtocol.Breakpoint {
        const { firstLine, firstColumn } = this.#counting;
        return {
            ...answer,
            ...(answer.line === undefined ? {} : { line: answer.line + firstLine }),
            ...(answer.column === undefined ? {} : { column: answer.column + firstColumn }),
            ...(answer.endLine === undefined ? {} : { endLine: answer.endLine + firstLine }),
            ...(answer.endColumn === undefined ? {} : { endColumn: answer.endColumn + firstColumn }),
        };
    }

    /** Where a range is, in the client's terms. */
    located(plan: Plan, range: SourceRange) {
        const { firstLine, firstColumn } = this.#counting;
        return {
            source: this.source(plan.sources[range.source] ?? ''),
            line: range.startLine + firstLine,
            column: range.startColumn + firstColumn,
            endLine: range.endLine + firstLine,
            endColumn: range.endColumn + firstColumn,
        };
    }

    source(uri: string): DebugProtocol.Source {
        return { name: decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)), path: this.#host.pathOf(uri) };
    }
}
