import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { CcsimDebugSession } from '../../../client/debugger/debug-session.ts';
import { parseStrings } from '../../../client/webview/page-strings.ts';
import { DebugClient } from './debug-client.ts';

it('the debugger speaks the language of its client', async () => {
    const strings = parseStrings(JSON.parse(await readFile('l10n/bundle.l10n.de.json', 'utf8')));
    const client = new DebugClient(undefined, CcsimDebugSession, strings);
    const file = 'examples/mr-pg-down.ccsim';
    await client.launch({ program: file, scenario: 'MrPgDown' }, () => client.breakAt(file, ['fail MrPg']));
    await client.stopped();
    const names = (await client.scopes()).map(({ name }) => name);
    expect(names).toContain('Agenten');
    expect(names).not.toContain('Agents');
});
