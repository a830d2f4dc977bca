/** The command line: what it is told, and what a shell gets back. */

import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { parseDuration } from '../language/quantities.ts';
import manifest from '../package.json' with { type: 'json' };
import { TEMPLATE_SYSTEMS } from '../templates/templates.ts';
import { checkFiles } from './check.ts';
import { compareScenarios } from './compare.ts';
import { printCompletion, SHELLS, type Shell } from './completion.ts';
import { CannotRun, EXIT, type ExitCode } from './exit.ts';
import { formatFiles } from './format.ts';
import {
    CHECK_EXAMPLES,
    COMPARE_EXAMPLES,
    COMPLETION_EXAMPLES,
    EXAMPLES,
    FORMAT_EXAMPLES,
    LSP_EXAMPLES,
    NEW_EXAMPLES,
    RULES_EXAMPLES,
    RUN_EXAMPLES,
    TEST_EXAMPLES,
} from './help.ts';
import type { CliIo } from './io.ts';
import { type LspFlags, serveLsp } from './lsp.ts';
import { makeScenario } from './new.ts';
import { printRules, RULE_FORMATS, type RuleFormat } from './rules.ts';
import { runScenarios } from './run.ts';
import { type Format, RUN_FORMATS } from './run-view.ts';
import type { Shard } from './testing/choice.ts';
import { REPORTERS } from './testing/report.ts';
import { type ReporterChoice, runTests } from './testing/test.ts';
import { addFilter, addReporter, shardOf } from './testing/test-options.ts';

const MAX_SEED = 2 ** 32 - 1;
const MAX_PORT = 2 ** 16 - 1;

/** Runs one command and answers the exit code; whatever goes wrong becomes a message, never an exception. */
export async function runCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
    const said: Promise<boolean>[] = [];
    const ends: ExitCode[] = [];
    const program = createProgram(io, said, (code) => ends.push(code));
    try {
        await program.parseAsync(args, { from: 'user' });
        return ends.at(-1) ?? EXIT.fine;
    } catch (error) {
        return await explainEnd(error, io);
    } finally {
        await Promise.all(said);
    }
}

function createProgram(io: CliIo, said: Promise<boolean>[], end: (code: ExitCode) => void): Command {
    const program = new Command('ccsim')
        .description('Simulates what failures do to the agents and tasks of a contact center.')
        .version(manifest.version, '-V, --version', 'print the version')
        .helpOption('-h, --help', 'explain the command')
        .helpCommand('help [command]', 'explain a command')
        .addHelpText('after', EXAMPLES)
        .showHelpAfterError("'ccsim --help' explains the commands and options.")
        .exitOverride()
        .configureOutput({
            writeOut: (text) => said.push(io.out(text)),
            writeErr: (text) => said.push(io.err(text)),
            outputError: (text, write) => write(`ccsim: ${text.replace(/^error: /, '')}`),
        });
    addNew(program, io, end);
    addCheck(program, io, end);
    addRun(program, io, end);
    addTest(program, io, end);
    addFormat(program, io, end);
    addCompare(program, io, end);
    addRules(program, io, end);
    addLsp(program);
    addCompletion(program, io);
    return program;
}

function addNew(program: Command, io: CliIo, end: (code: ExitCode) => void): void {
    program
        .command('new')
        .description('Begin with a scenario that runs: of your kind of system, with what shall fail in it.')
        .addArgument(
            new Argument('[template]', 'the system, and what fails in it; without any, all are listed')
                .choices(TEMPLATE_SYSTEMS)
                .argParser((text) => text),
        )
        .argument('[file]', 'the .ccsim file to make; without one, the text goes to the terminal')
        .option('-n, --name <name>', 'the name of the scenario, instead of that of the template')
        .addHelpText('after', NEW_EXAMPLES)
        .action(async (template: string | undefined, file: string | undefined, { name }: { readonly name?: string }) =>
            end(await makeScenario({ template, file, name }, io)),
        );
}

