import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { inCheckout } from '../../../scripts/checkout.mjs';
import { byKeyboard, byMouse } from '../drives.ts';
import { type EditorSession, openEditor } from '../editor-session.ts';
import { READABLE_TERMINAL, TerminalView } from '../terminal-view.ts';
import type { TimelinePanel } from '../timeline-panel.ts';
import type { Workbench } from '../workbench.ts';

const FILE = 'router-link-lost.ccsim';
const CCSIM = `node ${inCheckout('bin', 'ccsim.js')}`;

/** A run is compared with others, saved in every form, and reached from a terminal. */
describe('a run that goes from hand to hand', () => {
    let session: EditorSession;
    let workbench: Workbench;
    let panel: TimelinePanel;

    beforeAll(async () => {
        session = await openEditor({ settings: READABLE_TERMINAL });
        workbench = session.workbench;
        await workbench.openFile(FILE);
        await workbench.runCommand('View: Close Primary Side Bar');
        await workbench.runCommand('CCSim: Run Scenario');
        panel = await workbench.timeline();
    });

    afterEach(({ task }) => session.keepIfFailed(task));

    afterAll(() => session.close());

    /** The file that was saved, once it is whole; then it is removed, for the next to take its place. */
    async function saved(name: string, isWhole: (content: string) => boolean): Promise<string> {
        const file = join(session.folder, name);
        const content = (): Promise<string> => readFile(file, 'latin1').catch(() => '');
        await expect.poll(async () => isWhole(await content())).toBe(true);
        const text = await content();
        await rm(file);
        return text;
    }

    describe('is exported', () => {
        async function exportByMouse(
            format: string,
            name: string,
            isWhole: (content: string) => boolean,
        ): Promise<void> {
            await panel.part('export').click();
            await panel.part(`export-${format}`).click();
            await workbench.confirmSaving(name, 'mouse');
            await saved(name, isWhole);
        }

        async function exportByKeys(
            format: string,
            name: string,
            isWhole: (content: string) => boolean,
        ): Promise<void> {
            await panel.press('d');
            await panel.part('export-menu').waitFor();
            await panel.tabTo(panel.part(`export-${format}`), 'ArrowDown');
            await workbench.press('Enter');
            await workbench.confirmSaving(name, 'keyboard');
            await saved(name, isWhole);
        }

        const isPng = (content: string): boolean => content.startsWith('\x89PNG') && content.includes('IEND');
        const isSvg = (content: string): boolean => content.startsWith('<svg') && content.trimEnd().endsWith('</svg>');
        const isCsv = (content: string): boolean => content.includes('\r\n') && content.endsWith('\r\n');
        const isPage = (content: string): boolean => /^<!DOCTYPE html>/i.test(content) && /<\/html>\s*$/.test(content);
        const isTrace = (content: string): boolean => content.startsWith('{') && content.trimEnd().endsWith('}');

        byMouse('export-png', 'button, menu and dialog', () => exportByMouse('png', 'RouterLinkLost.png', isPng));
        byKeyboard('export-png', 'd, arrow keys, Enter', () => exportByKeys('png', 'RouterLinkLost.png', isPng));
        byMouse('export-svg', 'button, menu and dialog', () => exportByMouse('svg', 'RouterLinkLost.svg', isSvg));
        byKeyboard('export-svg', 'd, arrow keys, Enter', () => exportByKeys('svg', 'RouterLinkLost.svg', isSvg));
        byMouse('export-csv', 'button, menu and dialog, for everything that happened', () =>
            exportByMouse('entries.csv', 'RouterLinkLost.entries.csv', isCsv),
        );
        byKeyboard('export-csv', 'd, arrow keys, Enter, for the tasks', () =>
            exportByKeys('tasks.csv', 'RouterLinkLost.tasks.csv', isCsv),
        );
        byMouse('export-json', 'button, menu and dialog', () =>
            exportByMouse('json', 'RouterLinkLost.trace.json', isTrace),
        );
        byKeyboard('export-json', 'd, arrow keys, Enter', () =>
            exportByKeys('json', 'RouterLinkLost.trace.json', isTrace),
        );
        byMouse('export-html', 'button, menu and dialog', () => exportByMouse('html', 'RouterLinkLost.html', isPage));
        byKeyboard('export-html', 'd, arrow keys, Enter', () => exportByKeys('html', 'RouterLinkLost.html', isPage));
    });

    describe('is reached from a terminal', () => {
        let terminal: TerminalView;

        byMouse('terminal-times', 'a click on a time leads to that instant', async () => {
            terminal = await TerminalView.open(workbench);
            await terminal.run(`${CCSIM} run ${FILE} | grep ^0:01:1`, '0:01:10.000');
            await terminal.clickLink('0:01:10.000');
            await expect.poll(() => panel.cursor()).toBe('1min10s');
        });

        byKeyboard('terminal-times', 'a command takes the time as it is printed', async () => {
            await terminal.focus();
            await workbench.startCommand('CCSim: Go to an Instant of the Timeline…');
            await workbench.typeAnswer('0:01:12.000');
            await expect.poll(() => panel.cursor()).toBe('1min12s');
        });

        byMouse('terminal-places', 'a click on a place leads to the text', async () => {
            const broken = (await readFile(join(session.folder, FILE), 'utf8')).replace(
                'ended with 38',
                'ended with 42',
            );
            await writeFile(join(session.folder, 'broken.ccsim'), broken);
            await terminal.run(`${CCSIM} test broken.ccsim`, 'broken.ccsim:43:5');
            await terminal.clickLink('broken.ccsim:43:5');
            await expect.poll(() => workbench.tabs()).toContain('broken');
            await expect.poll(() => workbench.cursorLine()).toBe(43);
        });

        byKeyboard('terminal-places', 'VS Code’s own command takes a place that it finds', async () => {
            await workbench.goToLine(1);
            await terminal.focus();
            await workbench.startCommand('Terminal: Open Detected Link...');
            await workbench.typePick('Select the link to open', 'broken.ccsim:43', 'broken.ccsim:43');
            await expect.poll(() => workbench.cursorLine()).toBe(43);
            await workbench.runCommand('View: Hide Panel');
        });
    });

    describe('is compared', () => {
        const changes = (): Promise<string> => panel.part('changes').innerText();

        byKeyboard('compare-scenarios', 'a command, and the other scenario by its name', async () => {
            await workbench.openFile(FILE);
            await workbench.startCommand('CCSim: Compare Scenarios…');
            await workbench.typePick('Compare RouterLinkLost with', 'MrPgDown', 'MrPgDown');
            await showsComparison('RouterLinkLost ⇄ MrPgDown');
            await expect.poll(changes).toMatch(/^\d+ differences from MrPgDown$/);
        });

        byMouse('compare-scenarios', 'a button of the panel, and a click on the other scenario', async () => {
            await panel.canvas.click({ position: { x: 300, y: 200 } });
            await workbench.clickPanelAction('Compare Scenarios');
            await workbench.clickPick('ApplicationPathDown');
            await showsComparison('RouterLinkLost ⇄ ApplicationPathDown');
            await expect.poll(changes).toMatch(/^\d+ differences from ApplicationPathDown$/);
        });

        byKeyboard('compare-seeds', 'a command, and the other seed', async () => {
            await workbench.openFile(FILE);
            await workbench.startCommand('CCSim: Compare with Another Seed…');
            await workbench.typePick('The seed decides', '11', 'Seed 11');
            await showsComparison('RouterLinkLost, seed 11 ⇄ RouterLinkLost');
            await expect.poll(changes).toMatch(/differences from RouterLinkLost/);
        });

        byMouse('compare-seeds', 'a button of the panel, and a click on the other seed', async () => {
            await panel.canvas.click({ position: { x: 300, y: 200 } });
            await workbench.clickPanelAction('Compare with Another Seed');
            await workbench.clickPick('Seed 14');
            await showsComparison('RouterLinkLost, seed 14 ⇄ RouterLinkLost, seed 11');
            await expect.poll(changes).toMatch(/differences from RouterLinkLost/);
        });

        /** Waits for the panel of a comparison, which opens beside the others. */
        async function showsComparison(title: string): Promise<void> {
            await workbench.page.getByRole('tab', { name: title }).waitFor();
            panel = await workbench.timeline();
        }
    });
});
