/** The samples as files that can be read wherever the extension is, and never changed. */

import {
    Disposable,
    EventEmitter,
    type FileChangeEvent,
    FileSystemError,
    type FileSystemProvider,
    FileType,
    Uri,
    workspace,
} from 'vscode';
import { SAMPLE_FILES } from './sample-files.ts';

export const SAMPLE_SCHEME = 'ccsim-samples';

/** @param examples the folder of the extension that they are in */
export function sampleFileSystem(examples: Uri): FileSystemProvider {
    const read = async (uri: Uri): Promise<Uint8Array> => {
        const file = nameOf(uri);
        if (kindOf(file) !== FileType.File) {
            throw FileSystemError.FileNotFound(uri);
        }
        return workspace.fs.readFile(Uri.joinPath(examples, file));
    };
    const changed = new EventEmitter<FileChangeEvent[]>();
    const refuse = (uri: Uri): never => {
        throw FileSystemError.NoPermissions(uri);
    };
    return {
        onDidChangeFile: changed.event,
        watch: () => new Disposable(() => undefined),
        stat: async (uri) => {
            const type = kindOf(nameOf(uri));
            if (type === undefined) {
                throw FileSystemError.FileNotFound(uri);
            }
            const size = type === FileType.File ? (await read(uri)).byteLength : 0;
            return { type, ctime: 0, mtime: 0, size };
        },
        readDirectory: (uri) => entriesOf(nameOf(uri)),
        readFile: read,
        writeFile: refuse,
        createDirectory: refuse,
        delete: refuse,
        rename: refuse,
    };
}

function nameOf({ path }: Uri): string {
    return path.replace(/^\/+|\/+$/g, '');
}

function kindOf(name: string): FileType | undefined {
    if (SAMPLE_FILES.some((file) => file === name)) {
        return FileType.File;
    }
    return name === '' || SAMPLE_FILES.some((file) => file.startsWith(`${name}/`)) ? FileType.Directory : undefined;
}

function entriesOf(folder: string): [string, FileType][] {
    const prefix = folder === '' ? '' : `${folder}/`;
    const within = SAMPLE_FILES.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
    const names = [...new Set(within.map((file) => file.split('/')[0] ?? file))];
    return names.map((name) => [name, kindOf(`${prefix}${name}`) ?? FileType.File]);
}
