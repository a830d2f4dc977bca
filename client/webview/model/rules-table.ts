/** Which rules a run exercised: how often, and when first. */

import * as l10n from '@vscode/l10n';
import { RULES, type Rule } from '../../../simulator/rules/registry.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { CHUNK_BITS } from '../../../simulator/trace/trace.ts';
import { numberText } from '../localization.ts';
import type { RunPicture } from './run-picture.ts';
import { column, type Table, type TableCell } from './table.ts';

interface RuleUse {
    readonly rule: Rule;
    readonly count: number;
    /** The first entry under the rule; absent where there is none. */
    readonly first?: number;
}

/** The registry's rules, those that the run exercised first. */
export function rulesTable(picture: RunPicture): Table {
    const { reader } = picture;
    const uses = ruleUses(picture);
    const firstMs = ({ first }: RuleUse): number =>
        first === undefined ? Number.POSITIVE_INFINITY : reader.atMs(first);
    const cells: Readonly<Record<string, (use: RuleUse) => TableCell>> = {
        rule: ({ rule, count }) => ({ text: rule.id, tone: count > 0 ? 'good' : 'none' }),
        count: ({ count }) => ({ text: count === 0 ? l10n.t('not exercised') : numberText(count) }),
        first: ({ first }) => ({ text: first === undefined ? '' : formatMs(reader.atMs(first)) }),
        source: ({ rule }) => ({ text: rule.source }),
        statement: ({ rule }) => ({ text: rule.statement }),
    };
    const cellOf = (row: number, id: string): TableCell => {
        const use = uses[row];
        return use === undefined ? { text: '' } : (cells[id]?.(use) ?? { text: '' });
    };
    return {
        id: 'rules',
        label: l10n.t('Rules of this run'),
        empty: l10n.t('There is no rule.'),
        columns: [
            column('rule', l10n.t('Rule'), 26),
            column('count', l10n.t('Exercised'), 13, { align: 'end' }),
            column('first', l10n.t('First'), 13, { align: 'end' }),
            column('source', l10n.t('Source'), 11),
            column('statement', l10n.t('Statement'), 70),
        ],
        rowCount: uses.length,
        cell: cellOf,
        sortKey: (row, id) => {
            const use = uses[row];
            switch (id) {
                case 'count':
                    return use?.count ?? 0;
                case 'first':
                    return use === undefined ? 0 : firstMs(use);
                default:
                    return cellOf(row, id).text;
            }
        },
        target: (row) => {
            const first = uses[row]?.first;
            return first === undefined ? {} : { entry: first, atMs: reader.atMs(first) };
        },
    };
}

/** How many rules a run exercised. */
export function exercisedRuleCount(picture: RunPicture): number {
    return ruleUses(picture).filter(({ count }) => count > 0).length;
}

const USES = new WeakMap<RunPicture, readonly RuleUse[]>();

/** Going through a million entries takes a moment, so it is done once for each run. */
function ruleUses(picture: RunPicture): readonly RuleUse[] {
    const known = USES.get(picture);
    if (known !== undefined) {
        return known;
    }
    const uses = countedUses(picture);
    USES.set(picture, uses);
    return uses;
}

function countedUses({ reader }: RunPicture): readonly RuleUse[] {
    const counts = new Uint32Array(RULES.length);
    const firsts = new Map<number, number>();
    // By column: this is also done for runs of a million entries whose rules nobody looks at.
    for (const [chunk, { form, formRule }] of reader.trace.entries.entries()) {
        for (let row = 0; row < form.length; row += 1) {
            const rule = formRule[form[row] ?? 0] ?? 0;
            if (counts[rule] === 0) {
                firsts.set(rule, (chunk << CHUNK_BITS) + row);
            }
            counts[rule] = (counts[rule] ?? 0) + 1;
        }
    }
    const uses = RULES.map((rule, index): RuleUse => {
        const first = firsts.get(index);
        return { rule, count: counts[index] ?? 0, ...(first === undefined ? {} : { first }) };
    });
    return [...uses.filter(({ count }) => count > 0), ...uses.filter(({ count }) => count === 0)];
}
