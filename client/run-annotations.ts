/**
 * What runs tell the editor: what each statement led to, how things are at the panel's cursor, and which statement took
 * effect last. Beside the text, and only while a panel shows the run.
 */

import {
    CodeLens,
    type DecorationOptions,
    type Disposable,
    EventEmitter,
    l10n,
    languages,
    Range,
    type TextDocument,
    type TextEditor,
    ThemeColor,
    Uri,
    window,
    workspace,
} from 'vscode';
import type { Plan, SourceRange } from '../simulator/plan.ts';
import { runTitle } from './run-title.ts';
import type { TimelinePanel } from './timeline-panel.ts';
import type { TimelinePanels } from './timeline-panels.ts';
import { TypingPause } from './typing-pause.ts';

export const SHOW_CONSEQUENCES = 'ccsim.showConsequences';

/** Settings by which a person switches it off. */
const SETTINGS = { consequences: 'consequences', states: 'states', currentStatement: 'currentStatement' } as const;
type AnnotationSetting = (typeof SETTINGS)[keyof typeof SETTINGS];

/** Annotates the editors of the documents that shown runs are of. */
export class RunAnnotations implements Disposable {
    readonly #panels: TimelinePanels;
    readonly #lensesChanged = new EventEmitter<void>();
    readonly #typing = new TypingPause();
    readonly #subscriptions: readonly Disposable[];

    /** Told when other lenses are to be shown. */
    readonly onDidChange = this.#lensesChanged.event;
    readonly #state = decoration({ after: { color: new ThemeColor('editorInlayHint.foreground') } });
    readonly #lostState = decoration({ after: { color: new ThemeColor('charts.red') } });
    readonly #loss = decoration({
        borderStyle: 'solid',
        borderWidth: '0 0 0 3px',
        borderColor: new ThemeColor('charts.red'),
        overviewRulerColor: new ThemeColor('charts.red'),
    });
    readonly #current = decoration({
        isWholeLine: true,
        backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
        overviewRulerColor: new ThemeColor('editorCursor.foreground'),
    });

    constructor(panels: TimelinePanels) {
        this.#panels = panels;
        this.#subscriptions = [
            this.#state,
            this.#lostState,
            this.#loss,
            this.#current,
            this.#lensesChanged,
            this.#typing,
            workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
                if (document.languageId === 'ccsim' && contentChanges.length > 0) {
                    this.#typing.typed();
                }
            }),
            languages.registerCodeLensProvider(
                { language: 'ccsim' },
                {
                    onDidChangeCodeLenses: this.#lensesChanged.event,
                    provideCodeLenses: (document) => this.#lenses(document),
                },
            ),
            panels.onTold((what) => {
                this.#typing.whenQuiet(this.#decorateVisible);
                if (what === 'consequences') {
                    this.#typing.whenQuiet(this.#refreshLenses);
                }
            }),
            window.onDidChangeVisibleTextEditors((editors) => this.#decorate(editors)),
            workspace.onDidChangeConfiguration((event) => {
                if (event.affectsConfiguration('ccsim.timeline')) {
                    this.#lensesChanged.fire();
                    this.#decorate(window.visibleTextEditors);
                }
            }),
        ];
    }

    readonly #decorateVisible = (): void => this.#decorate(window.visibleTextEditors);
    readonly #refreshLenses = (): void => this.#lensesChanged.fire();

    dispose(): void {
        for (const each of this.#subscriptions) {
            each.dispose();
        }
    }

    /** Whether a lens says just this above the statement that begins on a line (from 0) of a document. */
    says(document: TextDocument, line: number, text: string): boolean {
        return (
            isOn(SETTINGS.consequences, document.uri) &&
            [...this.#panels.all].some((panel) =>
                statementsIn(document, panel).some(
                    ({ range, summary }) => range.start.line === line && summary === text,
                ),
            )
        );
    }

    #lenses(document: TextDocument): CodeLens[] {
        if (!isOn(SETTINGS.consequences, document.uri)) {
            return [];
        }
        const shown = [...this.#panels.all].filter(({ consequences }) => consequences.length > 0);
        return shown.flatMap((panel) =>
            statementsIn(document, panel).map(({ statement, range, summary }) => {
                const title = shown.length === 1 ? summary : `${runTitle(panel.identity)}: ${summary}`;
                const tooltip = l10n.t('Show in the timeline what this statement leads to');
                const args = [panel.identity, statement];
                return new CodeLens(range, { title, tooltip, command: SHOW_CONSEQUENCES, arguments: args });
            }),
        );
    }

    #decorate(editors: readonly TextEditor[]): void {
        for (const editor of editors.filter(({ document }) => document.languageId === 'ccsim')) {
            const { uri } = editor.document;
            const panel = this.#panels.latest;
            const told = panel?.visible === true ? panel : undefined;
            const states = isOn(SETTINGS.states, uri) ? stateTexts(editor.document, told) : [];
            editor.setDecorations(
                this.#state,
                states.filter(({ isLoss }) => !isLoss).map(({ options }) => options),
            );
            editor.setDecorations(
                this.#lostState,
                states.filter(({ isLoss }) => isLoss).map(({ options }) => options),
            );
            const losses = isOn(SETTINGS.consequences, uri) ? [...this.#panels.all] : [];
            editor.setDecorations(
                this.#loss,
                losses.flatMap((each) =>
                    statementsIn(editor.document, each).flatMap(({ isLoss, range }) => (isLoss ? [range] : [])),
                ),
            );
            const current = isOn(SETTINGS.currentStatement, uri) ? currentRange(editor.document, told) : undefined;
            editor.setDecorations(this.#current, current === undefined ? [] : [current]);
        }
    }
}

