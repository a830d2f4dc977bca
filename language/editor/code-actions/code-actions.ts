/** Quick fixes of diagnostics, one by one or the safe ones all at once, and refactorings. */

import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
    type ClientCapabilities,
    type CodeAction,
    CodeActionKind,
    type CodeActionParams,
    type Diagnostic,
    type Range,
} from 'vscode-languageserver';
import type { CcsimServices } from '../../ccsim-module.ts';
import type { Refactoring } from '../refactorings/refactoring.ts';
import { refactoringsAt } from '../refactorings/refactorings.ts';
import { markedText, type Repair } from './repair.ts';
import { isSafe, repairsOf } from './repairs.ts';
import { disjoint, toWorkspaceEdit } from './workspace-edits.ts';

/** The kind of the action that repairs everything that can be repaired without a thought. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.ccsim`;

export class CcsimCodeActionProvider implements CodeActionProvider {
    private readonly services: CcsimServices;

    private capabilities: ClientCapabilities = {};

    constructor(services: CcsimServices) {
        this.services = services;
        services.shared.lsp.LanguageServer.onInitialize((params) => {
            this.capabilities = params.capabilities;
        });
    }

    getCodeActions(document: LangiumDocument, { context, range }: CodeActionParams): CodeAction[] {
        const wants = (kind: string) => context.only === undefined || context.only.some((each) => includes(each, kind));
        return [
            ...(wants(CodeActionKind.QuickFix)
                ? context.diagnostics.flatMap((diagnostic) => this.quickFixes(document, diagnostic))
                : []),
            ...(wants(FIX_ALL_KIND) ? this.fixAll(document) : []),
            ...this.refactorings(document, range).filter(({ kind }) => wants(kind)),
        ];
    }

    private quickFixes(document: LangiumDocument, diagnostic: Diagnostic): readonly CodeAction[] {
        return repairsOf(markedText(this.services, document, diagnostic)).map(({ title, edits, isGuess }, index) => ({
            title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            isPreferred: index === 0 && isGuess !== true,
            edit: toWorkspaceEdit(edits),
        }));
    }

    private refactorings(document: LangiumDocument, range: Range): readonly Refactoring[] {
        const place = { document, offset: document.textDocument.offsetAt(range.start) };
        return refactoringsAt(place, this.services, this.capabilities);
    }

    /** One action for all that needs no thought; none where there is nothing of the sort. */
    private fixAll(document: LangiumDocument): readonly CodeAction[] {
        const diagnostics = (document.diagnostics ?? []).filter(({ code }) => isSafe(code));
        const repairs = diagnostics.flatMap((each): readonly Repair[] => {
            const [first] = repairsOf(markedText(this.services, document, each));
            return first === undefined || first.isGuess === true ? [] : [first];
        });
        const edit = toWorkspaceEdit(disjoint(repairs.flatMap(({ edits }) => edits)));
        return repairs.length === 0
            ? []
            : [{ title: 'Fix everything that has one safe repair', kind: FIX_ALL_KIND, diagnostics, edit }];
    }
}

/** Whether a kind is another one or a part of it: `source` includes `source.fixAll.ccsim`. */
function includes(kind: string, part: string): boolean {
    return kind === '' || part === kind || part.startsWith(`${kind}.`);
}
