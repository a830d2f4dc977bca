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

/** The Plan of the only (or named) scenario of a file, given by its path from the root of the project. */
export async function planFrom(file: string, options: { scenario?: string; seed?: number } = {}): Promise<Plan> {
    const uri = URI.parse(pathToFileURL(resolve(ROOT, file)).href);
    const loading = building.then(() => loadDocument(shared, uri));
    building = loading.catch(() => undefined);
    const document = await loading;
    return planIn(document, file, options);
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

function planIn(document: LangiumDocument, file: string, options: { scenario?: string; seed?: number }): Plan {
    const scenario = options.scenario ?? scenariosOf(document)[0]?.name ?? '';
    const result = planOf(document, scenario, options.seed === undefined ? {} : { seed: options.seed });
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
