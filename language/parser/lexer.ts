/** Refuses texts that are too long to read, with one clear error. */

import { DefaultLexer, type LexerResult, type TokenizeOptions } from 'langium';
import { MAX_SYNTAX_ERRORS, MAX_TEXT_LENGTH } from './limits.ts';

export class CcsimLexer extends DefaultLexer {
    override tokenize(text: string, options?: TokenizeOptions): LexerResult {
        if (text.length > MAX_TEXT_LENGTH) {
            return refusal(text.length);
        }
        const result = super.tokenize(text, options);
        return { ...result, errors: result.errors.slice(0, MAX_SYNTAX_ERRORS) };
    }
}

function refusal(length: number): LexerResult {
    const megabytes = (size: number) => `${(size / 1024 / 1024).toFixed(1)} MB`;
    const message =
        `This file of ${megabytes(length)} is too large to be a scenario and was not read. ` +
        `Split it into files of at most ${megabytes(MAX_TEXT_LENGTH)} and import them.`;
    return { tokens: [], hidden: [], errors: [{ offset: 0, line: 1, column: 1, length: 1, message }] };
}
