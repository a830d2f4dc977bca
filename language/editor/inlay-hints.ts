/** Hints between the words: the absolute time of `after` statements, the limits of domains that are defaults. */

import { type AstNode, GrammarUtils } from 'langium';
import { AbstractInlayHintProvider, type InlayHintAcceptor } from 'langium/lsp';
import { InlayHintKind, type Position } from 'vscode-languageserver';
import { type Domain, isDomain, isScenario, type Scenario } from '../generated/ast.ts';
import { durationOf } from '../plan/numbers.ts';
import { formatDuration } from '../quantities.ts';
import { limitsInForce } from './domain-limits.ts';

export class CcsimInlayHintProvider extends AbstractInlayHintProvider {
    override computeInlayHint(node: AstNode, accept: InlayHintAcceptor): void {
        if (isScenario(node)) {
            hintTimes(node, accept);
        } else if (isDomain(node)) {
            hintLimits(node, accept);
        }
    }
}

/** `after` counts from the statement before that occurs once. */
function hintTimes(scenario: Scenario, accept: InlayHintAcceptor): void {
    let last: number | undefined = 0;
    for (const member of scenario.members) {
        const occurs = member.$type === 'TimelineStatement' ? member.occurs : undefined;
        if (occurs?.$type === 'AtTime') {
            last = durationOf(occurs.time);
        } else if (occurs?.$type === 'AfterTime') {
            const delay = durationOf(occurs.delay);
            last = last === undefined || delay === undefined ? undefined : last + delay;
            const position = occurs.$cstNode?.range.end;
            if (last !== undefined && position !== undefined) {
                accept({ position, label: `= ${formatDuration(last)}`, kind: InlayHintKind.Type, paddingLeft: true });
            }
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
