/** Cases and inclusions must give values that the scenario or fragment can take. */

import type { Finding } from '../findings.ts';
import type { Argument, Case, CaseValue, Include, Scenario, Timeline } from '../generated/ast.ts';
import { casesOf, valuesOfArguments } from '../plan/cases.ts';
import { DECLARED, misfitOf, textOfQuantity, type Values, valuesInWords } from '../plan/parameters.ts';
import { severityOf } from './codes.ts';
import type { Report } from './report.ts';
import { findingsWith } from './value-checks.ts';

export function argumentMustBeOfKindOfParameter(node: Argument, report: Report): void {
    const parameter = node.parameter?.ref;
    const text = textOfQuantity(node.value);
    const message = parameter === undefined || text === undefined ? undefined : misfitOf(parameter, text);
    if (message !== undefined) {
        report({ code: 'param/type', node, property: 'value', message });
    }
}

/** What does not fit with the declared values either is reported where it stands. */
export function valuesOfCasesMustFit(scenario: Scenario, report: Report): void {
    const cases = casesOf(scenario).filter(({ values }) => values.length > 0);
    const known = cases.length === 0 ? [] : findingsWith(scenario, DECLARED);
    for (const node of cases) {
        const values = valuesOfArguments(node.values, DECLARED);
        for (const { message } of misfitsWith(scenario, values, known)) {
            report({ code: 'param/misfit', node, property: 'name', message });
        }
    }
}

export function valuesMustBeGivenOnce(node: Case | Include, report: Report): void {
    const values: readonly CaseValue[] = node.values;
    const names = values.map(nameOfValue);
    for (const [place, value] of values.entries()) {
        const name = names[place];
        if (name !== undefined && names.indexOf(name) < place) {
            report({ code: 'option/twice', node: value, message: `'${name}' is given already. Keep one.` });
        }
    }
}

function nameOfValue(value: CaseValue): string | undefined {
    switch (value.$type) {
        case 'Argument':
            return value.parameter?.$refText;
        case 'SeedOption':
            return 'seed';
        case 'SettingAssignment':
            return `set ${value.setting}`;
    }
}

/** What does not fit with the fragment's own values either is reported there. */
export function valuesOfInclusionMustFit(node: Include, report: Report): void {
    const fragment = node.fragment?.ref;
    if (fragment !== undefined && node.values.length > 0) {
        const values = valuesOfArguments(node.values, DECLARED);
        for (const { message } of misfitsWith(fragment, values, findingsWith(fragment, DECLARED))) {
            report({ code: 'param/misfit', node, property: 'fragment', message });
        }
    }
}

/** The errors that values bring about beyond those that are there anyway. */
function misfitsWith(
    timeline: Timeline,
    values: Values,
    known: readonly Finding[],
): readonly { readonly message: string }[] {
    return findingsWith(timeline, values)
        .filter((found) => severityOf(found.code) === 'error' && !known.some((each) => isSame(each, found)))
        .map(({ message }) => ({ message: `With ${valuesInWords(values)}: ${message}` }));
}

function isSame(one: Finding, other: Finding): boolean {
    return one.code === other.code && one.node === other.node && one.property === other.property;
}
