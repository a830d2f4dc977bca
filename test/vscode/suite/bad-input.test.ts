import { deepEqual, ok } from 'node:assert/strict';
import { commands, languages } from 'vscode';
import { codeOf, diagnosed, type Folder, temporaryFolder } from './documents.ts';

/** Too much for a person to mean, and too much to run. */
const FOREVER = `
topology Small {
    controller Central
    peripheral Ucm unified-cm
    gateway AgentPg { cti server Cti  pim UcmPim for Ucm }
    domain Voice voice
    agents A101 on Ucm handle Voice
}
scenario Forever on Small {
    duration 5d
    every 1ms Ucm receives Voice call lasting 1s
}
`;

suite('Whatever a file holds, it gets a clear error and the language server goes on', () => {
    let folder: Folder;

    suiteSetup(async () => {
        folder = await temporaryFolder();
    });

    suiteTeardown(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
        await folder.remove();
    });

    teardown(() => folder.serverAnswers());

    const cases: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
        ['5 MB of random letters', noise(5_000_000), /^syntax\//],
        ['2,000 nested braces', `topology T ${'{'.repeat(2_000)}${'}'.repeat(2_000)}`, /^syntax\//],
        ['a missing import', 'import "nowhere.ccsim"\n', /^import\/missing$/],
        ['half a statement', 'scenario S on', /^syntax\//],
        ['a scenario that schedules itself for ever', FOREVER, /./],
    ];
    for (const [name, content, code] of cases) {
        test(name, async () => {
            const document = await folder.open(`${name.replaceAll(/\W+/g, '-')}.ccsim`, content);
            const found = await diagnosed(document, (diagnostics) =>
                diagnostics.some((each) => code.test(codeOf(each))),
            );
            ok(found.every(({ message }) => message.length > 10 && message.length < 500));
        });
    }

    test('an empty file is no mistake', async () => {
        const document = await folder.open('empty.ccsim', '');
        await folder.serverAnswers();
        deepEqual(languages.getDiagnostics(document.uri), []);
    });
});

/** Letters that look random and are the same each time. */
function noise(length: number): Uint8Array {
    let state = 12_345;
    return Uint8Array.from({ length }, () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return 32 + ((state >>> 16) % 95);
    });
}
