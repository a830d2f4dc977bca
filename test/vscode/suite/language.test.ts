import { deepEqual, equal, ok } from 'node:assert/strict';
import {
    type CompletionList,
    commands,
    type Diagnostic,
    DiagnosticSeverity,
    type Hover,
    type Location,
    type LocationLink,
    languages,
    MarkdownString,
    type Position,
    type TextDocument,
    type TextEdit,
    type WorkspaceEdit,
} from 'vscode';
import { codeOf, diagnosed, type Folder, openExample, temporaryFolder } from './documents.ts';

suite('The language server', () => {
    let folder: Folder;

    suiteSetup(async () => {
        folder = await temporaryFolder();
    });

    suiteTeardown(() => folder.remove());

    test('finds nothing wrong with the examples', async () => {
        for (const name of ['router-link-lost.ccsim', 'mr-pg-down.ccsim', 'application-path-down.ccsim']) {
            const document = await openExample(name);
            await folder.serverAnswers();
            deepEqual(languages.getDiagnostics(document.uri).filter(isMistake), []);
        }
    });

    test('points at the words that are wrong', async () => {
        const document = await folder.open(
            'broken.ccsim',
            'topology Small {\n    controller Central\n    link Gone -- Central\n}\n',
        );
        const [diagnostic] = await diagnosed(document, (found) =>
            found.some((each) => codeOf(each) === 'name/unknown'),
        );
        ok(diagnostic);
        equal(document.getText(diagnostic.range), 'Gone');
    });

    test('proposes what fits', async () => {
        const document = await openExample('router-link-lost.ccsim');
        const { items } = await commands.executeCommand<CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            after(document, 'cut '),
        );
        const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        ok(labels.includes('EmailPim -- Central'));
        ok(!labels.includes('Alice'));
    });

    test('explains a name', async () => {
        const document = await openExample('router-link-lost.ccsim');
        const hovers = await commands.executeCommand<Hover[]>(
            'vscode.executeHoverProvider',
            document.uri,
            after(document, 'cut Email'),
        );
        const text = hovers
            .flatMap(({ contents }) => contents)
            .map((content) => (content instanceof MarkdownString ? content.value : ''))
            .join('\n');
        ok(text.includes('EmailPim'), text);
    });

    test('leads to a declaration in another file', async () => {
        const document = await openExample('router-link-lost.ccsim');
        const [target] = await commands.executeCommand<(Location | LocationLink)[]>(
            'vscode.executeDefinitionProvider',
            document.uri,
            after(document, 'cut Email'),
        );
        ok(target);
        const uri = 'targetUri' in target ? target.targetUri : target.uri;
        ok(uri.path.endsWith('topologies/acme.ccsim'));
    });

    test('renames across files', async () => {
        const document = await openExample('router-link-lost.ccsim');
        const edit = await commands.executeCommand<WorkspaceEdit>(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            after(document, 'cut Email'),
            'MailPim',
        );
        const files = edit.entries().map(([uri]) => uri.path.split('/').at(-1));
        ok(files.includes('acme.ccsim') && files.includes('router-link-lost.ccsim'), files.join());
    });

    test('formats', async () => {
        const document = await folder.open('untidy.ccsim', 'topology   Small {\ncontroller Central\n}\n');
        const edits = await commands.executeCommand<TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, {
            tabSize: 4,
            insertSpaces: true,
        });
        ok(edits.length > 0);
    });
});

/** Information, such as a task life that an outage exceeds on purpose, is no mistake. */
function isMistake(diagnostic: Diagnostic): boolean {
    return diagnostic.severity <= DiagnosticSeverity.Warning;
}

/** The position right after the first occurrence of a text. */
function after(document: TextDocument, text: string): Position {
    const offset = document.getText().indexOf(text);
    ok(offset >= 0, `no ${text} in the document`);
    return document.positionAt(offset + text.length);
}
