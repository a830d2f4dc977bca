/** The report as SARIF 2.1.0, which code scanning shows beside the lines: a result per failure. */

import { pathToFileURL } from 'node:url';
import { CHECK_CODES } from '../../language/index.ts';
import type { Place } from './outcomes.ts';
import { FAILED_EXPECTATION, failuresOf, STOPPED, type TestReport } from './report.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** What stands for the root of the checkout: the folder that the command runs in. */
const ROOT = '%SRCROOT%';

const OWN_RULES: Readonly<Record<string, string>> = {
    [FAILED_EXPECTATION]: 'What a scenario expects is what happens in its run.',
    [STOPPED]: 'A run comes to its end before the event limit.',
};

export function sarifReport({ version, outcomes }: TestReport, folder: string): string {
    const failures = outcomes.flatMap((outcome) => failuresOf(outcome).map((failure) => ({ outcome, failure })));
    const codes = [...new Set(failures.map(({ failure }) => failure.code))].sort();
    const log = {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'ccsim', semanticVersion: version, rules: codes.map(ruleOf) } },
                columnKind: 'utf16CodeUnits',
                results: failures.map(({ outcome, failure }) => ({
                    ruleId: failure.code,
                    ruleIndex: codes.indexOf(failure.code),
                    level: 'error',
                    message: { text: `${outcome.name}: ${failure.message}` },
                    locations: [locationOf(failure, folder)],
                    relatedLocations: failure.related.map(({ place, text }, id) => ({
                        id,
                        message: { text },
                        ...locationOf(place, folder),
                    })),
                })),
            },
        ],
    };
    return `${JSON.stringify(log, undefined, 4)}\n`;
}

function ruleOf(id: string): unknown {
    const text = OWN_RULES[id] ?? statementOfCheck(id);
    return text === undefined ? { id } : { id, shortDescription: { text } };
}

function locationOf(place: Place, folder: string): object {
    const { line, column, endLine, endColumn } = place;
    return {
        physicalLocation: {
            artifactLocation: artifactOf(place.file, folder),
            region: { startLine: line, startColumn: column, endLine, endColumn },
        },
    };
}

/** A file elsewhere than below the folder has no relative place. */
function artifactOf(file: string, folder: string): unknown {
    const { href } = pathToFileURL(file.startsWith('/') || /^\w:/.test(file) ? file : `${folder}/${file}`);
    const base = `${pathToFileURL(folder).href.replace(/\/$/, '')}/`;
    return href.startsWith(base) ? { uri: href.slice(base.length), uriBaseId: ROOT } : { uri: href };
}

function statementOfCheck(code: string): string | undefined {
    return Object.entries(CHECK_CODES).find(([each]) => each === code)?.[1].description;
}
