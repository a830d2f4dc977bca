/** Opens scenario files with the language: what is wrong with them, which scenarios they have, and their Plans. */

import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type LangiumDocument, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import {
    type CcsimSharedCoreServices,
    createCcsimCoreServices,
    documentsOf,
    formattedText,
    type PlanOptions,
    type Problem,
    planOf,
    type ScenarioSummary,
    scenariosOf,
} from '../language/index.ts';
import type { Plan } from '../simulator/index.ts';
import type { FileProblem, Severity } from './problem-text.ts';
import type { SourceFile } from './source-file.ts';

export interface ScenarioFile {
    readonly uri: string;
    /** As its problems name it. */
    readonly name: string;
    /** Paths of the file and of what it imports. */
    readonly paths: readonly string[];
    /** Everything wrong with the file and with what it imports, file by file, in the order of the text. */
    readonly problems: readonly FileProblem[];
    readonly scenarios: readonly ScenarioSummary[];
    /** The Plan of a scenario, or what is in the way of it. */
    plan(scenario: string, options: PlanOptions): PlanOrProblems;
    /** Its text laid out; undefined where it has syntax errors. */
    formattedText(): string | undefined;
}

export type PlanOrProblems =
    | { readonly kind: 'plan'; readonly plan: Plan }
    | { readonly kind: 'problems'; readonly problems: readonly FileProblem[] };

/** Answers the name of a file, as people are to read it, from its URI. */
type NameOf = (uri: string) => string;

/** Severities of the Language Server Protocol, which counts them from 1. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Opens files together, with whatever they import. Problems name files relative to a folder. */
export async function openScenarioFiles(
    sources: readonly SourceFile[],
    folder: string,
): Promise<readonly ScenarioFile[]> {
    const { shared, ccsim } = createCcsimCoreServices(NodeFileSystem);
    const documents = sources.map((source) => addDocument(shared, source));
    await shared.workspace.DocumentBuilder.build([...new Set(documents)], { validation: true });
    const names = new Map(documents.map((document, index) => [document.uri.toString(), sources[index]?.name]));
    const nameOf: NameOf = (uri) => names.get(uri) ?? pathFrom(folder, uri);
    return documents.map((document) => scenarioFile(shared, document, nameOf, () => formattedText(ccsim, document)));
}

function addDocument(shared: CcsimSharedCoreServices, { path, text }: SourceFile): LangiumDocument {
    const uri = URI.parse(pathToFileURL(path).href);
    const { LangiumDocuments, LangiumDocumentFactory } = shared.workspace;
    const known = LangiumDocuments.getDocument(uri);
    if (known !== undefined) {
        return known;
    }
    const document = LangiumDocumentFactory.fromString(text, uri);
    LangiumDocuments.addDocument(document);
    return document;
}

function scenarioFile(
    shared: CcsimSharedCoreServices,
    document: LangiumDocument,
    nameOf: NameOf,
    formattedText: ScenarioFile['formattedText'],
): ScenarioFile {
    return {
        uri: document.uri.toString(),
        name: nameOf(document.uri.toString()),
        paths: documentsOf(shared, document).map(({ uri }) => fileURLToPath(uri.toString())),
        problems: documentsOf(shared, document).flatMap((each) => problemsIn(each, nameOf)),
        scenarios: scenariosOf(document),
        formattedText,
        plan: (scenario, options) => {
            const result = planOf(document, scenario, options);
            return result.kind === 'plan'
                ? result
                : { kind: 'problems', problems: result.problems.map((problem) => fileProblem(problem, nameOf)) };
        },
    };
}

function problemsIn(document: LangiumDocument, nameOf: NameOf): readonly FileProblem[] {
    const problems = (document.diagnostics ?? []).map(({ range, severity, code, message }) => ({
        file: nameOf(document.uri.toString()),
        line: range.start.line + 1,
        column: range.start.character + 1,
        severity: SEVERITIES[(severity ?? 1) - 1] ?? 'error',
        code: String(code ?? 'unknown'),
        message: typeof message === 'string' ? message : message.value,
    }));
    return problems.sort((left, right) => left.line - right.line || left.column - right.column);
}

function fileProblem({ uri, startLine, startColumn, code, message }: Problem, nameOf: NameOf): FileProblem {
    return { file: nameOf(uri), line: startLine + 1, column: startColumn + 1, severity: 'error', code, message };
}

/** Below the folder by its relative path, elsewhere by the whole one. */
export function pathFrom(folder: string, uri: string): string {
    const path = fileURLToPath(uri);
    const below = relative(folder, path);
    return below === '..' || below.startsWith(`..${sep}`) ? path : below;
}
