/** Shows what the scenarios of open documents come to: diagnostics, code lenses, inlay hints and the status bar. */

import {
    CodeLens,
    type CodeLensProvider,
    type Command,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Disposable,
    type Event,
    EventEmitter,
    InlayHint,
    type InlayHintsProvider,
    type LogOutputChannel,
    l10n,
    languages,
    type TextDocument,
    Uri,
    workspace,
} from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import { locationOf, rangeOf } from '../source-range.ts';
import { type ShownFailure, type Verdict, verdictText } from './document-results.ts';
import { ResultsStore } from './results-store.ts';
import { areResultsWanted, concernsResults } from './setting.ts';
import { showVerdictInStatusBar } from './verdict-status.ts';

/** Code of the diagnostics, as the command line reports failed expectations. */
export const FAILED_EXPECTATION = 'expectation/failed';

const SELECTOR = { language: 'ccsim' };

/** What stands above statements while timelines are open: it need not be said at their ends once more. */
export interface SaidElsewhere {
    readonly onDidChange: Event<void>;
    /** Whether a text stands above the statement that begins on a line (from 0). */
    says(document: TextDocument, line: number, text: string): boolean;
}

/** Follows the server, as long as the setting wants it. */
export function showResultsWhileTyping(
    server: LanguageServer,
    elsewhere: SaidElsewhere,
    output: LogOutputChannel,
): Disposable {
    const store = new ResultsStore();
    const diagnostics = languages.createDiagnosticCollection('ccsim-results');
    const changed = new EventEmitter<void>();
    return Disposable.from(
        store,
        diagnostics,
        changed,
        server.onResults((results) => {
            if (areResultsWanted()) {
                store.take(results);
            }
        }),
        // Nobody would correct them any more.
        server.onGone(() => store.clear()),
        workspace.onDidChangeConfiguration((change) => {
            if (concernsResults(change)) {
                store.clear();
                server
                    .resultsWanted(areResultsWanted())
                    .catch((error: unknown) => output.error(`The setting did not reach the server: ${String(error)}`));
            }
        }),
        store.onDidChange((uri) => {
            const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
            const failures = document === undefined ? [] : store.of(document).failures;
            diagnostics.set(Uri.parse(uri), failures.map(diagnosticOf));
            changed.fire();
        }),
        languages.registerCodeLensProvider(SELECTOR, verdictLenses(store, changed)),
        languages.registerInlayHintsProvider(SELECTOR, statementHints(store, changed, elsewhere)),
        elsewhere.onDidChange(() => changed.fire()),
        showVerdictInStatusBar(store),
    );
}

function diagnosticOf({ range, message, related }: ShownFailure): Diagnostic {
    const diagnostic = new Diagnostic(rangeOf(range), message, DiagnosticSeverity.Error);
    diagnostic.source = 'ccsim';
    diagnostic.code = FAILED_EXPECTATION;
    diagnostic.relatedInformation = related.map(
        ({ place, text }) => new DiagnosticRelatedInformation(locationOf(place), text),
    );
    return diagnostic;
}

const ICONS: Readonly<Record<Verdict['kind'], string>> = {
    passed: '$(pass)',
    failed: '$(error)',
    stopped: '$(warning)',
    'too-long': '$(watch)',
};

function verdictLenses(store: ResultsStore, changed: EventEmitter<void>): CodeLensProvider {
    return {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: (document) =>
            store
                .of(document)
                .verdicts.filter(({ kind, expectations }) => kind !== 'passed' || expectations > 0)
                .map((verdict) => new CodeLens(rangeOf(verdict.range), verdictCommand(document, verdict))),
    };
}

/** Shows the timeline, at the instant of the first failure if there is one. */
export function verdictCommand({ uri }: TextDocument, verdict: Verdict): Command {
    const { scenario, caseName, failedAtMs, kind } = verdict;
    return {
        title: `${ICONS[kind]} ${verdictText(verdict)}`,
        tooltip:
            failedAtMs === undefined ? l10n.t('Show the timeline') : l10n.t('Show the timeline at the first failure'),
        command: 'ccsim.showTimeline',
        arguments: [uri, scenario, caseName, failedAtMs],
    };
}

function statementHints(
    store: ResultsStore,
    changed: EventEmitter<void>,
    elsewhere: SaidElsewhere,
): InlayHintsProvider {
    return {
        onDidChangeInlayHints: changed.event,
        provideInlayHints: (document, visible) =>
            store
                .of(document)
                .hints.filter(({ range }) => range.endLine < document.lineCount && visible.intersection(rangeOf(range)))
                .filter(({ range, text }) => !elsewhere.says(document, range.startLine, text))
                .map(({ range, text, label }) => {
                    const hint = new InlayHint(document.lineAt(range.endLine).range.end, label);
                    hint.paddingLeft = true;
                    hint.tooltip = l10n.t('What this statement led to: {0}', text);
                    return hint;
                }),
    };
}
