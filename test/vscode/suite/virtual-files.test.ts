import { deepEqual, equal, ok } from 'node:assert/strict';
import {
    type CompletionList,
    commands,
    type Disposable,
    Disposable as Disposables,
    EventEmitter,
    type FileChangeEvent,
    type FileStat,
    FileSystemError,
    type FileSystemProvider,
    FileType,
    type TextDocument,
    Uri,
    window,
    workspace,
} from 'vscode';
import { FINE, TOPOLOGY } from '../../cli/testing/site.ts';
import { codeOf, diagnosed } from './documents.ts';

const SCHEME = 'ccsim-memory';
const SITE = Uri.parse(`${SCHEME}:/folder/site.ccsim`);
const CASE = Uri.parse(`${SCHEME}:/folder/fine.ccsim`);

/** Files that are on no disk: neither the extension nor its server may take a path for one of a disk. */
suite('Files of a file system that only VS Code knows', () => {
    let registered: Disposable;
    let document: TextDocument;

    suiteSetup(async () => {
        registered = workspace.registerFileSystemProvider(SCHEME, new MemoryFiles(), { isReadonly: true });
        document = await workspace.openTextDocument(CASE);
        await window.showTextDocument(document);
    });

    suiteTeardown(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
        registered.dispose();
    });

    test('import each other, and have the problems of their text', async () => {
        const found = await diagnosed(document, (all) => all.some((each) => codeOf(each) === 'name/unknown'));
        deepEqual(
            found.map((each) => document.getText(each.range)),
            ['Nobody'],
        );
    });

    test('have what they import proposed', async () => {
        const at = document.positionAt(document.getText().indexOf('fail Central') + 'fail '.length);
        const { items } = await commands.executeCommand<CompletionList>(
            'vscode.executeCompletionItemProvider',
            CASE,
            at,
        );
        ok(items.some(({ label }) => label === 'Central'));
    });

    test('are run, and their timeline is shown', async () => {
        const run = await commands.executeCommand<{ failedExpectations: number } | undefined>(
            'ccsim.runScenario',
            CASE,
            'Fine',
        );
        equal(run?.failedExpectations, 0);
    });
});

const TEXTS: Readonly<Record<string, string>> = {
    [SITE.path]: TOPOLOGY,
    [CASE.path]: `${FINE}${FINE.replace(/^import.*\n/, '')
        .replace('Fine', 'Broken')
        .replace('fail Central', 'fail Nobody')}`,
};

/** A folder in memory that nobody may write to. */
class MemoryFiles implements FileSystemProvider {
    readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event;

    watch(): Disposable {
        return new Disposables(() => undefined);
    }

    stat({ path }: Uri): FileStat {
        const text = TEXTS[path];
        if (text === undefined && path !== '/folder') {
            throw FileSystemError.FileNotFound(path);
        }
        return {
            type: text === undefined ? FileType.Directory : FileType.File,
            ctime: 0,
            mtime: 0,
            size: text?.length ?? 0,
        };
    }

    readFile({ path }: Uri): Uint8Array {
        const text = TEXTS[path];
        if (text === undefined) {
            throw FileSystemError.FileNotFound(path);
        }
        return new TextEncoder().encode(text);
    }

    readDirectory(): [string, FileType][] {
        return Object.keys(TEXTS).map((path) => [path.slice('/folder/'.length), FileType.File]);
    }

    createDirectory(uri: Uri): never {
        throw FileSystemError.NoPermissions(uri);
    }

    writeFile(uri: Uri): never {
        throw FileSystemError.NoPermissions(uri);
    }

    delete(uri: Uri): never {
        throw FileSystemError.NoPermissions(uri);
    }

    rename(uri: Uri): never {
        throw FileSystemError.NoPermissions(uri);
    }
}
