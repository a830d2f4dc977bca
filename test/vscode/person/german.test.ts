import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EditorSession, openEditor } from '../editor-session.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

describe('in a VS Code that speaks German', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;

    beforeAll(async () => {
        session = await openEditor({ language: 'de' });
        workbench = session.workbench;
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    it('runs a scenario by a command with a German title', async () => {
        await workbench.openFile('mr-pg-down.ccsim');
        await workbench.runCommand('CCSim: Szenario ausführen');
        panel = await workbench.timeline();
    });

    it('sees the panel in German', async () => {
        expect(await panel.part('tab-agents').innerText()).toMatch(/^Agenten/);
        expect(await panel.part('verdict').innerText()).toMatch(/Erwartung/);
    });

    it('sees in German what the extension says of the scenarios', async () => {
        await workbench.page
            .locator('[id*="ccsim.verdict"]')
            .getByText(/Erwartung(en)? erfüllt/)
            .waitFor();
    });
});
