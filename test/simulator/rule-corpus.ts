/** The scenarios of `test/corpus/rules`, and which of them show which rule. */

import { filesMatching } from './plans.ts';

export const RULE_SCENARIOS: readonly string[] = filesMatching('test/corpus/rules/*/*.ccsim');

/** The scenarios of a rule: `<family>/<name>.ccsim` and `<family>/<name>-<more>.ccsim`. */
export function scenariosFor(rule: string): string[] {
    return RULE_SCENARIOS.filter((file) => {
        const name = file.slice('test/corpus/rules/'.length, -'.ccsim'.length);
        return name === rule || name.startsWith(`${rule}-`);
    });
}
