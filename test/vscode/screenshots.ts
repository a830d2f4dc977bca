/** Pictures of the editor with the timeline beside it, in every kind of theme, for a person to look at. */

import { openEditor } from './editor-session.ts';

const THEMES: Readonly<Record<string, string>> = {
    light: 'Default Light Modern',
    dark: 'Default Dark Modern',
    'high-contrast': 'Default High Contrast',
    'high-contrast-light': 'Default High Contrast Light',
};

for (const [name, theme] of Object.entries(THEMES)) {
    console.log(await takePicture(name, theme));
}

/** A run of the first example, why a task waited in it, and the line that this goes back to. */
async function takePicture(name: string, theme: string): Promise<string> {
    const session = await openEditor({ theme, settings: { 'editor.minimap.enabled': false } });
    try {
        const { workbench } = session;
        await workbench.openFile('router-link-lost.ccsim');
        await workbench.runCommand('View: Close Primary Side Bar');
        await workbench.runCommand('CCSim: Run Scenario');
        const panel = await workbench.timeline();
        await panel.show('tasks');
        await panel.choose('tasks', 'Mail#3');
        await panel.part('why-cause').click();
        await workbench.codeLens('Run Scenario').waitFor();
        return await workbench.screenshot(name);
    } finally {
        await session.close();
    }
}
