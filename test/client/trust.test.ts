/** The manifest declares that the extension works in folders that nobody trusts. This is why it may. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inCheckout } from '../../scripts/checkout.mjs';

interface Setting {
    readonly type: string;
    readonly enum?: readonly string[];
}

interface SettingGroup {
    readonly properties: Readonly<Record<string, Setting>>;
}

const manifest: {
    readonly capabilities: unknown;
    readonly contributes: { readonly configuration: readonly SettingGroup[] };
} = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));

test('the extension is offered in virtual workspaces and in such that are not trusted', () => {
    expect(manifest.capabilities).toEqual({ virtualWorkspaces: true, untrustedWorkspaces: { supported: true } });
});

test('no setting that a folder can bring along holds a text, such as a program or its arguments', () => {
    const settings = manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
    expect(settings.length).toBeGreaterThan(0);
    const free = settings.filter(([, setting]) => setting.type !== 'boolean' && setting.enum === undefined);
    expect(free).toEqual([]);
});
