/** `ccsim format`: files laid out in one way. */

import { paletteFor } from './colours.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { findSources } from './file-search.ts';
import { type CliIo, writeLines } from './io.ts';
import { writeOutFile } from './out-file.ts';
import { counted, problemLine } from './problem-text.ts';
import { openScenarioFiles, type ScenarioFile } from './scenario-file.ts';
import type { SourceFile } from './source-file.ts';

export interface FormatRequest {
    readonly names: readonly string[];
    /** Whether to say only which files would change. */
    readonly check: boolean;
}

interface Formatted {
    readonly source: SourceFile;
    readonly file: ScenarioFile;
    /** Absent: it has syntax errors. */
    readonly text: string | undefined;
}

/** Formats files in their places. One with syntax errors stays as it is; they are printed, and it ends with 1. */
export async function formatFiles({ names, check }: FormatRequest, io: CliIo): Promise<ExitCode> {
    const { sources, unread } = await findSources(names, io.folder);
    const files = await openScenarioFiles(sources, io.folder);
    const formatted = sources.flatMap((source, place): readonly Formatted[] => {
        const file = files[place];
        return file === undefined ? [] : [{ source, file, text: file.formattedText() }];
    });
    const broken = formatted.filter(({ text }) => text === undefined);
    const changed = formatted.filter(({ source, text }) => text !== undefined && text !== source.text);
    for (const { source, text } of check ? [] : changed) {
        await writeOutFile(source.path, io.folder, [text ?? source.text]);
    }
    await writeLines(io.out, [
        ...changed.map(({ source }) => `${source.name}: ${check ? 'not formatted' : 'formatted'}`),
        ...broken.flatMap(({ file }) => syntaxErrors(file, io)),
        summaryLine(formatted.length, changed.length, broken.length, check),
    ]);
    await writeLines(
        io.err,
        unread.map((message) => `ccsim: ${message}`),
    );
    if (unread.length > 0) {
        return EXIT.couldNotRun;
    }
    return broken.length > 0 || (check && changed.length > 0) ? EXIT.failed : EXIT.fine;
}

function syntaxErrors(file: ScenarioFile, io: CliIo): readonly string[] {
    return file.problems
        .filter(({ code, file: name }) => code.startsWith('syntax/') && name === file.name)
        .map((problem) => problemLine(problem, paletteFor(io.outInColour)));
}

function summaryLine(files: number, changed: number, broken: number, check: boolean): string {
    return [
        `${counted(files, 'file')}: ${changed} ${check ? 'not formatted' : 'formatted'}`,
        ...(broken > 0 ? [`${broken} left alone because of errors`] : []),
    ].join(', ');
}
