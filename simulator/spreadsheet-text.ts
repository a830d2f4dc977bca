/** Texts as cells of a spreadsheet: so that whoever opens a file of ours runs nothing that somebody wrote into it. */

/** What spreadsheets take for the beginning of a formula, with something after it. */
const FORMULA = /^[=+\-@\t\r]./s;
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A cell that shows as its text: an apostrophe goes before what would be a formula; a number stays one. */
export function spreadsheetText(text: string): string {
    return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Cells as a line of comma-separated values, without its end; in quotation marks where RFC 4180 asks for them. */
export function commaSeparated(cells: readonly (string | number)[]): string {
    return cells.map((cell) => quoted(spreadsheetText(String(cell)))).join(',');
}

function quoted(cell: string): string {
    return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
