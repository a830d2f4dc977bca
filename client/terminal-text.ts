/** What in a line of a terminal can be gone to. */

export type TerminalTarget =
    | {
          readonly kind: 'place';
          readonly start: number;
          readonly length: number;
          readonly file: string;
          /** Counted from 0. */
          readonly line: number;
      }
    | { readonly kind: 'time'; readonly start: number; readonly length: number; readonly atMs: number };

const PLACE = /((?:[A-Za-z]:)?[^\s:'"()]+\.ccsim):(\d+)(?::\d+)?/g;
/** As `ccsim run` prints it, at the start of a line. */
const CLOCK = /^(\s*)(\d+):([0-5]\d):([0-5]\d)\.(\d{3})(?=\s)/;

/** The places in scenario files and the instant that a line names, from left to right. */
export function targetsIn(line: string): readonly TerminalTarget[] {
    const places = [...line.matchAll(PLACE)].map(
        ({ 0: text, 1: file = '', 2: number, index }): TerminalTarget => ({
            kind: 'place',
            start: index,
            length: text.length,
            file,
            line: Math.max(0, Number(number) - 1),
        }),
    );
    return [...instantOf(line), ...places];
}

function instantOf(line: string): readonly TerminalTarget[] {
    const match = CLOCK.exec(line);
    if (match === null) {
        return [];
    }
    const [text, indent = '', hours, minutes, seconds, ms] = match;
    return [
        {
            kind: 'time',
            start: indent.length,
            length: text.length - indent.length,
            atMs: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms),
        },
    ];
}
