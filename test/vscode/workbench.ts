/** VS Code as a person sees it: what can be pressed, typed and read. Every method waits until its effect shows. */

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { results } from '../../scripts/checkout.mjs';
import { squiggledTexts } from './squiggles.ts';
import { TimelinePanel } from './timeline-panel.ts';

export class Workbench {
    readonly page: Page;

    private constructor(page: Page) {
        this.page = page;
    }

    static async of(page: Page): Promise<Workbench> {
        await page.getByRole('tree', { name: 'Files Explorer' }).getByRole('treeitem').first().waitFor();
        return new Workbench(page);
    }

    /** Opens a file by its name and waits until its language is known. */
    async openFile(name: string, language = 'CCSim'): Promise<void> {
        await this.page.keyboard.press('Control+P');
        await this.#pick(name, name);
        await this.page.getByRole('tab', { name, selected: true }).waitFor();
        await this.textHasFocus();
        await this.page.locator('[id="status.editor.mode"]').getByText(language, { exact: true }).waitFor();
    }

    /** Runs a command by its title in the command palette. */
    async runCommand(title: string): Promise<void> {
        await this.page.keyboard.press('F1');
        await this.#pick(`>${title}`, title);
    }

    /** Presses a button in the title of the timeline panel that is in front; one without room there is in its menu. */
    async clickPanelAction(title: string): Promise<void> {
        const actions = this.page.locator('.editor-group-container.active .editor-actions');
        await actions.locator('[aria-label*="Compare Scenarios"]').waitFor();
        const button = actions.locator(`[aria-label*="${title}"]`);
        if (await button.isVisible()) {
            await button.click();
            return;
        }
        await actions.locator('[aria-label^="More Actions"]').click();
        const item = this.page.locator('.monaco-menu .action-label', { hasText: title });
        await item.waitFor();
        // A menu takes no click in the moment in which it opens.
        while (await item.isVisible()) {
            await item.click({ timeout: 2_000 }).catch(() => undefined);
        }
    }

    /** Takes one of the items that VS Code offers, by a click. */
    async clickPick(item: string): Promise<void> {
        await this.page.locator('.quick-input-list .monaco-list-row', { hasText: item }).first().click();
        await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    }

    /** Runs a command that asks for something: answer it next. */
    async startCommand(title: string): Promise<void> {
        await this.page.keyboard.press('F1');
        await this.#propose(`>${title}`, title);
        await this.page.keyboard.press('Enter');
    }

