/** What a report of a problem tells of the circumstances: figures and settings, nothing of a deployment. */

export interface Circumstances {
    readonly version: string;
    /** The editor with its version. */
    readonly editor: string;
    /** Where the extension runs: `desktop`, `web`, or the kind of remote machine. */
    readonly host: string;
    readonly language: string;
    /** Values of the extension's settings that a person has changed, by their names. */
    readonly changedSettings: Readonly<Record<string, unknown>>;
    readonly server: string;
    readonly lastRun: { readonly entries: number; readonly failedExpectations: number } | undefined;
    /** Only with the agreement of the person whose text it is. */
    readonly scenario: string | undefined;
}

/** As Markdown. */
export function circumstancesText(told: Circumstances): string {
    const { lastRun } = told;
    const settings = Object.entries(told.changedSettings).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    const lines = [
        `- CCSim: ${told.version}`,
        `- Editor: ${told.editor} (${told.host}, ${told.language})`,
        `- Language server: ${told.server}`,
        `- Changed settings: ${settings.length === 0 ? 'none' : settings.join(', ')}`,
        `- Last run: ${lastRun === undefined ? 'none' : `${lastRun.entries} entries, failed expectations: ${lastRun.failedExpectations}`}`,
    ];
    return `${lines.join('\n')}\n${told.scenario === undefined ? '' : scenarioBlock(told.scenario)}`;
}

/** The whole report, for a person to fill in. */
export function reportText(questions: readonly string[], circumstances: string): string {
    return `${headingsText(questions)}## CCSim\n\n${circumstances}`;
}

/** Questions, each with room for its answer. */
export function headingsText(questions: readonly string[]): string {
    return questions.map((question) => `## ${question}\n\n\n\n`).join('');
}

/** Fenced by more than any line of the text has. */
function scenarioBlock(text: string): string {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    return `\n${fence}ccsim\n${text.trimEnd()}\n${fence}\n`;
}