function addCheck(program: Command, io: CliIo, end: (code: ExitCode) => void): void {
    program
        .command('check')
        .description('Look for mistakes in files, and in what they import, without running anything.')
        .argument('<file...>', 'the .ccsim files, or folders of them')
        .option('-w, --watch', 'look again whenever a file changes')
        .addHelpText('after', CHECK_EXAMPLES)
        .action(async (names: readonly string[], { watch = false }: { readonly watch?: boolean }) =>
            end(await checkFiles({ names, watch }, io)),
        );
}

interface TestFlags {
    readonly reporter?: readonly ReporterChoice[];
    readonly filter?: readonly string[];
    readonly shard?: Shard;
    readonly watch?: boolean;
}

function addTest(program: Command, io: CliIo, end: (code: ExitCode) => void): void {
    program
        .command('test')
        .description('Run every scenario, and every case of it, and say which expectations do not hold.')
        .argument('[file...]', 'the .ccsim files, or folders of them', ['.'])
        .addOption(
            new Option('-r, --reporter <form>', 'in which form to report, FORM or FORM=FILE; several can be given')
                .choices(REPORTERS)
                .argParser(addReporter),
        )
        .option(
            '-t, --filter <text>',
            'only tests with this text in their name, * standing for any; several can be given',
            addFilter,
        )
        .option(
            '--shard <share>',
            'only one share of the tests: 1/3 is the first of three, so that three machines divide them',
            shardOf,
        )
        .option('-w, --watch', 'run again whenever a file changes')
        .addHelpText('after', TEST_EXAMPLES)
        .action(async (names: readonly string[], { reporter, filter, shard, watch }: TestFlags) => {
            const share = shard === undefined ? {} : { shard };
            const request = {
                names,
                reporters: reporter ?? [],
                filters: filter ?? [],
                watch: watch === true,
                ...share,
            };
            end(await runTests(request, io));
        });
}

function addFormat(program: Command, io: CliIo, end: (code: ExitCode) => void): void {
    program
        .command('format')
        .description('Lay files out in one way: indentation, columns, one statement a line. Nothing else changes.')
        .argument('[file...]', 'the .ccsim files, or folders of them', ['.'])
        .option('--check', 'only say which files are not formatted, and end with 1 if there are some')
        .addHelpText('after', FORMAT_EXAMPLES)
        .action(async (names: readonly string[], { check = false }: { readonly check?: boolean }) =>
            end(await formatFiles({ names, check }, io)),
        );
}

function addCompletion(program: Command, io: CliIo): void {
    program
        .command('completion')
        .description('Print a script with which your shell completes commands, options and files.')
        .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
        .addHelpText('after', COMPLETION_EXAMPLES)
        .action((shell: Shell) => printCompletion(shell, program, io));
}

interface RunFlags {
    readonly scenario?: string;
    readonly case?: string;
    readonly seed?: number;
    readonly param?: Readonly<Record<string, string>>;
    readonly format: Format;
    readonly out?: string;
    readonly explain?: string;
    readonly reports?: boolean;
    readonly interval?: number;
    readonly status?: number;
    readonly html?: string;
}

function addRun(program: Command, io: CliIo, end: (code: ExitCode) => void): void {
    program
        .command('run')
        .description('Run the scenarios of a file: see what happens, when and why, and whether it was expected.')
        .argument('<file>', 'the .ccsim file')
        .option('-s, --scenario <name>', 'the scenario to run (all of them, unless you name one)')
        .option('-c, --case <name>', 'the case to run (all cases of a scenario, unless you name one)')
        .option('--seed <number>', 'decides the random draws, instead of the seed in the scenario', seedOf)
        .option('-p, --param <name=value>', 'a value for a parameter; may be given several times', addParameter)
        .addOption(
            new Option('-f, --format <form>', 'text to read, or all of it for other programs (csv: of reports)')
                .choices(RUN_FORMATS)
                .default('text'),
        )
        .option('-e, --explain <what>', 'a task or an agent: what became of it, and why; or a line: what it caused')
        .option('-r, --reports', 'interval reports: what they will say beside what happened, and why they differ')
        .option('--interval <duration>', 'length of the intervals of reports, such as 15min', intervalOf)
        .option('--status <time>', 'what the status displays show at a time of the scenario, such as 90s', durationOf)
        .option('--html <file>', 'also write a page that shows the timeline, to open in a browser')
        .option('-o, --out <file>', 'write into a file instead of the terminal')
        .addHelpText('after', RUN_EXAMPLES)
        .action(async (file: string, flags: RunFlags) => end(await runScenarios({ file, ...flags }, io)));
}

