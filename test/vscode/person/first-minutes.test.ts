import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EditorSession, openEditor } from '../editor-session.ts';
import { NewScenario } from '../new-scenario.ts';
import type { Workbench } from '../workbench.ts';

/** Somebody who has never seen CCSim, with nothing but what the walkthrough says. */
describe('the first minutes', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let questions: NewScenario;

    beforeAll(async () => {
        session = await openEditor();
        workbench = session.workbench;
        questions = new NewScenario(workbench.page);
        // Once its language is known the extension is, with its commands.
        await workbench.openFile('router-link-lost.ccsim');
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    /** A step of the walkthrough, by its name in the manifest. */
    function step(name: string) {
        return workbench.page.locator(`.getting-started-step[data-step-id$="#${name}"]`);
    }

    it('finds the walkthrough, with a picture for each step', async () => {
        await workbench.runCommand('CCSim: Get Started');
        await step('begin').waitFor();
        expect(await workbench.page.locator('.getting-started-step').count()).toBe(8);
        const picture = workbench.page.locator('.getting-started-media img');
        await picture.waitFor();
        await expect.poll(() => picture.evaluate(isLoaded)).toBe(true);
    });

    it('answers three questions, goes back in between, and has a scenario', async () => {
        await questions.begin();
        expect(await questions.choices()).toContain('Agents on phones');
        await questions.choose('EIM and WIM', 2);
        await questions.back(1);
        await questions.choose('E-mail over an MR PG', 2);
        expect(await questions.choices()).toEqual(expect.arrayContaining(['The application']));
        await questions.choose('The link between MR PIM and controller', 3);
        await questions.type('42', 'Begin the name with a letter');
        await questions.type('my first failure', 'will be called MyFirstFailure');
        await questions.end();

        await expect.poll(() => workbench.textOfCursorLine()).toContain('cut EmailPim -- Central for 90s');
        await workbench.showProblems();
        await expect.poll(() => workbench.problems()).toEqual([]);
    });

    it('makes the mistake that the walkthrough tells of, and repairs it', async () => {
        await workbench.goToText('link EmailPim -- Central');
        await workbench.press('Control+Shift+K');
        await expect
            .poll(() => workbench.problems())
            .toContainEqual(expect.stringMatching(/^MR PIM 'EmailPim' has no link to a controller/));
        await workbench.press('Control+Z');
        await expect.poll(() => workbench.problems()).toEqual([]);
        await workbench.hideProblems();
    });

    it('runs it, follows a cause, and finds its steps ticked', async () => {
        await workbench.goToText('scenario MyFirstFailure');
        await workbench.runCommand('CCSim: Run Scenario');
        const panel = await workbench.timeline();
        await panel.show('tasks');
        await panel.choose('tasks', 'Mail#3');
        await panel.part('why-cause').click();
        await expect.poll(() => workbench.textOfCursorLine()).toContain('cut EmailPim -- Central for 90s');

        await workbench.runCommand('CCSim: Get Started');
        for (const name of ['begin', 'mistake', 'run', 'timeline', 'why']) {
            await expect.poll(() => step(name).getAttribute('aria-checked')).toBe('true');
        }
        expect(await step('debug').getAttribute('aria-checked')).toBe('false');
    });
});

/** Runs in the page. */
function isLoaded(image: Element): boolean {
    return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0;
}
