/** What in a line of a scenario can be looked at while it is debugged. */

/** An expression, and the columns of the text that it stands for. */
export interface Evaluable {
    readonly expression: string;
    readonly from: number;
    readonly to: number;
}

const NAME = String.raw`[A-Za-z_]\w*(?:-\w+)*(?:\.[A-Za-z_]\w*(?:-\w+)*)*`;

/** `A -- B`: a link. */
const LINK = new RegExp(`${NAME} -- ${NAME}`, 'g');

/** The name of an agent, component, domain or task, or both ends of a link. */
const THING = new RegExp(String.raw`${NAME}(?:#\d+)?`, 'g');

/** The link or the name at a column; nothing between words, and in comments. */
export function evaluableAt(line: string, column: number): Evaluable | undefined {
    const code = line.replace(/\/\/.*/, '');
    const link = matchAt(code, column, LINK);
    return link === undefined ? matchAt(code, column, THING) : { ...link, expression: `link('${link.expression}')` };
}

function matchAt(line: string, column: number, pattern: RegExp): Evaluable | undefined {
    const match = [...line.matchAll(pattern)].find(
        ({ index, 0: text }) => index <= column && column <= index + text.length,
    );
    return match === undefined
        ? undefined
        : { expression: match[0], from: match.index, to: match.index + match[0].length };
}
