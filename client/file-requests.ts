/** Reads files for a language server that cannot: one in a browser, or one of a workspace that is on no disk. */

import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import {
    type FileKind,
    type FileParams,
    type FileText,
    type FolderEntries,
    READ_FILE_REQUEST,
    READ_FOLDER_REQUEST,
    STAT_REQUEST,
    type StatResult,
} from '../server/protocol.ts';

const STAT = new RequestType<FileParams, StatResult, void>(STAT_REQUEST);
const READ_FILE = new RequestType<FileParams, FileText, void>(READ_FILE_REQUEST);
const READ_FOLDER = new RequestType<FileParams, FolderEntries, void>(READ_FOLDER_REQUEST);

const LINKED_FOLDER = FileType.Directory | FileType.SymbolicLink;

/** Registers the answers with a client that has not been started. */
export function answerFileRequests(client: BaseLanguageClient): void {
    client.onRequest(STAT, ({ uri }) => stat(Uri.parse(uri)));
    client.onRequest(READ_FILE, async ({ uri }) => ({
        text: new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri))),
    }));
    client.onRequest(READ_FOLDER, ({ uri }) => readFolder(Uri.parse(uri)));
}

async function stat(uri: Uri): Promise<StatResult> {
    try {
        return { kind: kindOf((await workspace.fs.stat(uri)).type) };
    } catch (error) {
        if (error instanceof FileSystemError) {
            return {};
        }
        throw error;
    }
}

/** Folders that are links are left out: they may lead back to where they are, without end. */
async function readFolder(uri: Uri): Promise<FolderEntries> {
    const entries = (await workspace.fs.readDirectory(uri)).filter(([, type]) => type !== LINKED_FOLDER);
    return { entries: entries.map(([name, type]) => ({ name, kind: kindOf(type) })) };
}

/** A symbolic link is also what it leads to. */
function kindOf(type: FileType): FileKind {
    return (type & FileType.Directory) === 0 ? 'file' : 'folder';
}
