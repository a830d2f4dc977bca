/** What completion offers, before it becomes a protocol's item. */

import type { CompletionItemKind } from 'vscode-languageserver';

export interface Suggestion {
    readonly label: string;
    readonly kind: CompletionItemKind;
    /** Obvious things first: smaller is earlier. */
    readonly rank: number;
    /** A few words beside the label. */
    readonly detail?: string;
    /** Markdown. */
    readonly documentation?: string | undefined;
    /** Text to insert where it is not the label. */
    readonly insert?: string;
    /** Whether `insert` has placeholders. */
    readonly isSnippet?: boolean;
    /** What is typed to find it where it is not the label. */
    readonly filter?: string;
}

/** The order in which kinds of suggestions come. */
export const RANK = { first: 1, name: 2, value: 3, keyword: 4, snippet: 5, last: 8, closing: 9 } as const;
