/** What a rule is. */

import type { SettingName } from '../settings.ts';

/** Where a rule comes from: a source document, documented elsewhere, or a modelling decision. */
export type RuleSource = 'S0' | 'S1' | 'S2' | 'S3' | 'S4' | 'documented' | 'modelled';

export interface Rule {
    /** `family/name`. */
    readonly id: string;
    readonly source: RuleSource;
    readonly statement: string;
    /** Settings that change what the rule does. */
    readonly settings: readonly SettingName[];
}

/** What the short source names stand for. */
export const RULE_SOURCES: Readonly<Record<RuleSource, string>> = {
    S0: 'Connection to CMI Server Failed - Aspect CMI Server (Cisco document 60654)',
    S1: 'Interaction Media Server Status: Server Status page',
    S2: 'Data Loss and Component Failover (Cisco reporting concepts)',
    S3: 'EIM/WIM (CIM) 4.3 best practices',
    S4: 'ICM State Transfer (Cisco document 63471)',
    documented: 'documented in the design guide, database schema handbook or CTI message reference',
    modelled: 'modelling decision: the documents are silent',
};

/** A rule, its id kept as a type of its own. */
export function rule<const Id extends string>(
    id: Id,
    source: RuleSource,
    statement: string,
    settings: readonly SettingName[] = [],
): Rule & { readonly id: Id } {
    return { id, source, statement, settings };
}
