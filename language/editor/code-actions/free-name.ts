/** Names that nothing has yet. */

/** The name with the next number that is not taken: `A102` for `A101`, `Desk2` for `Desk`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
    const digits = /\d+$/.exec(name)?.[0] ?? '';
    const stem = name.slice(0, name.length - digits.length);
    let next = digits === '' ? 2 : Number(digits) + 1;
    while (taken.has(`${stem}${numbered(next, digits)}`)) {
        next++;
    }
    return `${stem}${numbered(next, digits)}`;
}

function numbered(value: number, digits: string): string {
    return String(value).padStart(digits.length, '0');
}
