/** Which runs are being debugged, and which of them have stopped, so that a timeline can lead the debugger. */

import { type DebugSession, type Event, EventEmitter } from 'vscode';
import type { DebuggedScenario } from './debugger/adapter-host.ts';
import type { DebuggerStanding, PanelIdentity } from './webview/protocol.ts';

interface Debugged {
    readonly run: DebuggedScenario;
    readonly phase: 'moving' | 'stopped';
}

export class DebuggedRuns {
    readonly #sessions = new Map<DebugSession, Debugged>();
    readonly #changed = new EventEmitter<void>();

    /** Told when a run has begun to move, has stopped, or is no longer debugged. */
    readonly onChanged: Event<void> = this.#changed.event;

    set(session: DebugSession, run: DebuggedScenario, phase: Debugged['phase']): void {
        this.#sessions.set(session, { run, phase });
        this.#changed.fire();
    }

    delete(session: DebugSession): void {
        if (this.#sessions.delete(session)) {
            this.#changed.fire();
        }
    }

    /** How the debugger stands to the run of a panel. */
    standing(identity: PanelIdentity): DebuggerStanding {
        if (this.stoppedIn(identity) !== undefined) {
            return 'stopped';
        }
        const runs = [...this.#sessions.values()];
        if (runs.some(({ run }) => isRunOf(run, identity))) {
            return 'moving';
        }
        return runs.length > 0 ? 'elsewhere' : 'away';
    }

    /** The session that has stopped in the run of a panel. */
    stoppedIn(identity: PanelIdentity): DebugSession | undefined {
        return [...this.#sessions].find(([, { run, phase }]) => phase === 'stopped' && isRunOf(run, identity))?.[0];
    }

    dispose(): void {
        this.#changed.dispose();
    }
}

/** Whether a run that is debugged is the very one that a panel shows. */
export function isRunOf(run: DebuggedScenario, { document, scenario, caseName, seed }: PanelIdentity): boolean {
    return (
        run.arguments === undefined &&
        document === run.document &&
        scenario === run.scenario &&
        caseName === run.caseName &&
        seed === run.seed
    );
}
