import { describe, expect, it } from 'vitest';
import { findingsIn, namesMustSayWhatIsInside } from '../../scripts/arrows/rules.mjs';
import { parseSourceFile } from '../../scripts/arrows/source-file.mjs';

/** Which rules a file with this text would break, each as `rule:line`. */
function broken(path: string, text: string): readonly string[] {
    return findingsIn(parseSourceFile(path, text)).map(({ rule, line }) => `${rule}:${line}`);
}

describe('arrows between folders', () => {
    it.each([
        ['simulator/run.ts', "import { URI } from 'langium';"],
        ['simulator/run.ts', "import type { AstNode } from 'langium';"],
        ['simulator/run.ts', "import { readFileSync } from 'node:fs';"],
        ['simulator/run.ts', "import * as vscode from 'vscode';"],
        ['simulator/run.ts', "import { planOf } from '../language/index.ts';"],
        ['simulator/run.ts', "export * from '../server/protocol.ts';"],
        ['simulator/run.ts', "const language = await import('../language/index.ts');"],
        ['simulator/run.ts', "type Node = import('langium').AstNode;"],
        ['server/main.ts', "const vscode = require('vscode');"],
        ['simulator/kernel/event-queue.ts', "import { createWorld } from '../world/world.ts';"],
        ['language/load.ts', "import { workspace } from 'vscode';"],
        ['language/load.ts', "import { createConnection } from 'vscode-languageserver/node';"],
        ['language/load.ts', "import { run } from '../server/main.ts';"],
        ['language/load.ts', "import { EventQueue } from '../simulator/kernel/event-queue.ts';"],
        ['server/main.ts', "import { isScenario } from '../language/generated/ast.ts';"],
        ['server/main.ts', "import { run } from '../client/extension.ts';"],
        ['server/protocol.ts', "import { run } from './main.ts';"],
        ['client/extension.ts', "import { planOf } from '../language/index.ts';"],
        ['client/extension.ts', "import { drawFrame } from './webview/drawing/draw-frame.ts';"],
        ['client/extension.ts', "import { runServer } from '../server/main.ts';"],
        ['client/webview/main.ts', "import { Uri } from 'vscode';"],
        ['client/webview/main.ts', "import { LanguageClient } from 'vscode-languageclient/node';"],
        ['client/webview/main.ts', "import { join } from 'node:path';"],
        ['client/webview/main.ts', "import { activate } from '../extension.ts';"],
        ['client/webview/protocol.ts', "import { draw } from './drawing/draw-frame.ts';"],
        ['cli/main.ts', "import { Uri } from 'vscode';"],
        ['cli/main.ts', "import { isScenario } from '../language/generated/ast.ts';"],
        ['cli/lsp.ts', "import { startServer } from '../server/start.ts';"],
        ['bin/ccsim.js', "import { main } from '../cli/main.ts';"],
    ])('forbid in %s: %s', (path, text) => {
        expect(broken(path, `\n${text}`)).toEqual(['arrow:2']);
    });

    it.each([
        ['simulator/kernel/random.ts', "import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';"],
        ['simulator/families/agent.ts', "import { world } from '../world/world.ts';"],
        ['language/load.ts', "import { createDefaultModule } from 'langium/lsp';"],
        ['language/plan/plan.ts', "import type { Plan } from '../../simulator/plan.ts';"],
        ['server/main.ts', "import { createConnection } from 'vscode-languageserver/node';"],
        ['client/extension.ts', "import { PLAN_REQUEST } from '../server/protocol.ts';"],
        ['client/extension.ts', "import type { ToPanel } from './webview/protocol.ts';"],
        ['client/webview/main.ts', "import { html } from 'lit';"],
        ['cli/main.ts', "import { run } from '../simulator/index.ts';"],
        ['cli/lsp.ts', "const server = await import('../server/process.ts');"],
        ['test/simulator/run.test.ts', "import { world } from '../../simulator/world/world.ts';"],
        ['simulator/run.ts', "// import 'vscode'\nconst text = \"import 'vscode'\";"],
    ])('allow in %s: %s', (path, text) => {
        expect(broken(path, text)).toEqual([]);
    });
});

describe('the simulator', () => {
    it.each([
        'const now = Date.now();',
        'const now = new Date();',
        'const x = Math.random();',
        'const { random } = Math;',
        'const x = Math["random"]();',
        'const x = Math.sin(1) ;',
        'const x = Math.exp(y);',
        'const x = Math.pow(2, y);',
        'const x = y ** 2;',
        'performance.now();',
        'setTimeout(run, 1);',
        'queueMicrotask(run);',
        'process.exit(1);',
        'document.title;',
        'window.open();',
        'globalThis.Date;',
        'fetch("x");',
        'crypto.randomUUID();',
        'console.log(1);',
        'new Intl.NumberFormat();',
        'const text = name.toLocaleString();',
        'names.sort((a, b) => a.localeCompare(b));',
    ])('must not say %s', (text) => {
        expect(broken('simulator/run.ts', `const y = 1;\n${text}`)).toContain('global:2');
        expect(broken('cli/run.ts', text)).toEqual([]);
    });

    it.each([
        'export interface Process { readonly process: number; readonly Date: string }',
        'const date = { Date: 1, process: 2 }.process;',
        'function run(process: number, { window = 1 }) { return process + window; }',
        'const x = Math.max(Math.floor(1.5), Math.LN2) + 2 ** 30;',
        'for (const self of [1]) { new Map([[self, new Float64Array(1)]]); }',
        '// Date, Math.random() and the like',
        'const text = "Date.now()";',
    ])('may say %s', (text) => {
        expect(broken('simulator/run.ts', text)).toEqual([]);
    });
});

describe('the panel', () => {
    it.each(['fetch("x");', 'new WebSocket("x");', 'navigator.sendBeacon("x");', 'new XMLHttpRequest();'])(
        'must not say %s',
        (text) => {
            expect(broken('client/webview/main.ts', text)).toEqual(['network:1']);
        },
    );

    it('may fetch its worker', () => {
        expect(broken('client/webview/worker-loading.ts', 'fetch("x");')).toEqual([]);
    });
});

describe('every file', () => {
    it.each([
        ['const x = value as unknown as string;', ['cast:1']],
        ['// TODO: later', ['comment:1']],
        ['/**\n * FIXME\n */', ['comment:1']],
        ['// @ts-expect-error', ['comment:1']],
    ])('must not hold %j', (text, expected) => {
        expect(broken('test/some.test.ts', text)).toEqual(expected);
    });

    it('should not be long', () => {
        expect(broken('test/some.test.ts', '\n'.repeat(499))).toEqual([]);
        expect(broken('test/some.test.ts', '\n'.repeat(500))).toEqual(['length:501']);
    });

    it.each([
        'client/utils.ts',
        'language/helpers/x.ts',
        'cli/date-utils.ts',
        'test/common/x.ccsim',
        'client/manager.ts',
    ])('must not be called %s', (path) => {
        expect(namesMustSayWhatIsInside(path)).toHaveLength(1);
    });

    it.each(['examples/agents-logged-out-manager.ccsim', 'simulator/run.ts', 'README.md'])(
        'may be called %s',
        (path) => {
            expect(namesMustSayWhatIsInside(path)).toEqual([]);
        },
    );
});
