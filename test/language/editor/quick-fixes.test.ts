import { describe, expect, test } from 'vitest';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver';
import { ACME, applied, ccsim, identifier, inScenario, inTopology, open } from './editing.ts';

/** The actions for the first finding of a code in a text; `*` leads the preferred one. */
async function offered(text: string, code: string, path?: string, only: readonly string[] = ['quickfix']) {
    const { document } = await open(text, path, true);
    const diagnostics = (document.diagnostics ?? []).filter((each) => each.code === code).slice(0, 1);
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const context: CodeActionContext = { diagnostics, only: [...only] };
    const params = { textDocument: identifier(document), range, context };
    const found = (await ccsim.lsp.CodeActionProvider?.getCodeActions(document, params)) ?? [];
    return found
        .filter((each): each is CodeAction => 'edit' in each)
        .map((action) => ({
            title: `${action.isPreferred === true ? '*' : ''}${action.title}`,
            after: applied(text, action.edit?.changes?.[document.textDocument.uri] ?? []),
        }));
}

/** The lines that differ. */
function difference(before: string, after: string): readonly string[] {
    const [old, now] = [before.split('\n'), after.split('\n')];
    return [
        ...old.filter((line) => !now.includes(line)).map((line) => `- ${line.trim()}`),
        ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`),
    ];
}

async function expectFix(text: string, code: string, title: string, lines: readonly string[]): Promise<void> {
    const actions = await offered(text, code);
    expect(actions.map((each) => each.title)).toContain(title);
    expect(difference(text, actions.find((each) => each.title === title)?.after ?? '')).toEqual(lines);
}

const AGENTS = 'agents A101, A102 on Ucm at Desk handle Voice, Email up to 2';

describe('what a statement of a scenario names is declared where it belongs', () => {
    test.each<readonly [string, string, readonly string[]]>([
        [
            'at 5s A104 log in to Email',
            "Declare agent 'A104' in topology 'Acme'",
            [`- ${AGENTS}`, `+ ${AGENTS.replace('A102', 'A102, A104')}`],
        ],
        [
            'at 5s A101 log in to Chat',
            "Declare domain 'Chat' in topology 'Acme'",
            [`- ${AGENTS}`, '+ domain Chat', `+ ${AGENTS}, Chat`],
        ],
        [
            'at 5s EmailManager receives Chat task lasting 1s',
            "Declare domain 'Chat' in topology 'Acme'",
            [
                '- application EmailManager serves Email',
                '+ domain Chat',
                '+ application EmailManager serves Email, Chat',
            ],
        ],
        [
            'at 5s Ucm receives Sales call lasting 1s',
            "Declare domain 'Sales' in topology 'Acme'",
            ['+ domain Sales voice'],
        ],
        [
            'at 5s Mailer receives Email task lasting 1s',
            "Declare application 'Mailer' in topology 'Acme'",
            [
                '+ mr pim MailerPim for Mailer',
                '+ application Mailer serves Email',
                '+ link MailerPim -- Central',
                '+ link Mailer -- MailerPim',
                '+ link Mailer -- Cti',
            ],
        ],
    ])('%s', async (statement, title, lines) => {
        await expectFix(inScenario(statement), 'name/unknown', title, lines);
    });

    test('nothing is declared that would be of the wrong kind', async () => {
        const actions = await offered(inScenario('at 5s Mailer receives Email task lasting 1s'), 'name/unknown');
        expect(actions.map(({ title }) => title)).toEqual(["Declare application 'Mailer' in topology 'Acme'"]);
    });
});

describe('in a topology', () => {
    const withStatement = (statement: string) => inTopology(`${statement}\n    link EmailPim -- Central`);

    test.each<readonly [string, string, string, readonly string[]]>([
        ['agents B1 on Avaya handle Voice', 'name/unknown', "Declare peripheral 'Avaya'", ['+ peripheral Avaya']],
        [
            'gateway Mg { mr pim ChatPim for ChatServer }',
            'name/unknown',
            "Declare application 'ChatServer'",
            ['+ application ChatServer serves Email', '+ link ChatServer -- ChatPim', '+ link ChatServer -- Cti'],
        ],
        [
            'application Other serves Email',
            'application/mr-path',
            "*Add the MR PIM of 'Other'",
            ['+ mr pim OtherPim for Other', '+ link OtherPim -- Central', '+ link Other -- OtherPim'],
        ],
        [
            'peripheral Avaya\n    agents B1 on Avaya handle Voice',
            'agent/no-pim',
            "*Add a PIM for 'Avaya'",
            ['+ gateway AgentPg2 { pim AvayaPim for Avaya }'],
        ],
        [
            'peripheral P { cti manager C1 backup C1  cti manager C2 }',
            'backup/itself',
            "Change to 'C2'",
            [
                '- peripheral P { cti manager C1 backup C1  cti manager C2 }',
                '+ peripheral P { cti manager C1 backup C2  cti manager C2 }',
            ],
        ],
        [
            'domain Chat { task life 5min  task life 6min  interruptible }',
            'option/twice',
            "*Remove 'task life 6min'",
            [
                '- domain Chat { task life 5min  task life 6min  interruptible }',
                '+ domain Chat { task life 5min  interruptible }',
            ],
        ],
        ['finesse DeskC\n    finesse DeskC', 'name/duplicate', "*Remove 'finesse DeskC'", []],
        ['controller Second', 'controller/several', "Remove 'controller Second'", ['- controller Second']],
        [
            'link MrPg.A.EmailPim -- Central.B',
            'link/side',
            "*Change to 'EmailPim'",
            ['- link MrPg.A.EmailPim -- Central.B', '+ link EmailPim -- Central.B'],
        ],
    ])('%s', async (statement, code, title, lines) => {
        await expectFix(withStatement(statement), code, title, lines);
    });

    test('a CTI server is declared on the gateway of the agents where there is none', async () => {
        const text = ACME.replace('cti server Cti', '').replace('link EmailManager -- Cti', '');
        const lines = ['+ cti server Cti', '+ link EmailManager -- Cti'];
        await expectFix(text, 'application/arm-path', "*Add the CTI server of 'EmailManager'", lines);
    });

    test('statements are added behind the comment of the last one', async () => {
        const text = ACME.replace('link EmailManager -- Cti', 'link EmailManager -- EmailPim // both ways').replace(
            'link EmailManager -- EmailPim\n',
            '\n',
        );
        const [action] = await offered(text, 'application/arm-path');
        expect(action?.after).toContain('-- EmailPim // both ways\n    link EmailManager -- Cti\n}');
    });
});

describe('in a scenario', () => {
    test.each<readonly [string, string, string, readonly string[]]>([
        [
            'at 5sec fail Central',
            'quantity/unit',
            "*Change to '5s'",
            ['- at 5sec fail Central', '+ at 5s fail Central'],
        ],
        [
            'at 30s1min fail Central',
            'quantity/unit',
            "*Change to '90s'",
            ['- at 30s1min fail Central', '+ at 90s fail Central'],
        ],
        [
            'at -5s fail Central',
            'quantity/number',
            "*Change to '5s'",
            ['- at -5s fail Central', '+ at 5s fail Central'],
        ],
        [
            'at 5s fail Central for 40d',
            'quantity/limit',
            "*Change to '31d'",
            ['- at 5s fail Central for 40d', '+ at 5s fail Central for 31d'],
        ],
        [
            'expect from 9s to 5s Central is UP',
            'range/upside-down',
            "*Change '9s' and '5s' over",
            ['- expect from 9s to 5s Central is UP', '+ expect from 5s to 9s Central is UP'],
        ],
        [
            'set agentReloginDelay 2h',
            'setting/range',
            "*Change to '1h'",
            ['- set agentReloginDelay 2h', '+ set agentReloginDelay 1h'],
        ],
        [
            'after 2s A102 become ready',
            'agent/not-logged-in',
            "*Add 'after 2s A102 log in' before",
            ['- after 2s A102 become ready', '+ after 2s A102 log in', '+ after 0s A102 become ready'],
        ],
        [
            'expcet at end A101 is ACTIVE',
            'syntax/statement',
            "*Change 'expcet' to 'expect'",
            ['- expcet at end A101 is ACTIVE', '+ expect at end A101 is ACTIVE'],
        ],
        [
            'at 5s fial Central',
            'syntax/statement',
            "*Change 'fial' to 'fail'",
            ['- at 5s fial Central', '+ at 5s fail Central'],
        ],
        [
            'at 5s A101 lgo in',
            'syntax/statement',
            "*Change 'lgo' to 'log'",
            ['- at 5s A101 lgo in', '+ at 5s A101 log in'],
        ],
        [
            'at 5s EmailManager receives Email task lasting 5s lasting 6s',
            'option/twice',
            "*Remove 'lasting 6s'",
            [
                '- at 5s EmailManager receives Email task lasting 5s lasting 6s',
                '+ at 5s EmailManager receives Email task lasting 5s',
            ],
        ],
        [
            'at 5s A101 become ready with 20001',
            'agent/reason-unused',
            "*Leave out 'with 20001'",
            ['- at 5s A101 become ready with 20001', '+ at 5s A101 become ready'],
        ],
    ])('%s', async (statement, code, title, lines) => {
        await expectFix(inScenario(`duration 1h\n    ${statement}`), code, title, lines);
    });

    test('a restoration stays from which another statement counts its time', async () => {
        const restoration = 'at 5s restore EmailPim -- Central';
        const titles = async (text: string) =>
            (await offered(inScenario(text), 'timeline/never-failed')).map(({ title }) => title);
        expect(await titles(restoration)).toEqual([`Remove '${restoration}'`]);
        expect(await titles(`${restoration}\n    after 2s A101 log out`)).toEqual([]);
    });

    test('the duration that is added is long enough for what is there', async () => {
        const [action] = await offered(inScenario('at 20min A101 log out'), 'scenario/duration');
        expect(action?.title).toBe("*Add 'duration 30min'");
    });
});

describe('imports', () => {
    test('a file of the workspace takes the place of one that is missing', async () => {
        await open(ACME, '/imports/topologies/acme.ccsim');
        const actions = await offered('import "acme.ccsim"\n', 'import/missing', '/imports/main.ccsim');
        expect(actions).toEqual([
            { title: '*Change to "topologies/acme.ccsim"', after: 'import "topologies/acme.ccsim"\n' },
        ]);
    });

    test('an absolute path becomes the way from here', async () => {
        await open(ACME, '/ways/topologies/acme.ccsim');
        const actions = await offered(
            'import "/ways/topologies/acme.ccsim"\n',
            'import/path',
            '/ways/cases/main.ccsim',
        );
        expect(actions[0]?.after).toBe('import "../topologies/acme.ccsim"\n');
    });
});

describe('the action that fixes everything', () => {
    const text = inScenario(
        'duration 1h\n    at 5s A101, A101, A101 become ready with 5\n    at 6s fail Centrel\n    expect at end task Mail#1 is reported',
    );

    test('applies all safe repairs and leaves the others to a person', async () => {
        const [action, ...more] = await offered(text, 'name/listed-twice', undefined, ['source.fixAll']);
        expect(more).toEqual([]);
        expect(difference(text, action?.after ?? '')).toEqual([
            '- at 5s A101, A101, A101 become ready with 5',
            '- expect at end task Mail#1 is reported',
            '+ at 5s A101 become ready',
            '+ expect at end task Mail is reported',
        ]);
    });

    test('is not among the quick fixes, nor there without anything to do', async () => {
        expect((await offered(text, 'name/listed-twice')).map(({ title }) => title)).toEqual([
            "*Remove the second 'A101'",
        ]);
        expect(await offered(ACME, 'name/listed-twice', undefined, ['source.fixAll.ccsim'])).toEqual([]);
    });
});
