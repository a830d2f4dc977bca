/** `ccsim check`: the mistakes in files. */

import { paletteFor } from './colours.ts';
import { CannotRun, EXIT, type ExitCode } from './exit.ts';
import { type CliIo, writeLines } from './io.ts';
import { type FileProblem, problemLine, problemSummary } from './problem-text.ts';
import { openScenarioFiles } from './scenario-file.ts';
import { readSource, type SourceFile } from './source-file.ts';

/** Prints what is wrong with files and what they import. A file that cannot be read does not keep the others back. */
export async function checkFiles(names: readonly string[], io: CliIo): Promise<ExitCode> {
    const { sources, unread } = await readSources(names, io.folder);
    const files = await openScenarioFiles(sources, io.folder);
    const problems = distinct(files.flatMap((file) => file.problems));
    const palette = paletteFor(io.outInColour);
    await writeLines(io.out, [
        ...problems.map((problem) => problemLine(problem, palette)),
        problemSummary(sources.length, problems),
    ]);
    await writeLines(
        io.err,
        unread.map((message) => `ccsim: ${message}`),
    );
    if (unread.length > 0) {
        return EXIT.couldNotRun;
    }
    return problems.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.fine;
}

async function readSources(names: readonly string[], folder: string) {
    const sources: SourceFile[] = [];
    const unread: string[] = [];
    for (const name of names) {
        try {
            sources.push(await readSource(name, folder));
        } catch (error) {
            if (!(error instanceof CannotRun)) {
                throw error;
            }
            unread.push(error.message);
        }
    }
    return { sources, unread };
}

/** A file that several others import has its mistakes only once. */
function distinct(problems: readonly FileProblem[]): readonly FileProblem[] {
    return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
