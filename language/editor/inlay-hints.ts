/** Hints between the words: the absolute time of `after` statements, the limits of domains that are defaults. */

import { type AstNode, GrammarUtils } from 'langium';
import { AbstractInlayHintProvider, type InlayHintAcceptor } from 'langium/lsp';
import { InlayHintKind, type Position } from 'vscode-languageserver';
import { type Domain, isDomain, isTimeline, type Timeline } from '../generated/ast.ts';
import { occurrencesOf } from '../plan/timeline.ts';
import { formatDuration } from '../quantities.ts';
import { limitsInForce } from './domain-limits.ts';

export class CcsimInlayHintProvider extends AbstractInlayHintProvider {
    override computeInlayHint(node: AstNode, accept: InlayHintAcceptor): void {
        if (isTimeline(node)) {
            hintTimes(node, accept);
        } else if (isDomain(node)) {
            hintLimits(node, accept);
        }
    }
}

/** `after` counts from the statement before that occurs once. */
function hintTimes(timeline: Timeline, accept: InlayHintAcceptor): void {
    for (const [{ occurs }, occurrence] of occurrencesOf(timeline)) {
        const position = occurs?.$cstNode?.range.end;
        if (occurs?.$type === 'AfterTime' && occurrence.kind === 'once' && position !== undefined) {
            const label = `= ${formatDuration(occurrence.atMs)}`;
            accept({ position, label, kind: InlayHintKind.Type, paddingLeft: true });
        }
    }
}

function hintLimits(domain: Domain, accept: InlayHintAcceptor): void {
    const defaults = limitsInForce(domain).filter(({ isDefault, text }) => isDefault && !text.endsWith('none'));
    const position = endOfFirstLine(domain);
    if (defaults.length > 0 && position !== undefined) {
        const label = defaults.map(({ text }) => text).join(', ');
        accept({ position, label, kind: InlayHintKind.Parameter, paddingLeft: true, tooltip: 'Defaults in force' });
    }
}

function endOfFirstLine(domain: Domain): Position | undefined {
    const range = domain.$cstNode?.range;
    const brace = GrammarUtils.findNodeForKeyword(domain.$cstNode, '{');
    return range?.start.line === range?.end.line ? range?.end : (brace?.range.end ?? range?.end);
}
