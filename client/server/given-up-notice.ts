/** Says that there is no language server any more, and offers to start one. */

import {
    type Disposable,
    type LanguageStatusItem,
    LanguageStatusSeverity,
    type LogOutputChannel,
    l10n,
    languages,
    window,
} from 'vscode';
import { RESTART_LIMITS } from './restart-policy.ts';
import type { GivenUp } from './server-supervisor.ts';

/** Ends the language server, if there is one, and starts another. */
export const RESTART_SERVER = 'ccsim.restartServer';

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
        const restart = l10n.t('Restart');
        const showLog = l10n.t('Show Log');
        void window.showErrorMessage(message, restart, showLog).then((choice) => {
            if (choice === restart) {
                this.#restart();
            } else if (choice === showLog) {
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
    switch (reason) {
        case 'stops-again-and-again':
            return l10n.t(
                'The language server of CCSim has stopped {0} times within {1} minutes, and is not started again by itself. Errors, completion, runs and tests are off. Your text is safe.',
                RESTART_LIMITS.stops + 1,
                RESTART_LIMITS.withinMs / 60_000,
            );
        case 'does-not-start':
            return l10n.t(
                'The language server of CCSim does not start. Errors, completion, runs and tests are off. Your text is safe. The log says why; if a file is missing, install the extension again.',
            );
    }
}

function statusItem(): LanguageStatusItem {
    const item = languages.createLanguageStatusItem('ccsim.server', { language: 'ccsim' });
    item.name = l10n.t('CCSim Language Server');
    item.text = l10n.t('The language server is not running');
    item.severity = LanguageStatusSeverity.Error;
    item.command = { title: l10n.t('Restart'), command: RESTART_SERVER };
    return item;
}
