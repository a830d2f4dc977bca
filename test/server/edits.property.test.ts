/**
 * Whatever is done to a workspace in an editor, the server says in the end what a server would say that reads the same
 * texts for the first time; and it answers whatever it is asked on the way.
 */

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { PLAN_REQUEST, SCENARIOS_REQUEST } from '../../server/protocol.ts';
import { CORPUS_TEXTS } from '../language/corpus-texts.ts';
import { edited, type TextEdit, textEdits } from '../language/text-edits.ts';
import { EditedWorkspace, uriOf } from './edited-workspace.ts';

/** The same in each run of the tests; another number looks elsewhere: `EDIT_SEED=7 EDIT_RUNS=1000 npx vitest run …`. */
const SEED = Number(process.env.EDIT_SEED ?? 1);
const RUNS = Number(process.env.EDIT_RUNS ?? 70);

/** What the server writes where it runs: failures that nobody waits for end there. */
const written: unknown[][] = [];

beforeEach(() => {
    for (const method of ['debug', 'log', 'warn', 'error'] as const) {
        vi.spyOn(console, method).mockImplementation((...args) => written.push(args));
    }
});

afterEach(() => {
    vi.restoreAllMocks();
});

test('after any edits the server says what a server says that reads the same texts afresh', async () => {
    let edits = 0;
    await fc.assert(
        fc.asyncProperty(sequences, async (sequence) => {
            const workspace = await EditedWorkspace.start(INITIAL);
            for (const path of ['both.ccsim', 'regional.ccsim', 'topologies/acme.ccsim']) {
                await workspace.open(path);
            }
            for (const burst of sequence) {
                const answers: Promise<Answer>[] = [];
                for (const step of burst) {
                    edits += step.kind === 'edit' || step.kind === 'import' || step.kind === 'undo' ? 1 : 0;
                    answers.push(...(await take(step, workspace)));
                }
                expect((await Promise.all(answers)).filter(isRefusal)).toEqual([]);
                expect(await workspace.reading()).toEqual(await workspace.freshReading());
                expect((await Promise.all(questions(workspace))).filter(isFailure)).toEqual([]);
            }
            expect(workspace.client.loggedErrors).toEqual([]);
            expect(written).toEqual([]);
            workspace.client.close();
        }),
        // Shrinking would take much longer than all runs; a failure is repeated by its seed and path.
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(edits, 'edits, on average of the runs').toBeGreaterThan(50 * RUNS);
}, 600_000);

// ---------------------------------------------------------------------------------------------------------- workspace

/** Some examples, a second topology that imports the first, and scenarios on both. */
const INITIAL = initialTexts();

function initialTexts(): Readonly<Record<string, string>> {
    const examples = CORPUS_TEXTS.filter(({ path }) => path.startsWith('examples/')).map(({ path, text }) => ({
        path: path.slice('examples/'.length),
        text,
    }));
    const topology = examples.find(({ path }) => path.startsWith('topologies/'));
    const scenarios = examples.filter(({ text }) => text.includes(`import "${topology?.path}"`)).slice(0, 2);
    const [scenario] = scenarios;
    if (topology === undefined || scenario === undefined) {
        throw new Error('the examples have no topology of their own any more');
    }
    const name = /^topology (\w+)/m.exec(topology.text)?.[1] ?? '';
    const withoutImport = scenario.text.replace(/^import .*$/m, '');
    return {
        [topology.path]: topology.text,
        ...Object.fromEntries(scenarios.map(({ path, text }) => [path, text])),
        'regional.ccsim': `import "${topology.path}"\n${topology.text.replace(`topology ${name}`, 'topology Regional')}`,
        'both.ccsim': `import "regional.ccsim"\n${withoutImport}${withoutImport
            .replace(`on ${name}`, 'on Regional')
            .replace(/^scenario (\w+)/m, 'scenario $1Regional')}`,
    };
}

const PATHS = [...Object.keys(INITIAL), 'new.ccsim', 'topologies/new.ccsim'];

// -------------------------------------------------------------------------------------------------------------- steps

type Step =
    | { readonly kind: 'edit'; readonly file: number; readonly edit: TextEdit }
    | { readonly kind: 'undo' | 'open' | 'close' | 'save' | 'wait' | 'remove' | 'remove-folder'; readonly file: number }
    | { readonly kind: 'import' | 'write' | 'rename'; readonly file: number; readonly pick: number }
    | { readonly kind: 'ask'; readonly file: number; readonly place: number };

const file = fc.nat();
const steps: fc.Arbitrary<Step> = fc.oneof(
    { weight: 36, arbitrary: fc.record({ kind: fc.constant('edit'), file, edit: textEdits }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('import'), file, pick: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('write', 'rename'), file, pick: fc.nat() }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('ask'), file, place: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), file }) },
    { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('undo', 'open', 'close', 'save'), file }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('remove', 'remove-folder'), file }) },
);
const bursts = fc.array(steps, { minLength: 1, maxLength: 100, size: 'max' });
const sequences = fc.array(bursts, { minLength: 1, maxLength: 4, size: 'max' });

