/** Names that are numbered from one to another: `A101..A140`. */

/** Most names that a range can stand for. */
export const MAX_NUMBERED = 10_000;

export type NumberedNames =
    | { readonly kind: 'names'; readonly names: readonly string[] }
    | { readonly kind: 'problem'; readonly message: string };

/** All names from the first to the last; leading zeros are kept. */
export function numberedNames(first: string, last: string): NumberedNames {
    const [from, to] = [numberOf(first), numberOf(last)];
    if (from === undefined || to === undefined || from.stem !== to.stem) {
        return problem(
            `'${first}' and '${last}' must be the same but for the number at their ends, as in 'A101..A140'.`,
        );
    }
    const count = to.number - from.number + 1;
    if (count < 1) {
        return problem(`'${last}' comes before '${first}'. Write the smaller number first.`);
    }
    if (count > MAX_NUMBERED) {
        return problem(`These are ${count} names, more than ${MAX_NUMBERED}. Write several ranges.`);
    }
    const width = from.digits.startsWith('0') ? from.digits.length : 0;
    const names = Array.from(
        { length: count },
        (_, place) => `${from.stem}${String(from.number + place).padStart(width, '0')}`,
    );
    return names.at(-1) === last
        ? { kind: 'names', names }
        : problem(
              `Counted on from '${first}', the last name is '${names.at(-1)}', not '${last}'. Write as many zeros.`,
          );
}

function numberOf(name: string) {
    const [, stem, digits] = /^(.*?)(\d{1,9})$/.exec(name) ?? [];
    return stem === undefined || digits === undefined ? undefined : { stem, digits, number: Number(digits) };
}

function problem(message: string): NumberedNames {
    return { kind: 'problem', message };
}
