/** Tasks of type `ccsim`: the command line that comes with the extension, so that nothing else has to be installed. */

import {
    type CancellationToken,
    type Disposable,
    l10n,
    ProcessExecution,
    type ProviderResult,
    Task,
    type TaskDefinition,
    TaskGroup,
    TaskScope,
    tasks,
    Uri,
    type WorkspaceFolder,
    workspace,
} from 'vscode';

const TYPE = 'ccsim';
const PROBLEM_MATCHER = '$ccsim';

/** What a task can do with files: as `tasks.json` has it. */
const COMMANDS = ['test', 'check', 'format'] as const;
type TaskCommand = (typeof COMMANDS)[number];

/** @param program what runs JavaScript, with the environment that it needs for that */
export function provideTasks(
    extensionUri: Uri,
    program: { readonly path: string; readonly environment: Readonly<Record<string, string>> },
): Disposable {
    const cli = Uri.joinPath(extensionUri, 'dist', 'cli', 'main.js').fsPath;
    const taskOf = (definition: TaskDefinition, scope: WorkspaceFolder | TaskScope): Task | undefined => {
        const command = COMMANDS.find((each) => each === definition.command);
        if (command === undefined) {
            return undefined;
        }
        const args = [cli, command, ...argumentsOf(definition)];
        const options = {
            env: { ...program.environment },
            ...(typeof scope === 'object' ? { cwd: scope.uri.fsPath } : {}),
        };
        const execution = new ProcessExecution(program.path, args, options);
        const task = new Task(definition, scope, nameOf(command, definition), TYPE, execution, PROBLEM_MATCHER);
        task.detail = DETAILS[command];
        if (command === 'test') {
            task.group = TaskGroup.Test;
        }
        return task;
    };
    return tasks.registerTaskProvider(TYPE, {
        provideTasks: (): Task[] =>
            (workspace.workspaceFolders ?? [])
                .filter(({ uri }) => uri.scheme === 'file')
                .flatMap((folder) => COMMANDS.flatMap((command) => taskOf({ type: TYPE, command }, folder) ?? [])),
        resolveTask: (task: Task, _token: CancellationToken): ProviderResult<Task> =>
            taskOf(task.definition, task.scope ?? TaskScope.Workspace),
    });
}

const DETAILS: Readonly<Record<TaskCommand, string>> = {
    test: l10n.t('Run every scenario, and say which expectations do not hold'),
    check: l10n.t('Look for mistakes, without running anything'),
    format: l10n.t('Lay the files out in one way'),
};

/** Files and more, or the whole folder. */
function argumentsOf({ files, args }: TaskDefinition): readonly string[] {
    const names = textsOf(files);
    return [...(names.length > 0 ? names : ['.']), ...textsOf(args)];
}

function nameOf(command: TaskCommand, { files }: TaskDefinition): string {
    const names = textsOf(files);
    return names.length > 0 ? `${command} ${names.join(' ')}` : command;
}

function textsOf(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
