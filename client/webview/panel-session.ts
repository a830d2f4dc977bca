/** What the panel does with messages and runs, told apart from how it looks. */

import * as l10n from '@vscode/l10n';
import type { Problem } from '../../server/protocol.ts';
import type { Plan, SourceRange } from '../../simulator/plan.ts';
import { runName } from '../../simulator/run-name.ts';
import type { TraceReader } from '../../simulator/trace/reader.ts';
import type { Trace } from '../../simulator/trace/trace.ts';
import { Baselines } from './baselines.ts';
import { afterNextPaint } from './components/after-paint.ts';
import type { PanelApp, PanelStatus } from './components/panel-app.ts';
import type { Asked } from './components/panel-events.ts';
import { tellStates } from './editor-states.ts';
import type { Host } from './host.ts';
import { followedStatement } from './model/consequences-table.ts';
import { followedEntry } from './model/followed-entry.ts';
import { measuresIn } from './model/measures.ts';
import { runDifferences } from './model/run-differences.ts';
import { type RunPicture, runPicture } from './model/run-picture.ts';
import { clamp } from './model/time-window.ts';
import { keptView, restoreView, type ViewState } from './model/view-state.ts';
import type { FromPanel, PanelExportFormat, PanelIdentity, ToPanel } from './protocol.ts';
import type { RunAnalyst } from './run-analyst.ts';
import type { RunListener, Runner } from './runner.ts';

export interface PanelSession {
    /** Restores what was kept, and tells the host that the panel listens. */
    begin(): void;
    reveal(range: SourceRange): void;
    revealProblem(problem: Problem): void;
    ask(what: Asked): void;
    /** Tells the host something that needs nothing of the session. */
    post(message: FromPanel): void;
}

/** Keeping the view at most this often is soon enough to survive a reload. */
const KEEP_DELAY_MS = 300;

/** Telling the cursor's instant at most this often keeps the editor beside a cursor that moves. */
const CURSOR_DELAY_MS = 100;

/** A run that takes longer than this is said to go on; what ends sooner would only flicker with every key. */
const SAY_RUNNING_AFTER_MS = 150;

