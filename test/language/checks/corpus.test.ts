import { join } from 'node:path';
import { type LangiumDocument, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { CHECK_CODES, CODES_WITHOUT_TEXT } from '../../../language/checks/codes.ts';
import { createCcsimCoreServices } from '../../../language/index.ts';
import { type CaseContent, type FoundFinding, mismatches, parseCase, readCorpus, SEVERITIES } from './corpus.ts';

const FOLDER = join(import.meta.dirname, '../../corpus/checks');
const corpus = readCorpus(FOLDER);
const { shared } = createCcsimCoreServices(NodeFileSystem);

describe('checks', () => {
    test.each(corpus.map(({ name, file, content }) => ({ name, file, content })))(
        '$name',
        async ({ file, content }) => {
            if (content.kind === 'malformed') {
                expect.fail(`This case is malformed: ${content.reason}.`);
            }
            expect(mismatches(content, await findingsIn(content, file))).toEqual([]);
        },
    );
});

describe('the corpus of checks', () => {
    const codes = Object.keys(CHECK_CODES).filter((code) => !CODES_WITHOUT_TEXT.some((each) => each === code));

    test.each(codes)('has a wrong and a right case for %s', (code) => {
        const contents = corpus.filter((each) => each.code === code).flatMap(({ content }) => wellFormed(content));
        const isWrong = (content: CaseContent) => content.expected.some((finding) => finding.code === code);
        expect(contents.some(isWrong), 'a wrong case').toBe(true);
        expect(
            contents.some((content) => content.isRight && !isWrong(content)),
            'a right case',
        ).toBe(true);
    });

    test('has no case for a code that does not exist', () => {
        expect(corpus.map(({ code }) => code).filter((code) => !Object.hasOwn(CHECK_CODES, code))).toEqual([]);
    });
});

describe('a case', () => {
    test.each([
        ['nothing expected', 'topology Acme {}'],
        ['a word too many', '// $TEST$ error name/unknown "x" here\n»a«'],
        ['an expectation without a message', '// $TEST$ error name/unknown\n»a«'],
        ['more findings than ranges', '// $TEST$ error name/unknown "x"\n'],
        ['more ranges than findings', '// $TEST$ no error\n»a«'],
        ['a range that does not end', '// $TEST$ no error\n»a'],
        ['a range that has not begun', '// $TEST$ no error\na«'],
        ['a range in a range', '// $TEST$ error name/unknown "x"\n»a»b««'],
    ])('with %s is malformed', (_, text) => {
        expect(parseCase(text).kind).toBe('malformed');
    });

    test('fails if its expectation is not met, in any part', () => {
        const content = wellFormed(parseCase('»a« // $TEST$ error name/unknown "no agent"'))[0];
        const met: FoundFinding = {
            severity: 'error',
            code: 'name/unknown',
            message: 'There is no agent.',
            start: 0,
            end: 1,
        };
        const compare = (...found: FoundFinding[]) => (content === undefined ? undefined : mismatches(content, found));
        expect(compare(met)).toEqual([]);
        expect(compare()).toHaveLength(1);
        expect(compare(met, met)).toHaveLength(1);
        expect(compare({ ...met, severity: 'warning' })).toHaveLength(2);
        expect(compare({ ...met, code: 'name/duplicate' })).toHaveLength(2);
        expect(compare({ ...met, message: 'There is no domain.' })).toHaveLength(2);
        expect(compare({ ...met, end: 2 })).toHaveLength(2);
    });
});

async function findingsIn({ text }: CaseContent, file: string): Promise<readonly FoundFinding[]> {
    const { LangiumDocuments, DocumentBuilder } = shared.workspace;
    const uri = URI.file(file);
    LangiumDocuments.deleteDocument(uri);
    const document = LangiumDocuments.createDocument(uri, text);
    await DocumentBuilder.build([document], { validation: true });
    return (document.diagnostics ?? []).map((diagnostic) => ({
        severity: SEVERITIES[(diagnostic.severity ?? 1) - 1] ?? 'error',
        code: String(diagnostic.code),
        message: String(diagnostic.message),
        ...offsets(document, diagnostic.range),
    }));
}

function offsets({ textDocument }: LangiumDocument, range: { start: Position; end: Position }) {
    return { start: textDocument.offsetAt(range.start), end: textDocument.offsetAt(range.end) };
}

interface Position {
    readonly line: number;
    readonly character: number;
}

function wellFormed(content: ReturnType<typeof parseCase>): readonly CaseContent[] {
    return content.kind === 'case' ? [content] : [];
}
