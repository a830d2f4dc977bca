/** `ccsim completion`: a script with which a shell completes commands, options and file names. */

import type { Command } from 'commander';
import type { CliIo } from './io.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** Prints the script for a shell, made from the commands as they are. */
export async function printCompletion(shell: Shell, program: Command, io: CliIo): Promise<void> {
    const commands = commandsOf(program);
    switch (shell) {
        case 'bash':
            await io.out(bashScript(commands));
            return;
        case 'zsh':
            await io.out(zshScript(commands));
            return;
        case 'fish':
            await io.out(fishScript(commands));
    }
}

interface CompletedCommand {
    readonly name: string;
    readonly description: string;
    readonly options: readonly CompletedOption[];
    /** Words that its argument can be. */
    readonly choices: readonly string[];
    /** Whether an argument is the name of a file. */
    readonly takesFiles: boolean;
}

interface CompletedOption {
    readonly long: string;
    readonly short: string | undefined;
    readonly description: string;
    readonly choices: readonly string[];
    readonly takesValue: boolean;
}

function commandsOf(program: Command): readonly CompletedCommand[] {
    return program.commands.map((command) => ({
        name: command.name(),
        description: firstSentence(command.description()),
        options: command.options
            .filter(({ hidden }) => !hidden)
            .map(({ long, short, description, argChoices, required }) => ({
                long: long ?? '',
                short: short ?? undefined,
                description: firstSentence(description),
                choices: argChoices ?? [],
                takesValue: required,
            })),
        choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
        takesFiles: command.registeredArguments.some((argument) => argument.name() === 'file'),
    }));
}

function bashScript(commands: readonly CompletedCommand[]): string {
    const names = commands.map(({ name }) => name).join(' ');
    return `# Completion of ccsim in bash: source it from ~/.bashrc, as 'ccsim completion --help' says.
_ccsim() {
    local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" choices=''
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W '${names} help --help --version' -- "$word"))
        return
    fi
    case "\${COMP_WORDS[1]} $previous" in
${commands.flatMap(bashValues).join('\n')}
    esac
    if [ -n "$choices" ]; then
        COMPREPLY=($(compgen -W "$choices" -- "$word"))
        return
    fi
    case "\${COMP_WORDS[1]}" in
${commands.map(bashWords).join('\n')}
    esac
    COMPREPLY=($(compgen -W "$choices" -- "$word"))
    case "\${COMP_WORDS[1]}" in
        ${takingFiles(commands).join(' | ')})
            COMPREPLY+=($(compgen -d -- "$word") $(compgen -f -X '!*.ccsim' -- "$word"))
            ;;
    esac
}
complete -o filenames -F _ccsim ccsim
`;
}

function bashValues({ name, options }: CompletedCommand): readonly string[] {
    return options
        .filter(({ choices }) => choices.length > 0)
        .map(({ long, short, choices }) => {
            const patterns = [long, short].filter((each) => each !== undefined).map((each) => `'${name} ${each}'`);
            return `        ${patterns.join(' | ')}) choices='${choices.join(' ')}' ;;`;
        });
}

function bashWords({ name, options, choices }: CompletedCommand): string {
    const words = [...choices, ...options.map(({ long }) => long), '--help'];
    return `        ${name}) choices='${words.join(' ')}' ;;`;
}

function takingFiles(commands: readonly CompletedCommand[]): readonly string[] {
    return commands.filter(({ takesFiles }) => takesFiles).map(({ name }) => name);
}

function zshScript(commands: readonly CompletedCommand[]): string {
    return `#compdef ccsim
# Completion of ccsim in zsh: put it into a folder of $fpath, as 'ccsim completion --help' says.
_ccsim() {
    local -a commands=(
${commands.map(({ name, description }) => `        ${quoted(`${name}:${description}`)}`).join('\n')}
    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    local command="\${words[2]}"
    (( CURRENT-- ))
    shift words
    case "$command" in
${commands.map(zshArguments).join('\n')}
    esac
}
# Loaded by the first completion, this file is the function that has to answer it; sourced, it only says who does.
if [[ "\${funcstack[1]}" == _ccsim ]]; then
    _ccsim "$@"
else
    compdef _ccsim ccsim
fi
`;
}

function zshArguments({ name, options, choices, takesFiles }: CompletedCommand): string {
    const specs = options.map(({ long, short, description, takesValue, choices: values }) => {
        const value = takesValue ? `:value:${values.length > 0 ? `(${values.join(' ')})` : '_files'}` : '';
        const text = `[${description.replace(/[[\]:]/g, '')}]${value}`;
        return short === undefined ? quoted(`*${long}${text}`) : `'*'{${short},${long}}${quoted(text)}`;
    });
    const files = takesFiles ? ['*:file:_path_files -g "*.ccsim(-.) *(-/)"'] : [];
    const words = choices.length > 0 ? [`1:word:(${choices.join(' ')})`] : [];
    return `        ${name}) _arguments ${[...specs, ...[...words, ...files].map(quoted)].join(' ')} ;;`;
}

function fishScript(commands: readonly CompletedCommand[]): string {
    const lines = commands.flatMap(({ name, description, options, choices, takesFiles }) => {
        const within = `complete -c ccsim -n '__fish_seen_subcommand_from ${name}'`;
        return [
            `complete -c ccsim -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
            ...(choices.length > 0 ? [`${within} -a '${choices.join(' ')}'`] : []),
            ...(takesFiles ? [`${within} -a ${quoted(FISH_FILES)}`] : []),
            ...options.map(({ long, short, description: about, takesValue, choices: values }) =>
                [
                    `${within} -l ${long.slice(2)}`,
                    ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
                    ...(takesValue ? [values.length > 0 ? `-r -f -a '${values.join(' ')}'` : '-r -F'] : []),
                    `-d ${quoted(about)}`,
                ].join(' '),
            ),
        ];
    });
    return `# Completion of ccsim in fish: put it where 'ccsim completion --help' says.\ncomplete -c ccsim -f\n${lines.join('\n')}\n`;
}

/** Scenario files and folders; fish itself would propose every file. */
const FISH_FILES = "(__fish_complete_path (commandline -ct) | string match -r '.*(?:/|\\.ccsim)(?:\\t.*)?$')";

function firstSentence(text: string): string {
    return text.split(/[.:;(]\s?/)[0]?.trim() ?? '';
}

function quoted(text: string): string {
    return `'${text.replaceAll("'", "'\\''")}'`;
}
