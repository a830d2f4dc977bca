import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { CompletionTriggerKind, InsertTextFormat, MarkupContent } from 'vscode-languageserver';
import { phraseTable } from '../../../language/editor/completion/phrases.ts';
import { PositionFinder } from '../../../language/editor/completion/position.ts';
import { SETTINGS } from '../../../simulator/settings.ts';
import { ACME, ccsim, complete, cursor, identifier, inScenario, inTopology, open } from './editing.ts';

async function labels(marked: string): Promise<readonly string[]> {
    return (await complete(marked)).map((item) => item.label);
}

const AGENT_STATES_OF_BOTH = [
    ...['LOGGED_OUT', 'NOT_READY', 'AVAILABLE', 'RESERVED', 'ACTIVE', 'TALKING', 'HOLD', 'PAUSED', 'INTERRUPTED'],
    ...['WORK_NOT_READY', 'WORK_READY', 'BUSY_OTHER', 'logged in', 'logged in to'],
];

const COMPARISONS = ['at least', 'at most', 'exactly', 'more than', 'less than'];

describe('in a scenario, exactly what fits', () => {
    test.each<readonly [string, readonly string[]]>([
        ['at <|>', ['0s', '5s', '30s', '1min', '5min']],
        ['at 9<|>', ['9s', '9min', '9h', '9ms']],
        ['at 5s <|>', ['fail', 'restore', 'cut', 'stop', 'start', 'restart', 'A101', 'A102', 'EmailManager', 'Ucm']],
        ['at 5s A101, <|>', ['A102']],
        ['at 5s A101 log in to <|>', ['Voice', 'Email']],
        ['at 5s A101 holds in <|>', ['Voice']],
        ['at 5s A101 pauses in <|>', ['Email']],
        ['at 5s A101 log <|>', ['in', 'out']],
        ['at 5s A101 become not <|>', ['ready']],
        ['at 5s EmailManager <|>', ['receives', 'assigns']],
        ['at 5s Ucm <|>', ['receives']],
        ['at 5s EmailManager receives <|>', ['Email', '1', '2', '3']],
        ['at 5s EmailManager receives Email <|>', ['task']],
        ['at 5s EmailManager receives 3 Email <|>', ['tasks']],
        ['at 5s Ucm receives 1 Voice <|>', ['call']],
        ['at 5s Ucm receives 2 Voice <|>', ['calls']],
        ['at 5s EmailManager receives Email task Own <|>', ['lasting', 'wrap up', 'abandoning after']],
        ['at 5s EmailManager receives Email task Own lasting 5s <|>', ['wrap up', 'abandoning after']],
        ['at 5s EmailManager receives Email task lasting 5s wrap <|>', ['up']],
        ['at 5s EmailManager assigns Email task to <|>', ['A101', 'A102']],
        ['at 5s cut EmailPim <|>', ['-- Central', '-- EmailManager']],
        ['at 5s cut EmailPim -- <|>', ['Central', 'EmailManager']],
        ['at 5s cut UcmPim -- <|>', ['Ucm', 'Central']],
        ['at 5s cut AgentPg.A.UcmPim -- <|>', ['Ucm', 'Central']],
        ['at 5s cut MrPg.<|>', ['EmailPim', 'opc', 'A', 'B']],
        ['at 5s fail AgentPg.A.<|>', ['Cti', 'UcmPim', 'opc']],
        ['at 5s fail Central.<|>', ['A', 'B', 'router', 'logger']],
        ['at 5s fail Central.router.<|>', ['A', 'B']],
        ['at 5s fail UcmPim.<|>', ['A', 'B']],
        ['at 5s fail A101.<|>', ['desktop']],
        ['at 5s fail Desk.<|>', []],
        ['at 5s fail EmailManager.<|>', []],
        ['at 5s fail AgentPg.A <|>', ['for']],
        ['at 5s fail AgentPg.A for <|>', ['30s', '90s', '5min']],
        ['expect <|>', ['at', 'from', 'within', 'always', 'never', 'eventually']],
        ['expect at 5s A101 <|>', ['is', 'was']],
        ['expect at 5s A101, A102 <|>', ['are', 'were']],
        ['expect at 5s A101 is <|>', AGENT_STATES_OF_BOTH],
        ['expect at 5s A101 is TALKING in <|>', ['Voice']],
        ['expect at 5s A101 is PAUSED in <|>', ['Email']],
        ['expect at 5s A101 is NOT_READY in <|>', ['Voice', 'Email']],
        ['expect at 5s A101 is logged in <|>', ['to', 'with']],
        ['expect at 5s AgentPg.A is <|>', ['UP', 'OFFLINE', 'DOWN', 'STOPPED']],
        ['expect at 5s AgentPg.A.UcmPim is <|>', ['ACTIVE', 'STANDBY', 'OFFLINE', 'DOWN', 'STOPPED']],
        ['expect at 5s AgentPg is <|>', ['UP', 'DOWN']],
        ['expect at 5s Ucm is <|>', ['UP', 'OFFLINE', 'DOWN', 'STOPPED']],
        ['expect at 5s A101.desktop is <|>', ['UP', 'DOWN', 'STOPPED']],
        ['expect at 5s EmailPim -- Central is <|>', ['UP', 'DOWN']],
        [
            'expect at 5s EmailManager <|>',
            ['-- EmailPim', '-- Cti', 'MR path', 'ARM path', 'is', 'was', 'received', 'sent'],
        ],
        ['expect at 5s EmailManager received NEW_TASK <|>', COMPARISONS],
        ['expect at 5s log of EmailPim says "x" <|>', COMPARISONS],
        ['expect at 5s A101 was LOGGED_OUT in Voice for <|>', COMPARISONS],
        ['expect at 5s A101 was LOGGED_OUT in Voice for at most <|>', ['10s', '30s', '1min', '5min']],
        ['expect at 5s every task waited <|>', COMPARISONS],
        [
            'expect at 5s Central <|>',
            [
                ...['-- EmailPim', '-- UcmPim', '-- AgentPg', '-- MrPg', '-- Cti'],
                ...['is', 'was', 'state size is', 'max state size is', 'received', 'sent'],
            ],
        ],
        ['expect at 5s Central state size is at most <|>', ['1MB', '30MB']],
        ['expect at 5s Central.A.router has been <|>', ['up for']],
        ['expect at 5s Central.router <|>', ['is', 'was', 'has been']],
        ['expect at 5s Central.router has been <|>', ['in sync for']],
        ['expect at 5s Central.router was synchronized <|>', ['from']],
        ['expect at 5s Central.router was synchronized from <|>', ['A', 'B']],
        ['expect at 5s EmailPim -- Central <|>', ['is', 'was']],
        ['expect eventually A101 is logged in <|>', ['to', 'with', 'before', 'after']],
        ['expect eventually A101 is logged in before EmailPim -- Central is <|>', ['UP', 'DOWN']],
        ['expect eventually A101 is logged in before A102 is logged in <|>', ['to', 'with']],
        ['expect at 5s EmailManager received NEW_TASK exactly 1 <|>', ['time']],
        ['expect at 5s EmailManager received NEW_TASK at least 2 <|>', ['times']],
        ['expect at end at <|>', ['least', 'most']],
        ['expect at end at least 2 <|>', ['Voice', 'Email', 'agents', 'tasks']],
        ['expect at end at least 1 <|>', ['Voice', 'Email', 'agent', 'task']],
        ['expect at end at least 2 agents logged in to <|>', ['Voice', 'Email']],
        ['expect at end every task <|>', ['is', 'ended with', 'waited']],
        ['expect at end task <|>', ['Mail']],
        ['expect at end task Mail is handled by <|>', ['A101', 'A102']],
        ['set postFailoverReserved <|>', ['AVAILABLE', 'NOT_READY']],
        ['set logoutOnAgentDisconnect <|>', ['on', 'off']],
        ['set agentReloginDelay <|>', ['35s', '0s', '10s', '1min']],
        [
            'every 6s <|>',
            ['fail', 'restore', 'cut', 'stop', 'start', 'restart', 'A101', 'A102', 'EmailManager', 'Ucm', 'from', 'to'],
        ],
        ['every 6s from 5s to 9s EmailManager receives <|>', ['Email', '1', '2', '3']],
        ['// a comment <|>', []],
        ['/* a comment <|> */', []],
        ['expect at end log says "<|>"', []],
        ['expect at end logout status of A101 <|>', ['in', 'says']],
        ['expect at end logout status of A101 in <|>', ['Voice', 'Email']],
        ['expect at end report of <|>', ['A101', 'A102', 'Voice', 'Email', 'Ucm']],
        ['expect at end report of A101 <|>', ['in', 'is', 'says', 'misses']],
        ['expect at end report of A101 in <|>', ['Voice', 'Email', 'interval']],
        ['expect at end report of Email is <|>', ['COMPLETE', 'INCOMPLETE', 'DELETED', 'RECREATED']],
    ])('%s', async (statement, expected) => {
        expect([...(await labels(inScenario(statement)))].sort()).toEqual([...expected].sort());
    });
});

