/** What can be written at the end of an expression. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import {
    type DebuggedRun,
    EXPRESSION_WORDS,
    evaluate,
    fieldsOf,
    isList,
    isRecord,
    type Place,
    parseExpression,
} from '../../simulator/debugging/index.ts';

const MOST_NAMES = 200;

/** Proposals for the name that the text ends with: fields behind a dot, else things and words. */
export function completionsAt(run: DebuggedRun, place: Place, text: string): readonly DebugProtocol.CompletionItem[] {
    const begun = /[A-Za-z_][\w#-]*$/.exec(text)?.[0] ?? '';
    const before = text.slice(0, text.length - begun.length);
    const names = before.endsWith('.') ? fieldNames(run, place, before.slice(0, -1)) : thingNames(run, place);
    return names
        .filter((name) => name.toLowerCase().startsWith(begun.toLowerCase()))
        .slice(0, MOST_NAMES)
        .map((label) => ({ label, start: text.length - begun.length, length: begun.length }));
}

function fieldNames(run: DebuggedRun, place: Place, text: string): readonly string[] {
    const expression = parseExpression(lastOperand(text));
    const result = expression.kind === 'problem' ? expression : evaluate(expression, run.inspect(place));
    if (result.kind === 'problem') {
        return [];
    }
    const { datum } = result.value;
    if (isList(datum)) {
        return ['length'];
    }
    const domains = isRecord(datum) ? datum.domains : undefined;
    return [...fieldsOf(datum), ...fieldsOf(domains)].map(({ name }) => name);
}

/** `queue(Email)` of `now > 1s and queue(Email)`. */
function lastOperand(text: string): string {
    return /[\w#-]+(?:\([^)]*\))?(?:\.[\w#-]+|\[[^\]]*\])*$/.exec(text)?.[0] ?? text;
}

function thingNames(run: DebuggedRun, place: Place): readonly string[] {
    const { agents, components, domains } = run.plan.topology;
    const tasks = run
        .inspect(place)
        .tasks()
        .map(({ name }) => name);
    return [
        ...EXPRESSION_WORDS,
        ...agents.map(({ name }) => name),
        ...domains.map(({ name }) => name),
        ...tasks,
        ...components.map(({ id }) => id),
    ];
}
