/** Syntax errors in words that an operator understands: what was expected, what is there instead. */

import { AbstractParserErrorMessageProvider, DefaultLexerErrorMessageProvider, type GrammarAST } from 'langium';
import { statementStarts } from './statement-starts.ts';

type Mismatch = Parameters<AbstractParserErrorMessageProvider['buildMismatchTokenMessage']>[0];
type Redundant = Parameters<AbstractParserErrorMessageProvider['buildNotAllInputParsedMessage']>[0];
type NoAlternative = Parameters<AbstractParserErrorMessageProvider['buildNoViableAltMessage']>[0];
type EarlyExit = Parameters<AbstractParserErrorMessageProvider['buildEarlyExitMessage']>[0];
type Token = Mismatch['actual'];
type TokenType = Mismatch['expected'];

/** A word that does not fit, and the one before it. */
export interface Misfit {
    readonly token: Token;
    readonly previous: Token;
}

/** Most alternatives that a message lists. */
const MAX_ALTERNATIVES = 8;

/** Longest piece of the text that a message repeats. */
const MAX_IMAGE_LENGTH = 40;

/** How a message ends that is about a statement which breaks off where another one begins. */
export const STATEMENT_ENDS = 'but the statement ends here.';

export class CcsimParserErrorMessageProvider extends AbstractParserErrorMessageProvider {
    private readonly starts: ReadonlySet<string>;
    private readonly misfits = new WeakMap<Token, Misfit>();

    constructor(grammar: GrammarAST.Grammar) {
        super();
        this.starts = statementStarts(grammar);
    }

    override buildMismatchTokenMessage({ expected, actual, previous, ruleName }: Mismatch): string {
        const rule = plain(ruleName);
        if (expected.name === '}' && BLOCKS[rule] !== undefined) {
            return sentence(`${RULES[BLOCKS[rule]]}, or '}'`, actual);
        }
        const what = expected.name === 'ID' ? (RULES[rule] ?? describe(expected)) : describe(expected);
        return this.sentenceAfter(previous, what, actual);
    }

    override buildNotAllInputParsedMessage({ firstRedundant }: Redundant): string {
        return sentence(RULES.Document ?? '', firstRedundant);
    }

    override buildNoViableAltMessage({ expectedPathsPerAlt, actual, previous, ruleName }: NoAlternative): string {
        const start = actual[0];
        const paths = expectedPathsPerAlt.flat();
        const place = misfit(paths, actual, previous);
        // The end of a file is one and the same token for all files, and never the start of something else.
        if (start !== undefined && start !== place.token) {
            this.misfits.set(start, place);
        }
        if (plain(ruleName) === 'Action' && start?.tokenType.name === 'ID') {
            const name = abbreviated(start.image);
            const what = `what '${name}' does, such as '${name} log in' or '${name} receives …'`;
            return this.endsBefore(place.token, place.previous)
                ? `Expected ${what}, ${STATEMENT_ENDS}`
                : `Expected ${what}.`;
        }
        const what = RULES[plain(ruleName)] ?? listed(paths.flatMap((path) => path.slice(0, 1)));
        return this.sentenceAfter(place.previous, what, place.token);
    }

    /** The word that does not fit, for the one at which the parser began to choose between alternatives. */
    misfitOf(token: Token): Misfit | undefined {
        return this.misfits.get(token);
    }

    override buildEarlyExitMessage({ expectedIterationPaths, actual, previous }: EarlyExit): string {
        const first = expectedIterationPaths.flatMap((path) => path.slice(0, 1));
        return this.sentenceAfter(previous, listed(first), actual[0]);
    }

    private sentenceAfter(previous: Token, expected: string, actual: Token | undefined): string {
        return this.endsBefore(actual, previous)
            ? `Expected ${expected}, ${STATEMENT_ENDS}`
            : sentence(expected, actual);
    }

    /** Where the next line begins another statement, it is the one before that is wrong. */
    private endsBefore(actual: Token | undefined, previous: Token): boolean {
        const isOnNextLine = (actual?.startLine ?? 0) > (previous.endLine ?? Number.POSITIVE_INFINITY);
        return isOnNextLine && actual !== undefined && this.starts.has(actual.image);
    }
}

export class CcsimLexerErrorMessageProvider extends DefaultLexerErrorMessageProvider {
    override buildUnexpectedCharactersMessage(fullText: string, startOffset: number, length: number): string {
        const text = fullText.slice(startOffset, startOffset + length);
        if (text.startsWith('"')) {
            return `The text in quotes does not end on its line. Add the closing '"'.`;
        }
        if (text.startsWith('/*')) {
            return "The comment does not end. Add the closing '*/'.";
        }
        return length === 1
            ? `'${text}' has no meaning here. Remove it.`
            : `These ${length} characters have no meaning here.`;
    }
}

