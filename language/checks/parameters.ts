/** Parameters must have a value, and should be used. */

import type { MultiReference, Reference } from 'langium';
import { isParameter, type Parameter, type Scenario } from '../generated/ast.ts';
import { parametersOf, valueKindOf } from '../plan/parameters.ts';
import { contentsOf } from '../references/tree-contents.ts';
import type { Report } from './report.ts';

export function parameterMustHaveValue(node: Parameter, report: Report): void {
    if (node.value !== undefined && valueKindOf(node.value) === undefined) {
        const message = `'${node.value}' is no time, size, rate or count. Write '90s', '30MB', '1MB/s' or '3', for example.`;
        report({ code: 'param/value', node, property: 'value', message });
    }
}

/** A value of a case is no use. */
export function parametersShouldBeUsed(scenario: Scenario, report: Report): void {
    const parameters = parametersOf(scenario);
    if (parameters.length === 0) {
        return;
    }
    const used = new Set(
        contentsOf(scenario)
            .references.filter(
                ({ reference, container }) => container.$type !== 'Argument' && isParameterReference(reference),
            )
            .map(({ reference }) => reference.$refText),
    );
    for (const parameter of parameters) {
        if (parameter.name !== undefined && !used.has(parameter.name)) {
            const message = `Nothing uses '${parameter.name}'. Write it where its value is meant, or remove it.`;
            report({ code: 'param/unused', node: parameter, property: 'name', message });
        }
    }
}

function isParameterReference(reference: Reference | MultiReference): boolean {
    return 'ref' in reference && isParameter(reference.ref);
}
