/** Plans for tests of the simulator, from scenario files. */

import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LangiumDocument, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { createCcsimCoreServices } from '../../language/ccsim-module.ts';
import { loadDocument } from '../../language/load.ts';
import { planOf, scenariosOf } from '../../language/plan/requests.ts';
import type { Plan } from '../../simulator/plan.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const { shared } = createCcsimCoreServices(NodeFileSystem);

/** One file at a time: a build of documents is not meant to run beside another one. */
let building: Promise<unknown> = Promise.resolve();

/** Which Plan of a file is meant; without anything, that of its first scenario as it is declared. */
interface PlanChoice {
    readonly scenario?: string;
    readonly caseName?: string;
    readonly seed?: number;
}

/** The Plan of the only (or named) scenario of a file, given by its path from the root of the project. */
export async function planFrom(file: string, choice: PlanChoice = {}): Promise<Plan> {
    return planIn(await documentOf(file), file, choice);
}

/** The Plans of every scenario of a file, as it is declared and in each of its cases. */
export async function plansFrom(file: string): Promise<readonly Plan[]> {
    const document = await documentOf(file);
    return scenariosOf(document).flatMap(({ name, cases }) => [
        planIn(document, file, { scenario: name }),
        ...cases.map((each) => planIn(document, file, { scenario: name, caseName: each.name })),
    ]);
}

/** The Plan of the only scenario of a text. */
export async function planFromText(text: string): Promise<Plan> {
    const services = createCcsimCoreServices(NodeFileSystem).shared.workspace;
    const document = services.LangiumDocumentFactory.fromString(text, URI.parse('memory:/scenario.ccsim'));
    services.LangiumDocuments.addDocument(document);
    await services.DocumentBuilder.build([document], { validation: true });
    return planIn(document, 'scenario.ccsim', {});
}

/** Files that match a pattern, by their paths from the root of the project, in order. */
export function filesMatching(pattern: string): string[] {
    return globSync(pattern, { cwd: ROOT }).sort();
}

/** Text of a file of the project. */
export function textOf(file: string): string {
    return readFileSync(resolve(ROOT, file), 'utf8');
}

async function documentOf(file: string): Promise<LangiumDocument> {
    const uri = URI.parse(pathToFileURL(resolve(ROOT, file)).href);
    const loading = building.then(() => loadDocument(shared, uri));
    building = loading.catch(() => undefined);
    return loading;
}

function planIn(document: LangiumDocument, file: string, { scenario, ...options }: PlanChoice): Plan {
    const result = planOf(document, scenario ?? scenariosOf(document)[0]?.name ?? '', options);
    if (result.kind === 'problems') {
        throw new Error(
            `${file}: ${result.problems.map((each) => `${each.startLine + 1}: ${each.message}`).join('; ')}`,
        );
    }
    return withoutPaths(result.plan);
}

/** Where the project lies must not show in what is compared. */
function withoutPaths(plan: Plan): Plan {
    return { ...plan, sources: plan.sources.map((uri) => relative(ROOT, new URL(uri).pathname)) };
}
