/** The results of open documents, which move with the text while somebody types, until newer ones come. */

import {
    type Disposable,
    EventEmitter,
    type TextDocument,
    type TextDocumentContentChangeEvent,
    workspace,
} from 'vscode';
import type { ResultsParams } from '../../server/protocol.ts';
import { type DocumentResults, documentResults, NO_RESULTS } from './document-results.ts';
import { movedRange } from './moved-range.ts';

export class ResultsStore implements Disposable {
    readonly #results = new Map<string, DocumentResults>();
    readonly #changed = new EventEmitter<string>();
    readonly #subscriptions: readonly Disposable[];

    /** Told the URI of each document of which there are new results, or none any more. */
    readonly onDidChange = this.#changed.event;

    constructor() {
        this.#subscriptions = [
            workspace.onDidChangeTextDocument(({ document, contentChanges }) => this.#move(document, contentChanges)),
            workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri.toString())),
        ];
    }

    of(document: TextDocument): DocumentResults {
        return this.#results.get(document.uri.toString()) ?? NO_RESULTS;
    }

    /** Takes results, unless they are of an older text. */
    take(params: ResultsParams): void {
        const document = workspace.textDocuments.find((each) => uriOf(each) === params.uri);
        if (document?.version === params.version) {
            this.#results.set(document.uri.toString(), documentResults(params));
            this.#changed.fire(document.uri.toString());
        }
    }

    clear(): void {
        for (const uri of [...this.#results.keys()]) {
            this.#forget(uri);
        }
    }

    dispose(): void {
        for (const each of [...this.#subscriptions, this.#changed]) {
            each.dispose();
        }
    }

    #forget(uri: string): void {
        if (this.#results.delete(uri)) {
            this.#changed.fire(uri);
        }
    }

    #move({ uri }: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): void {
        const results = this.#results.get(uri.toString());
        if (results !== undefined) {
            const { verdicts, hints, failures } = results;
            const moved = { verdicts: movedAll(verdicts, changes), hints: movedAll(hints, changes), failures };
            this.#results.set(uri.toString(), moved);
        }
    }
}

/** As the server names a document. */
function uriOf({ uri }: TextDocument): string {
    return uri.toString();
}

function movedAll<Placed extends { readonly range: Parameters<typeof movedRange>[0] }>(
    all: readonly Placed[],
    changes: readonly TextDocumentContentChangeEvent[],
): readonly Placed[] {
    return changes.reduce<readonly Placed[]>((placed, { range: { start, end }, text }) => {
        const range = {
            startLine: start.line,
            startColumn: start.character,
            endLine: end.line,
            endColumn: end.character,
        };
        return placed.flatMap((each) => {
            const moved = movedRange(each.range, { range, text });
            return moved === undefined ? [] : { ...each, range: moved };
        });
    }, all);
}
