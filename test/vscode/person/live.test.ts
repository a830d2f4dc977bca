import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

/** Text and timeline beside each other: each says what the other one means, and a failure is tried out in between. */
describe('a scenario and its timeline, side by side', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;

    beforeAll(async () => {
        session = await openEditor({ settings: { 'editor.minimap.enabled': false } });
        workbench = session.workbench;
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.runCommand('View: Close Primary Side Bar');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    it('reads above a failure what it cost, and is led to all of it', async () => {
        const lens = workbench.codeLens('task');
        await lens.first().waitFor();
        await workbench.screenshot('live consequences');
        await lens
            .locator('a', { hasText: /tasks? / })
            .first()
            .click();
        await expect
            .poll(() => panel.part('consequences-table').innerText())
            .toContain('EmailPim sends ROUTING_DISABLED to EmailManager');
    });

    it('tries a failure out by key, and sees at once what it changes', async () => {
        await panel.part('timeline-canvas').focus();
        await workbench.press('/');
        await workbench.type('ChatPim -- Central');
        await panel.activateRow('ChatPim -- Central');
        await workbench.press('i');
        await panel.part('inject-cut').waitFor();
        await workbench.press('Enter');
        await expect.poll(() => panel.part('provisional').innerText()).toMatch(/cut ChatPim -- Central/);
        await expect.poll(() => panel.part('changes').innerText()).toMatch(/differences? from the last saved run/);
        await workbench.screenshot('live tried out');
    });

    it('keeps it as a line of the scenario, and undoes that', async () => {
        await panel.part('keep').click();
        await expect.poll(() => panel.part('provisional').count()).toBe(0);
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.goToText('cut ChatPim -- Central');
        expect(await workbench.textOfCursorLine()).toMatch(/^ {4}at \S+ +cut ChatPim -- Central/);
        await workbench.press('Control+Z');
        await expect.poll(() => panel.part('changes').count()).toBe(0);
    });

    it('sees beside the declarations how things are at the cursor', async () => {
        await panel.part('consequences-table').locator('tr.row', { hasText: 'ROUTING_DISABLED to' }).click();
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.openFile('acme.ccsim');
        await workbench.goToText('link EmailPim -- Central');
        await expect.poll(() => workbench.annotationOfCursorLine()).toBe('DOWN');
        await workbench.screenshot('live states');
        await workbench.goToText('agents Alice, Bob');
        await expect.poll(() => workbench.annotationOfCursorLine()).toMatch(/^Alice .+ in Email · Bob .+ in Email$/);
    });
});
