/** Says that there is no language server any more, and offers to start one. */

import {
    type Disposable,
    type LanguageStatusItem,
    LanguageStatusSeverity,
    type LogOutputChannel,
    languages,
    window,
} from 'vscode';
import { RESTART_LIMITS } from './restart-policy.ts';
import type { GivenUp } from './server-supervisor.ts';

/** Ends the language server, if there is one, and starts another. */
export const RESTART_SERVER = 'ccsim.restartServer';

const RESTART = 'Restart';
const SHOW_LOG = 'Show Log';

export class GivenUpNotice implements Disposable {
    readonly #output: LogOutputChannel;
    readonly #restart: () => void;
    #status: LanguageStatusItem | undefined;

    constructor(output: LogOutputChannel, restart: () => void) {
        this.#output = output;
        this.#restart = restart;
    }

    /** Tells it once, and shows it beside the language in the status bar until there is a server again. */
    show(reason: GivenUp): void {
        const message = messageOf(reason);
        this.#output.error(message);
        this.#status ??= statusItem();
        void window.showErrorMessage(message, RESTART, SHOW_LOG).then((choice) => {
            if (choice === RESTART) {
                this.#restart();
            } else if (choice === SHOW_LOG) {
                this.#output.show(true);
            }
        });
    }

    clear(): void {
        this.#status?.dispose();
        this.#status = undefined;
    }

    dispose(): void {
        this.clear();
    }
}

function messageOf(reason: GivenUp): string {
    const off = 'Errors, completion, runs and tests are off.';
    switch (reason) {
        case 'stops-again-and-again':
            return `The language server of CCSim has stopped ${RESTART_LIMITS.stops + 1} times within ${RESTART_LIMITS.withinMs / 60_000} minutes. It is not started again by itself. ${off} Your text is safe.`;
        case 'does-not-start':
            return `The language server of CCSim does not start. ${off} Your text is safe. The log says why; if a file is missing, install the extension again.`;
    }
}

function statusItem(): LanguageStatusItem {
    const item = languages.createLanguageStatusItem('ccsim.server', { language: 'ccsim' });
    item.name = 'CCSim Language Server';
    item.text = 'The language server is not running';
    item.severity = LanguageStatusSeverity.Error;
    item.command = { title: RESTART, command: RESTART_SERVER };
    return item;
}
