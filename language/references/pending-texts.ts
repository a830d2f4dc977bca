/** Which open documents have another text than the one that their tree is of. */

import { type TextDocumentProvider, type URI, UriUtils } from 'langium';

/**
 * A change waits until nothing else is being built. Until then the tree of its document looks finished, while every
 * position that an editor asks about is one of the new text.
 */
export class PendingTexts {
    readonly #pending = new Set<string>();
    readonly #open: TextDocumentProvider | undefined;

    constructor(open: TextDocumentProvider | undefined) {
        this.#open = open;
    }

    /** A text has changed. */
    note(uri: URI): void {
        this.#pending.add(UriUtils.normalize(uri));
    }

    /** The trees of these documents are no longer taken for finished. */
    taken(uris: readonly URI[]): void {
        for (const uri of uris) {
            this.#pending.delete(UriUtils.normalize(uri));
        }
    }

    /** Whether the tree is not one of the text that is open. */
    isPending(uri: URI): boolean {
        return this.#pending.has(UriUtils.normalize(uri)) && this.#open?.get(uri) !== undefined;
    }
}
