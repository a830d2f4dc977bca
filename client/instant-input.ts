/** Asks for an instant of a scenario, written as the language has it or as `ccsim run` prints it. */

import { l10n, window } from 'vscode';
import { formatMs } from '../simulator/trace/instants.ts';
import { instantOf } from './debugger/instant.ts';
import { targetsIn } from './terminal-text.ts';

/**
 * @param prompt what the instant is for
 * @param proposedMs where a cursor is, if there is one
 * @returns milliseconds since the start; nothing if the person gives up
 */
export async function askForInstant(prompt: string, proposedMs: number | undefined): Promise<number | undefined> {
    const text = await window.showInputBox({
        prompt,
        placeHolder: '2min30s',
        // The menu of a panel that asks for it gives the focus back to the panel.
        ignoreFocusOut: true,
        ...(proposedMs === undefined ? {} : { value: formatMs(proposedMs) }),
        validateInput: (value) =>
            writtenInstant(value) === undefined
                ? l10n.t('Write a time since the start, such as 90s or 2min30s.')
                : undefined,
    });
    return text === undefined ? undefined : writtenInstant(text);
}

/** Milliseconds of `90s`, `2min30s` or `0:02:30.000`; nothing if the text is no instant. */
function writtenInstant(text: string): number | undefined {
    const [printed] = targetsIn(`${text.trim()} `);
    return printed?.kind === 'time' ? printed.atMs : instantOf(text);
}
