import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { Workbench } from '../workbench.ts';

/** A person breaks an expectation, sees it while typing, and then runs it as a test. */
describe('expectations as tests', () => {
    let session: EditorSession;
    let workbench: Workbench;

    beforeAll(async () => {
        session = await openEditor({ settings: { 'testing.automaticallyOpenTestResults': 'neverOpen' } });
        workbench = session.workbench;
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    it('says while one types that an expectation does not hold, and what the failure did', async () => {
        await workbench.openFile('application-path-down.ccsim');
        await workbench.codeLens('10 expectations hold').waitFor();
        await workbench.goToText('LongChat ended with 42');
        await workbench.press('End');
        await workbench.press('Backspace');
        await workbench.type('1');

        await workbench.codeLens('1 of 10 expectations failed').waitFor();
        await workbench.page.locator('[id="ccsim.ccsim.ccsim.verdict"]').getByText('1 of 10').waitFor();
        await expect
            .poll(() => workbench.wordsWithErrors())
            .toEqual([expect.stringMatching(/^expect\sat\s3min\s+task\sLongChat\sended\swith\s41$/)]);
        await workbench.page.getByText('2 tasks ended with 42, 1 task in no report').waitFor();
    });

    it('runs it from the mark beside its line, and shows what was seen', async () => {
        await workbench.runTestAt(await workbench.cursorLine());

        await workbench.testMark(await workbench.cursorLine(), 'failed');
        await workbench.runCommand('Test: Peek Output');
        const peek = workbench.page.locator('.peekview-widget');
        await peek.getByText('LongChat had ended with 42 (DBCD_APPLICATION_PATH_WENT_DOWN)').first().waitFor();
    });

    it('goes from the failure to its instant in the timeline', async () => {
        await workbench.page.locator('.peekview-widget').getByText('Show in Timeline').click();
        const panel = await workbench.timeline();
        await expect.poll(() => panel.part('cursor-time').innerText()).toBe('3min');
    });
});