/** Joins a panel to its host and its runner. */
export function startPanel(
    app: PanelApp,
    connect: (take: (message: ToPanel) => void) => Host,
    makeRunner: (listener: RunListener) => Runner,
    analyst: RunAnalyst,
): PanelSession {
    let identity: PanelIdentity | undefined;
    let latest: Extract<ToPanel, { readonly type: 'show' }> | undefined;
    const baselines = new Baselines();
    let seekMs: number | undefined;
    const wantedExports: PanelExportFormat[] = [];
    let wantedStatement: number | undefined;
    let sayRunning: ReturnType<typeof setTimeout> | undefined;
    const host = connect(take);
    const runner = makeRunner({
        progressed: (share) => say({ kind: 'running', share }),
        finished,
        failed,
    });

    function say(status: PanelStatus): void {
        clearTimeout(sayRunning);
        app.status = status;
    }

    /** Whether the run that was asked for last is shown. */
    function isShown(): boolean {
        return app.status.kind === 'shown' && !runner.running;
    }

    function take(message: ToPanel): void {
        switch (message.type) {
            case 'show':
                identity = message.identity ?? identityOf(message.document, message.plan);
                latest = message;
                run(
                    message.against === undefined || baselines.has(message.against)
                        ? message.plan
                        : message.against.plan,
                );
                return;
            case 'problems':
                identity = message.identity ?? identityOf(message.document, message);
                runner.cancel();
                say({ kind: 'problems', scenario: runName(message), problems: message.problems });
                keep();
                return;
            case 'seek':
                seekMs = message.atMs;
                app.choose({ atMs: message.atMs });
                return;
            case 'debugger':
                app.debugging = message.standing;
                return;
            case 'saved':
                saved(message.revision);
                return;
            case 'statement':
                if (isShown()) {
                    app.chooseStatement(message.statement);
                } else {
                    wantedStatement = message.statement;
                }
                return;
            case 'export':
                wantedExports.push(message.format);
                exportWanted();
                return;
        }
    }

    /** What is shown, or about to be, is what was saved. */
    function saved(revision: number): void {
        if (latest?.revision === revision) {
            latest = { ...latest, saved: true };
            if (app.picture?.reader.plan === latest.plan) {
                baselines.keepSaved(app.picture);
                compare(app.picture);
            }
        }
    }

    /** Makes the files that were asked for, once there is a run to make them of. */
    function exportWanted(): void {
        for (const format of isShown() ? wantedExports.splice(0) : []) {
            app.exportAs(format);
        }
    }

    function compare(picture: RunPicture): void {
        if (latest?.saved === true) {
            baselines.keepSaved(picture);
        }
        app.differences = runDifferences(baselines.forRun(picture, latest?.against), picture);
    }

    function run(plan: Plan): void {
        clearTimeout(sayRunning);
        if (app.status.kind === 'shown') {
            sayRunning = setTimeout(() => say({ kind: 'running', share: 0 }), SAY_RUNNING_AFTER_MS);
        } else {
            say({ kind: 'running', share: 0 });
        }
        void runner.run(plan);
    }

    function finished(plan: Plan, trace: Trace, tookMs: number): void {
        const picture = runPicture(plan, trace);
        if (latest?.against?.plan === plan) {
            baselines.keepOpponent(latest.against, picture);
            run(latest.plan);
            return;
        }
        app.provisional = (latest?.injected ?? []).map((index) => plan.timeline[index]?.text ?? '');
        compare(picture);
        app.view = viewAfter(app.view, app.picture, picture, seekMs);
        app.picture = picture;
        say({ kind: 'shown', tookMs });
        seekMs = undefined;
        if (wantedStatement !== undefined) {
            app.chooseStatement(wantedStatement);
            wantedStatement = undefined;
        }
        keep();
        void app.updateComplete.then(exportWanted);
        host.post({
            type: 'ran',
            revision: latest?.revision ?? 0,
            entries: picture.reader.entryCount,
            failedExpectations: picture.totals.failedExpectations,
        });
        const revision = latest?.revision ?? 0;
        // The editor can wait until the picture is there.
        afterNextPaint(() => {
            if (app.picture === picture) {
                void tellConsequences(picture.reader, revision);
            }
        });
    }

    async function tellConsequences(reader: TraceReader, revision: number): Promise<void> {
        try {
            const told = await analyst.work(reader, { kind: 'consequences' });
            if (told?.kind === 'consequences') {
                host.post({ type: 'consequences', revision, statements: told.statements });
            }
        } catch (error) {
            const message = `What the statements led to could not be worked out: ${String(error)}`;
            host.post({ type: 'log', level: 'error', message });
        }
    }

    function failed(message: string): void {
        say({ kind: 'failed', message });
        host.post({ type: 'failed', revision: latest?.revision ?? 0, message });
    }

    function keep(): void {
        if (identity !== undefined) {
            host.keep(identity, keptView(app.view));
        }
    }

    return {
        begin(): void {
            const kept = host.kept();
            app.view = restoreView(typeof kept === 'object' && kept !== null && 'view' in kept ? kept.view : undefined);
            setInterval(keepIfChanged(app, keep), KEEP_DELAY_MS);
            setInterval(tellIfMoved(app, host), CURSOR_DELAY_MS);
            setInterval(tellStates(app, host), CURSOR_DELAY_MS);
            host.post({ type: 'ready' });
        },
        reveal(range): void {
            const uri = latest?.plan.sources[range.source];
            if (uri !== undefined) {
                host.post({ type: 'reveal', uri, range });
            }
        },
        revealProblem: (problem) => host.post({ type: 'revealProblem', problem }),
        post: (message) => host.post(message),
        ask(what): void {
            if (what === 'cancel') {
                runner.cancel();
                failed(l10n.t('The run was cancelled.'));
            } else if (what === 'run-again' && latest !== undefined) {
                run(latest.plan);
            }
        },
    };
}

function identityOf(
    document: string,
    { scenario, caseName }: { readonly scenario: string; readonly caseName?: string },
): PanelIdentity {
    return caseName === undefined ? { document, scenario } : { document, scenario, caseName };
}

/** The view of a new run: everything stays that still means something. */
export function viewAfter(
    view: ViewState,
    before: RunPicture | undefined,
    after: RunPicture,
    seekMs: number | undefined,
): ViewState {
    const { endMs } = after.columns;
    const selected =
        before === undefined || view.selected === undefined
            ? undefined
            : followedEntry(before.reader, view.selected, after.reader);
    return {
        ...view,
        selected,
        statement:
            before === undefined || view.statement === undefined
                ? undefined
                : followedStatement(before, view.statement, after),
        found: undefined,
        ...measuresIn(view, endMs),
        window: view.window === undefined ? undefined : clamp(view.window, endMs),
        cursorMs: Math.min(endMs, seekMs ?? view.cursorMs ?? beginningOfStory(after)),
    };
}

/** Where something went wrong first: an expectation, else the deployment; else the start. */
function beginningOfStory({ reader, bands }: RunPicture): number {
    const failed = reader.trace.expectations.find(({ passed, atMs }) => !passed && atMs !== undefined);
    return failed?.atMs ?? bands[0]?.fromMs ?? 0;
}

function keepIfChanged(app: PanelApp, keep: () => void): () => void {
    let kept = app.view;
    return () => {
        if (kept !== app.view) {
            kept = app.view;
            keep();
        }
    };
}

function tellIfMoved(app: PanelApp, host: Host): () => void {
    let told: number | undefined;
    return () => {
        const { cursorMs } = app.view;
        if (app.picture !== undefined && cursorMs !== undefined && cursorMs !== told) {
            told = cursorMs;
            host.post({ type: 'cursor', atMs: Math.round(cursorMs) });
        }
    };
}