function decoration(options: Parameters<typeof window.createTextEditorDecorationType>[0]) {
    return window.createTextEditorDecorationType(options);
}

function isOn(setting: AnnotationSetting, uri: Uri): boolean {
    return workspace.getConfiguration('ccsim.timeline', uri).get(setting, true);
}

interface AnnotatedStatement {
    readonly statement: number;
    readonly summary: string;
    readonly isLoss: boolean;
    readonly range: Range;
}

/** The statements of a run that are written in a document, with what they led to. */
function statementsIn(document: TextDocument, { plan, consequences }: TimelinePanel): readonly AnnotatedStatement[] {
    return consequences.flatMap(({ statement, summary, isLoss }) => {
        const range = plan === undefined ? undefined : rangeIn(document, plan, plan.timeline[statement]?.range);
        return range === undefined || range.isEmpty ? [] : [{ statement, summary, isLoss, range }];
    });
}

interface StateText {
    readonly isLoss: boolean;
    readonly options: DecorationOptions;
}

function stateTexts(document: TextDocument, panel: TimelinePanel | undefined): readonly StateText[] {
    const { plan, states } = panel ?? {};
    return (states?.declarations ?? []).flatMap(({ range, text, isLoss }) => {
        const at = plan === undefined ? undefined : rangeIn(document, plan, range);
        if (at === undefined || at.start.line >= document.lineCount) {
            return [];
        }
        const { end } = document.lineAt(at.start.line).range;
        const after = { contentText: text, margin: '0 0 0 2ch' };
        return [{ isLoss, options: { range: new Range(end, end), renderOptions: { after } } }];
    });
}

function currentRange(document: TextDocument, panel: TimelinePanel | undefined): Range | undefined {
    const { plan, states } = panel ?? {};
    const statement = states?.statement;
    return plan === undefined || statement === undefined
        ? undefined
        : rangeIn(document, plan, plan.timeline[statement]?.range);
}

/** A range of a Plan in a document; nothing where it is in another file. */
function rangeIn(document: TextDocument, plan: Plan, range: SourceRange | undefined): Range | undefined {
    const uri = range === undefined ? undefined : plan.sources[range.source];
    return range === undefined || uri === undefined || Uri.parse(uri).toString() !== document.uri.toString()
        ? undefined
        : new Range(range.startLine, range.startColumn, range.endLine, range.endColumn);
}
