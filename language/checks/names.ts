/** Names must be unique where they are looked up, and should be listed once. */

import { type AstNode, AstUtils, type CstNode, type Reference } from 'langium';
import type { CcsimCoreServices } from '../ccsim-module.ts';
import {
    type Agent,
    type AgentAction,
    type AgentGroup,
    type AgentPredicate,
    type ApplicationInstance,
    type Document,
    type Fragment,
    isDocument,
    type LogoutPredicate,
    type Scenario,
    type SkillGroup,
    type Team,
    type Timeline,
    type Topology,
} from '../generated/ast.ts';
import { casesOf } from '../plan/cases.ts';
import { parametersOf } from '../plan/parameters.ts';
import { lineOf } from '../plan/source.ts';
import { agentsNamed } from '../references/agents.ts';
import { declarationsOf, namedWorkOf } from '../references/declarations.ts';
import { bareKindOf } from '../references/kinds.ts';
import type { Check, Report } from './report.ts';

interface Named extends AstNode {
    readonly name?: string;
}

/** Components and agents share their names' space; domains have one of their own. */
export function namesMustBeUniqueInTopology(topology: Topology, report: Report): void {
    const declarations = declarationsOf(topology);
    const place = `topology '${topology.name}'`;
    reportDuplicates(
        declarations.filter((node) => node.$type !== 'Domain'),
        place,
        report,
    );
    reportDuplicates(
        declarations.filter((node) => node.$type === 'Domain'),
        place,
        report,
    );
}

/** Expectations name tasks, so two statements cannot share a name. */
export function taskNamesMustBeUnique(timeline: Timeline, report: Report): void {
    reportDuplicates(namedWorkOf(timeline), placeOf(timeline), report, 'Tasks');
}

export function parameterNamesMustBeUnique(timeline: Timeline, report: Report): void {
    reportDuplicates(parametersOf(timeline), placeOf(timeline), report);
}

export function caseNamesMustBeUnique(scenario: Scenario, report: Report): void {
    reportDuplicates(casesOf(scenario), placeOf(scenario), report);
}

function placeOf({ $type, name }: Timeline): string {
    return `${bareKindOf($type)} '${name}'`;
}

export function scenarioNamesMustBeUnique(document: Document, report: Report): void {
    reportDuplicates(document.scenarios, 'this file', report);
}

export function topologyNamesMustBeUnique(services: CcsimCoreServices): Check<Document> {
    return namesMustBeUniqueInReach(services, (document) => document.topologies);
}

export function fragmentNamesMustBeUnique(services: CcsimCoreServices): Check<Document> {
    return namesMustBeUniqueInReach(services, (document) => document.fragments);
}

function namesMustBeUniqueInReach(
    services: CcsimCoreServices,
    declared: (document: Document) => readonly (Topology | Fragment)[],
): Check<Document> {
    return function namesMustBeUniqueInReach(document, report) {
        const imports = services.shared.workspace.Imports;
        const imported = imports.importedDocuments(AstUtils.getDocument(document)).flatMap((each) => {
            const root = each.parseResult.value;
            return isDocument(root) ? declared(root) : [];
        });
        const own = declared(document);
        reportDuplicates([...own, ...imported], 'this file and what it imports', (finding, related) => {
            if (own.some((each) => each === finding.node)) {
                report(finding, related);
            }
        });
        reportImportedTwice(document, own, imported, report);
    };
}

export function agentsShouldBeListedOnce(
    node: AgentAction | AgentPredicate | LogoutPredicate | Team | SkillGroup,
    report: Report,
): void {
    const seen = new Set<Agent>();
    for (const each of node.agents) {
        // A team may be part of itself by way of others, which is reported as such.
        const isTeamOfTeam = node.$type === 'Team' && each.agent?.ref?.$type === 'Team';
        const agents = isTeamOfTeam ? [] : (agentsNamed([each]) ?? []);
        if (agents.length > 0 && agents.every((agent) => seen.has(agent))) {
            const message = `'${lineOf(each)}' is listed twice. Remove one.`;
            report({ code: 'name/listed-twice', node: each, message });
        }
        for (const agent of agents) {
            seen.add(agent);
        }
    }
}

export function servedDomainsShouldBeListedOnce(application: ApplicationInstance, report: Report): void {
    reportRepeated(application, 'domains', application.domains, report);
}

export function verbDomainsShouldBeListedOnce({ verb }: AgentAction, report: Report): void {
    if (verb !== undefined && verb.$type !== 'AnswerVerb') {
        reportRepeated(verb, 'domains', verb.domains, report);
    }
}

export function handledDomainsShouldBeListedOnce(group: AgentGroup, report: Report): void {
    for (const [place, handling] of group.handles.entries()) {
        const name = handling.domain?.$refText;
        if (group.handles.slice(0, place).some((earlier) => earlier.domain?.$refText === name)) {
            const message = `'${name}' is listed twice. Remove one.`;
            report({ code: 'name/listed-twice', node: handling, property: 'domain', message });
        }
    }
}

function reportDuplicates(nodes: readonly Named[], place: string, report: Report, what?: string): void {
    const reported = new Set<CstNode | undefined>();
    const byName = new Map<string, Named[]>();
    for (const node of nodes) {
        if (node.name !== undefined) {
            byName.set(node.name, [...(byName.get(node.name) ?? []), node]);
        }
    }
    for (const [name, same] of byName) {
        // The agents of a range all stand where the range does.
        const isOnce = (node: Named) => !reported.has(node.$cstNode) && reported.add(node.$cstNode).size > 0;
        for (const node of same.length > 1 ? same.filter(isOnce) : []) {
            const others = same.filter((other) => other !== node);
            const kind =
                what === undefined ? `the name of ${others.length + 1} declarations` : 'given by two statements';
            const message = `'${name}' is ${kind} in ${place}. Rename one, so that the name says which is meant.`;
            const related = others.map((other) => ({
                node: other,
                property: 'name',
                message: `The other '${name}', ${what === undefined ? bareKindOf(other.$type) : 'statement'}.`,
            }));
            report({ code: 'name/duplicate', node, property: 'name', message }, related);
        }
    }
}

/** A clash between two imported files is the importer's to solve. */
function reportImportedTwice(
    document: Document,
    declaredHere: readonly (Topology | Fragment)[],
    imported: readonly (Topology | Fragment)[],
    report: Report,
): void {
    const last = document.imports.at(-1);
    const own = new Set(declaredHere.map(({ name }) => name));
    const names = imported.map(({ name }) => name);
    const clashing = new Set(names.filter((name, place) => names.indexOf(name) !== place && !own.has(name)));
    for (const name of last === undefined ? [] : clashing) {
        const declared = imported.filter((each) => each.name === name);
        const kind =
            declared[0]?.$type === 'Fragment'
                ? (['fragment', 'fragments'] as const)
                : (['topology', 'topologies'] as const);
        const related = declared.map((node) => ({ node, property: 'name', message: `One ${kind[0]} '${name}'.` }));
        const message = `The imported files declare ${declared.length} ${kind[1]} '${name}'. Rename one.`;
        if (last !== undefined) {
            report({ code: 'name/duplicate', node: last, property: 'path', message }, related);
        }
    }
}

function reportRepeated(node: AstNode, property: string, references: readonly Reference[], report: Report): void {
    const names = references.map((reference) => reference.$refText);
    for (const [index, name] of names.entries()) {
        if (names.indexOf(name) < index) {
            report({
                code: 'name/listed-twice',
                node,
                property,
                index,
                message: `'${name}' is listed twice. Remove one.`,
            });
        }
    }
}
