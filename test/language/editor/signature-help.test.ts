import { describe, expect, test } from 'vitest';
import type { MarkupContent, SignatureInformation } from 'vscode-languageserver';
import { ccsim, cursor, identifier, inScenario, inTopology, open } from './editing.ts';

async function help(marked: string) {
    const opened = await open(marked);
    const params = { textDocument: identifier(opened.document), position: cursor(opened) };
    return (await ccsim.lsp.SignatureHelp?.provideSignatureHelp(opened.document, params))?.signatures ?? [];
}

/** The form with its active part marked. */
function shown({ label, parameters, activeParameter }: SignatureInformation): string {
    const range = parameters?.[activeParameter ?? Number.NaN]?.label;
    if (typeof range !== 'object') {
        return label;
    }
    const [start, end] = range;
    return `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`;
}

function markdown(value: string | MarkupContent | undefined): string {
    return typeof value === 'string' ? value : (value?.value ?? '');
}

const RECEIVES = 'at time application or peripheral receives';
const OPTIONS = '[lasting … | wrap up … | abandoning after …]';

describe('the form of a statement shows its parts and which one comes next', () => {
    test.each<readonly [string, readonly string[]]>([
        ['at 1min fa<|>', ['at time «fail» component, … [for duration]']],
        ['at 1min fail <|>', ['at time fail «component, …» [for duration]']],
        ['at 1min fail AgentPg.<|>', ['at time fail «component, …» [for duration]']],
        ['at 1min fail AgentPg.A, <|>', ['at time fail «component, …» [for duration]']],
        ['at 1min fail AgentPg.A <|>', ['at time fail component, … «[for duration]»']],
        ['at 1min fail AgentPg.A for <|>', ['at time fail component, … for «duration»']],
        ['at 1min cut EmailPim -- <|>', ['at time cut component -- «component, …» [for duration]']],
        ['at 1min A101 log in <|>', ['at time agent[..agent], … log in «[to domain, …]»']],
        [
            'at 1min EmailManager <|>',
            [
                `${RECEIVES.replace('receives', '«receives»')} domain (task | tasks | call | calls) [name] [for skill group] ${OPTIONS}`,
                `${RECEIVES.replace('receives', '«receives»')} count domain (task | tasks | call | calls) [name] [for skill group] ${OPTIONS}`,
                `at time application «assigns» domain (task | tasks) [name] to agent ${OPTIONS}`,
                `at time application «assigns» count domain (task | tasks) [name] to agent ${OPTIONS}`,
            ],
        ],
        [
            'at 1min EmailManager receives 3 Email tasks Mail <|>',
            [`${RECEIVES} count domain tasks name «[for skill group]» ${OPTIONS}`],
        ],
        [
            'every 5s from <|>',
            [
                'every time[..time] from «time» [to time] fail component, … [for duration]',
                'every time[..time] from «time» [to time] restore component [-- component], …',
            ],
        ],
        [
            'expect <|>',
            [
                'expect «at» (end | time) predicate [(before | after) predicate]',
                'expect «from» time to time predicate [(before | after) predicate]',
                'expect «within» time..time predicate [(before | after) predicate]',
                'expect «(always | never | eventually)» predicate [(before | after) predicate]',
            ],
        ],
        [
            'expect at end task Mail#1 <|>',
            [
                'expect at end task name#ordinal «(is | are)» (reported | unreported | partially reported | recreated) [(before | after) predicate]',
                'expect at end task name#ordinal «(ended | ends)» [with disposition] [(before | after) predicate]',
                'expect at end task name#ordinal «(is | are)» handled by agent [(before | after) predicate]',
                'expect at end task name#ordinal «waited» (at (least | most) | exactly | (more | less) than) time [(before | after) predicate]',
                'expect at end task name#ordinal «(is | are)» state [(before | after) predicate]',
            ],
        ],
        ['set <|>', ['set «setting» value']],
        ['set taskWrapUp <|>', ['set setting «value»']],
        ['duration <|>', ['duration «time»']],
    ])('%s', async (statement, forms) => {
        const signatures = (await help(inScenario(statement))).map(shown);
        expect(signatures.slice(0, forms.length)).toEqual(forms);
        expect(signatures.length > forms.length).toBe(statement.startsWith('every'));
    });

    test.each<readonly [string, string]>([
        ['link EmailPim -- <|>', 'link component -- «component»'],
        [
            'agents B1, B2 on Ucm handle <|>',
            'agents name[..last], … on peripheral [at Finesse server] handle «domain» [up to limit], …',
        ],
        ['gateway <|>', 'gateway «name» [duplexed | simplex] { … }'],
        ['gateway X { mr <|> }', 'mr «pim» name for application'],
        ['domain D { task <|> }', 'task «life» time'],
    ])('%s', async (statement, form) => {
        expect((await help(inTopology(statement))).map(shown)).toEqual([form]);
    });

    test.each<readonly [string, string]>([
        ['import <|>', 'import «path»'],
        ['topology <|>', 'topology «name» [extends topology] { … }'],
        ['scenario S on <|>', 'scenario name on «topology» { … }'],
    ])('%s', async (text, form) => {
        expect((await help(text)).map(shown)).toEqual([form]);
    });
});

describe('nothing is shown', () => {
    test.each([
        ['where no statement has been begun', inScenario('<|>')],
        ['where the words fit no statement', inScenario('at 5s Central Central <|>')],
        ['in a comment', inScenario('at 5s // fail <|>')],
        ['in a text', 'import "<|>"'],
    ])('%s', async (_, marked) => {
        expect(await help(marked)).toEqual([]);
    });
});

test('statement and parts say what they are for', async () => {
    const [signature] = await help(inScenario('at 5s fail <|>'));
    expect(markdown(signature?.documentation)).toContain(
        'Takes components down, for a time or until they are restored.',
    );
    const documentation = signature?.parameters?.map((each) => markdown(each.documentation)) ?? [];
    expect(documentation[0]).toContain('At one time, counted from the start');
    expect(documentation[1]).toContain('A number with its unit');
    expect(documentation[2]).toBe('Takes components down.');
    expect(documentation[3]).toContain('A component, or a part or side of it');
});
