/** What `ccsim test` is told, from the words of the command line. */

import { InvalidArgumentError } from 'commander';
import { parseShard, type Shard } from './choice.ts';
import { REPORTERS } from './report.ts';
import { parseReporter, type ReporterChoice } from './test.ts';

/** For an option that may be given several times. */
export function addReporter(text: string, before: readonly ReporterChoice[] = []): readonly ReporterChoice[] {
    const choice = parseReporter(text);
    if (choice === undefined) {
        const forms = REPORTERS.join(', ');
        throw new InvalidArgumentError(`A report is one of ${forms}, or one of them with a file: junit=report.xml.`);
    }
    return [...before, choice];
}

export function shardOf(text: string): Shard {
    const shard = parseShard(text);
    if (shard === undefined) {
        throw new InvalidArgumentError('Write which share of how many, such as 1/3.');
    }
    return shard;
}

export function addFilter(text: string, before: readonly string[] = []): readonly string[] {
    return [...before, text];
}
