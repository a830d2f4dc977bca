/** Fragments must be included where they can be. */

import { type AstNode, AstUtils } from 'langium';
import {
    type Include,
    isComponent,
    isDomain,
    isSkillGroup,
    isTeam,
    isTopology,
    type Scenario,
} from '../generated/ast.ts';
import { inclusionsIn, layOut, MAX_INCLUSIONS } from '../plan/inclusions.ts';
import { DECLARED } from '../plan/parameters.ts';
import { type Declaration, includedFragments, includesOf } from '../references/declarations.ts';
import { extendsTopology, meantIn } from '../references/inheritance.ts';
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
    if (own !== undefined && other !== undefined && !extendsTopology(own, other)) {
        const message =
            `Fragment '${node.fragment.$refText}' is on '${other.name}', ` +
            `but this ${bareKindOf(around.$type)} is on '${own.name}', which does not extend it.`;
        report({ code: 'include/topology', node, property: 'fragment', message });
    }
}

export function fragmentMustNotNameWhatIsLeftOut(node: Include, report: Report): void {
    const [fragment, topology] = [node.fragment?.ref, node.$container.topology?.ref];
    const other = fragment?.topology?.ref;
    const isExtended = topology !== undefined && other !== undefined && extendsTopology(topology, other);
    if (fragment === undefined || topology === undefined || !isExtended || other === topology) {
        return;
    }
    const named = AstUtils.streamAst(fragment).flatMap((each) => AstUtils.streamReferences(each));
    for (const { reference } of named) {
        const target = 'ref' in reference ? reference.ref : undefined;
        const isInTopology = AstUtils.getContainerOfType(target, isTopology) !== undefined && !isTopology(target);
        if (isDeclaration(target) && isInTopology && meantIn(topology, target)?.$type !== target.$type) {
            const message = `Fragment '${fragment.name}' names '${target.name}', which '${topology.name}' leaves out.`;
            report({ code: 'include/left-out', node, property: 'fragment', message });
            return;
        }
    }
}

function isDeclaration(node: AstNode | undefined): node is Declaration {
    return isComponent(node) || isDomain(node) || isTeam(node) || isSkillGroup(node);
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
