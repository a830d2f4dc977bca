/** What a document is said to hold, as plain data: its scenarios, what each of them expects, and what is wrong with it. */

export interface ScenarioSummary {
    readonly name: string;
    readonly topology: string;
    /** Lines of the whole declaration, counted from 0. */
    readonly startLine: number;
    readonly endLine: number;
    readonly parameters: readonly ParameterSummary[];
    /** Each a run of its own; without any, the scenario is one. */
    readonly cases: readonly CaseSummary[];
}

export interface CaseSummary {
    readonly name: string;
    /** Counted from 0. */
    readonly startLine: number;
    readonly endLine: number;
}

export interface ParameterSummary {
    readonly name: string;
    /** The text of the declared value. */
    readonly value: string;
}

/** Lines and columns, counted from 0. */
export interface TextRange {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
}

export interface ScenarioTest {
    readonly name: string;
    /** Of the whole declaration. */
    readonly range: TextRange;
    /** Each a run of its own; without any, the scenario is one. */
    readonly cases: readonly { readonly name: string; readonly range: TextRange }[];
    /** In the order of the Plan's. */
    readonly expectations: readonly ExpectationTest[];
}

export interface ExpectationTest {
    readonly text: string;
    /** Its own range; where it is written in a fragment, that of the statement that includes it. */
    readonly range: TextRange;
    /** URI of the fragment's document. */
    readonly fragment?: string;
}

/** An error that keeps a scenario from running. */
export interface Problem extends TextRange {
    readonly uri: string;
    readonly code: string;
    readonly message: string;
}
