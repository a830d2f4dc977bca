/** What the debug adapter needs of the editor that it runs in. */

import type { PlanResult } from '../../server/protocol.ts';

/** Which run to debug. */
export interface DebuggedScenario {
    /** URI of the document. */
    readonly document: string;
    readonly scenario: string;
    readonly caseName?: string;
    readonly seed?: number;
    /** Texts of values, by the name of a parameter. */
    readonly arguments?: Readonly<Record<string, string>>;
}

/** Lines of a scenario in its document, counted from 0, both included. */
export interface ScenarioLines {
    readonly startLine: number;
    readonly endLine: number;
}

export interface AdapterHost {
    /** Translations, by the English texts; none where the client speaks English. */
    readonly strings: Readonly<Record<string, string>> | undefined;
    /** The Plan of a run, or what is in the way of it. */
    plan(run: DebuggedScenario): Promise<PlanResult>;
    /** Where a scenario is written. */
    linesOf(run: DebuggedScenario): Promise<ScenarioLines | undefined>;
    /** A URI from what a client names a source by, and back. */
    uriOf(path: string): string;
    pathOf(uri: string): string;
    /** The debugger has stopped, and shows the run at an instant. */
    shown(run: DebuggedScenario, atMs: number): void;
    /** The run goes on, forwards or back. */
    moving(run: DebuggedScenario): void;
    /** Nothing is debugged any more. */
    left(): void;
}
