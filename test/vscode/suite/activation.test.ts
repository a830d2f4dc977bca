import { ok } from 'node:assert/strict';
import { extensions } from 'vscode';

suite('The extension', () => {
    test('is installed under its identifier', () => {
        ok(extensions.getExtension('ccsim.ccsim'));
    });
});