/** Does a step, without waiting for the server unless that is the step; the answers are to what it asked. */
async function take(step: Step, workspace: EditedWorkspace): Promise<readonly Promise<Answer>[]> {
    const open = at([...workspace.opened.keys()], step.file);
    const any = at(PATHS, step.file) ?? '';
    switch (step.kind) {
        case 'edit':
            await changeText(workspace, open, (text) => edited(text, step.edit));
            return [];
        case 'import':
            await changeText(workspace, open, (text) => withImport(text, step.pick));
            return [];
        case 'ask':
            return open === undefined ? [] : [ask(workspace, open, step.place)];
        case 'wait':
            await workspace.settled();
            return [];
        case 'undo':
            await undo(workspace, open);
            return [];
        case 'open':
            await (workspace.opened.has(any) ? undefined : workspace.open(any));
            return [];
        case 'close':
            await (open === undefined ? undefined : workspace.close(open));
            return [];
        case 'save':
            await (open === undefined
                ? undefined
                : workspace.changeFiles({ [open]: workspace.opened.get(open)?.text ?? '' }));
            return [];
        case 'write':
            await workspace.changeFiles({ [any]: textToWrite(step.pick) });
            return [];
        case 'remove':
            await workspace.changeFiles({}, [any]);
            return [];
        case 'remove-folder':
            await workspace.changeFiles({}, ['topologies']);
            return [];
        case 'rename':
            await rename(workspace, any, at(PATHS, step.pick) ?? '');
            return [];
    }
}

async function changeText(workspace: EditedWorkspace, path: string | undefined, change: (text: string) => string) {
    const text = path === undefined ? undefined : workspace.opened.get(path)?.text;
    if (path !== undefined && text !== undefined) {
        await workspace.change(path, change(text));
    }
}

async function undo(workspace: EditedWorkspace, path: string | undefined): Promise<void> {
    const history = path === undefined ? [] : (workspace.opened.get(path)?.history ?? []);
    const before = history.at(-1);
    if (path !== undefined && before !== undefined) {
        await workspace.change(path, before, history.slice(0, -1));
    }
}

async function rename(workspace: EditedWorkspace, from: string, to: string): Promise<void> {
    const text = workspace.disk.get(from);
    if (text !== undefined && from !== to) {
        await workspace.changeFiles({ [to]: text }, [from]);
    }
}