describe('in a topology, exactly what fits', () => {
    test.each<readonly [string, readonly string[]]>([
        ['link <|>', ['EmailPim -- Central', 'EmailPim', 'Central']],
        ['link EmailPim -- <|>', ['Central']],
        ['link EmailPim <|>', ['-- Central']],
        ['gateway X { <|> }', ['cti server', 'pim', 'mr pim']],
        ['gateway X { mr <|> }', ['pim']],
        ['gateway X { mr pim Y for <|> }', ['EmailManager']],
        ['gateway X { pim Y for <|> }', ['Ucm']],
        ['gateway X <|>', ['duplexed', 'simplex']],
        ['controller X <|>', ['duplexed', 'simplex']],
        ['peripheral X <|>', ['unified-cm', 'aspect', 'acd']],
        ['peripheral X { <|> }', ['cti manager', 'resends agent states', 'forgets agent states']],
        ['peripheral X { cti manager M1 backup <|>  cti manager M2 }', ['M2']],
        ['domain X <|>', ['voice', 'email', 'chat', 'task']],
        ['domain X { task life <|> }', ['5min', '20min']],
        [
            'domain X { start timeout 5s\n <|> }',
            ['task life', 'max duration', 'queue timeout', 'not interruptible', 'interruptible'],
        ],
        ['agents A9 on <|>', ['Ucm']],
        ['agents A9 on Ucm <|>', ['at', 'handle']],
        ['agents A9 on Ucm at <|>', ['Desk', 'DeskB']],
        ['agents A9 on Ucm handle Email, <|>', ['Voice']],
        ['agents A9 on Ucm handle Email up to <|>', ['2', '3', '5']],
        ['application X serves <|>', ['Email']],
        ['finesse X backup <|>', ['Desk', 'DeskB']],
    ])('%s', async (statement, expected) => {
        expect([...(await labels(inTopology(statement)))].sort()).toEqual([...expected].sort());
    });
});