    /** Where VS Code asks what to choose, types until an item is proposed first, and takes it. */
    async typePick(asks: string, text: string, item: string): Promise<void> {
        await this.page.locator(`.quick-input-widget input[placeholder^="${asks}"]`).waitFor();
        await this.page.keyboard.type(text);
        await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: item }).waitFor();
        await this.page.keyboard.press('Enter');
        await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    }

    /** Answers what VS Code asks for by a text. */
    async typeAnswer(text: string): Promise<void> {
        await this.page.locator('.quick-input-widget input[type="text"]').waitFor();
        await this.page.keyboard.press('Control+A');
        await this.page.keyboard.type(text);
        await this.page.keyboard.press('Enter');
        await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    }

    /** The dialog that asks where to save a file, once it proposes one whose name ends so. */
    async confirmSaving(ending: string, by: 'mouse' | 'keyboard'): Promise<void> {
        const dialog = this.page.locator('.quick-input-widget');
        await dialog.getByText('Export Timeline').waitFor();
        await this.page.waitForFunction(
            (wanted) =>
                document
                    .querySelector<HTMLInputElement>('.quick-input-widget input[type="text"]')
                    ?.value.endsWith(wanted),
            ending,
        );
        if (by === 'mouse') {
            await dialog.getByRole('button', { name: 'OK' }).click();
        } else {
            await this.page.keyboard.press('Enter');
        }
        await dialog.waitFor({ state: 'hidden' });
    }

    /** Finds a text of the open file and puts the cursor there, the text selected. */
    async goToText(text: string): Promise<void> {
        await this.page.keyboard.press('Control+F');
        const find = this.page.locator('.find-widget.visible');
        await find.locator('textarea[aria-label="Find"]').fill(text);
        await find.getByText(/^\d+ of \d+$/).waitFor();
        await this.page.keyboard.press('Escape');
        await this.textHasFocus();
        await this.page.locator('[id="status.editor.selection"]', { hasText: `(${text.length} selected)` }).waitFor();
    }

    /** Puts the cursor of the text editor that was used last on a line, counted from 1. */
    async goToLine(line: number): Promise<void> {
        await this.runCommand('View: Focus First Editor Group');
        await this.textHasFocus();
        await this.page.keyboard.press('Control+G');
        await this.typeAnswer(`:${line}`);
        await this.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line},` }).waitFor();
    }

    /** The line of the editor's cursor, counted from 1. */
    async cursorLine(): Promise<number> {
        const text = await this.page.locator('[id="status.editor.selection"]').innerText();
        return Number(/Ln (\d+)/.exec(text)?.[1]);
    }

    /** Types into whatever has the focus, key by key. */
    async type(text: string): Promise<void> {
        await this.page.keyboard.type(text);
    }

    async press(key: string): Promise<void> {
        await this.page.keyboard.press(key);
    }

    /** The proposals in view, once one of them is `expected`. */
    async proposals(expected: string): Promise<readonly string[]> {
        const rows = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name');
        await rows.getByText(expected, { exact: true }).first().waitFor();
        return rows.allInnerTexts();
    }

    /** Takes one of the proposals in view. */
    async accept(proposal: string): Promise<void> {
        await this.page
            .locator('.suggest-widget.visible .monaco-list-row')
            .filter({ has: this.page.getByText(proposal, { exact: true }) })
            .first()
            .click();
        await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
    }

    /** The text of the line that the editor's cursor is in. */
    async textOfCursorLine(): Promise<string> {
        const line = await this.cursorLine();
        return this.#editor().evaluate((editor, wanted) => {
            const numbers = [...editor.querySelectorAll('.line-numbers')];
            const top = numbers.find((each) => each.textContent === String(wanted))?.getBoundingClientRect().top;
            const lines = [...editor.querySelectorAll('.view-line')];
            const text = lines.find(
                (each) => Math.abs(each.getBoundingClientRect().top - (top ?? -1)) < 2,
            )?.textContent;
            return (text ?? '').replaceAll('\u00a0', ' ').trimEnd();
        }, line);
    }

    /** What the extension says behind the text of the line that the editor's cursor is in; empty if nothing. */
    async annotationOfCursorLine(): Promise<string> {
        const line = await this.cursorLine();
        return this.#editor().evaluate((editor, wanted) => {
            const numbers = [...editor.querySelectorAll('.line-numbers')];
            const top = numbers.find((each) => each.textContent === String(wanted))?.getBoundingClientRect().top;
            const lines = [...editor.querySelectorAll('.view-line')];
            const found = lines.find((each) => Math.abs(each.getBoundingClientRect().top - (top ?? -1)) < 2);
            const contents = [...(found?.querySelectorAll('span') ?? [])].map(
                (each) => getComputedStyle(each, '::after').content,
            );
            const said = contents.find((content) => content !== 'none' && content !== 'normal') ?? '';
            return said.replace(/^"|"$/g, '');
        }, line);
    }

    /** The words of the editor that are underlined as errors. */
    async wordsWithErrors(): Promise<readonly string[]> {
        return this.#editor().evaluate(squiggledTexts);
    }

    /** Opens the Problems view below the editor, where the focus stays. */
    async showProblems(): Promise<void> {
        await this.runCommand('Problems: Focus on Problems View');
        await this.page.locator('.markers-panel-container').waitFor();
        await this.runCommand('View: Focus Active Editor Group');
        await this.page.locator('.markers-panel-container :focus').waitFor({ state: 'detached' });
    }

    async hideProblems(): Promise<void> {
        await this.runCommand('View: Hide Panel');
        await this.page.locator('.markers-panel-container').waitFor({ state: 'hidden' });
    }

    /** The messages of errors and warnings in the Problems view, which must be shown; information is no problem. */
    async problems(): Promise<readonly string[]> {
        const found = this.page.locator('.markers-panel-container .monaco-list-row', {
            has: this.page.locator('.marker-icon .codicon-error, .marker-icon .codicon-warning'),
        });
        return found.locator('.marker-message').allInnerTexts();
    }

    /** Whether VS Code has written down what it needs after a reload; it does so every few seconds. */
    async remembers(text: string): Promise<boolean> {
        return this.page.evaluate(textInStorage, text);
    }

    /** The line of commands that the extension puts above a statement. */
    codeLens(title: string): Locator {
        return this.page.locator('.codelens-decoration', { hasText: title });
    }

    /** Presses what stands above a statement. */
    async clickLens(title: string): Promise<void> {
        await this.codeLens(title).locator('a', { hasText: title }).first().click();
    }

    /** Waits for the mark of a test beside a line (from 1), and answers where it is on the screen. */
    async testMark(
        line: number,
        state: 'run' | 'failed' | 'passed',
    ): Promise<{ readonly x: number; readonly y: number }> {
        const place = await this.page.waitForFunction(placeOfTestMark, { line, state });
        return (await place.jsonValue()) ?? { x: 0, y: 0 };
    }

    /** Runs what is tested on a line (from 1), by the mark beside it. */
    async runTestAt(line: number): Promise<void> {
        const { x, y } = await this.testMark(line, 'run');
        await this.page.mouse.click(x, y);
    }

    /** Closes a tab by the mouse. */
    async closeTab(name: string): Promise<void> {
        const tab = this.page.getByRole('tab', { name });
        await tab.click({ button: 'middle' });
        await tab.waitFor({ state: 'detached' });
    }

    /** The names of the open tabs, in the order in which they stand. */
    async tabs(): Promise<readonly string[]> {
        return this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
    }

    /** The extensions that run, by name, and how long their activation took by VS Code's own clock (ms). */
    async activationTimes(): Promise<ReadonlyMap<string, number>> {
        await this.runCommand('Developer: Show Running Extensions');
        const rows = this.page.locator('.runtime-extensions-editor .monaco-list-row');
        // Once one is listed with its time, what starts with the window has started.
        await rows.locator('.activation-time', { hasText: /\d+ms/ }).first().waitFor();
        const listed = await rows.evaluateAll((all) =>
            all.map((row) => ({
                name: row.querySelector('.name')?.textContent ?? '',
                time: row.querySelector('.activation-time')?.textContent ?? '',
            })),
        );
        return new Map(listed.map(({ name, time }) => [name, Number(/(\d+)ms/.exec(time)?.[1])]));
    }

    /** The timeline panel in view, once it shows a run. */
    async timeline(): Promise<TimelinePanel> {
        return TimelinePanel.in(this.page, this.#webviewInView());
    }

    /** The timeline panel in view, while it shows no run. */
    async timelineNotice(): Promise<TimelinePanel> {
        return TimelinePanel.withoutRun(this.page, this.#webviewInView());
    }

    #webviewInView(): FrameLocator {
        const frame = this.page.locator('iframe.webview.ready').filter({ visible: true }).last().contentFrame();
        return frame.locator('iframe#active-frame').contentFrame();
    }

    /** Loads the window again by its own command. */
    async reload(): Promise<void> {
        const loaded = this.page.waitForEvent('load');
        await this.startCommand('Developer: Reload Window');
        await loaded;
    }

    async screenshot(name: string): Promise<string> {
        const path = join(results, 'screenshots', `${name}.png`);
        await mkdir(dirname(path), { recursive: true });
        await this.page.screenshot({ path });
        return path;
    }

    /** Types into the quick input and takes what it then proposes first. */
    async #pick(text: string, proposal: string): Promise<void> {
        await this.#propose(text, proposal);
        await this.page.keyboard.press('Enter');
        await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    }

    /** Types into the quick input until it proposes something first. */
    async #propose(text: string, proposal: string): Promise<void> {
        await this.page.locator('.quick-input-widget input[type="text"]').fill(text);
        await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: proposal }).waitFor();
    }

    /** Waits until what is typed gets into the text of an editor. */
    async textHasFocus(): Promise<void> {
        await this.page.locator('.monaco-editor .native-edit-context:focus').waitFor({ state: 'attached' });
    }

    #editor(): Locator {
        return this.page.locator('.editor-group-container .editor-instance .monaco-editor').first();
    }
}

/** The middle of the mark of a test beside a line, if there is one in that state; runs in the page. */
function placeOfTestMark({
    line,
    state,
}: {
    readonly line: number;
    readonly state: string;
}): { readonly x: number; readonly y: number } | undefined {
    const numbers = [...document.querySelectorAll('.editor-group-container .line-numbers')];
    const top = numbers.find((each) => each.textContent === String(line))?.getBoundingClientRect().top;
    const marks = [...document.querySelectorAll(`.testing-run-glyph[class*="testing-${state}-icon"]`)];
    const mark = marks
        .map((each) => each.getBoundingClientRect())
        .find((each) => Math.abs(each.top - (top ?? Number.NaN)) < 2);
    return mark && { x: mark.left + mark.width / 2, y: mark.top + mark.height / 2 };
}

/** Looks for a text in everything that the page keeps in its databases; runs in the page. */
async function textInStorage(text: string): Promise<boolean> {
    const done = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
    for (const { name } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name ?? ''));
        try {
            for (const store of database.objectStoreNames) {
                const values = await done(database.transaction(store).objectStore(store).getAll());
                if (JSON.stringify(values).includes(text)) {
                    return true;
                }
            }
        } finally {
            database.close();
        }
    }
    return false;
}