/** Another path in one of the imports, or an import more. */
function withImport(text: string, pick: number): string {
    const paths = [...PATHS, ...PATHS.map((path) => `../${path}`), 'not-there.ccsim', 'acme.txt', '', '.', '/work'];
    const imports = [...text.matchAll(/import "[^"\n]*"/g)];
    const statement = `import "${at(paths, pick) ?? ''}"`;
    const replaced = at(imports, pick >>> 8);
    return replaced === undefined || pick % 4 === 0
        ? `${statement}\n${text}`
        : text.slice(0, replaced.index) + statement + text.slice(replaced.index + replaced[0].length);
}

function textToWrite(pick: number): string {
    return (pick % 2 === 0 ? at(Object.values(INITIAL), pick) : at(CORPUS_TEXTS, pick)?.text) ?? '';
}

function at<T>(values: readonly T[], place: number): T | undefined {
    return values[place % values.length];
}

// ---------------------------------------------------------------------------------------------------------- questions

/** How a request ended: with an answer, or with the code and message of its error. */
type Answer =
    | { readonly method: string }
    | { readonly method: string; readonly code: number; readonly message: string };

/** Whether a request failed although the text did not change meanwhile. */
function isFailure(answer: Answer): boolean {
    return 'code' in answer;
}

/** Whether a request failed for another reason than that the text changed meanwhile. */
function isRefusal(answer: Answer): boolean {
    const changed: readonly number[] = [
        LSPErrorCodes.RequestCancelled,
        LSPErrorCodes.ServerCancelled,
        LSPErrorCodes.ContentModified,
    ];
    return 'code' in answer && !changed.includes(answer.code);
}

const METHODS = [
    'textDocument/completion',
    'textDocument/hover',
    'textDocument/definition',
    'textDocument/references',
    'textDocument/documentHighlight',
    'textDocument/prepareRename',
    'textDocument/rename',
    'textDocument/documentSymbol',
    'textDocument/foldingRange',
    'textDocument/formatting',
    'textDocument/rangeFormatting',
    'textDocument/onTypeFormatting',
    'textDocument/semanticTokens/full',
    'textDocument/semanticTokens/range',
    'textDocument/inlayHint',
    'textDocument/codeLens',
    'textDocument/codeAction',
    'textDocument/documentLink',
    'textDocument/signatureHelp',
    'textDocument/selectionRange',
    'textDocument/linkedEditingRange',
    'textDocument/prepareCallHierarchy',
    'workspace/symbol',
    SCENARIOS_REQUEST,
    PLAN_REQUEST,
] as const;

/** Everything that can be asked, each about another place. */
function questions(workspace: EditedWorkspace): readonly Promise<Answer>[] {
    const paths = [...workspace.opened.keys()];
    return METHODS.flatMap((_, index) => {
        const path = at(paths, index);
        const text = path === undefined ? '' : (workspace.opened.get(path)?.text ?? '');
        return path === undefined ? [] : [ask(workspace, path, index + METHODS.length * (text.length * 7 + index))];
    });
}

async function ask(workspace: EditedWorkspace, path: string, place: number): Promise<Answer> {
    const method = at(METHODS, place) ?? METHODS[0];
    const text = workspace.opened.get(path)?.text ?? '';
    const document = TextDocument.create(uriOf(path), 'ccsim', 0, text);
    const position = document.positionAt(place % (text.length + 1));
    const { closings } = workspace;
    const range = { start: document.positionAt((place >>> 4) % (text.length + 1)), end: position };
    try {
        await workspace.client.connection.sendRequest(method, {
            textDocument: { uri: uriOf(path) },
            uri: uriOf(path),
            position,
            positions: [position],
            range,
            scenario: 'Any',
            query: text.slice(place % (text.length + 1)).slice(0, 2),
            newName: 'Renamed',
            ch: place % 2 === 0 ? '\n' : '}',
            options: { tabSize: 4, insertSpaces: true },
            context: {
                includeDeclaration: true,
                triggerKind: 1,
                diagnostics: workspace.client.published.get(uriOf(path)) ?? [],
            },
        });
        return { method };
    } catch (error) {
        if (workspace.closings > closings) {
            // Perhaps of this document, and perhaps it has no file.
            return { method };
        }
        const { code, message } =
            error instanceof ResponseError ? error : { code: ErrorCodes.InternalError, message: String(error) };
        return { method, code, message };
    }
}
