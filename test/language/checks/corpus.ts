/**
 * Reads the cases of `test/corpus/checks`: texts with the expected findings beside them.
 *
 * `// $TEST$ error mr-pim/router-link "part of the message"` expects a finding; the first of them at the first range
 * marked `»…«`, the second at the second, and so on. `// $TEST$ no error` (or `no warning`) says that there is none
 * beyond those. Whatever a case does not expect must not be found. A folder with a `main.ccsim` is one case of several
 * files.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface CorpusCase {
    /** Path in the corpus, for people. */
    readonly name: string;
    readonly file: string;
    /** The code that the folder is about. */
    readonly code: string;
    readonly content: CaseContent | Malformed;
}

export interface CaseContent {
    readonly kind: 'case';
    /** The text without its markers. */
    readonly text: string;
    readonly expected: readonly ExpectedFinding[];
    /** Whether the case says that something is right. */
    readonly isRight: boolean;
}

export interface Malformed {
    readonly kind: 'malformed';
    readonly reason: string;
}

export interface ExpectedFinding {
    readonly severity: Severity;
    readonly code: string;
    readonly message: string;
    readonly start: number;
    readonly end: number;
}

export interface FoundFinding {
    readonly severity: Severity;
    readonly code: string;
    readonly message: string;
    readonly start: number;
    readonly end: number;
}

/** In the order of their numbers in the Language Server Protocol. */
export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
type Severity = (typeof SEVERITIES)[number];

const COMMENT = /\/\/ \$TEST\$ ?(.*)$/gm;
const POSITIVE = /^(error|warning|info|hint) ([a-z-]+\/[a-z-]+) "(.+)"$/;
const NEGATIVE = /^no (error|warning|info|hint)$/;

/** All cases below a folder of the corpus. */
export function readCorpus(folder: string): readonly CorpusCase[] {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ccsim'))
        .map((entry) => ({ file: join(entry.parentPath, entry.name), parts: partsOf(folder, entry.parentPath) }))
        .filter(({ file, parts }) => parts.length === 2 || (parts.length === 3 && file.endsWith(`${sep}main.ccsim`)))
        .map(({ file, parts }) => ({
            name: relative(folder, file),
            file,
            code: parts.slice(0, 2).join('/'),
            content: parseCase(readFileSync(file, 'utf8')),
        }))
        .sort((a, b) => a.name.localeCompare(b.name));
}

/** Reads the text of one case. */
export function parseCase(marked: string): CaseContent | Malformed {
    const ranges: { readonly start: number; readonly end: number }[] = [];
    let text = '';
    let start: number | undefined;
    for (const character of marked) {
        if (character === '»') {
            if (start !== undefined) {
                return { kind: 'malformed', reason: 'a range begins within another' };
            }
            start = text.length;
        } else if (character === '«') {
            if (start === undefined) {
                return { kind: 'malformed', reason: 'a range ends that has not begun' };
            }
            ranges.push({ start, end: text.length });
            start = undefined;
        } else {
            text += character;
        }
    }
    return start === undefined ? withExpectations(text, ranges) : { kind: 'malformed', reason: 'a range does not end' };
}

/** What differs between the findings of a case and what it expects; empty if nothing does. */
export function mismatches(content: CaseContent, found: readonly FoundFinding[]): readonly string[] {
    const rest = [...found];
    const missing = content.expected.filter((expected) => {
        const place = rest.findIndex((each) => matches(expected, each));
        if (place >= 0) {
            rest.splice(place, 1);
        }
        return place < 0;
    });
    const describe = ({ severity, code, start, end, message }: FoundFinding) =>
        `${severity} ${code} at »${content.text.slice(start, end)}«: ${message}`;
    return [
        ...missing.map((expected) => `expected, but not found: ${describe(expected)}`),
        ...rest.map((unexpected) => `found, but not expected: ${describe(unexpected)}`),
    ];
}

function withExpectations(text: string, ranges: readonly { start: number; end: number }[]): CaseContent | Malformed {
    const comments = [...text.matchAll(COMMENT)].map((match) => match[1] ?? '');
    const wrong = comments.find((comment) => !POSITIVE.test(comment) && !NEGATIVE.test(comment));
    if (comments.length === 0 || wrong !== undefined) {
        return { kind: 'malformed', reason: wrong === undefined ? 'nothing is expected' : `not understood: ${wrong}` };
    }
    const positive = comments.flatMap((comment) => POSITIVE.exec(comment) ?? []);
    const findings = comments.filter((comment) => POSITIVE.test(comment));
    if (findings.length !== ranges.length) {
        return {
            kind: 'malformed',
            reason: `${findings.length} findings are expected, but ${ranges.length} ranges marked`,
        };
    }
    const expected = ranges.map((range, place) => {
        const [, severity, code, message] = positive.slice(place * 4, place * 4 + 4);
        const kind = SEVERITIES.find((each) => each === severity);
        return { severity: kind ?? 'error', code: code ?? '', message: message ?? '', ...range };
    });
    return { kind: 'case', text, expected, isRight: comments.length > findings.length };
}

function matches(expected: ExpectedFinding, found: FoundFinding): boolean {
    return (
        expected.severity === found.severity &&
        expected.code === found.code &&
        expected.start === found.start &&
        expected.end === found.end &&
        found.message.includes(expected.message)
    );
}

function partsOf(folder: string, path: string): readonly string[] {
    const parts = relative(folder, path).split(sep);
    return parts[0] === '' ? [] : parts;
}
