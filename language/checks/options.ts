/** Properties must be given once; those that a run needs must be given at all. */

import type { AstNode } from 'langium';
import type { Domain, NamedWork, Peripheral, Scenario, SettingAssignment, Topology } from '../generated/ast.ts';
import { isDurationOption, isSettingAssignment } from '../generated/ast.ts';
import { durationOf } from '../plan/numbers.ts';
import { DECLARED } from '../plan/parameters.ts';
import { settingOf } from '../plan/settings.ts';
import { type Report, reportFound } from './report.ts';

export function scenarioMustHaveDuration(scenario: Scenario, report: Report, values = DECLARED): void {
    const option = scenario.members.find(isDurationOption);
    if (option === undefined) {
        const message = `Scenario '${scenario.name}' does not say how long it lasts. Add 'duration 10min', say.`;
        report({ code: 'scenario/duration', node: scenario, property: 'name', message });
    } else if (durationOf(option.value, values) === 0) {
        const message = "A scenario must last longer than zero. Write 'duration 10min', for example.";
        report({ code: 'scenario/duration', node: option, property: 'value', message });
    }
}

export function scenarioOptionsMustBeGivenOnce(scenario: Scenario, report: Report): void {
    const options = scenario.members.filter(({ $type }) => $type === 'DurationOption' || $type === 'SeedOption');
    reportTwice(options, ({ $type }) => ($type === 'SeedOption' ? 'seed' : 'duration'), report);
}

export function domainOptionsMustBeGivenOnce(domain: Domain, report: Report): void {
    reportTwice(
        domain.members,
        (member) => (member.$type === 'DomainLimit' ? LIMITS[member.kind] : 'interruptible'),
        report,
    );
}

export function peripheralOptionsMustBeGivenOnce(peripheral: Peripheral, report: Report): void {
    const options = peripheral.members.filter(({ $type }) => $type === 'ResendOption');
    reportTwice(options, () => 'agent states', report);
}

export function workOptionsMustBeGivenOnce(work: NamedWork, report: Report): void {
    reportTwice(work.options, ({ kind }) => (kind === 'wrap' ? 'wrap up' : kind), report);
}

export function settingMustBeValid(assignment: SettingAssignment, report: Report, values = DECLARED): void {
    reportFound(settingOf(assignment, values), report);
}

export function settingsMustBeSetOnce(container: Topology | Scenario, report: Report): void {
    const assignments = [...container.members].filter(isSettingAssignment);
    for (const [place, node] of assignments.entries()) {
        if (assignments.slice(0, place).some((earlier) => earlier.setting === node.setting)) {
            const message =
                `'${node.setting}' is set already in ${container.$type.toLowerCase()} '${container.name}'. ` +
                'Keep one.';
            report({ code: 'setting/twice', node, property: 'setting', message });
        }
    }
}

const LIMITS = {
    task: 'task life',
    start: 'start timeout',
    max: 'max duration',
    queue: 'queue timeout',
} as const;

/** Says of all but the first of the options with one name that it is given already. */
export function reportTwice<T extends AstNode>(
    options: readonly T[],
    nameOf: (option: T) => string,
    report: Report,
): void {
    const names = options.map(nameOf);
    for (const [place, node] of options.entries()) {
        const name = names[place] ?? '';
        if (names.indexOf(name) < place) {
            report({ code: 'option/twice', node, message: `'${name}' is given already. Keep one.` });
        }
    }
}
