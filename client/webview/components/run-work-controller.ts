/** How a view gets what takes a pass over its run: asked for once, and shown when it is there. */

import * as l10n from '@vscode/l10n';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TraceReader } from '../../../simulator/trace/reader.ts';
import { isQuick, type RunWork, type RunWorkResult, workOut } from '../model/run-work.ts';

/** A view needs something to be worked out; whoever can do it answers. */
export class RunWorkEvent extends Event {
    static readonly type = 'ccsim-run-work';
    readonly reader: TraceReader;
    readonly work: RunWork;
    /** Takes the answer: nothing where another run is in view by then. */
    readonly answer: (answer: Promise<RunWorkResult | undefined>) => void;

    constructor(reader: TraceReader, work: RunWork, answer: RunWorkEvent['answer']) {
        super(RunWorkEvent.type, { bubbles: true, composed: true });
        this.reader = reader;
        this.work = work;
        this.answer = answer;
    }
}

export type RunWorkState =
    | { readonly kind: 'working' }
    | { readonly kind: 'done'; readonly result: RunWorkResult }
    | { readonly kind: 'failed'; readonly message: string };

const WORKING: RunWorkState = { kind: 'working' };

export class RunWorkController implements ReactiveController {
    readonly #host: ReactiveControllerHost & EventTarget;
    #asked: { readonly reader: TraceReader; readonly key: string } | undefined;
    #state: RunWorkState = WORKING;

    constructor(host: ReactiveControllerHost & EventTarget) {
        this.#host = host;
        host.addController(this);
    }

    /** A view that comes back asks again: what it waited for may have been given up. */
    hostConnected(): void {
        this.#asked = undefined;
    }

    /** How far it is; asks for it if it was not asked for before, and updates the view once it is there. */
    stateOf(reader: TraceReader, work: RunWork): RunWorkState {
        const key = JSON.stringify(work);
        if (this.#asked?.reader !== reader || this.#asked.key !== key) {
            this.#asked = { reader, key };
            this.#state = isQuick(reader) ? { kind: 'done', result: workOut(reader, work) } : WORKING;
            if (this.#state === WORKING) {
                this.#ask(this.#asked, work);
            }
        }
        return this.#state;
    }

    #ask(asked: { readonly reader: TraceReader; readonly key: string }, work: RunWork): void {
        const show = (state: RunWorkState): void => {
            if (this.#asked === asked) {
                this.#state = state;
                this.#host.requestUpdate();
            }
        };
        const take = (answer: Promise<RunWorkResult | undefined>): void => {
            answer.then(
                (result) => result !== undefined && show({ kind: 'done', result }),
                (error: unknown) =>
                    show({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
            );
        };
        this.#host.dispatchEvent(new RunWorkEvent(asked.reader, work, take));
    }
}

/** What a view says as long as there is nothing else to show. */
export function workText(state: RunWorkState, working: string): string {
    return state.kind === 'failed'
        ? l10n.t('This could not be worked out: {0}. Run the scenario again.', state.message)
        : working;
}
