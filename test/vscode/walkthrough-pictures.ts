/**
 * `npm run screenshots -- walkthrough`: the pictures of the walkthrough, `media/walkthrough/*.png`, from a real editor, light
 * and dark. Look at them before they are committed.
 */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { inCheckout } from '../../scripts/checkout.mjs';
import { type EditorSession, openEditor } from './editor-session.ts';
import { NewScenario } from './new-scenario.ts';

const FOLDER = inCheckout('media', 'walkthrough');

/** Small enough to be read beside the text of a step. */
const VIEW = { width: 900, height: 620 };
const WIDE = { width: 1500, height: 820 };

await mkdir(FOLDER, { recursive: true });
await takePictures('light', 'Default Light Modern');
await takePictures('dark', 'Default Dark Modern');

/** One person's way through all steps. */
async function takePictures(kind: string, theme: string): Promise<void> {
    const session = await openEditor({
        theme,
        settings: {
            'editor.minimap.enabled': false,
            // What pops up while something is typed hides what the picture is about.
            'editor.parameterHints.enabled': false,
            'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
            'editor.suggestOnTriggerCharacters': false,
            'workbench.layoutControl.enabled': false,
            'testing.automaticallyOpenPeekView': 'never',
            'testing.automaticallyOpenTestResults': 'neverOpen',
        },
    });
    const { workbench } = session;
    const { page } = workbench;
    const take = pictureTaker(kind);
    try {
        page.setDefaultTimeout(60_000);
        await page.setViewportSize(VIEW);
        // Once its language is known the extension is, with its commands.
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.runCommand('View: Close Primary Side Bar');
        await workbench.runCommand('View: Close All Editors');
        const questions = new NewScenario(page);
        await questions.begin();
        await take('begin', page.locator('.quick-input-widget'));
        await questions.choose('E-mail over an MR PG', 2);
        await questions.choose('The link between MR PIM', 3);
        await questions.end();
        await workbench.goToText('link EmailPim -- Central');
        await workbench.press('Control+Shift+K');
        await workbench.goToText('gateway MrPg');
        await page.locator('.squiggly-error').first().hover({ force: true });
        await page.locator('.monaco-hover:not(.hidden)', { hasText: 'has no link to a controller' }).waitFor();
        await take('mistake', editor(session));

        await page.keyboard.press('Escape');
        await workbench.goToText('for EmailManager');
        await workbench.press('Control+Z');
        await workbench.goToText('cut EmailPim -- Central');
        await workbench.codeLens('Run Scenario').waitFor();
        await workbench.codeLens('expectations hold').waitFor();
        await take('run', editor(session));

        await workbench.goToText('ended with 38');
        await workbench.type('ended with 13');
        await workbench.press('Escape');
        await workbench.press('Escape');
        await verdict(session, '1 of 5 expectations failed').waitFor();
        await take('test', editor(session));
        await workbench.press('Backspace');
        await workbench.press('Backspace');
        await workbench.type('38');
        await workbench.press('Escape');
        await workbench.press('Escape');
        await verdict(session, '5 expectations hold').waitFor();

        await page.setViewportSize(WIDE);
        await workbench.runCommand('CCSim: Run Scenario');
        const panel = await workbench.timeline();
        await panel.show('tasks');
        await take('timeline', panel.canvas);
        await panel.choose('tasks', 'Mail#3');
        await panel.part('why-cause').waitFor();
        await take('why', page.locator('iframe.webview.ready').last());
    } catch (error) {
        await workbench.screenshot('failed walkthrough');
        throw error;
    } finally {
        await session.close();
    }
}

function editor({ workbench }: EditorSession): Locator {
    return workbench.page.locator('.editor-group-container').first();
}

/** What the status bar says of the scenarios in view. */
function verdict({ workbench }: EditorSession, text: string): Locator {
    return workbench.page.locator('.statusbar-item', { hasText: text });
}

/** Takes a part of the window, and says so. */
function pictureTaker(kind: string): (name: string, part: Locator) => Promise<void> {
    return async (name, part) => {
        const path = join(FOLDER, `${name}-${kind}.png`);
        await part.screenshot({ path, animations: 'disabled', scale: 'css' });
        console.log(path);
    };
}
