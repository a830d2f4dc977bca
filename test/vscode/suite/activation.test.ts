import { deepEqual, ok } from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { openExample } from './documents.ts';

suite('The extension', () => {
    test('starts when a scenario file is opened', async () => {
        const extension = extensions.getExtension('ccsim.ccsim');
        ok(extension);
        const document = await openExample('router-link-lost.ccsim');
        deepEqual(document.languageId, 'ccsim');
        await extension.activate();
        ok(extension.isActive);
    });

    test('registers every command of its manifest', async () => {
        const manifest: { readonly contributes: { readonly commands: readonly { readonly command: string }[] } } =
            extensions.getExtension('ccsim.ccsim')?.packageJSON;
        const registered = await commands.getCommands();
        deepEqual(
            manifest.contributes.commands.map(({ command }) => command).filter((name) => !registered.includes(name)),
            [],
        );
    });
});
