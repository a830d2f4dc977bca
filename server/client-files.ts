/** Files as the client sees them: for a server in a browser, and for workspaces that are on no disk. */

import { type FileSystemNode, type FileSystemProvider, type URI, UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import {
    type FileKind,
    type FileParams,
    type FileText,
    type FolderEntries,
    READ_FILE_REQUEST,
    READ_FOLDER_REQUEST,
    STAT_REQUEST,
    type StatResult,
} from './protocol.ts';
import type { FileSystem } from './start.ts';

/** Everything is read by way of the client. */
export const ClientFileSystem: FileSystem = { fileSystemProvider: (connection) => new ClientFiles(connection) };

/**
 * Asks the client for each file. A client that cannot say, or a file that is not there, is an error like that of a disk.
 * Nothing can be asked synchronously.
 */
export class ClientFiles implements FileSystemProvider {
    readonly #connection: Pick<Connection, 'sendRequest'>;

    constructor(connection: Pick<Connection, 'sendRequest'>) {
        this.#connection = connection;
    }

    async stat(uri: URI): Promise<FileSystemNode> {
        const { kind } = await this.#ask<StatResult>(STAT_REQUEST, uri);
        if (kind === undefined) {
            throw new Error(`'${uri.toString()}' does not exist.`);
        }
        return nodeOf(uri, kind);
    }

    async exists(uri: URI): Promise<boolean> {
        return (await this.#ask<StatResult>(STAT_REQUEST, uri)).kind !== undefined;
    }

    async readFile(uri: URI): Promise<string> {
        return (await this.#ask<FileText>(READ_FILE_REQUEST, uri)).text;
    }

    async readBinary(uri: URI): Promise<Uint8Array> {
        return new TextEncoder().encode(await this.readFile(uri));
    }

    async readDirectory(uri: URI): Promise<FileSystemNode[]> {
        const { entries } = await this.#ask<FolderEntries>(READ_FOLDER_REQUEST, uri);
        return entries.map(({ name, kind }) => nodeOf(UriUtils.joinPath(uri, name), kind));
    }

    statSync(uri: URI): FileSystemNode {
        throw onlyLater(uri);
    }

    existsSync(uri: URI): boolean {
        throw onlyLater(uri);
    }

    readFileSync(uri: URI): string {
        throw onlyLater(uri);
    }

    readBinarySync(uri: URI): Uint8Array {
        throw onlyLater(uri);
    }

    readDirectorySync(uri: URI): FileSystemNode[] {
        throw onlyLater(uri);
    }

    #ask<Answer>(request: string, uri: URI): Promise<Answer> {
        return this.#connection.sendRequest<Answer>(request, { uri: uri.toString() } satisfies FileParams);
    }
}

function nodeOf(uri: URI, kind: FileKind): FileSystemNode {
    return { uri, isFile: kind === 'file', isDirectory: kind === 'folder' };
}

function onlyLater(uri: URI): Error {
    return new Error(`'${uri.toString()}' can only be read asynchronously.`);
}