describe('phrases', () => {
    test.each<readonly [string, readonly string[], readonly string[]]>([
        ['at 5s A101 <|>', ['logs in', 'becomes not ready', 'stops answering', 'logs out of'], ['log in', 'receives']],
        ['at 5s A101, A102 <|>', ['log in', 'become not ready', 'answer again'], ['logs in', 'assigns']],
        ['at 5s A101 log<|>', ['logs in'], ['receives']],
        ['expect at end <|>', ['at least', 'exactly', 'every', 'log says'], ['least']],
        ['expect at end every task is <|>', ['partially reported', 'handled by', 'QUEUED'], ['partially', 'UP']],
        ['at 5s EmailManager receives Email task lasting <|>', ['exponential mean', '30s'], ['mean']],
    ])('%s', async (statement, present, absent) => {
        const offered = await labels(inScenario(statement));
        expect(offered).toEqual(expect.arrayContaining([...present]));
        expect(offered).not.toEqual(expect.arrayContaining([...absent]));
    });

    test('every phrase starts with a keyword of its rule', () => {
        const rules = new Map(ccsim.Grammar.rules.map((rule) => [rule.name, rule]));
        for (const [key, phrases] of Object.entries(phraseTable())) {
            const [ruleName = '', keyword = ''] = key.split(':');
            const rule = rules.get(ruleName);
            const keywords = rule === undefined ? [] : AstUtils.streamAst(rule).filter(GrammarAST.isKeyword).toArray();
            expect(
                keywords.map((each) => each.value),
                key,
            ).toContain(keyword);
            expect(phrases.every((phrase) => phrase.startsWith(keyword))).toBe(true);
        }
    });
});

