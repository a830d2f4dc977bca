import { deepEqual, equal, ok } from 'node:assert/strict';
import { type TaskProcessEndEvent, tasks } from 'vscode';

suite('Tasks', () => {
    test('are there for a folder, and need nothing but the extension', async () => {
        const found = await tasks.fetchTasks({ type: 'ccsim' });
        deepEqual(found.map(({ definition }) => definition.command).sort(), ['check', 'format', 'test']);
        const task = found.find(({ definition }) => definition.command === 'test');
        ok(task);
        deepEqual(task.problemMatchers, ['$ccsim']);
        const ended = new Promise<number | undefined>((resolve) => {
            const listening = tasks.onDidEndTaskProcess(({ execution, exitCode }: TaskProcessEndEvent) => {
                if (execution.task.name === task.name) {
                    listening.dispose();
                    resolve(exitCode);
                }
            });
        });
        await tasks.executeTask(task);
        equal(await ended, 0);
    });
});
