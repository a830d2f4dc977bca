/** A workspace as an editor sees it, files and open documents, kept in step with a server; and the same read afresh. */

import { URI } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import { type Diagnostic, FileChangeType } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createCcsimCoreServices, planOf, scenariosOf } from '../../language/index.ts';
import { PLAN_REQUEST, type PlanResult, SCENARIOS_REQUEST, type ScenariosResult } from '../../server/protocol.ts';
import { type Client, connect } from './client.ts';

const ROOT = 'file:///work';

export interface OpenDocument {
    readonly text: string;
    readonly version: number;
    /** Earlier texts, the last one at the end. */
    readonly history: readonly string[];
}

/** What is known of a workspace's files: problems by path, and Plans by path and scenario. */
export interface WorkspaceReading {
    readonly diagnostics: Readonly<Record<string, readonly Diagnostic[]>>;
    readonly plans: Readonly<Record<string, PlanResult>>;
}

export class EditedWorkspace {
    readonly client: Client;
    /** Files of the disk by path; an open document hides the file of its path. */
    readonly disk: Map<string, string>;
    readonly opened = new Map<string, OpenDocument>();
    /** How often a document has been closed. */
    closings = 0;
    private readonly files: VirtualFileSystemProvider;
    /** Every path that ever was: what is gone must have no problems any more. */
    private readonly seen = new Set<string>();

    private constructor(client: Client, files: VirtualFileSystemProvider, disk: Map<string, string>) {
        this.client = client;
        this.files = files;
        this.disk = disk;
    }

    /** Starts a server on files by their paths. */
    static async start(texts: Readonly<Record<string, string>>): Promise<EditedWorkspace> {
        const files = filesOf(Object.entries(texts));
        const client = await connect(ROOT, { fileSystemProvider: () => files });
        return new EditedWorkspace(client, files, new Map(Object.entries(texts)));
    }

    /** All texts as they count, by path. */
    texts(): ReadonlyMap<string, string> {
        const texts = new Map(this.disk);
        for (const [path, { text }] of this.opened) {
            texts.set(path, text);
        }
        return texts;
    }

    async open(path: string): Promise<void> {
        const text = this.disk.get(path) ?? '';
        this.opened.set(path, { text, version: 1, history: [] });
        await this.client.open(uriOf(path), text);
    }

    async close(path: string): Promise<void> {
        this.seen.add(path);
        this.opened.delete(path);
        this.closings++;
        await this.client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
    }

    /** Replaces the text of an open document, as one change of the part that differs. */
    async change(path: string, text: string, history?: readonly string[]): Promise<void> {
        const before = this.opened.get(path);
        if (before === undefined) {
            throw new Error(`'${path}' is not open`);
        }
        const version = before.version + 1;
        this.opened.set(path, { text, version, history: history ?? [...before.history, before.text] });
        await this.client.connection.sendNotification('textDocument/didChange', {
            textDocument: { uri: uriOf(path), version },
            contentChanges: [changeBetween(before.text, text)],
        });
    }

    /** Writes and removes files, and tells the server at once of all of it. */
    async changeFiles(written: Readonly<Record<string, string>>, removed: readonly string[] = []): Promise<void> {
        const type = (path: string) => (this.disk.has(path) ? FileChangeType.Changed : FileChangeType.Created);
        const changes = [
            ...removed.map((path) => ({ uri: uriOf(path), type: FileChangeType.Deleted })),
            ...Object.keys(written).map((path) => ({ uri: uriOf(path), type: type(path) })),
        ];
        for (const path of [...this.disk.keys()].filter((each) => removed.some((gone) => isWithin(each, gone)))) {
            this.seen.add(path);
            this.disk.delete(path);
            this.files.delete(URI.parse(uriOf(path)));
        }
        for (const [path, text] of Object.entries(written)) {
            this.disk.set(path, text);
            this.files.insert(URI.parse(uriOf(path)), text);
        }
        await this.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    }

    /** Resolves once the server has seen and worked off everything before. */
    async settled(): Promise<void> {
        await this.client.connection.sendRequest('workspace/symbol', { query: '' });
    }

    /** What the server says once it has nothing left to do. */
    async reading(): Promise<WorkspaceReading> {
        const { connection, published } = this.client;
        const plans: Record<string, PlanResult> = {};
        for (const path of sorted(this.texts().keys())) {
            const uri = uriOf(path);
            const { scenarios } = await connection.sendRequest<ScenariosResult>(SCENARIOS_REQUEST, { uri });
            for (const { name } of scenarios) {
                const params = { uri, scenario: name };
                plans[`${path}#${name}`] = await connection.sendRequest<PlanResult>(PLAN_REQUEST, params);
            }
        }
        const paths = sorted(new Set([...this.texts().keys(), ...this.seen]));
        return {
            plans,
            diagnostics: Object.fromEntries(paths.map((path) => [path, published.get(uriOf(path)) ?? []])),
        };
    }

    /** What services that have seen none of the edits say of the same texts. */
    async freshReading(): Promise<WorkspaceReading> {
        const texts = this.texts();
        const { shared } = createCcsimCoreServices({ fileSystemProvider: () => filesOf([...texts]) });
        const { DocumentBuilder, LangiumDocuments } = shared.workspace;
        const paths = sorted(texts.keys());
        const documents = await Promise.all(
            paths.map(async (path) => ({
                path,
                document: await LangiumDocuments.getOrCreateDocument(URI.parse(uriOf(path))),
            })),
        );
        await DocumentBuilder.build(
            documents.map(({ document }) => document),
            { validation: true },
        );
        const gone = [...this.seen].filter((path) => !texts.has(path)).map((path) => [path, []] as const);
        const found = documents.map(({ path, document }) => [path, document.diagnostics ?? []] as const);
        const plans = documents.flatMap(({ path, document }) =>
            scenariosOf(document).map(({ name }) => [`${path}#${name}`, planOf(document, name)] as const),
        );
        return {
            diagnostics: Object.fromEntries([...found, ...gone].sort(([a], [b]) => a.localeCompare(b))),
            plans: Object.fromEntries(plans),
        };
    }
}

export function uriOf(path: string): string {
    return `${ROOT}/${path}`;
}

function filesOf(texts: Iterable<readonly [string, string]>): VirtualFileSystemProvider {
    const files = new VirtualFileSystemProvider();
    for (const [path, text] of texts) {
        files.insert(URI.parse(uriOf(path)), text);
    }
    return files;
}

function isWithin(path: string, folder: string): boolean {
    return path === folder || path.startsWith(`${folder}/`);
}

function sorted(paths: Iterable<string>): readonly string[] {
    return [...paths].sort((a, b) => a.localeCompare(b));
}

function changeBetween(before: string, after: string) {
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) {
        start++;
    }
    let kept = 0;
    while (
        kept < before.length - start &&
        kept < after.length - start &&
        before[before.length - 1 - kept] === after[after.length - 1 - kept]
    ) {
        kept++;
    }
    const document = TextDocument.create('', '', 0, before);
    const range = { start: document.positionAt(start), end: document.positionAt(before.length - kept) };
    return { range, text: after.slice(start, after.length - kept) };
}
