/** "Why?": an entry, its rule, and the way back to the statement that it all began with. */

import { RULE_SOURCES } from '../../../simulator/rules/registry.ts';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { sentenceOf } from './sentences.ts';

/** An entry as a step of a chain. */
export interface Step {
    readonly entry: number;
    readonly atMs: number;
    readonly sentence: string;
    readonly rule: string;
    /** Index into the Plan's timeline, if the entry is a statement's taking effect. */
    readonly statement?: number;
}

export interface Explanation {
    readonly step: Step;
    readonly ruleStatement: string;
    /** Short name of the rule's source, and what it stands for. */
    readonly source: string;
    readonly sourceTitle: string;
    readonly settings: readonly string[];
    /** Nearest first. */
    readonly causes: readonly Step[];
    readonly effects: readonly Step[];
    readonly effectCount: number;
}

/** Effects listed; some statements have thousands. */
const MAX_EFFECTS = 50;

export function explain(reader: TraceReader, entry: number): Explanation {
    const rule = reader.ruleOf(entry);
    const effects = reader.effects(entry);
    return {
        step: stepOf(reader, entry),
        ruleStatement: rule.statement,
        source: rule.source,
        sourceTitle: RULE_SOURCES[rule.source],
        settings: rule.settings,
        causes: reader.causes(entry).map((cause) => stepOf(reader, cause)),
        effects: Array.from(effects.subarray(0, MAX_EFFECTS), (effect) => stepOf(reader, effect)),
        effectCount: effects.length,
    };
}

function stepOf(reader: TraceReader, index: number): Step {
    const entry = reader.entry(index);
    return {
        entry: index,
        atMs: entry.atMs,
        sentence: sentenceOf(reader, entry),
        rule: entry.rule.id,
        ...(entry.kind === 'occurrence' ? { statement: entry.statement } : {}),
    };
}
