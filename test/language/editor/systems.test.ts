/** Editing controllers by side, networks, Aspect, media servers and CIM clusters. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { complete, open } from './editing.ts';

const SYSTEMS = readFileSync(new URL('../../corpus/checks/systems.ccsim', import.meta.url), 'utf8');

function inScenario(statement: string): string {
    return `${SYSTEMS}\nscenario Test on Systems {\n    duration 10min\n    ${statement}\n}\n`;
}

function inTopology(statement: string): string {
    return SYSTEMS.replace('    link EimPim -- Central', `${statement}\n    link EimPim -- Central`);
}

async function labels(marked: string): Promise<readonly string[]> {
    return (await complete(marked)).map((item) => item.label);
}

const TERMS = ['trusted', 'not trusted', 'credentials valid', 'credentials invalid', 'logon fails', 'logon succeeds'];
const OTHER_TERMS = ['accepts sessions', 'refuses sessions', 'resources'];

describe('in a scenario, exactly what fits', () => {
    test.each<readonly [string, readonly string[]]>([
        ['at 5s fail Central.<|>', ['A', 'B', 'router', 'logger', 'Nic1']],
        ['at 5s fail Central.A.<|>', ['router', 'logger', 'Nic1']],
        ['at 5s fail Cic1.<|>', ['telephony']],
        ['at 5s fail Eim.<|>', ['EAAS', 'Listener', 'DX', 'RX', 'CimDb', 'CimSvc']],
        ['at 5s fail Dallas.<|>', ['CS1', 'Cmi1', 'Aeb', 'Rtb']],
        ['at 5s cut Central.A -- <|>', ['AgentPg', 'OtherPg', 'MrPg', 'Central.B', 'Wan', 'Lan']],
        ['at 5s cut DallasPim -- <|>', ['Dallas', 'Central', 'Cmi1', 'Aeb', 'Rtb']],
        ['at 5s change <|>', ['Ims1 -- Cic1', 'Ims1']],
        ['at 5s change Ims1 -- <|>', ['Cic1']],
        ['at 5s change Ims1 -- Cic1 <|>', ['to']],
        ['at 5s change Ims1 -- Cic1 to <|>', [...TERMS, ...OTHER_TERMS]],
        ['at 5s change Ims1 -- Cic1 to trusted, logon succeeds, credentials valid, <|>', OTHER_TERMS],
        ['at 5s change Ims1 to <|>', ['license valid', 'license missing', 'license invalid']],
        ['expect at 5s Central.router is <|>', ['UP', 'DOWN', 'IN_SYNC', 'TRANSFERRING', 'OUT_OF_SYNC', 'ONE_SIDED']],
        [
            'expect at 5s Ims1 -- Cic1 is <|>',
            [
                'UP',
                'DOWN',
                'ACTIVE',
                'WAITING_FOR_CLIENT',
                'NOT_CONNECTED',
                'AUTHENTICATION_FAILURE',
                'NOTIFIER_CONNECTION_FAILURE',
            ],
        ],
        [
            'expect at 5s Eim <|>',
            ['-- EimPim', '-- Cti', '-- Cti2', 'MR path', 'ARM path', 'is', 'was', 'received', 'sent'],
        ],
        ['expect at 5s Eim MR path <|>', ['is', 'was']],
        ['expect at 5s Ims1 -- Cic1 <|>', ['is', 'was', 'has', 'accepts sessions', 'does not accept sessions']],
        ['expect at 5s Eim ARM path <|>', ['to']],
        ['expect at 5s Eim ARM path to <|>', ['Cti', 'Cti2']],
        ['expect at 5s Eim ARM path to Cti is <|>', ['OPEN', 'CACHING', 'DISCONNECTED']],
    ])('%s', async (statement, expected) => {
        expect([...(await labels(inScenario(statement)))].sort()).toEqual([...expected].sort());
    });
});

describe('in a topology, exactly what fits', () => {
    test.each<readonly [string, readonly string[]]>([
        ['controller X { <|> }', ['objects', 'scripts', 'cic', 'state limit']],
        ['controller X { objects 5000\n <|> }', ['scripts', 'cic', 'state limit']],
        ['network X <|>', ['private']],
        ['network X private for <|>', ['Central', 'AgentPg']],
        [
            'peripheral X aspect { <|> }',
            [
                'cti manager',
                'contact server',
                'event bridge',
                'real-time bridge',
                'resends agent states',
                'forgets agent states',
            ],
        ],
        [
            'peripheral X aspect { event bridge Y\n <|> }',
            ['cti manager', 'contact server', 'real-time bridge', 'resends agent states', 'forgets agent states'],
        ],
        ['peripheral X aspect { contact server Y { <|> } }', ['cmi server']],
        ['gateway X { pim Y for Dallas <|> }', ['release', 'cti server', 'pim', 'mr pim']],
        ['gateway X { pim Y for Ucm <|> }', ['cti server', 'pim', 'mr pim']],
        ['media server X { <|> }', ['license valid', 'license missing', 'license invalid', 'serves']],
        ['media server X { serves <|> }', ['Cic1', 'Cic2']],
        ['media server X { serves Cic1 { <|> } }', [...TERMS, ...OTHER_TERMS]],
        ['media server X { serves Cic1 { trusted  refuses sessions  <|> } }', [...TERMS.slice(2), 'resources']],
        ['cim X serves <|>', ['Email']],
        [
            'cim X serves Email { database server Y\n file server Z\n <|> }',
            [
                'messaging server',
                'services server',
                'application server',
                'web server',
                'load balancer',
                'sends while disabled',
            ],
        ],
        [
            'cim X serves Email { services server Y { DX <|> } }',
            ['autostart', 'manual start', 'EAAS', 'Listener', 'RX'],
        ],
        [
            'cim X serves Email { web server Y <|> }',
            [
                'autostart',
                'manual start',
                'database server',
                'file server',
                'messaging server',
                'services server',
                'application server',
                'web server',
                'load balancer',
                'sends while disabled',
            ],
        ],
    ])('%s', async (statement, expected) => {
        expect([...(await labels(inTopology(statement)))].sort()).toEqual([...expected].sort());
    });
});

describe('what is offered is no error', () => {
    test.each([
        'at 5s fail ',
        'at 5s cut ',
        'at 5s cut Central.A -- ',
        'at 5s cut AgentPg.B -- ',
        'at 5s change ',
        'at 5s change Ims1 to ',
        'expect at 5s Central.A.router is ',
        'expect at 5s Central.router is ',
        'expect at 5s Central.A is ',
        'expect at 5s Nic1 is ',
        'expect at 5s AgentPg.opc is ',
        'expect at 5s AgentPg.A.DallasPim is ',
        'expect at 5s DallasPim is ',
        'expect at 5s MrPg.opc is ',
        'expect at 5s CimSvc is ',
        'expect at 5s Eim.EAAS is ',
        'expect at 5s Wan is ',
        'expect at 5s Cic1.telephony is ',
        'expect at 5s Ims1 -- Cic1 is ',
        'expect at 5s Eim MR path is ',
        'expect at 5s Eim ARM path to Cti2 is ',
    ])('%s…', async (start) => {
        const offered = await labels(inScenario(`${start}<|>`));
        expect(offered).not.toEqual([]);
        for (const label of offered) {
            const { document } = await open(inScenario(start + label), undefined, true);
            const isWhole = document.parseResult.parserErrors.length === 0;
            const errors = (document.diagnostics ?? []).filter((each) => each.severity === 1);
            expect(isWhole ? errors.map((each) => each.message) : [], start + label).toEqual([]);
        }
    });
});
