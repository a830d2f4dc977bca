/** The tests of the workspace as a tree: file, scenario, case, expectation. */

import { type TestController, type TestItem, Uri, workspace } from 'vscode';
import type { ExpectationTest, ScenarioTest } from '../../server/protocol.ts';
import type { LanguageServer } from '../language-server.ts';
import { NoServer } from '../server/server-supervisor.ts';
import { rangeOf } from '../source-range.ts';

/** What an item of the tree is. */
export type TestNode =
    | { readonly kind: 'file'; readonly uri: Uri }
    /** Without cases it is run itself, otherwise its cases are. */
    | { readonly kind: 'scenario'; readonly uri: Uri; readonly scenario: string; readonly isRun: boolean }
    | { readonly kind: 'case'; readonly uri: Uri; readonly scenario: string; readonly caseName: string }
    /** By its place among those that a run judges. */
    | { readonly kind: 'expectation'; readonly place: number };

export class TestTree {
    readonly #controller: TestController;
    readonly #server: LanguageServer;
    readonly #nodes = new WeakMap<TestItem, TestNode>();
    /** The update of each file that was asked for last: an older answer is not taken. */
    readonly #updates = new Map<string, Promise<void>>();

    constructor(controller: TestController, server: LanguageServer) {
        this.#controller = controller;
        this.#server = server;
    }

    nodeOf(item: TestItem): TestNode | undefined {
        return this.#nodes.get(item);
    }

    /** Asks for the tests of a file and shows them; one without scenarios is none. */
    async update(uri: Uri): Promise<void> {
        const key = uri.toString();
        const asked = this.#ask(uri);
        const update = asked.then((tests) => {
            if (tests !== undefined && this.#updates.get(key) === update) {
                this.#show(uri, tests);
            }
        });
        this.#updates.set(key, update);
        await update;
    }

    /** A file that is no more. */
    remove(uri: Uri): void {
        this.#updates.delete(uri.toString());
        this.#controller.items.delete(uri.toString());
    }

    /** Waits for everything that was asked for. */
    async settled(): Promise<void> {
        await Promise.all(this.#updates.values());
    }

    /** Undefined: nobody can say, so that what was found before stays. */
    async #ask(uri: Uri): Promise<readonly ScenarioTest[] | undefined> {
        try {
            return await this.#server.tests(uri);
        } catch (error) {
            // What cannot be read has no tests; the editor says why where it is opened.
            return error instanceof NoServer ? undefined : [];
        }
    }

    #show(uri: Uri, tests: readonly ScenarioTest[]): void {
        const key = uri.toString();
        if (tests.length === 0) {
            this.#controller.items.delete(key);
            return;
        }
        const file = this.#controller.items.get(key) ?? this.#controller.createTestItem(key, nameOf(uri), uri);
        file.description = folderOf(uri);
        this.#nodes.set(file, { kind: 'file', uri });
        file.children.replace(tests.map((test) => this.#scenarioItem(file, uri, test)));
        this.#controller.items.add(file);
    }

    #scenarioItem(file: TestItem, uri: Uri, test: ScenarioTest): TestItem {
        const { name: scenario, range, cases, expectations } = test;
        const item = this.#item(file, `${file.id}#${scenario}`, scenario, uri);
        item.range = rangeOf(range);
        this.#nodes.set(item, { kind: 'scenario', uri, scenario, isRun: cases.length === 0 });
        item.children.replace(
            cases.length === 0
                ? this.#expectationItems(item, uri, expectations)
                : cases.map((each) => {
                      const child = this.#item(item, `${item.id}/${each.name}`, each.name, uri);
                      child.range = rangeOf(each.range);
                      this.#nodes.set(child, { kind: 'case', uri, scenario, caseName: each.name });
                      child.children.replace(this.#expectationItems(child, uri, expectations));
                      return child;
                  }),
        );
        return item;
    }

    /** Known by their texts, so that results stay with them when others come and go. */
    #expectationItems(parent: TestItem, uri: Uri, expectations: readonly ExpectationTest[]): readonly TestItem[] {
        const counts = new Map<string, number>();
        return expectations.map(({ text, range }, place) => {
            const count = (counts.get(text) ?? 0) + 1;
            counts.set(text, count);
            const item = this.#item(parent, `${parent.id}?${text}#${count}`, text.replace(/^expect\s+/, ''), uri);
            item.range = rangeOf(range);
            item.sortText = String(place).padStart(5, '0');
            this.#nodes.set(item, { kind: 'expectation', place });
            return item;
        });
    }

    #item(parent: TestItem, id: string, label: string, uri: Uri): TestItem {
        return parent.children.get(id) ?? this.#controller.createTestItem(id, label, uri);
    }
}

function nameOf(uri: Uri): string {
    return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function folderOf(uri: Uri): string {
    return workspace.asRelativePath(Uri.joinPath(uri, '..'), false).replace(/^\/.*/, '');
}
