/** Which run a command line of `ccsim run` makes. */

export interface CcsimCommand {
    readonly file: string;
    readonly scenario?: string;
    readonly case?: string;
}

/** Reads a command line; nothing where it does not run a scenario. */
export function ccsimCommandOf(commandLine: string): CcsimCommand | undefined {
    const words = wordsOf(commandLine);
    const run = words.findIndex(
        (word, index) => word === 'run' && /(^|[\\/])ccsim(\.js|\.cmd)?$/.test(words[index - 1] ?? ''),
    );
    const given = run === -1 ? [] : words.slice(run + 1);
    const file = given.find((word) => word.endsWith('.ccsim'));
    const scenario = optionIn(given, ['-s', '--scenario']);
    const caseName = optionIn(given, ['-c', '--case']);
    return file === undefined
        ? undefined
        : {
              file,
              ...(scenario === undefined ? {} : { scenario }),
              ...(caseName === undefined ? {} : { case: caseName }),
          };
}

/** The words of a command line; quotes hold together what is between them. */
function wordsOf(commandLine: string): readonly string[] {
    return [...commandLine.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)].map(
        ([word, double, single]) => double ?? single ?? word,
    );
}

function optionIn(words: readonly string[], names: readonly string[]): string | undefined {
    const place = words.findIndex((word) => names.includes(word));
    const joined = words.find((word) => names.some((name) => name.startsWith('--') && word.startsWith(`${name}=`)));
    return joined === undefined ? (place === -1 ? undefined : words[place + 1]) : joined.slice(joined.indexOf('=') + 1);
}
