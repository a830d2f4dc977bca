import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { ClientFileSystem } from '../../server/client-files.ts';
import { DiskOrClientFileSystem } from '../../server/disk-or-client-files.ts';
import {
    type FileParams,
    type FileText,
    type FolderEntries,
    READ_FILE_REQUEST,
    READ_FOLDER_REQUEST,
    STAT_REQUEST,
    type StatResult,
} from '../../server/protocol.ts';
import { type Client, connect } from './client.ts';

const FOLDER = 'vscode-vfs://somewhere/project';
const SCENARIO = `${FOLDER}/scenario.ccsim`;
const FILES: Readonly<Record<string, string>> = {
    [`${FOLDER}/topology.ccsim`]: 'topology Small {\n    controller Central\n}\n',
    [`${FOLDER}/phases/morning.ccsim`]: 'fragment Morning on Small {\n    at 1s fail Central\n}\n',
};

/** A client that has the files and no disk; `asked` are the requests that it answered. */
async function withFiles(fileSystem = ClientFileSystem): Promise<{ client: Client; asked: string[] }> {
    const client = await connect(null, fileSystem);
    const asked: string[] = [];
    const noted = (request: string, { uri }: FileParams): string => {
        asked.push(`${request} ${uri}`);
        return uri;
    };
    client.connection.onRequest(STAT_REQUEST, (params: FileParams) => statOf(noted(STAT_REQUEST, params)));
    client.connection.onRequest(READ_FILE_REQUEST, (params: FileParams) => textOf(noted(READ_FILE_REQUEST, params)));
    client.connection.onRequest(READ_FOLDER_REQUEST, (params: FileParams) =>
        entriesOf(noted(READ_FOLDER_REQUEST, params).replace(/\/$/, '')),
    );
    return { client, asked };
}

function statOf(uri: string): StatResult {
    return uri in FILES ? { kind: 'file' } : {};
}

function textOf(uri: string): FileText {
    const text = FILES[uri];
    if (text === undefined) {
        throw new Error(`no ${uri}`);
    }
    return { text };
}

function entriesOf(folder: string): FolderEntries {
    const paths = Object.keys(FILES).filter((file) => file.startsWith(`${folder}/`));
    return {
        entries: paths.flatMap((path) => {
            const [name, ...rest] = path.slice(folder.length + 1).split('/');
            return name === undefined ? [] : [{ name, kind: rest.length > 0 ? 'folder' : 'file' }];
        }),
    };
}

describe('a workspace that only the client can read', () => {
    it('has the files and folders that a scenario imports', async () => {
        const { client } = await withFiles();
        await client.open(
            SCENARIO,
            'import "topology.ccsim"\nimport "phases/"\nscenario One on Small {\n    duration 1min\n    include Morning at 5s\n}\n',
        );
        const { diagnostics } = await client.diagnostics(SCENARIO);
        expect(diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
        client.close();
    });

    it('says which import is missing', async () => {
        const { client } = await withFiles();
        await client.open(SCENARIO, 'import "gone.ccsim"\n');
        const { diagnostics } = await client.diagnostics(SCENARIO);
        expect(diagnostics.map(({ code }) => code)).toEqual(['import/missing']);
        client.close();
    });

    it('is where completion looks for what can be imported', async () => {
        const { client } = await withFiles();
        await client.open(SCENARIO, 'import ""\n');
        const items = await client.connection.sendRequest<CompletionItem[] | { readonly items: CompletionItem[] }>(
            'textDocument/completion',
            { textDocument: { uri: SCENARIO }, position: { line: 0, character: 8 } },
        );
        const labels = (Array.isArray(items) ? items : items.items).map(({ label }) => label);
        expect(labels).toEqual(expect.arrayContaining(['topology.ccsim', 'phases/']));
        client.close();
    });

    it('does not stand in for a disk where there is one', async () => {
        const { client, asked } = await withFiles(DiskOrClientFileSystem);
        await client.open('file:///nowhere/scenario.ccsim', 'import "gone.ccsim"\n');
        await client.diagnostics('file:///nowhere/scenario.ccsim');
        expect(asked).toEqual([]);
        await client.open(SCENARIO, 'import "topology.ccsim"\n');
        await client.diagnostics(SCENARIO);
        expect(asked).toContain(`${READ_FILE_REQUEST} ${FOLDER}/topology.ccsim`);
        client.close();
    });
});
