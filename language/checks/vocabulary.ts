/** Codes and messages must be those that the documents have. */

import { AstUtils } from 'langium';
import { DISPOSITIONS, REASON_CODES } from '../../simulator/codes.ts';
import { MESSAGES } from '../../simulator/messages.ts';
import type {
    AgentPredicate,
    BecomeVerb,
    ComponentPredicate,
    EndedCondition,
    LogOutVerb,
    LogoutPredicate,
} from '../generated/ast.ts';
import { isAgentAction, isScenario } from '../generated/ast.ts';
import { layOut, statementsIn } from '../plan/inclusions.ts';
import { dispositionOf, reasonCodeOf } from '../plan/numbers.ts';
import { DECLARED } from '../plan/parameters.ts';
import { didYouMean } from '../references/nearest-name.ts';
import type { Report } from './report.ts';

export function reasonMustBeCode(
    node: AgentPredicate | BecomeVerb | LogOutVerb | LogoutPredicate,
    report: Report,
): void {
    if (node.reason !== undefined && reasonCodeOf(node.reason) === undefined) {
        const message = `'${node.reason}' is not a reason code. Write its number, such as '50002'.`;
        report({ code: 'code/reason', node, property: 'reason', message });
    }
}

/** A site may have codes of its own, but then a statement of the scenario uses them. */
export function expectedReasonShouldBeKnown(node: AgentPredicate | LogoutPredicate, report: Report): void {
    const code = reasonCodeOf(node.reason);
    const given = reasonsGivenAround(node);
    if (code !== undefined && !REASON_CODES.has(code) && given?.includes(code) === false) {
        const nearest = didYouMean(String(code), [...REASON_CODES.keys()].map(String));
        const message = `No rule gives the reason code '${code}', nor does any statement of the scenario.${nearest}`;
        report({ code: 'code/reason-unknown', node, property: 'reason', message });
    }
}

export function dispositionMustExist(node: EndedCondition, report: Report): void {
    const { disposition } = node;
    if (disposition !== undefined && dispositionOf(disposition) === undefined) {
        const names = [...DISPOSITIONS.values()];
        const message = `There is no disposition '${disposition}'.${didYouMean(disposition, names)}`;
        report({ code: 'code/disposition', node, property: 'disposition', message });
    }
}

export function messageMustExist(node: ComponentPredicate, report: Report): void {
    const { message: name } = node;
    if (name !== undefined && !MESSAGES.some((each) => each === name)) {
        const message = `There is no message '${name}'.${didYouMean(name, MESSAGES)}`;
        report({ code: 'message/unknown', node, property: 'message', message });
    }
}

/** The codes that the statements of the scenario give; undefined in a fragment, which any scenario may include. */
function reasonsGivenAround(node: AgentPredicate | LogoutPredicate): readonly (number | undefined)[] | undefined {
    const scenario = AstUtils.getContainerOfType(node, isScenario);
    return (
        scenario &&
        statementsIn(layOut(scenario, DECLARED)).map(({ node: { action } }) => {
            const verb = isAgentAction(action) ? action.verb : undefined;
            return verb !== undefined && 'reason' in verb ? reasonCodeOf(verb.reason) : undefined;
        })
    );
}
