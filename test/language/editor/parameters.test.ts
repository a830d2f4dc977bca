import { expectGoToDefinition, expectSemanticToken, highlightHelper } from 'langium/test';
import { describe, expect, test } from 'vitest';
import { MarkupContent, ResponseError, SemanticTokenTypes } from 'vscode-languageserver';
import { applied, ccsim, complete, cursor, identifier, inScenario, open } from './editing.ts';

const PARAMETERS = `/** Time without the link. */
    param outage = 90s
    param burst = 3
    param queueSize = 30MB
    `;

function withParameters(statement: string): string {
    return inScenario(PARAMETERS + statement);
}

describe('completion offers the parameters of the kind that is needed', () => {
    test.each<readonly [string, readonly string[]]>([
        ['at <|>', ['outage']],
        ['after <|>', ['outage']],
        ['every <|>', ['outage']],
        ['duration <|>', ['outage']],
        ['seed <|>', ['burst']],
        ['at 5s fail Central.A for <|>', ['outage']],
        ['at 5s EmailManager receives <|>', ['burst']],
        ['at 5s EmailManager receives Email task lasting <|>', ['outage']],
        ['at 5s EmailManager receives Email task lasting 5s..<|>', ['outage']],
        ['expect at end at least <|>', ['burst']],
        ['expect from <|>', ['outage']],
        ['set agentReloginDelay <|>', ['outage']],
        ['set eventLimit <|>', ['burst']],
        ['set logoutOnAgentDisconnect <|>', []],
    ])('%s', async (statement, expected) => {
        const labels = (await complete(withParameters(statement))).map((item) => item.label);
        expect(labels.filter((label) => ['outage', 'burst', 'queueSize'].includes(label))).toEqual(expected);
    });

    test.each<readonly [string, readonly string[]]>([
        ['at 5s EmailManager receives burst <|>', ['Email']],
        ['at 5s EmailManager receives burst Email <|>', ['tasks']],
        ['at outage A101 log in to <|>', ['Voice', 'Email']],
        ['expect at outage at least burst agents logged in to <|>', ['Voice', 'Email']],
    ])('and what follows them: %s', async (statement, expected) => {
        const labels = (await complete(withParameters(statement))).map((item) => item.label);
        expect([...labels].sort()).toEqual([...expected].sort());
    });
});

describe('completion in a case offers', () => {
    test.each<readonly [string, readonly string[]]>([
        ['case Short <|>', ['with']],
        ['case Short with <|>', ['outage', 'burst', 'queueSize', 'seed', 'set']],
        ['case Short with outage 5s, <|>', ['burst', 'queueSize', 'seed', 'set']],
        ['case Short with seed 3, <|>', ['outage', 'burst', 'queueSize', 'set']],
        ['case Short with outage <|>', ['10s', '1min', '10min', 'outage']],
        ['case Short with seed 5, burst <|>', ['1', '2', '3', 'burst']],
        ['case Short with burst 5, set logoutOnAgentDisconnect <|>', ['on', 'off']],
        ['case Short with burst 5, set agentReloginDelay <|>', ['35s', '0s', '10s', '1min', 'outage']],
    ])('%s', async (statement, expected) => {
        const labels = (await complete(withParameters(statement))).map((item) => item.label);
        expect([...labels].sort()).toEqual([...expected].sort());
    });
});

test('each case has code lenses that run and debug it', async () => {
    const { document } = await open(withParameters('case Short with outage 5s\n    case Long'));
    const params = { textDocument: identifier(document) };
    const lenses = (await ccsim.lsp.CodeLensProvider?.provideCodeLens(document, params)) ?? [];
    expect(lenses.map(({ command }) => [command?.title, ...(command?.arguments ?? []).slice(1)])).toEqual([
        ['Run Scenario', 'Test'],
        ['Debug', 'Test'],
        ['Run', 'Test', 'Short'],
        ['Debug', 'Test', 'Short'],
        ['Run', 'Test', 'Long'],
        ['Debug', 'Test', 'Long'],
    ]);
});

test.each<readonly [string, readonly string[]]>([
    ['at out<|>age fail Central.A', ['parameter, a duration', '`90s` = `1.5min`', 'Time without the link.']],
    ['at 5s EmailManager receives bu<|>rst Email tasks lasting 5s', ['parameter, a count', '`3`']],
    ['pa<|>ram other = 5s', ['so that each run can have another one']],
])('hover: %s', async (statement, expected) => {
    const opened = await open(withParameters(statement));
    const params = { textDocument: identifier(opened.document), position: cursor(opened) };
    const result = await ccsim.lsp.HoverProvider?.getHoverContent(opened.document, params);
    const text = MarkupContent.is(result?.contents) ? result.contents.value : '';
    for (const part of expected) {
        expect(text).toContain(part);
    }
});

test.each(['at 5s cut EmailPim -- Central for out<|>age', 'set agentReloginDelay out<|>age'])(
    'definition: %s',
    async (statement) => {
        const text = inScenario(`param <|outage|> = 90s\n${statement}`);
        await expectGoToDefinition(ccsim)({ text, index: 0, rangeIndex: 0, disposeAfterCheck: true });
    },
);

describe('rename', () => {
    async function rename(newName: string) {
        const opened = await open(
            withParameters('at out<|>age fail Central.A for outage\nset agentReloginDelay outage'),
        );
        const params = { textDocument: identifier(opened.document), position: cursor(opened), newName };
        const edit = await ccsim.lsp.RenameProvider?.rename(opened.document, params);
        return { text: opened.text, edits: edit?.changes?.[opened.document.uri.toString()] ?? [] };
    }

    test('changes every use', async () => {
        const { text, edits } = await rename('lossTime');
        expect(applied(text, edits)).toBe(text.replaceAll('outage', 'lossTime'));
    });

    test('may take a name of the topology', async () => {
        expect((await rename('A101')).edits).toHaveLength(4);
    });

    test.each(['burst', 'voice', '90s', 'seed'])('refuses %s', async (newName) => {
        await expect(rename(newName)).rejects.toBeInstanceOf(ResponseError);
    });
});

test('semantic tokens tell parameters from numbers and from words of settings', async () => {
    const text = inScenario(`param <|outage|> = <|90s|>
    at <|outage|> fail Central.A for <|5s|>
    set agentReloginDelay <|outage|>
    set newTaskResendOrder <|lifo|>`);
    const { parameter, number, enumMember } = SemanticTokenTypes;
    const found = await highlightHelper(ccsim)(text);
    [parameter, number, parameter, number, parameter, enumMember].forEach((tokenType, rangeIndex) => {
        expectSemanticToken(found, { rangeIndex, tokenType });
    });
});

test('a quick fix declares what is missing, with a value of the kind that is needed', async () => {
    const text = inScenario('at 5s EmailManager receives bursts Email tasks lasting 5s');
    const { document } = await open(text, undefined, true);
    const diagnostics = (document.diagnostics ?? []).filter(({ code }) => code === 'name/unknown');
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { textDocument: identifier(document), range, context: { diagnostics } };
    const actions = (await ccsim.lsp.CodeActionProvider?.getCodeActions(document, params)) ?? [];
    const [action] = actions.filter((each) => each.title === "Declare parameter 'bursts' in scenario 'Test'");
    const edits =
        action !== undefined && 'edit' in action ? (action.edit?.changes?.[document.uri.toString()] ?? []) : [];
    expect(applied(text, edits)).toContain('    param bursts = 3\n    at 0s A101 log in');
});