describe('codes and messages', () => {
    test('reason codes come with their meaning', async () => {
        const items = await complete(inScenario('at 5s A101 become not ready with <|>'));
        expect(items[0]).toMatchObject({ label: '50002', detail: expect.stringContaining('CTI component failed') });
        expect(items.map((item) => item.label)).toContain('-1');
    });

    test('a negative code that is begun is replaced as a whole', async () => {
        const items = await complete(inScenario('at 5s A101 become not ready with -<|>'));
        const item = items.find((each) => each.label === '-1');
        expect(item?.textEdit).toMatchObject({ newText: '-1', range: { start: { character: 37 } } });
    });

    test('dispositions come with their names', async () => {
        const items = await complete(inScenario('expect at end task Mail ended with <|>'));
        expect(items.find((item) => item.label === '42')?.detail).toBe('DBCD_APPLICATION_PATH_WENT_DOWN');
        expect(items.map((item) => item.label)).not.toContain('50002');
    });

    test('an MR PIM exchanges routing messages, a CTI server those of agents and tasks', async () => {
        const ofPim = await labels(inScenario('expect at 5s EmailPim received <|>'));
        const ofServer = await labels(inScenario('expect at 5s Cti sent <|>'));
        expect(ofPim).toContain('ROUTING_DISABLED');
        expect(ofPim).not.toContain('END_TASK_IND');
        expect(ofServer).toContain('END_TASK_IND');
        expect(ofServer).not.toContain('ROUTING_DISABLED');
    });
});

describe('settings', () => {
    test('come with type, default and documentation', async () => {
        const item = (await complete(inScenario('set <|>'))).find((each) => each.label === 'agentReloginDelay');
        expect(item?.detail).toBe('duration, default 35s');
        expect(MarkupContent.is(item?.documentation) ? item.documentation.value : '').toContain(
            'desktop/agents-restored',
        );
    });

    test('are offered once', async () => {
        expect(await labels(inScenario('set taskWrapUp 4s\n    set <|>'))).not.toContain('taskWrapUp');
    });
});

describe('the obvious comes first', () => {
    test.each<readonly [string, string]>([
        ['at 5s fail <|>', 'Central.A'],
        ['at 5s cut <|>', 'EmailPim -- Central'],
        ['at 5s restore <|>', 'AgentPg.B'],
        ['set logoutOnAgentDisconnect <|>', 'on'],
        ['expect at end task Mail ended with <|>', '13'],
    ])('%s: %s', async (statement, first) => {
        expect((await labels(inScenario(statement)))[0]).toBe(first);
    });

    test('what is restored already is not offered first', async () => {
        const text = inScenario('at 5s restore AgentPg.B\n    at 6s restore <|>');
        expect((await labels(text))[0]).not.toBe('AgentPg.B');
    });
});

