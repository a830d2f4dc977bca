/** Which name was probably meant. */

/** A shorter beginning says too little. */
const MIN_BEGINNING = 4;

/**
 * The candidate that is fewest edits away, if these are few enough for a slip of the keyboard; else the only one that
 * begins with the text.
 */
export function nearestName(text: string, candidates: Iterable<string>): string | undefined {
    const all = [...candidates];
    return fewestEditsAway(text, all) ?? onlyOneThatBegins(text, all);
}

function onlyOneThatBegins(text: string, candidates: readonly string[]): string | undefined {
    const sought = text.toLowerCase();
    const [first, ...others] = new Set(
        candidates.filter((each) => each !== text && each.toLowerCase().startsWith(sought)),
    );
    return text.length >= MIN_BEGINNING && others.length === 0 ? first : undefined;
}

function fewestEditsAway(text: string, candidates: readonly string[]): string | undefined {
    const sought = text.toLowerCase();
    let nearest: string | undefined;
    let fewest = Math.max(1, Math.floor(text.length / 3)) + 1;
    for (const candidate of candidates) {
        if (candidate !== text && Math.abs(candidate.length - text.length) < fewest) {
            const edits = editDistance(sought, candidate.toLowerCase(), fewest);
            if (edits < fewest) {
                fewest = edits;
                nearest = candidate;
            }
            if (edits <= 1) {
                break;
            }
        }
    }
    return nearest;
}

/** ` Did you mean 'X'?`, or nothing, to go after a sentence. */
export function didYouMean(text: string, candidates: Iterable<string>): string {
    const nearest = nearestName(text, candidates);
    return nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
}

/** Insertions, deletions, replacements and swaps of neighbours that make one text of another, counted up to a limit. */
function editDistance(a: string, b: string, limit: number): number {
    let beforeLast: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const same = a[row - 1] === b[column - 1] ? 0 : 1;
            const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            current[column] = Math.min(
                at(last, column) + 1,
                at(current, column - 1) + 1,
                at(last, column - 1) + same,
                swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
            );
        }
        if (Math.min(...current, ...last) >= limit) {
            return limit;
        }
        beforeLast = last;
        last = current;
    }
    return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
    return row[column] ?? Number.POSITIVE_INFINITY;
}
