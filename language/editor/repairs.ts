/** Repairs that follow from the code of a diagnostic and the text that it is on. */

import { type AstNode, AstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { CodeAction, Diagnostic, Range, TextEdit } from 'vscode-languageserver';
import { DISPOSITIONS } from '../../simulator/codes.ts';
import { MESSAGES } from '../../simulator/messages.ts';
import { SETTINGS } from '../../simulator/settings.ts';
import type { CheckCode } from '../checks/codes.ts';
import { isScenario } from '../generated/ast.ts';
import { nearestName } from '../references/nearest-name.ts';
import { fix } from './quick-fix.ts';

/** The repairs of a diagnostic, the most likely first. */
export function repairsOf(document: LangiumDocument, node: AstNode, diagnostic: Diagnostic): CodeAction[] {
    const text = document.textDocument.getText(diagnostic.range);
    return suggestions(codeOf(diagnostic), document, node, diagnostic.range, text).map(({ title, edit }, index) =>
        fix(title, document, diagnostic, [edit], index === 0),
    );
}

interface Repair {
    readonly title: string;
    readonly edit: TextEdit;
}

function suggestions(
    code: CheckCode | undefined,
    document: LangiumDocument,
    node: AstNode,
    range: Range,
    text: string,
): readonly Repair[] {
    switch (code) {
        case 'setting/unknown':
            return nearest(text, Object.keys(SETTINGS), range);
        case 'message/unknown':
            return nearest(text, MESSAGES, range);
        case 'code/disposition':
            return nearest(text, DISPOSITIONS.values(), range);
        case 'quantity/unit':
            return /^\d+(\.\d+)?$/.test(text) ? ['s', 'min', 'h'].map((unit) => replacement(text + unit, range)) : [];
        case 'component/agent':
            return [replacement(`${text}.desktop`, range)];
        case 'component/side':
            return /^\.\w+$/.test(text) ? [{ title: `Leave out '${text}'`, edit: { range, newText: '' } }] : [];
        case 'work/lasting':
            return [
                { title: "Add 'lasting 1min'", edit: insertion(endOfStatement(node) ?? range.end, ' lasting 1min') },
            ];
        case 'scenario/duration':
            return durationRepair(node);
        case 'import/duplicate':
        case 'link/duplicate':
        case 'option/twice':
        case 'setting/twice':
            return removal(document, node);
        default:
            return [];
    }
}

function nearest(text: string, candidates: Iterable<string>, range: Range): readonly Repair[] {
    const name = nearestName(text, candidates);
    return name === undefined ? [] : [replacement(name, range)];
}

function replacement(text: string, range: Range): Repair {
    return { title: `Change to '${text}'`, edit: { range, newText: text } };
}

function insertion(position: Range['start'], newText: string): TextEdit {
    return { range: { start: position, end: position }, newText };
}

function endOfStatement(node: AstNode): Range['end'] | undefined {
    const statement = AstUtils.getContainerOfType(node, (each): each is AstNode => each.$type === 'TimelineStatement');
    return statement?.$cstNode?.range.end;
}

function durationRepair(node: AstNode): readonly Repair[] {
    const scenario = AstUtils.getContainerOfType(node, isScenario);
    const hasDuration = scenario?.members.some((member) => member.$type === 'DurationOption') ?? true;
    const brace = GrammarUtils.findNodeForKeyword(scenario?.$cstNode, '{');
    return hasDuration || brace === undefined
        ? []
        : [{ title: "Add 'duration 10min'", edit: insertion(brace.range.end, '\n    duration 10min') }];
}

/** Takes the statement around a node out, with the line if nothing else is on it. */
function removal(document: LangiumDocument, node: AstNode): readonly Repair[] {
    const statement = statementAround(node)?.$cstNode;
    if (statement === undefined) {
        return [];
    }
    const { start, end } = statement.range;
    const line = { start: { line: start.line, character: 0 }, end: { line: end.line + 1, character: 0 } };
    const isAlone = document.textDocument.getText(line).trim() === statement.text;
    return [{ title: `Remove '${statement.text}'`, edit: { range: isAlone ? line : statement.range, newText: '' } }];
}

function statementAround(node: AstNode): AstNode | undefined {
    return AstUtils.getContainerOfType(
        node,
        (each): each is AstNode => each.$containerProperty === 'members' || each.$containerProperty === 'imports',
    );
}

function codeOf(diagnostic: Diagnostic): CheckCode | undefined {
    return REPAIRED.find((code) => code === diagnostic.code);
}

const REPAIRED = [
    'setting/unknown',
    'message/unknown',
    'code/disposition',
    'quantity/unit',
    'component/agent',
    'component/side',
    'work/lasting',
    'scenario/duration',
    'import/duplicate',
    'link/duplicate',
    'option/twice',
    'setting/twice',
] as const satisfies readonly CheckCode[];