describe('whole statements', () => {
    test('at the start of a document', async () => {
        const items = await complete('<|>');
        expect(items.map((item) => item.label)).toEqual(
            expect.arrayContaining(['import', 'topology', 'scenario', 'topology … { … }', 'scenario … on … { … }']),
        );
    });

    test('in a scenario, filled with names of the topology', async () => {
        const item = (await complete(inScenario('<|>'))).find((each) => each.label === 'at … fail … for …');
        expect(item?.insertTextFormat).toBe(InsertTextFormat.Snippet);
        expect(item?.textEdit?.newText).toContain('AgentPg.A,AgentPg.B');
    });

    test('missing links are whole statements of a topology', async () => {
        expect(await labels(inTopology('<|>'))).toContain('link EmailPim -- Central');
    });

    test('every snippet is a statement that can be read', async () => {
        for (const text of [inScenario('<|>'), inTopology('<|>'), `${ACME}\n<|>`]) {
            for (const item of await complete(text)) {
                if (item.insertTextFormat === InsertTextFormat.Snippet) {
                    const { document } = await open(
                        text.replace('<|>', withoutPlaceholders(item.textEdit?.newText ?? '')),
                    );
                    const errors = document.parseResult.parserErrors.map((error) => error.message);
                    expect(errors, item.label).toEqual([]);
                }
            }
        }
    });
});

function withoutPlaceholders(snippet: string): string {
    return snippet
        .replace(/\$\{\d+:([^}]*)\}/g, '$1')
        .replace(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
        .replace('import "$1"', 'import "a.ccsim"')
        .replace('at 0s  $0', '');
}

describe('while typing', () => {
    test('an unfinished document', async () => {
        expect(await labels('topology T {\n    controller C\n    gateway G duplexed { mr pim P for <|>')).toEqual([]);
        expect(await labels('topology T {\n    domain D\n    application M serves <|>')).toEqual(['D']);
    });

    test('a broken statement before does not matter', async () => {
        const text = inScenario('at at at }{ 5s\n    at 5s A101 log in to <|>').replace('}{', '');
        expect(await labels(text)).toEqual(['Voice', 'Email']);
    });

    test('a broken statement in the topology does not hide it', async () => {
        const text = inScenario('at 5s EmailManager receives <|>').replace('finesse DeskB', 'finesse');
        expect(await labels(text)).toContain('Email');
    });

    test('the word under the cursor is replaced as a whole', async () => {
        const [item] = await complete(inScenario('at 5s A10<|>1 log in'));
        expect(item?.textEdit).toMatchObject({ range: { start: { character: 10 }, end: { character: 14 } } });
    });

    test('a space at the start of a line asks for nothing', async () => {
        const opened = await open(inScenario(' <|>'));
        const list = await ccsim.lsp.CompletionProvider?.getCompletion(opened.document, {
            textDocument: identifier(opened.document),
            position: cursor(opened),
            context: { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: ' ' },
        });
        expect(list?.items).toEqual([]);
    });

    test('a statement that goes on on the next line', async () => {
        expect(await labels(inScenario('at 5s A101,\n        <|>'))).toEqual(['A102']);
    });

    test('after a complete statement, another one begins on the next line only', async () => {
        expect(await labels(inScenario('at 5s A101 log in <|>'))).toEqual(['to']);
        expect(await labels(inScenario('at 5s A101 log in\n    <|>'))).toContain('expect');
    });

    test('no cursor position makes it fail', async () => {
        const text = inScenario('expect at 5s A101 is LOGGED_OUT in Voice with 50002');
        const opened = await open(text);
        for (let offset = 0; offset <= text.length; offset += 7) {
            const position = opened.document.textDocument.positionAt(offset);
            const params = { textDocument: identifier(opened.document), position };
            await expect(ccsim.lsp.CompletionProvider?.getCompletion(opened.document, params)).resolves.toBeDefined();
        }
    });
});

