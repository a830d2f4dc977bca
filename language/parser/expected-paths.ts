/**
 * What could have stood where no alternative of the grammar fits, worked out once for each such place of it: the same each
 * time, it would otherwise take longer than all else that is done with a text that is being typed.
 */

import type { AbstractParserErrorMessageProvider } from 'langium';

type NoAlternative = Parameters<AbstractParserErrorMessageProvider['buildNoViableAltMessage']>[0];
type Paths = NoAlternative['expectedPathsPerAlt'];
type Token = NoAlternative['previous'];

/** Makes a parser of the library underneath Langium remember them; one without the methods for it stays as it is. */
export function rememberExpectedPaths(parser: object, messages: AbstractParserErrorMessageProvider): void {
    const raise: unknown = Reflect.get(parser, 'raiseNoAltException');
    if (typeof raise !== 'function') {
        return;
    }
    const known = new Map<string, Known>();
    let paths: Paths = [];
    const capturing = Object.create(messages, {
        buildNoViableAltMessage: {
            value: (options: NoAlternative) => {
                paths = options.expectedPathsPerAlt;
                return messages.buildNoViableAltMessage(options);
            },
        },
    });
    Object.assign(parser, {
        errorMessageProvider: capturing,
        raiseNoAltException(occurrence: number, description?: string): never {
            const ruleName = String(call(parser, 'getCurrRuleFullName'));
            const place = `${ruleName} ${occurrence}`;
            const before = known.get(place);
            if (before !== undefined) {
                throw call(parser, 'SAVE_ERROR', errorLike(before, parser, ruleName, description));
            }
            try {
                Reflect.apply(raise, parser, [occurrence, description]);
            } catch (error) {
                if (error instanceof Error) {
                    known.set(place, { paths, error });
                }
                throw error;
            }
            throw new Error('The parser did not say what is wrong.');
        },
    });

    function errorLike({ paths, error }: Known, parser: object, ruleName: string, description?: string): unknown {
        const distances = Array.from({ length: 1 + Number(Reflect.get(parser, 'maxLookahead')) }, (_, index) => index);
        const [previous, ...actual] = distances.map((distance) => call(parser, 'LA', distance)).filter(isToken);
        if (previous === undefined) {
            return error;
        }
        const message = messages.buildNoViableAltMessage({
            expectedPathsPerAlt: paths,
            actual,
            previous,
            customUserDescription: description ?? '',
            ruleName,
        });
        return Reflect.construct(error.constructor, [message, actual[0], previous]);
    }
}

/** What was found at a place, and the error that said so for the first time. */
interface Known {
    readonly paths: Paths;
    readonly error: Error;
}

function call(parser: object, method: string, ...parameters: readonly unknown[]): unknown {
    const implementation: unknown = Reflect.get(parser, method);
    return typeof implementation === 'function' ? Reflect.apply(implementation, parser, parameters) : undefined;
}

function isToken(value: unknown): value is Token {
    return typeof value === 'object' && value !== null && 'tokenType' in value;
}
