import { expectFoldings, expectSemanticToken, highlightHelper } from 'langium/test';
import { describe, expect, test } from 'vitest';
import { type DocumentSymbol, SemanticTokenTypes, SymbolKind } from 'vscode-languageserver';
import { ccsim, identifier, inScenario, open, shared } from './editing.ts';

describe('document symbols', () => {
    async function symbols(text: string): Promise<readonly DocumentSymbol[]> {
        const { document } = await open(text);
        const params = { textDocument: identifier(document) };
        return (await ccsim.lsp.DocumentSymbolProvider?.getSymbols(document, params)) ?? [];
    }

    function outline(list: readonly DocumentSymbol[], indent = ''): string {
        return list
            .map(
                (each) =>
                    `${indent}${each.name} (${each.detail ?? ''})\n${outline(each.children ?? [], `${indent}  `)}`,
            )
            .join('');
    }

    test('nest what belongs together', async () => {
        expect(outline(await symbols(inScenario('expect at 5s A101 is LOGGED_OUT')))).toBe(`Acme (topology)
  Central (duplexed controller)
  Ucm (unified-cm)
    CtiManager1 (cti manager)
    CtiManager2 (cti manager)
  AgentPg (duplexed gateway)
    Cti (cti server)
    UcmPim (pim)
  MrPg (duplexed gateway)
    EmailPim (mr pim)
  Desk (finesse server)
  DeskB (finesse server)
  Voice (voice domain)
  Email (email domain)
  EmailManager (application)
  2 agents (on Ucm)
    A101 (agent)
    A102 (agent)
  EmailPim -- Central (link)
  EmailManager -- EmailPim (link)
  EmailManager -- Cti (link)
Test (on Acme)
  A101 log in (at 0s)
  fail AgentPg.B (at 3s)
  EmailManager receives Email task Mail lasting 5s (at 4s)
  expect A101 is LOGGED_OUT (at 5s)
  A102 log out (at 9s)
`);
    });

    test('show the timeline as events', async () => {
        const [, scenario] = await symbols(inScenario('at 5s fail Central'));
        expect(scenario?.children?.[0]?.kind).toBe(SymbolKind.Event);
    });

    test.each(['topology', 'topology {', 'scenario on {', 'topology T { gateway { pim', 'scenario S on T { at 5s }'])(
        'have names, and ranges around them, in %j',
        async (text) => {
            const check = (each: DocumentSymbol): void => {
                expect(each.name).not.toBe('');
                expect(each.range.start.line).toBeLessThanOrEqual(each.selectionRange.start.line);
                expect(each.range.end.line).toBeGreaterThanOrEqual(each.selectionRange.end.line);
                each.children?.forEach(check);
            };
            (await symbols(text)).forEach(check);
        },
    );
});

test('workspace symbols', async () => {
    await open('topology FarAway { controller C }\nscenario Lost on FarAway { duration 5s }');
    const symbols = await shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query: 'FarAway' });
    expect(symbols?.map((each) => [each.name, each.kind])).toContainEqual(['FarAway', SymbolKind.Namespace]);
});

test('foldings of blocks, comments, imports and runs of comment lines', async () => {
    await expectFoldings(ccsim)({
        text: `<|import "a.ccsim"
import "b.ccsim"|>

<|/*
 * a comment
|> */
<|topology T {
    controller C
    <|gateway G {
        pim P for Q
    |>}
|>}
<|// one
// two|>
`,
        assert: (foldings, expected) => {
            const lines = foldings.map((each) => [each.startLine, each.endLine]);
            expect(lines).toContainEqual([0, 1]);
            expect(lines).toContainEqual([3, 4]);
            expect(lines).toContainEqual([6, 10]);
            expect(lines).toContainEqual([8, 9]);
            expect(lines).toContainEqual([12, 13]);
            expect(expected).toHaveLength(5);
        },
    });
});

describe('semantic tokens', () => {
    const text = inScenario(`set <|agentReloginDelay|> <|40s|>
    at <|5s|> <|A101|> become not ready in <|Email|> with <|50002|>
    at 6s fail <|AgentPg|>.<|A|>
    expect at 9s <|A101|> is <|LOGGED_OUT|> in Voice
    expect at end task <|Mail|> is <|reported|>
    expect at end EmailManager received <|NEW_TASK|>`);
    const expected: readonly SemanticTokenTypes[] = [
        SemanticTokenTypes.property,
        SemanticTokenTypes.number,
        SemanticTokenTypes.number,
        SemanticTokenTypes.variable,
        SemanticTokenTypes.type,
        SemanticTokenTypes.enumMember,
        SemanticTokenTypes.class,
        SemanticTokenTypes.enumMember,
        SemanticTokenTypes.variable,
        SemanticTokenTypes.enumMember,
        SemanticTokenTypes.event,
        SemanticTokenTypes.enumMember,
        SemanticTokenTypes.enumMember,
    ];

    test('say what words stand for', async () => {
        const found = await highlightHelper(ccsim)(text);
        expected.forEach((tokenType, rangeIndex) => {
            expectSemanticToken(found, { rangeIndex, tokenType });
        });
    });

    test('of two requests at once do not mix', async () => {
        const { document } = await open(inScenario('at 5s fail Central'));
        const params = { textDocument: identifier(document) };
        const provider = ccsim.lsp.SemanticTokenProvider;
        const alone = await provider?.semanticHighlight(document, params);
        const range = {
            start: { line: 0, character: 0 },
            end: { line: document.textDocument.lineCount, character: 0 },
        };
        const together = await Promise.all([
            provider?.semanticHighlight(document, params),
            provider?.semanticHighlightRange(document, { ...params, range }),
            provider?.semanticHighlight(document, params),
        ]);
        for (const each of together) {
            expect(each?.data).toEqual(alone?.data);
        }
        expect(alone?.data.length).toBeGreaterThan(0);
    });
});
