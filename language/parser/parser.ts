/**
 * The parsers: of documents, which stops after so many syntax errors that more would help nobody, and of statements that
 * are being typed.
 */

import {
    type AbstractParserErrorMessageProvider,
    type AstNode,
    createParser,
    LangiumCompletionParser,
    type LangiumCoreServices,
    LangiumParser,
    type ParseResult,
    type ParserOptions,
} from 'langium';
import { CcsimParserErrorMessageProvider } from './error-messages.ts';
import { rememberExpectedPaths } from './expected-paths.ts';
import { MAX_SYNTAX_ERRORS } from './limits.ts';

/** Creates the parser from the grammar of the services. */
export function createCcsimParser(services: LangiumCoreServices): LangiumParser {
    const parser = createParser(services.Grammar, new CcsimParser(services), services.parser.Lexer.definition);
    parser.finalize();
    return parser;
}

type ParserError = ParseResult['parserErrors'][number];

/** Creates the parser that completion uses. */
export function createCcsimCompletionParser(services: LangiumCoreServices): LangiumCompletionParser {
    const parser = createParser(
        services.Grammar,
        new CcsimCompletionParser(services),
        services.parser.Lexer.definition,
    );
    parser.finalize();
    return parser;
}

/**
 * Of what could have stood at an error, messages know the first two words only: to look further takes seconds, because names
 * may be many a word of the language.
 */
const WORDS_IN_MESSAGES = { maxLookahead: 2 } as const;

class TooManySyntaxErrors extends Error {}

class CcsimCompletionParser extends LangiumCompletionParser {
    private readonly messages: AbstractParserErrorMessageProvider;

    constructor(services: LangiumCoreServices) {
        super(services);
        this.messages = new CcsimParserErrorMessageProvider(services.Grammar);
    }

    override finalize(): void {
        super.finalize();
        Object.assign(this.wrapper, WORDS_IN_MESSAGES);
        rememberExpectedPaths(this.wrapper, this.messages);
    }
}

class CcsimParser extends LangiumParser {
    private readonly messages: CcsimParserErrorMessageProvider;

    constructor(services: LangiumCoreServices) {
        super(services);
        this.messages = new CcsimParserErrorMessageProvider(services.Grammar);
    }

    override finalize(): void {
        super.finalize();
        Object.assign(this.wrapper, WORDS_IN_MESSAGES);
        rememberExpectedPaths(this.wrapper, this.messages);
    }

    override rule(...[rule, implementation]: RuleParameters): ReturnType<LangiumParser['rule']> {
        const isEntry = 'entry' in rule && rule.entry;
        return super.rule(rule, isEntry ? endingEarly(implementation) : implementation);
    }

    override subrule(...parameters: Parameters<LangiumParser['subrule']>): void {
        if (!this.isRecording() && this.wrapper.errors.length > MAX_SYNTAX_ERRORS) {
            throw new TooManySyntaxErrors();
        }
        super.subrule(...parameters);
    }

    override parse<T extends AstNode = AstNode>(input: string, options?: ParserOptions): ParseResult<T> {
        const result = super.parse<T>(input, options);
        const parserErrors = result.parserErrors.slice(0, MAX_SYNTAX_ERRORS).map((error) => this.atMisfit(error));
        return { ...result, parserErrors };
    }

    /** Where no alternative fits, the word that is wrong may be a later one than that at which they begin. */
    private atMisfit(error: ParserError): ParserError {
        const place = this.messages.misfitOf(error.token);
        const { name, message } = error;
        return place === undefined
            ? error
            : Object.assign({ ...error, name, message, token: place.token }, { previousToken: place.previous });
    }
}

type RuleParameters = Parameters<LangiumParser['rule']>;
type RuleImplementation = RuleParameters[1];

/** What was read up to then remains the document's content. */
function endingEarly(implementation: RuleImplementation): RuleImplementation {
    return (args) => {
        try {
            return implementation(args);
        } catch (error) {
            if (error instanceof TooManySyntaxErrors) {
                return undefined;
            }
            throw error;
        }
    };
}
