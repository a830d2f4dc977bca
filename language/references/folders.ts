/** Folders that are imported: which files are in them, as far as has been read and heard of. */

import { EmptyFileSystemProvider, type FileSystemProvider, type ServiceRegistry, type URI, UriUtils } from 'langium';

/** Why nothing can be imported from a folder. */
export type FolderFailure = 'missing-folder' | 'empty-folder' | 'no-folders';

export class ImportedFolders {
    private readonly fileSystem: FileSystemProvider;
    private readonly registry: ServiceRegistry;
    private readonly filesByFolder = new Map<string, Map<string, URI>>();
    private readonly failures = new Map<string, FolderFailure>();

    constructor(fileSystem: FileSystemProvider, registry: ServiceRegistry) {
        this.fileSystem = fileSystem;
        this.registry = registry;
    }

    /** The files of the language in a folder that has been read, in order of their names. */
    filesIn(folder: URI): readonly URI[] {
        const files = this.filesByFolder.get(keyOf(folder)) ?? new Map<string, URI>();
        return [...files.values()].sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
    }

    failureOf(folder: URI): FolderFailure | undefined {
        return this.failures.get(keyOf(folder));
    }

    /** Looks which files there are in a folder; what is wrong with it is remembered, not thrown. */
    async read(folder: URI): Promise<void> {
        const key = keyOf(folder);
        const failure = this.fileSystem instanceof EmptyFileSystemProvider ? 'no-folders' : 'missing-folder';
        try {
            const nodes = await this.fileSystem.readDirectory(folder);
            const files = nodes.filter((node) => node.isFile && this.registry.hasServices(node.uri));
            this.filesByFolder.set(key, new Map(files.map(({ uri }) => [uri.toString(), uri])));
            this.judge(key, failure === 'no-folders' || nodes.length === 0 ? failure : 'empty-folder');
        } catch {
            this.filesByFolder.set(key, new Map());
            this.judge(key, failure);
        }
    }

    /** Takes notice of files that have come or gone in folders that were read. */
    note(changed: readonly URI[], deleted: readonly URI[]): void {
        for (const uri of changed) {
            const files = this.filesByFolder.get(keyOf(UriUtils.dirname(uri)));
            if (this.registry.hasServices(uri)) {
                files?.set(uri.toString(), uri);
            }
        }
        for (const uri of deleted) {
            this.filesByFolder.get(keyOf(UriUtils.dirname(uri)))?.delete(uri.toString());
        }
    }

    private judge(key: string, failure: FolderFailure): void {
        if (this.filesByFolder.get(key)?.size === 0) {
            this.failures.set(key, failure);
        } else {
            this.failures.delete(key);
        }
    }
}

/** The same with or without a slash at its end. */
function keyOf(folder: URI): string {
    return folder.toString().replace(/\/$/, '');
}
