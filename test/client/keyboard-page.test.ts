import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
    KEY_SECTIONS,
    type KeyBinding,
    keyName,
    PLAY_KEY_BINDINGS,
    TOPOLOGY_KEYS,
    VIEW_KEYS,
} from '../../client/webview/model/key-commands.ts';
import { inCheckout } from '../../scripts/checkout.mjs';

const PAGE = inCheckout('docs', 'keyboard.md');

const INTRODUCTION = `# Keyboard

Everything in CCSim can be done by keys. Those of the editor can be changed: *Preferences: Open Keyboard Shortcuts*, with
\`ccsim\` in its field. Those of the panel count while it has the focus; \`?\` shows them there, with what the mouse does.

This page is made from the manifest and from the panel's list: \`UPDATE_GOLDEN=1 npx vitest run test/client/keyboard-page.test.ts\`.
`;

/** Keys of VS Code itself that do something for scenarios. */
const KEYS_OF_VSCODE: readonly (readonly [string, string])[] = [
    ['Ctrl Space', 'What can stand at the cursor'],
    ['Ctrl .', 'Repair what is underlined; refactor'],
    ['F8', 'Next mistake'],
    ['F12', 'To the declaration of a name'],
    ['F2', 'Another name, in every file'],
    ['Shift Alt F', 'Lay the text out'],
    ['F5', 'Debug the scenario at the cursor'],
    ['F9', 'Set or remove a breakpoint'],
    ['F10, F11', 'Debugging: over a statement, into what it causes'],
];

interface Manifest {
    readonly contributes: {
        readonly commands: readonly { readonly command: string; readonly title: string }[];
        readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac: string }[];
    };
}

it('docs/keyboard.md has every key of the manifest and of the panel', () => {
    const page = `${INTRODUCTION}${sections().join('')}`;
    if (process.env.UPDATE_GOLDEN === '1') {
        writeFileSync(PAGE, page);
    }
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

it('no two keys of the manifest are the same', () => {
    const keys = manifest().contributes.keybindings.map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
});

function sections(): readonly string[] {
    return [
        section('In a scenario', [...keysOfManifest(), ...KEYS_OF_VSCODE]),
        ...KEY_SECTIONS.map(({ title, bindings }) => section(`Timeline: ${title}`, bindings.map(rowOf))),
        section('Play, anywhere in the panel', PLAY_KEY_BINDINGS.map(rowOf)),
        section('Topology', TOPOLOGY_KEYS.map(rowOf)),
        section('Tabs and tables', VIEW_KEYS.map(rowOf)),
    ];
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
    return `\n## ${title}\n\n| keys | what they do |\n|---|---|\n${rows.map(([keys, does]) => `| ${keys} | ${does} |\n`).join('')}`;
}

function rowOf(binding: Omit<KeyBinding, 'command'>): readonly [string, string] {
    return [binding.keys.map((key) => printed(keyName(key, binding))).join(', '), binding.does];
}

/** A bar would end the cell, and quotes of code keep signs from being read as Markdown. */
function printed(keys: string): string {
    return `\`${keys.replaceAll('|', '\\|')}\``;
}

function keysOfManifest(): readonly (readonly [string, string])[] {
    const { commands, keybindings } = manifest().contributes;
    const english: Readonly<Record<string, string>> = JSON.parse(readFileSync(inCheckout('package.nls.json'), 'utf8'));
    return keybindings.map(({ command, key, mac }) => {
        const title = commands.find((each) => each.command === command)?.title ?? '';
        return [`\`${nameOf(key)}\`, on a Mac \`${nameOf(mac)}\``, `${english[title.replaceAll('%', '')]}`];
    });
}

function nameOf(key: string): string {
    return key
        .split('+')
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join(' ');
}

function manifest(): Manifest {
    return JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
}
