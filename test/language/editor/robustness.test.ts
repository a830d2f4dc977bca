import fc from 'fast-check';
import type { CallHierarchyProvider } from 'langium/lsp';
import { expect, test } from 'vitest';
import { ccsim, identifier, inScenario, open } from './editing.ts';

const SOURCE = inScenario(`set agentReloginDelay 40s
    after 30s cut EmailPim -- Central, MrPg.A.EmailPim -- Central for 90s
    every 6s..8s from 10s to 4min EmailManager receives 2 Email tasks Own lasting exponential mean 3min
    expect at 5s A101, A102 are LOGGED_OUT in Email with 50002
    expect within 1min..2min at least 3 Email tasks ended with 38`);
const TOKENS = ccsim.parser.Lexer.tokenize(SOURCE).tokens.map((token) => token.image);

/** The source with some tokens left out, doubled or moved, and perhaps broken off. */
const broken = fc
    .record({
        edits: fc.array(
            fc.record({
                at: fc.nat(TOKENS.length - 1),
                kind: fc.constantFrom('drop' as const, 'double' as const, 'swap' as const, 'newline' as const),
            }),
            { maxLength: 12 },
        ),
        end: fc.integer({ min: 0, max: TOKENS.length }),
    })
    .map(({ edits, end }) => {
        const tokens = [...TOKENS];
        for (const { at, kind } of edits) {
            const [own = '', next = ''] = [tokens[at], tokens[at + 1]];
            const replaced = { drop: [next], double: [own, own, next], swap: [next, own], newline: [`\n${own}`, next] };
            tokens.splice(at, 2, ...replaced[kind]);
        }
        return tokens.slice(0, end).join(' ');
    });

test('no broken text makes a service fail', async () => {
    await fc.assert(
        fc.asyncProperty(broken, fc.double({ min: 0, max: 1, noNaN: true }), async (text, place) => {
            const { document } = await open(text, '/test/broken.ccsim', true);
            const textDocument = identifier(document);
            const position = document.textDocument.positionAt(Math.round(text.length * place));
            const range = { start: document.textDocument.positionAt(0), end: position };
            const at = { textDocument, position };
            const options = { tabSize: 4, insertSpaces: true };
            const context = { diagnostics: document.diagnostics ?? [] };
            const { lsp } = ccsim;
            const answers = [
                lsp.CompletionProvider?.getCompletion(document, at),
                lsp.HoverProvider?.getHoverContent(document, at),
                lsp.DefinitionProvider?.getDefinition(document, at),
                lsp.ReferencesProvider?.findReferences(document, { ...at, context: { includeDeclaration: true } }),
                lsp.DocumentHighlightProvider?.getDocumentHighlight(document, at),
                lsp.RenameProvider?.prepareRename(document, at),
                lsp.DocumentSymbolProvider?.getSymbols(document, { textDocument }),
                lsp.FoldingRangeProvider?.getFoldingRanges(document, { textDocument }),
                lsp.Formatter?.formatDocument(document, { textDocument, options }),
                lsp.Formatter?.formatDocumentRange(document, { textDocument, options, range }),
                lsp.Formatter?.formatDocumentOnType(document, { textDocument, options, position, ch: '\n' }),
                lsp.SemanticTokenProvider?.semanticHighlight(document, { textDocument }),
                lsp.InlayHintProvider?.getInlayHints(document, { textDocument, range }),
                lsp.CodeLensProvider?.provideCodeLens(document, { textDocument }),
                lsp.CodeActionProvider?.getCodeActions(document, { textDocument, range, context }),
                lsp.CodeActionProvider?.getCodeActions(document, {
                    textDocument,
                    range: { start: position, end: position },
                    context: { diagnostics: [] },
                }),
                lsp.DocumentLinkProvider?.getDocumentLinks(document, { textDocument }),
                lsp.SignatureHelp?.provideSignatureHelp(document, at),
                lsp.SelectionRangeProvider.getSelectionRanges(document, { textDocument, positions: [position] }),
                lsp.LinkedEditingRangeProvider.getLinkedEditingRanges(document, at),
                callsAround(document, at),
            ];
            const settled = await Promise.allSettled(answers);
            expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
        }),
        { numRuns: 250 },
    );
}, 60_000);

async function callsAround(...[document, at]: Parameters<CallHierarchyProvider['prepareCallHierarchy']>) {
    const { CallHierarchyProvider } = ccsim.lsp;
    const [item] = (await CallHierarchyProvider?.prepareCallHierarchy(document, at)) ?? [];
    return (
        item && [
            await CallHierarchyProvider?.incomingCalls({ item }),
            await CallHierarchyProvider?.outgoingCalls({ item }),
        ]
    );
}
