import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type EditorSession, openEditor } from '../editor-session.ts';

const EXTENSION = 'CCSim: Contact Center Failover Simulator';

let session: EditorSession;

beforeAll(async () => {
    session = await openEditor({ files: { 'note.txt': 'Nothing to simulate.\n' } });
});

afterEach(({ task }) => session.keepIfFailed(task));

afterAll(() => session.close());

it('a window without scenarios costs nothing: the extension is activated with the first one that is opened', async () => {
    const { workbench, folder } = session;
    expect([...(await workbench.activationTimes()).keys()]).not.toContain(EXTENSION);
    await writeFile(join(folder, 'first.ccsim'), 'topology Small {\n    controller Central\n}\n');
    await workbench.openFile('first.ccsim');
    await expect.poll(async () => [...(await workbench.activationTimes()).keys()]).toContain(EXTENSION);
});
