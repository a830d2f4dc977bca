/** What a run is called. */

/** Name of a run: that of its scenario, and of the case if it is one of several. */
export function runName({ scenario, caseName }: { readonly scenario: string; readonly caseName?: string }): string {
    return caseName === undefined ? scenario : `${scenario} (${caseName})`;
}