/** What is expected where a whole rule is: more telling than the list of all that it can begin with. */
const RULES: Readonly<Record<string, string>> = {
    Document: "'import', 'topology', 'scenario' or 'fragment'",
    TopologyMember: "a statement of a topology, such as 'controller', 'gateway', 'domain', 'agents', 'team' or 'link'",
    ScenarioMember:
        "a statement of a scenario: 'at', 'after', 'every', 'expect', 'set', 'param', 'case', 'include', 'duration' or 'seed'",
    FragmentMember: "a statement of a fragment: 'at', 'after', 'every', 'expect', 'param' or 'include'",
    ControllerMember: "'objects', 'scripts', 'cic' or 'state limit'",
    PeripheralMember: "'cti manager', 'contact server', 'event bridge', 'real-time bridge' or '… agent states'",
    MediaServerMember: "'license' or 'serves'",
    MediaTerm: "a term, such as 'trusted', 'credentials valid' or 'accepts sessions'",
    Change: "what changes, such as 'credentials valid', 'not trusted' or 'license missing'",
    CimMember: "a server of the cluster, such as 'services server', or 'sends while disabled'",
    GatewayMember: "'cti server', 'pim' or 'mr pim'",
    DomainMember: "a property of a domain, such as 'task life 20min' or 'interruptible'",
    DomainLimit: "'task life', 'start timeout', 'max duration' or 'queue timeout'",
    Occurrence: "'at', 'after' or 'every'",
    Action: "what happens: 'fail', 'restore', 'cut', or who does something, such as 'A101 log in'",
    AgentVerb: "what the agent does, such as 'log in', 'become ready' or 'log out'",
    WorkOption: "'lasting', 'wrap up' or 'abandoning after'",
    Distribution: "a time with its unit, such as '40s' or '40s..60s'",
    When: "when: 'at', 'from', 'within', 'always', 'never' or 'eventually'",
    Predicate: "what is expected, such as 'A101 is AVAILABLE' or 'every task is reported'",
    TaskCondition: "'is' with a state, 'is reported', 'is handled by', 'waited' or 'ended with'",
    SettingValue: "the setting's value, such as '40s', '3' or 'on'",
    ComponentPart: "a side, 'A' or 'B', a process such as 'router', or the name of a part",
    ComponentRef: 'the name of a component',
    Name: 'a name',
    PlainName: 'a name',
    ParameterName: 'a name',
    Amount: "a number in digits, such as '12000', '40MB' or '4.3', and no parameter",
    Quantity: "a number, such as '90s' or '3', or a parameter",
    CaseValue: "a value, such as 'outage 10s', 'seed 9' or 'set agentReloginDelay 40s'",
    Parameter: "a parameter, such as 'param outage = 90s'",
    Code: "a code, such as '38'",
};

/** The rule of what a block holds, by the rule of the block. */
const BLOCKS: Readonly<Record<string, keyof typeof RULES>> = {
    Topology: 'TopologyMember',
    Scenario: 'ScenarioMember',
    Fragment: 'FragmentMember',
    Peripheral: 'PeripheralMember',
    Gateway: 'GatewayMember',
    Domain: 'DomainMember',
};

const TERMINALS: Readonly<Record<string, string>> = {
    ID: 'a name',
    NUMBER: 'a number',
    QUANTITY: "a number with its unit, such as '90s'",
    STRING: 'a text in quotes',
    EOF: "'topology', 'scenario', 'fragment' or the end of the file",
};

/** The first word that no alternative goes on with; the first of all where every one fits some alternative. */
function misfit(paths: readonly (readonly TokenType[])[], actual: readonly Token[], previous: Token): Misfit {
    const fits = paths.map((path) => {
        const end = path.findIndex((type, index) => actual[index]?.tokenType !== type);
        return end < 0 ? 0 : end;
    });
    const place = Math.max(0, ...fits);
    return { token: actual[place] ?? actual[0] ?? previous, previous: actual[place - 1] ?? previous };
}

function sentence(expected: string, actual: Token | undefined): string {
    if (actual !== undefined && expected === RULES.Name && isReserved(actual)) {
        const found = `Expected ${expected}, but found '${actual.image}', which is a reserved word.`;
        return `${found} Write a name such as '${freeName(actual.image)}' instead.`;
    }
    const end = actual === undefined || actual.image === '';
    return `Expected ${expected}, but ${end ? 'the file ends here' : `found '${abbreviated(actual.image)}'`}.`;
}

/** Whether a word of the language stands where a name is expected, and is none that can be one. */
function isReserved({ image, tokenType }: Token): boolean {
    return /^[A-Za-z]/.test(image) && tokenType.name !== 'ID';
}

/** No word of the language is like another one with a capital, and none has a digit. */
function freeName(word: string): string {
    return /^[a-z]/.test(word) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : `${word}1`;
}

function abbreviated(image: string): string {
    return image.length > MAX_IMAGE_LENGTH ? `${image.slice(0, MAX_IMAGE_LENGTH)}…` : image;
}

function describe(type: TokenType): string {
    return TERMINALS[type.name] ?? `'${type.name}'`;
}

function listed(types: readonly TokenType[]): string {
    const all = [...new Set(types.map(describe))];
    const shown = all.slice(0, MAX_ALTERNATIVES);
    if (all.length > shown.length) {
        return `one of ${shown.join(', ')} …`;
    }
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** Rule names carry an invisible suffix in the parser. */
function plain(ruleName: string): string {
    return ruleName.replace(/\W+$/, '');
}
