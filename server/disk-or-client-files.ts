/** What is on a disk is read from the disk, everything else by way of the client. */

import type { FileSystemNode, FileSystemProvider, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { ClientFiles } from './client-files.ts';
import type { FileSystem } from './start.ts';

/** For a server that is a process: a workspace that is on no disk is one that only the client can read. */
export const DiskOrClientFileSystem: FileSystem = {
    fileSystemProvider: (connection) =>
        new DiskOrClientFiles(NodeFileSystem.fileSystemProvider(), new ClientFiles(connection)),
};

class DiskOrClientFiles implements FileSystemProvider {
    readonly #disk: FileSystemProvider;
    readonly #client: FileSystemProvider;

    constructor(disk: FileSystemProvider, client: FileSystemProvider) {
        this.#disk = disk;
        this.#client = client;
    }

    stat(uri: URI): Promise<FileSystemNode> {
        return this.#placeOf(uri).stat(uri);
    }

    statSync(uri: URI): FileSystemNode {
        return this.#placeOf(uri).statSync(uri);
    }

    exists(uri: URI): Promise<boolean> {
        return this.#placeOf(uri).exists(uri);
    }

    existsSync(uri: URI): boolean {
        return this.#placeOf(uri).existsSync(uri);
    }

    readBinary(uri: URI): Promise<Uint8Array> {
        return this.#placeOf(uri).readBinary(uri);
    }

    readBinarySync(uri: URI): Uint8Array {
        return this.#placeOf(uri).readBinarySync(uri);
    }

    readFile(uri: URI): Promise<string> {
        return this.#placeOf(uri).readFile(uri);
    }

    readFileSync(uri: URI): string {
        return this.#placeOf(uri).readFileSync(uri);
    }

    readDirectory(uri: URI): Promise<FileSystemNode[]> {
        return this.#placeOf(uri).readDirectory(uri);
    }

    readDirectorySync(uri: URI): FileSystemNode[] {
        return this.#placeOf(uri).readDirectorySync(uri);
    }

    #placeOf({ scheme }: URI): FileSystemProvider {
        return scheme === 'file' ? this.#disk : this.#client;
    }
}