describe('what is offered is understood', () => {
    const STARTS = [
        'at 5s ',
        'at 5s A101 ',
        'at 5s A101, A102 ',
        'at 5s fail ',
        'at 5s cut ',
        'at 5s restore ',
        'at 5s fail AgentPg.',
        'at 5s EmailManager ',
        'expect ',
        'expect at 5s ',
        'expect at 5s A101 is ',
        'expect at 5s AgentPg.A is ',
        'expect at end every ',
        'expect at end task Mail is ',
        'set ',
    ];

    const positions = new PositionFinder(ccsim);

    test.each(STARTS)('%s', async (start) => {
        for (const label of await labels(inScenario(`${start}<|>`))) {
            const { document } = await open(inScenario(start + label));
            const opened = await open(inScenario(`${start}${label} <|>`));
            const goesOn = positions.find(opened.document, cursor(opened))?.features.length ?? 0;
            const isWhole = document.parseResult.parserErrors.length === 0;
            expect(isWhole || goesOn > 0, start + label).toBe(true);
        }
    });
});

describe('what is offered is no error', () => {
    test.each<readonly [string, string]>([
        ['at 5s fail ', ''],
        ['at 5s cut ', ''],
        ['at 5s cut EmailManager -- ', ''],
        ['at 5s restore ', ''],
        ['at 5s A101 ', ''],
        ['at 5s A101, A102 ', ''],
        ['at 5s A101 logs in to ', ''],
        ['at 5s A101 holds in ', ''],
        ['at 5s A101 logs out with ', ''],
        ['at ', ' fail Central'],
        ['at 5s EmailManager receives ', ' task lasting 5s'],
        ['at 5s EmailManager receives Email task lasting ', ''],
        ['at 5s EmailManager assigns Email task to ', ' lasting 5s'],
        ['expect at 5s A101 is ', ''],
        ['expect at 5s A101 is LOGGED_OUT in ', ''],
        ['expect at 5s A101 is LOGGED_OUT with ', ''],
        ['expect at 5s AgentPg is ', ''],
        ['expect at 5s AgentPg.A is ', ''],
        ['expect at 5s AgentPg.A.Cti is ', ''],
        ['expect at 5s Central.A is ', ''],
        ['expect at 5s EmailPim.A is ', ''],
        ['expect at 5s Ucm is ', ''],
        ['expect at 5s A101.desktop is ', ''],
        ['expect at 5s EmailPim -- Central is ', ''],
        ['expect at 5s EmailManager received ', ''],
        ['expect at 5s Cti sent ', ''],
        ['expect at end every ', ' is reported'],
        ['expect at end every task is ', ''],
        ['expect at end task Mail ended with ', ''],
        ['expect at end exactly 2 agents ', ' in Email'],
        ...Object.keys(SETTINGS).map((name) => [`set ${name} `, ''] as const),
    ])('%s…%s', async (start, rest) => {
        for (const label of await labels(inScenario(`${start}<|>${rest}`))) {
            const text = inScenario(start + label + rest);
            const { document } = await open(withDuration(text), undefined, true);
            const isWhole = document.parseResult.parserErrors.length === 0;
            const errors = (document.diagnostics ?? []).filter((each) => each.severity === 1);
            expect(isWhole ? errors.map((each) => each.message) : [], start + label + rest).toEqual([]);
        }
    });
});

function withDuration(text: string): string {
    return text.replace('scenario Test on Acme {', 'scenario Test on Acme {\n    duration 10min');
}

test('topologies in sight are offered after `on`', async () => {
    await open('topology Far { controller C }', '/imports/far.ccsim');
    const text = `import "far.ccsim"\ntopology Near { controller C }\nscenario S on <|>`;
    const opened = await open(text, '/imports/main.ccsim');
    const list = await ccsim.lsp.CompletionProvider?.getCompletion(opened.document, {
        textDocument: identifier(opened.document),
        position: cursor(opened),
    });
    expect(list?.items.map((item) => item.label)).toEqual(['Near', 'Far']);
});

test('import paths are those of other documents', async () => {
    await open('topology Far { controller C }', '/imports/far.ccsim');
    const opened = await open('import "<|>"', '/imports/other.ccsim');
    const list = await ccsim.lsp.CompletionProvider?.getCompletion(opened.document, {
        textDocument: identifier(opened.document),
        position: cursor(opened),
    });
    expect(list?.items.map((item) => item.label)).toContain('far.ccsim');
});
