/** What the language server and its client say to each other beyond the Language Server Protocol. Imported by both. */

import type { Problem, ScenarioSummary, ScenarioTest, TextRange } from '../language/plan/summaries.ts';
import type { Plan } from '../simulator/plan.ts';

export type {
    CaseSummary,
    ExpectationTest,
    ParameterSummary,
    Problem,
    ScenarioSummary,
    ScenarioTest,
    TextRange,
} from '../language/plan/summaries.ts';

/** What a client may say in `initializationOptions`; one that says nothing is offered no more than every client knows. */
export interface ClientOptions {
    /**
     * Ids of its own commands that code lenses may name; `ccsim.runScenario` and `ccsim.debugScenario` are given a URI, a
     * scenario and perhaps a case.
     */
    readonly commands?: readonly string[];
    /** Whether it wants {@link VALIDATED_NOTIFICATION}. */
    readonly validated?: boolean;
    /** Whether it wants {@link RESULTS_NOTIFICATION}, until it says otherwise. */
    readonly whileTyping?: boolean;
}

/** Request: the scenarios that a document declares. */
export const SCENARIOS_REQUEST = 'ccsim/scenarios';

export interface ScenariosParams {
    readonly uri: string;
}

export interface ScenariosResult {
    readonly scenarios: readonly ScenarioSummary[];
}

/** Request: the Plan of one scenario, or what is in the way of it. */
export const PLAN_REQUEST = 'ccsim/plan';

export interface PlanParams {
    readonly uri: string;
    readonly scenario: string;
    /** The case that is to run; absent: the scenario as it is declared. */
    readonly caseName?: string;
    /** Takes the place of the seed that the scenario gives. */
    readonly seed?: number;
    /** Texts of values, by the name of a parameter, that take the place of the declared ones. */
    readonly arguments?: Readonly<Record<string, string>>;
    /** Statements that are tried out, as if they stood in the timeline. */
    readonly injected?: readonly InjectedStatement[];
}

export const INJECTED_VERBS = ['fail', 'restore', 'cut', 'stop', 'start', 'restart'] as const;
export type InjectedVerb = (typeof INJECTED_VERBS)[number];

/** A failure, or the end of one, that somebody tries out. */
export interface InjectedStatement {
    readonly verb: InjectedVerb;
    /** Id of a component or link of the Plan's topology. */
    readonly target: string;
    readonly atMs: number;
}

export type PlanResult =
    /** `injected`: the indexes, in the Plan's timeline, of the statements that are tried out. */
    | { readonly kind: 'plan'; readonly plan: Plan; readonly injected?: readonly number[] }
    | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Request: the changes that write a statement into a scenario, in its place by time; none where it cannot be. */
export const INJECT_REQUEST = 'ccsim/inject';

export interface InjectParams {
    readonly uri: string;
    readonly scenario: string;
    readonly statement: InjectedStatement;
}

export interface InjectResult {
    readonly changes: readonly TextChange[];
}

/** The text from a start up to an end, both counted from 0, becomes another one. */
export interface TextChange {
    readonly uri: string;
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly text: string;
}

/** Notification from the server: these documents, or what they import, were validated anew. */
export const VALIDATED_NOTIFICATION = 'ccsim/validated';

export interface ValidatedParams {
    readonly uris: readonly string[];
}

/** Request from the server: what is at a URI of the client's file system. */
export const STAT_REQUEST = 'ccsim/files/stat';

/** Request from the server: the text of a file. */
export const READ_FILE_REQUEST = 'ccsim/files/read';

/** Request from the server: what is in a folder. */
export const READ_FOLDER_REQUEST = 'ccsim/files/folder';

export interface FileParams {
    readonly uri: string;
}

export type FileKind = 'file' | 'folder';

/** Without a kind there is nothing. */
export interface StatResult {
    readonly kind?: FileKind;
}

export interface FileText {
    readonly text: string;
}

export interface FolderEntries {
    readonly entries: readonly { readonly name: string; readonly kind: FileKind }[];
}

/** Request: the tests of a document, each of them a scenario; nothing is run. */
export const TESTS_REQUEST = 'ccsim/tests';

export interface TestsParams {
    readonly uri: string;
}

export interface TestsResult {
    readonly tests: readonly ScenarioTest[];
}

/** Request, which can be cancelled: runs a scenario or a case of it, and judges it. */
export const TEST_REQUEST = 'ccsim/test';

export interface TestParams {
    readonly uri: string;
    readonly scenario: string;
    readonly caseName?: string;
}

export type TestResult =
    | { readonly kind: 'ran'; readonly run: RunResult }
    | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** What a run came to. */
export interface RunResult {
    readonly passed: boolean;
    /** That it came to its limit of events, and the remedy. */
    readonly stopped?: string;
    readonly durationMs: number;
    readonly expectations: readonly ExpectationResult[];
    readonly statements: readonly StatementResult[];
    /** Ids of the rules that it exercised. */
    readonly rules: readonly string[];
}

export interface ExpectationResult {
    readonly text: string;
    readonly place: SourcePlace;
    /** Where the scenario includes the fragment that it is written in. */
    readonly includedAt?: SourcePlace;
    readonly passed: boolean;
    readonly seen: string;
    /** When it was decided, where there is such an instant. */
    readonly atMs?: number;
    /** The statement that led to what was seen; only of what failed. */
    readonly cause?: { readonly place: SourcePlace; readonly text: string };
}

export interface StatementResult {
    readonly place: SourcePlace;
    /** How often it took effect, and how many entries of the trace that led to. */
    readonly occurrences: number;
    readonly effects: number;
    /** What it did, if that is worth saying: `3 tasks rejected, 2 agents logged out`. */
    readonly phrase?: string;
}

export interface SourcePlace extends TextRange {
    readonly uri: string;
}

/** Notification to the server: whether it runs the scenarios of open documents while they are typed. */
export const WHILE_TYPING_NOTIFICATION = 'ccsim/whileTyping';

export interface WhileTypingParams {
    readonly isWanted: boolean;
}

/** Notification from the server: what the scenarios of an open document come to as it now is. */
export const RESULTS_NOTIFICATION = 'ccsim/results';

export interface ResultsParams {
    readonly uri: string;
    /** Version of the document that was run. */
    readonly version: number;
    readonly runs: readonly ScenarioRun[];
}

export interface ScenarioRun {
    readonly scenario: string;
    readonly caseName?: string;
    /** Of the scenario's declaration, or of the case's. */
    readonly range: TextRange;
    /** Absent: it cannot run, or goes on for longer than one waits while typing. */
    readonly run?: RunResult;
    readonly isTooLong?: boolean;
}

/**
 * What a server that is a worker says before anything else, and that is no message of the language server's protocol: from
 * now on it holds a lock, which becomes free when it ends.
 */
export interface WorkerReady {
    readonly type: 'ccsim/workerReady';
    /** Name of the lock; absent where there are no locks. */
    readonly lock?: string;
}
