/** Fragments must be included where they can be. */

import type { Include, Scenario } from '../generated/ast.ts';
import { inclusionsIn, layOut, MAX_INCLUSIONS } from '../plan/inclusions.ts';
import { DECLARED } from '../plan/parameters.ts';
import { includedFragments, includesOf } from '../references/declarations.ts';
import { bareKindOf } from '../references/kinds.ts';
import type { Report } from './report.ts';

export function fragmentMustNotIncludeItself(node: Include, report: Report): void {
    const [fragment, around] = [node.fragment?.ref, node.$container];
    if (fragment === undefined || around.$type !== 'Fragment') {
        return;
    }
    const isSelf = fragment === around;
    if (isSelf || includedFragments(fragment).includes(around)) {
        const way = isSelf ? 'includes itself' : `is included by '${fragment.name}' in turn`;
        const message = `Fragment '${around.name}' ${way}, which would never end. Remove one of the inclusions.`;
        report({ code: 'include/cycle', node, property: 'fragment', message });
    }
}

export function fragmentMustBeOnSameTopology(node: Include, report: Report): void {
    const around = node.$container;
    const [own, other] = [around.topology?.ref, node.fragment?.ref?.topology?.ref];
    if (own !== undefined && other !== undefined && own !== other) {
        const message =
            `Fragment '${node.fragment.$refText}' is on '${other.name}', ` +
            `but this ${bareKindOf(around.$type)} is on '${own.name}'.`;
        report({ code: 'include/topology', node, property: 'fragment', message });
    }
}

export function inclusionsMustBeFew(scenario: Scenario, report: Report): void {
    const [first] = includesOf(scenario);
    if (first !== undefined && inclusionsIn(layOut(scenario, DECLARED)).length >= MAX_INCLUSIONS) {
        const message =
            `This scenario includes fragments ${MAX_INCLUSIONS} times or more, by way of each other. ` +
            'Include them less often.';
        report({ code: 'include/too-many', node: first, property: 'fragment', message });
    }
}
