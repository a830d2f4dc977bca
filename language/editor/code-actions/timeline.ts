/** Repairs of timelines: how long the scenario lasts, how often things occur, failures that change nothing. */

import { type AstNode, AstUtils } from 'langium';
import type { Occurrence } from '../../../simulator/plan.ts';
import { SETTINGS } from '../../../simulator/settings.ts';
import {
    isDurationOption,
    isScenario,
    isSettingAssignment,
    isTimelineStatement,
    type Scenario,
    type ScenarioMember,
} from '../../generated/ast.ts';
import { whenOf } from '../../plan/expectations.ts';
import { expectationsIn, layOut, statementsIn } from '../../plan/inclusions.ts';
import { DECLARED } from '../../plan/parameters.ts';
import { scenarioDurationOf } from '../../plan/timeline.ts';
import { formatDuration } from '../../quantities.ts';
import { timelineAround } from '../../references/declarations.ts';
import { markedNode, type Repair, type RepairContext } from './repair.ts';
import { insertMembers, removeFromList, removeStatement, replaceProperty, type SourceEdit } from './source-edits.ts';

/** Lengths that scenarios usually have. */
const USUAL_MS = [10, 30, 60, 240, 480, 1440].map((minutes) => minutes * 60_000);

/** A duration that leaves nothing out: added, or in the place of one that is too short. */
export function setDuration({ node }: RepairContext): readonly Repair[] {
    const scenario = AstUtils.getContainerOfType(node, isScenario);
    if (scenario === undefined) {
        return [];
    }
    const option = scenario.members.find(isDurationOption);
    const lastMs = lastInstantOf(scenario);
    const isTooShort = (scenarioDurationOf(scenario) ?? 0) > 0;
    const text = formatDuration(isTooShort ? lastMs : (USUAL_MS.find((each) => each >= lastMs) ?? lastMs));
    return option === undefined
        ? [{ title: `Add 'duration ${text}'`, edits: insertFirst(scenario, `duration ${text}`) }]
        : [{ title: `Change to 'duration ${text}'`, edits: replaceProperty(option, 'value', text) }];
}

/** A limit of events that is high enough. */
export function raiseEventLimit({ node, message }: RepairContext): readonly Repair[] {
    const scenario = AstUtils.getContainerOfType(node, isScenario);
    const times = Number(/about ([\d,]+) times/.exec(message)?.[1]?.replaceAll(',', ''));
    if (scenario === undefined || !(times <= SETTINGS.eventLimit.max)) {
        return [];
    }
    const text = `set eventLimit ${times}`;
    const assignment = scenario.members.filter(isSettingAssignment).find(({ setting }) => setting === 'eventLimit');
    return assignment === undefined
        ? [{ title: `Add '${text}'`, edits: insertFirst(scenario, text) }]
        : [{ title: `Change to '${text}'`, edits: replaceProperty(assignment, 'value', String(times)) }];
}

/** What is failed or restored in vain goes, with its statement if that does nothing else. */
export function removeTarget(context: RepairContext): readonly Repair[] {
    const target = listElementAround(markedNode(context));
    const statement = AstUtils.getContainerOfType(target, isTimelineStatement);
    const { $container: action, $containerProperty: property, $containerIndex: index } = target ?? {};
    if (statement === undefined || action === undefined || property === undefined || index === undefined) {
        return [];
    }
    const edits = removeFromList(action, property, index);
    if (edits.length > 0) {
        return [{ title: `Remove '${context.text}'`, edits, isGuess: true }];
    }
    return isCountedFrom(statement)
        ? []
        : [{ title: `Remove '${statement.$cstNode?.text ?? ''}'`, edits: removeStatement(statement), isGuess: true }];
}

/** As the first statement of a scenario, or behind its duration. */
function insertFirst(scenario: Scenario, text: string): readonly SourceEdit[] {
    const option = scenario.members.find(isDurationOption);
    if (option !== undefined || scenario.members.length === 0) {
        return insertMembers(scenario, [text], option);
    }
    return insertMembers({ ...scenario, members: [] }, [text]);
}

/** The last instant that a statement or expectation names. */
function lastInstantOf(scenario: Scenario): number {
    const whole = layOut(scenario, DECLARED);
    const starts = statementsIn(whole).flatMap(({ occurs }) => (occurs === undefined ? [] : startOf(occurs)));
    const expected = expectationsIn(whole).flatMap(({ node, inclusion }) => {
        const known = whenOf(node.when, inclusion.values, inclusion.startMs);
        return known === undefined ? [] : 'toMs' in known ? [known.toMs] : 'atMs' in known ? [known.atMs] : [];
    });
    return Math.max(0, ...starts, ...expected);
}

function startOf(occurs: Occurrence): number {
    return occurs.kind === 'once' ? occurs.atMs : occurs.fromMs;
}

function listElementAround(node: AstNode): AstNode | undefined {
    return AstUtils.getContainerOfType(
        node,
        (each): each is AstNode => each.$containerProperty === 'targets' || each.$containerProperty === 'links',
    );
}

/** Whether an `after` counts from a statement, so that it cannot go without moving others. */
function isCountedFrom(statement: AstNode): boolean {
    const members: readonly ScenarioMember[] = timelineAround(statement)?.members ?? [];
    const later = members.slice((statement.$containerIndex ?? 0) + 1).filter(isTimelineStatement);
    return later.find(({ occurs }) => occurs?.$type !== 'EveryTime')?.occurs?.$type === 'AfterTime';
}
