/** The topology of a Plan. */

import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../simulator/plan.ts';
import { at, link, planFor } from './acme-plan.ts';

describe('the topology of a Plan', () => {
    test('has each component as a whole, then its sides, then what runs on them', async () => {
        const { components } = (await planFor('')).topology;
        expect(components.map(({ id, kind }) => `${id}: ${kind}`)).toEqual([
            'Central: controller',
            'Central.A: controller-side',
            'Central.B: controller-side',
            'Central.router: router',
            'Central.A.router: router',
            'Central.B.router: router',
            'Central.logger: logger',
            'Central.A.logger: logger',
            'Central.B.logger: logger',
            'Ucm: peripheral',
            'Cm1: cti-manager',
            'Cm2: cti-manager',
            'AgentPg: gateway',
            'AgentPg.A: gateway-side',
            'AgentPg.B: gateway-side',
            'AgentPg.opc: opc',
            'AgentPg.A.opc: opc',
            'AgentPg.B.opc: opc',
            'Cti: cti-server',
            'AgentPg.A.Cti: cti-server',
            'AgentPg.B.Cti: cti-server',
            'UcmPim: pim',
            'AgentPg.A.UcmPim: pim',
            'AgentPg.B.UcmPim: pim',
            'MrPg: gateway',
            'MrPg.opc: opc',
            'EmailPim: mr-pim',
            'Desk: finesse-server',
            'DeskB: finesse-server',
            'EmailManager: application',
            'A101.desktop: desktop',
            'A102.desktop: desktop',
            'A103.desktop: desktop',
        ]);
    });

    test('relates the components to each other', async () => {
        const { topology } = await planFor('');
        const component = componentIn(topology);
        expect(component('AgentPg')).toMatchObject({ instances: [at('AgentPg.A'), at('AgentPg.B')] });
        expect(component('AgentPg.B')).toMatchObject({ whole: at('AgentPg'), side: 'B', instances: [] });
        expect(component('AgentPg.B')).not.toHaveProperty('parent');
        expect(component('AgentPg.opc')).toMatchObject({ parent: at('AgentPg') });
        expect(component('AgentPg.A.opc')).toMatchObject({ parent: at('AgentPg.A'), whole: at('AgentPg.opc') });
        expect(component('UcmPim')).toMatchObject({
            parent: at('AgentPg.opc'),
            instances: [at('AgentPg.A.UcmPim'), at('AgentPg.B.UcmPim')],
            serves: at('Ucm'),
        });
        expect(component('AgentPg.A.UcmPim')).toMatchObject({
            parent: at('AgentPg.A.opc'),
            whole: at('UcmPim'),
            side: 'A',
            serves: at('Ucm'),
        });
        expect(component('EmailPim')).toMatchObject({ parent: at('MrPg.opc'), instances: [] });
        expect(component('Cm1')).toMatchObject({ parent: at('Ucm'), serves: at('Ucm'), backup: at('Cm2') });
        expect(component('Cm2')).not.toHaveProperty('backup');
        expect(component('Desk')).toMatchObject({ backup: at('DeskB') });
        expect(component('Ucm')).toMatchObject({ resendsStates: false });
    });

    test('has the declared links, then the implied ones, each as a whole and per side', async () => {
        const { links } = (await planFor('')).topology;
        expect(links.map(({ id, kind, implied }) => `${id}: ${kind}${implied ? ', implied' : ''}`)).toEqual([
            'EmailPim -- Central: mr-router',
            'EmailManager -- EmailPim: mr-application',
            'EmailManager -- Cti: arm-application',
            'EmailManager -- AgentPg.A.Cti: arm-application',
            'EmailManager -- AgentPg.B.Cti: arm-application',
            'UcmPim -- Ucm: acd',
            'AgentPg.A.UcmPim -- Ucm: acd',
            'AgentPg.B.UcmPim -- Ucm: acd',
            'Cti -- Central: arm-router, implied',
            'AgentPg.A.Cti -- Central: arm-router, implied',
            'AgentPg.B.Cti -- Central: arm-router, implied',
            'UcmPim -- Central: pim-router, implied',
            'AgentPg.A.UcmPim -- Central: pim-router, implied',
            'AgentPg.B.UcmPim -- Central: pim-router, implied',
            'A101.desktop -- Desk: desktop, implied',
            'A102.desktop -- Desk: desktop, implied',
            'AgentPg -- Central: public, implied',
            'AgentPg.A -- Central.A: public, implied',
            'AgentPg.A -- Central.B: public, implied',
            'AgentPg.B -- Central.A: public, implied',
            'AgentPg.B -- Central.B: public, implied',
            'MrPg -- Central: public, implied',
            'MrPg -- Central.A: public, implied',
            'MrPg -- Central.B: public, implied',
            'Central.A -- Central.B: private, implied',
            'AgentPg.A -- AgentPg.B: private, implied',
        ]);
        expect(links[2]).toMatchObject({ from: at('EmailManager'), to: at('Cti'), instances: [3, 4] });
        expect(links[4]).toMatchObject({ from: at('EmailManager'), to: at('AgentPg.B.Cti'), whole: 2, instances: [] });
    });

    test('has the domains with their limits and defaults', async () => {
        const { domains } = (await planFor('')).topology;
        expect(domains.map(({ range: _, ...domain }) => domain)).toEqual([
            {
                name: 'Voice',
                kind: 'voice',
                taskLifeMs: 1_200_000,
                startTimeoutMs: 30_000,
                maxDurationMs: 28_800_000,
                interruptible: false,
            },
            {
                name: 'Email',
                kind: 'email',
                taskLifeMs: 300_000,
                startTimeoutMs: 30_000,
                maxDurationMs: 28_800_000,
                maxQueueMs: 3_600_000,
                interruptible: true,
            },
            {
                name: 'Social',
                kind: 'task',
                taskLifeMs: 1_200_000,
                startTimeoutMs: 10_000,
                maxDurationMs: 7_200_000,
                interruptible: true,
            },
        ]);
    });

    test('has the agents and the paths of the applications', async () => {
        const { agents, applications } = (await planFor('')).topology;
        expect(agents[0]).toMatchObject({
            name: 'A101',
            peripheral: at('Ucm'),
            finesse: at('Desk'),
            desktop: at('A101.desktop'),
            ctiServer: at('Cti'),
            handles: [
                { domain: 0, limit: 1 },
                { domain: 1, limit: 3 },
            ],
        });
        expect(agents[2]).not.toHaveProperty('finesse');
        expect(applications).toMatchObject([
            {
                component: at('EmailManager'),
                mrEnd: at('EmailManager'),
                armEnd: at('EmailManager'),
                domains: [1, 2],
                mrPath: {
                    pim: at('EmailPim'),
                    toPim: link('EmailManager -- EmailPim'),
                    toRouter: link('EmailPim -- Central'),
                },
                armPaths: [
                    {
                        ctiServer: at('Cti'),
                        toCtiServer: link('EmailManager -- Cti'),
                        toRouter: link('Cti -- Central'),
                    },
                ],
                sendsWhileDisabled: true,
            },
        ]);
    });
});

function componentIn(topology: Plan['topology']) {
    return (id: string) => topology.components.find((component) => component.id === id);
}
