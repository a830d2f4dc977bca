/** Ranges of the server as VS Code has them. */

import { Location, Range, Uri } from 'vscode';
import type { SourcePlace, TextRange } from '../server/protocol.ts';

export function rangeOf({ startLine, startColumn, endLine, endColumn }: TextRange): Range {
    return new Range(startLine, startColumn, endLine, endColumn);
}

export function locationOf(place: SourcePlace): Location {
    return new Location(Uri.parse(place.uri), rangeOf(place));
}
