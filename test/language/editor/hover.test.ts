import { describe, expect, test } from 'vitest';
import { MarkupContent } from 'vscode-languageserver';
import { ccsim, cursor, identifier, inScenario, inTopology, open } from './editing.ts';

async function hover(marked: string): Promise<string | undefined> {
    const opened = await open(marked);
    const params = { textDocument: identifier(opened.document), position: cursor(opened) };
    const result = await ccsim.lsp.HoverProvider?.getHoverContent(opened.document, params);
    return MarkupContent.is(result?.contents) ? result.contents.value : undefined;
}

describe('names', () => {
    test.each<readonly [string, readonly string[]]>([
        ['at 5s A1<|>01 log in', ['agent', 'Handles `Voice`, one task', '`Email`, up to 2 tasks', '`A101.desktop`']],
        ['at 5s fail Agent<|>Pg.A', ['duplexed peripheral gateway', "The agents' gateway", '`AgentPg.A`', '`UcmPim`']],
        ['at 5s fail UcmPim.<|>A', ['Side A']],
        ['at 5s cut Email<|>Pim -- Central', ['MR PIM', 'for EmailManager', '`Central`', '`MrPg.A.EmailPim`']],
        ['at 5s A101 logs in to Em<|>ail', ['email domain', 'task life 20min', 'max duration 8h (default)']],
        ['expect at end task Ma<|>il is reported', ['receives Email task Mail']],
    ])('%s', async (statement, expected) => {
        const text = await hover(inScenario(statement));
        for (const part of expected) {
            expect(text).toContain(part);
        }
    });

    test('declarations too', async () => {
        expect(await hover(inTopology('application Oth<|>er serves Email'))).toContain('Serves: `Email`');
    });

    test('topologies and scenarios', async () => {
        expect(await hover('topology T<|> { controller C }')).toContain('Components: `C`');
        expect(await hover(inScenario('duration 5min').replace('scenario Test', 'scenario Te<|>st'))).toContain(
            '5min long',
        );
    });
});

describe('words', () => {
    test.each<readonly [string, string]>([
        ['set agentRelogin<|>Delay 40s', 'Default: `35s`'],
        ['set agentReloginDelay 4<|>0s', '`40s`'],
        ['at 9<|>0s fail Central', '`90s` = `1.5min` = `90000ms`'],
        ['expect at 5s A101 is LOGGED_<|>OUT', 'not logged in'],
        ['expect at 5s A101 is LOGGED_OUT with 500<|>02', 'CTI component failed'],
        ['expect at end task Mail ended with 4<|>2', 'DBCD_APPLICATION_PATH_WENT_DOWN'],
        ['expect at 5s EmailManager received ROUTING_<|>DISABLED', 'lost the controller'],
        ['expect at 5s AgentPg.A is STAND<|>BY', 'hot-standby'],
        ['expect at end task Mail is QUE<|>UED', 'queue of the router'],
        ['at 5s fa<|>il Central', '`component/failed`'],
        ['at 5s c<|>ut EmailPim -- Central', '`link/cut`'],
        ['at 5s A101 becomes n<|>ot ready', 'Nothing more is routed'],
        ['at 5s A101 be<|>comes not ready', 'Nothing more is routed'],
        ['at 5s A101 logs i<|>n to Email', 'log in'],
        ['at 5s EmailManager receives Email task lasting 5s wrap <|>up 3s', 'wraps up afterwards'],
        ['expect at end every task is partially rep<|>orted', 'lack a part'],
    ])('%s', async (statement, expected) => {
        expect(await hover(inScenario(statement))).toContain(expected);
    });

    test.each(['at 5s fail Central // com<|>ment', 'at 5s fail Central\n<|>\n'])('nothing at %j', async (statement) => {
        expect(await hover(inScenario(statement))).toBeUndefined();
    });
});

test('a kept limit is not called a default', async () => {
    const text = await hover(inScenario('at 5s A101 logs in to Em<|>ail'));
    expect(text).not.toContain('task life 20min (default)');
});
