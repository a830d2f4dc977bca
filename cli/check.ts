/** `ccsim check`: the mistakes in files. */

import { paletteFor } from './colours.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { findSources } from './file-search.ts';
import { type CliIo, writeLines } from './io.ts';
import { type FileProblem, problemLine, problemSummary } from './problem-text.ts';
import { openScenarioFiles } from './scenario-file.ts';
import { type Round, watchRounds } from './watch.ts';

export interface CheckRequest {
    /** Files, and folders of files. */
    readonly names: readonly string[];
    /** Whether to look again whenever a file changes. */
    readonly watch: boolean;
}

/** Prints what is wrong with files and what they import. A file that cannot be read does not keep the others back. */
export async function checkFiles({ names, watch }: CheckRequest, io: CliIo): Promise<ExitCode> {
    return watch ? watchRounds({ names, io, round: () => checkOnce(names, io) }) : (await checkOnce(names, io)).code;
}

async function checkOnce(names: readonly string[], io: CliIo): Promise<Round> {
    const { sources, unread } = await findSources(names, io.folder);
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
    return { code: codeOf(problems, unread), paths: files.flatMap(({ paths }) => paths) };
}

function codeOf(problems: readonly FileProblem[], unread: readonly string[]): ExitCode {
    if (unread.length > 0) {
        return EXIT.couldNotRun;
    }
    return problems.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.fine;
}

/** A file that several others import has its mistakes only once. */
function distinct(problems: readonly FileProblem[]): readonly FileProblem[] {
    return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
