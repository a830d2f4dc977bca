/** A topology that extends another one must be whole with what it inherits. */

import {
    type AstNode,
    AstUtils,
    type ValidationAcceptor,
    type ValidationCheck,
    type ValidationChecks,
    ValidationRegistry,
} from 'langium';
import type { CcsimCoreServices } from '../ccsim-module.ts';
import { type CcsimAstType, isTopology, type RemovedThing, type Topology } from '../generated/ast.ts';
import { baseOf, copyOf, extendsTopology, inheritedBy, originOf } from '../references/inheritance.ts';
import type { CheckCode } from './codes.ts';
import type { Report } from './report.ts';

/** Registers checks of what is in topologies, so that they look at it together with what is inherited. */
export function registerInWhole(services: CcsimCoreServices, checks: ValidationChecks<CcsimAstType>): void {
    const parts = new ValidationRegistry(services);
    parts.register(checks);
    for (const type of Object.keys(checks)) {
        services.validation.ValidationRegistry.register({ [type]: inWhole(parts) });
    }
    services.validation.ValidationRegistry.register({ Topology: inheritedMustBeWhole(parts) });
}

export function topologyMustNotExtendItself(topology: Topology, report: Report): void {
    const base = topology.base?.ref;
    if (base !== undefined && extendsTopology(base, topology)) {
        const way = base === topology ? 'itself' : `'${base.name}', which extends it in turn`;
        const message = `'${topology.name}' extends ${way}. Remove one 'extends'.`;
        report({ code: 'extends/cycle', node: topology, property: 'base', message });
    }
}

export function removedThingMustBeInherited(node: RemovedThing, report: Report): void {
    const topology = AstUtils.getContainerOfType(node, isTopology);
    if (topology !== undefined && topology.base === undefined) {
        const message = `'${topology.name}' extends no topology, so there is nothing to leave out.`;
        report({ code: 'extends/nothing', node, message });
    }
}

/** The checks of a node, as part of the whole that its topology is with what it inherits. */
function inWhole(parts: ValidationRegistry): ValidationCheck<AstNode> {
    return async (node, accept, cancelToken) => {
        const topology = AstUtils.getContainerOfType(node, isTopology);
        const acceptHere: ValidationAcceptor = (severity, message, info) => {
            const own = originOf(info.node);
            // What is inherited is reported where it is declared, or as broken here.
            if (AstUtils.getContainerOfType(own, isTopology) === topology) {
                accept(severity, message, { ...info, node: own });
            }
        };
        const isExtension = topology?.base !== undefined;
        for (const check of parts.getChecks(node.$type)) {
            await check(isExtension ? copyOf(node) : node, isExtension ? acceptHere : accept, cancelToken);
        }
    };
}

/** What is inherited must be whole here too: by the checks of what is in topologies, and by the names that it refers to. */
function inheritedMustBeWhole(parts: ValidationRegistry): ValidationCheck<Topology> {
    return async (topology, accept, cancelToken) => {
        const base = baseOf(topology);
        for (const { copy, source } of base === undefined ? [] : inheritedBy(topology)) {
            const known = new Set(await errorsOf(source));
            const errors = (await errorsOf(copy)).filter((message) => !known.has(message));
            for (const error of [...lostNames(copy, source), ...errors]) {
                const message = `What '${topology.name}' inherits from '${base?.name}' is not whole any more: ${error}`;
                const code: CheckCode = 'extends/broken';
                accept('error', message, { node: topology, property: 'name', code, data: { code } });
            }
        }

        async function errorsOf(node: AstNode): Promise<readonly string[]> {
            const errors: string[] = [];
            for (const check of parts.getChecks(node.$type)) {
                await check(
                    node,
                    (severity, message) => errors.push(...(severity === 'error' ? [message] : [])),
                    cancelToken,
                );
            }
            return errors;
        }
    };
}

/** The names that lead nowhere although they did in the topology that is extended. */
function lostNames(copy: AstNode, source: AstNode): readonly string[] {
    const before = AstUtils.streamReferences(source).toArray();
    return AstUtils.streamReferences(copy)
        .toArray()
        .flatMap(({ reference }) => {
            const isLost = 'ref' in reference && reference.ref === undefined;
            const known = before.find((each) => each.reference.$refText === reference.$refText)?.reference;
            return isLost && known !== undefined && 'ref' in known && known.ref !== undefined
                ? [`${ownerOf(source)} refers to '${reference.$refText}', which is not there.`]
                : [];
        });
}

/** The nearest thing with a name that a node is part of. */
function ownerOf(node: AstNode): string {
    const owner = AstUtils.getContainerOfType(node, isNamed);
    return owner === undefined || isTopology(owner) ? 'A statement' : `'${owner.name}'`;
}

function isNamed(node: AstNode): node is AstNode & { readonly name: string } {
    return 'name' in node && typeof node.name === 'string';
}
