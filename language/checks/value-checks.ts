/** The checks whose outcome depends on the values of parameters, so that other values can be tried. */

import { type AstNode, AstUtils } from 'langium';
import type { Finding } from '../findings.ts';
import * as Ast from '../generated/ast.ts';
import { inclusionsIn, layOut } from '../plan/inclusions.ts';
import type { Values } from '../plan/parameters.ts';
import { expectationsShouldNotBeCertain } from './certain-expectations.ts';
import { expectationsShouldNotContradict } from './contradictions.ts';
import { taskNumberMustExist } from './expectations.ts';
import { scenarioMustHaveDuration, settingMustBeValid } from './options.ts';
import * as quantities from './quantities.ts';
import type { Check } from './report.ts';
import * as timeline from './timeline.ts';

/** Checks for the nodes of one type. */
export interface ChecksOfType {
    readonly type: string;
    readonly checks: readonly Check<AstNode>[];
}

export const VALUE_CHECKS: readonly ChecksOfType[] = [
    of(
        'Scenario',
        Ast.isScenario,
        scenarioMustHaveDuration,
        timeline.statementsShouldOccurBeforeTheEnd,
        timeline.expectationsMustBeBeforeTheEnd,
        expectationsShouldNotBeCertain,
        expectationsShouldNotContradict,
        timeline.recurrenceMustStayWithinTheEventLimit,
    ),
    of('Include', Ast.isInclude, quantities.durationsMustBePossible('time')),
    of('DurationOption', Ast.isDurationOption, quantities.durationsMustBePossible('value')),
    of('SeedOption', Ast.isSeedOption, quantities.seedMustBeInRange),
    of('SettingAssignment', Ast.isSettingAssignment, settingMustBeValid),
    of('AfterTime', Ast.isAfterTime, quantities.durationsMustBePossible('delay')),
    of('AtTime', Ast.isAtTime, quantities.durationsMustBePossible('time')),
    of(
        'EveryTime',
        Ast.isEveryTime,
        quantities.durationsMustBePossible('from', 'to'),
        quantities.spanMustNotBeUpsideDown,
        quantities.intervalMustNotBeZero,
    ),
    of(
        'Distribution',
        Ast.isDistribution,
        quantities.durationsMustBePossible('low', 'high', 'mean', 'deviation'),
        quantities.uniformRangeMustNotBeUpsideDown,
        quantities.deviationShouldMakeSense,
        quantities.meanMustNotBeZero,
    ),
    of('FailAction', Ast.isFailAction, quantities.durationsMustBePossible('duration'), quantities.outageShouldLast),
    of('RunAction', Ast.isRunAction, quantities.durationsMustBePossible('duration')),
    of('CutAction', Ast.isCutAction, quantities.durationsMustBePossible('duration'), quantities.outageShouldLast),
    of('NamedWork', Ast.isNamedWork, quantities.workCountMustBeAtLeastOne),
    of('AtWhen', Ast.isAtWhen, quantities.durationsMustBePossible('time')),
    of(
        'SpanWhen',
        Ast.isSpanWhen,
        quantities.durationsMustBePossible('from', 'to'),
        quantities.spanMustNotBeUpsideDown,
    ),
    of(
        'WithinWhen',
        Ast.isWithinWhen,
        quantities.durationsMustBePossible('from', 'to'),
        quantities.spanMustNotBeUpsideDown,
    ),
    of('AgentPredicate', Ast.isAgentPredicate, quantities.durationsMustBePossible('span')),
    of(
        'ComponentPredicate',
        Ast.isComponentPredicate,
        quantities.expectedCountMustBeWhole,
        quantities.durationsMustBePossible('span'),
        quantities.expectedSizeMustBePossible,
    ),
    of(
        'LinkPredicate',
        Ast.isLinkPredicate,
        quantities.expectedCountMustBeWhole,
        quantities.durationsMustBePossible('span'),
    ),
    of('PathPredicate', Ast.isPathPredicate, quantities.durationsMustBePossible('span')),
    of(
        'ReportPredicate',
        Ast.isReportPredicate,
        quantities.expectedCountMustBeWhole,
        quantities.durationsMustBePossible('span'),
        quantities.intervalMustBeWhole,
    ),
    of('WaitedCondition', Ast.isWaitedCondition, quantities.durationsMustBePossible('span')),
    of('CountPredicate', Ast.isCountPredicate, quantities.expectedCountMustBeWhole),
    of('LogPredicate', Ast.isLogPredicate, quantities.expectedCountMustBeWhole),
    of('TaskPredicate', Ast.isTaskPredicate, taskNumberMustExist),
];

/**
 * What these checks find in a scenario or fragment whose parameters have some values, and in what it includes.
 *
 * What cases give has no part in it. A finding in a fragment is one of the statement that includes it.
 */
export function findingsWith(timeline: Ast.Timeline, values: Values): readonly Finding[] {
    return inclusionsIn(layOut(timeline, values)).flatMap(({ timeline: own, values: ownValues, include }) =>
        ownFindings(own, ownValues).map((finding) =>
            include === undefined ? finding : { code: finding.code, message: finding.message, node: include },
        ),
    );
}

function ownFindings(root: AstNode, values: Values): readonly Finding[] {
    const findings: Finding[] = [];
    for (const node of AstUtils.streamAst(root)) {
        if (AstUtils.hasContainerOfType(node, Ast.isCase)) {
            continue;
        }
        for (const { checks } of VALUE_CHECKS) {
            for (const check of checks) {
                check(node, (finding) => findings.push(finding), values);
            }
        }
    }
    return findings;
}

function of<T extends AstNode>(
    type: string,
    isOfType: (node: unknown) => node is T,
    ...checks: readonly Check<T>[]
): ChecksOfType {
    return { type, checks: checks.map((check) => named(check, isOfType)) };
}

/** The check for nodes of any type, which looks at those of its own only. */
function named<T extends AstNode>(check: Check<T>, isOfType: (node: unknown) => node is T): Check<AstNode> {
    const widened: Check<AstNode> = (node, report, values) => {
        if (isOfType(node)) {
            check(node, report, values);
        }
    };
    Object.defineProperty(widened, 'name', { value: check.name });
    return widened;
}
