import { describe, expect, test } from 'vitest';
import type { CallHierarchyItem } from 'vscode-languageserver';
import { ACME, ccsim, cursor, identifier, inScenario, open } from './editing.ts';

async function itemAt(marked: string, path?: string): Promise<CallHierarchyItem> {
    const opened = await open(marked, path);
    const params = { textDocument: identifier(opened.document), position: cursor(opened) };
    const [item] = (await ccsim.lsp.CallHierarchyProvider?.prepareCallHierarchy(opened.document, params)) ?? [];
    if (item === undefined) {
        throw new Error('nothing can be called here');
    }
    return item;
}

const label = ({ name, detail }: CallHierarchyItem) => `${name} (${detail})`;

async function incoming(item: CallHierarchyItem) {
    return (await ccsim.lsp.CallHierarchyProvider?.incomingCalls({ item })) ?? [];
}

async function outgoing(item: CallHierarchyItem) {
    return (await ccsim.lsp.CallHierarchyProvider?.outgoingCalls({ item })) ?? [];
}

describe('what acts on a component', () => {
    test('are the statements that name it, in any file, and on these their scenario', async () => {
        const marked = 'import "acme.ccsim"\nscenario S on Acme {\n    at 1s fail AgentPg.A.UcmPim, Agent<|>Pg.B\n}';
        await open(ACME, '/calls/acme.ccsim');
        const item = await itemAt(marked, '/calls/main.ccsim');
        expect(label(item)).toBe('AgentPg (gateway)');
        expect(item.uri).toBe('file:///calls/acme.ccsim');
        const calls = await incoming(item);
        expect(calls.map(({ from, fromRanges }) => [label(from), fromRanges.length])).toEqual([
            ['at 1s fail AgentPg.A.UcmPim, AgentPg.B (in S)', 2],
        ]);
        const [statement] = calls;
        const scenarios = statement === undefined ? [] : await incoming(statement.from);
        expect(scenarios.map(({ from }) => label(from))).toEqual(['S (scenario)']);
    });

    test('are the declarations of its topology too', async () => {
        const item = await itemAt(ACME.replace('peripheral Ucm', 'peripheral Uc<|>m'));
        expect((await incoming(item)).map(({ from }) => label(from))).toEqual([
            'UcmPim (PIM)',
            'agents A101, A102 on Ucm at Desk handle Voice, Email up to 2 (agent group)',
        ]);
    });
});

describe('what is acted on', () => {
    test('by a scenario are its statements, and by these what they name', async () => {
        const item = await itemAt(inScenario('').replace('scenario Test', 'scenario Te<|>st'));
        const calls = await outgoing(item);
        expect(calls.map(({ to }) => to.name)).toEqual([
            'at 0s A101 log in',
            'at 3s fail AgentPg.B',
            'at 4s EmailManager receives Email task Mail lasting 5s',
            'at 9s A102 log out',
        ]);
    });

    test('by the statement at the cursor', async () => {
        const item = await itemAt(inScenario('at 5s EmailManager rec<|>eives Email task lasting 1s'));
        expect((await outgoing(item)).map(({ to }) => label(to))).toEqual([
            'EmailManager (application)',
            'Email (domain)',
        ]);
    });
});