function addCompare(program: Command, io: CliIo, end: (code: ExitCode) => void): void {
    program
        .command('compare')
        .description('Run two scenarios, cases or seeds, and see what differs: verdicts, agents, tasks, links.')
        .argument('<file>', 'the .ccsim file')
        .argument('<first>', 'a run: Scenario, Scenario:Case, or either with @seed')
        .argument('<second>', 'the run that it is compared with')
        .addHelpText('after', COMPARE_EXAMPLES)
        .action(async (file: string, first: string, second: string) =>
            end(await compareScenarios({ file, first, second }, io)),
        );
}

function addRules(program: Command, io: CliIo, end: (code: ExitCode) => void): void {
    program
        .command('rules')
        .description('Print the rules that the simulator follows, with their sources.')
        .addOption(new Option('-f, --format <form>', 'how to print them').choices(RULE_FORMATS).default('text'))
        .addHelpText('after', RULES_EXAMPLES)
        .action(async ({ format }: { readonly format: RuleFormat }) => end(await printRules(format, io)));
}

function addLsp(program: Command): void {
    program
        .command('lsp')
        .description('Start the language server: for editors, which show mistakes and complete what you write.')
        .option('--stdio', 'talk to the editor over standard input and output, as most editors want it')
        .option('--socket <port>', 'talk to an editor that listens at a port of this machine', portOf)
        .option('--pipe <name>', 'talk to an editor that listens at a named pipe (a socket file)')
        .option('--node-ipc', 'talk to an editor that is a Node.js program and has started this one')
        .addOption(new Option('--clientProcessId <id>', 'end when this process does').hideHelp())
        .addHelpText('after', LSP_EXAMPLES)
        .action(async (flags: LspFlags) => serveLsp(flags));
}

function portOf(text: string): number {
    const port = Number(text);
    if (!/^\d+$/.test(text) || port === 0 || port > MAX_PORT) {
        throw new InvalidArgumentError(`A port is a whole number from 1 to ${MAX_PORT}.`);
    }
    return port;
}

function seedOf(text: string): number {
    const seed = Number(text);
    if (!/^\d+$/.test(text) || seed > MAX_SEED) {
        throw new InvalidArgumentError(`A seed is a whole number from 0 to ${MAX_SEED}.`);
    }
    return seed;
}

function durationOf(text: string): number {
    const duration = parseDuration(text);
    if (duration.kind === 'problem') {
        throw new InvalidArgumentError(duration.message);
    }
    return duration.value;
}

function intervalOf(text: string): number {
    const durationMs = durationOf(text);
    if (durationMs === 0) {
        throw new InvalidArgumentError('Write a duration longer than 0s, such as 15min.');
    }
    return durationMs;
}

function addParameter(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(\S.*?)\s*$/.exec(text) ?? [];
    if (name === undefined || value === undefined) {
        throw new InvalidArgumentError('Write a parameter and its value, such as outage=2min.');
    }
    return { ...before, [name]: value };
}

async function explainEnd(error: unknown, io: CliIo): Promise<ExitCode> {
    if (error instanceof CommanderError) {
        return error.exitCode === 0 ? EXIT.fine : EXIT.couldNotRun;
    }
    if (error instanceof CannotRun) {
        await io.err(`ccsim: ${error.message}\n`);
        return EXIT.couldNotRun;
    }
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await io.err(
        `ccsim: this is a mistake in CCSim itself; please report it with the file that you ran:\n${details}\n`,
    );
    return EXIT.couldNotRun;
}
