/** Plans for tests of the panel, made of scenarios as a person writes them. */

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EmptyFileSystem, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { createCcsimCoreServices, loadDocument, planOf, scenariosOf } from '../../language/index.ts';
import type { Plan } from '../../simulator/plan.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** A router link that is lost for ninety seconds, then a gateway side; small, and without anything drawn at random. */
export const FAILOVER = `
topology Acme {
    controller Central duplexed
    peripheral Ucm unified-cm { cti manager CtiManager1 }
    gateway AgentPg duplexed { cti server Cti  pim UcmPim for Ucm }
    gateway MrPg { mr pim EmailPim for EmailManager }
    finesse Desk1
    domain Voice voice
    domain Email email { task life 5min  interruptible }
    application EmailManager serves Email
    agents Alice, Bob, Carol on Ucm at Desk1 handle Voice, Email
    link EmailPim -- Central
    link EmailManager -- EmailPim
    link EmailManager -- Cti
}
scenario Failover on Acme {
    duration 6min
    seed 7
    at 0s    Alice, Bob, Carol log in
    at 5s    Alice, Bob become ready
    every 20s from 10s to 4min EmailManager receives Email task Mail lasting 50s
    at 30s   Ucm receives Voice call Hotline lasting 25s wrap up 10s
    at 1min  cut EmailPim -- Central for 90s
    at 70s   EmailManager assigns Email task Short to Carol lasting 20s
    at 4min  fail AgentPg.A for 1min
    expect at 1min EmailManager received ROUTING_DISABLED
    expect at end  task Short is unreported
    expect never   task Short is ACTIVE
}
`;

/** A deployment with something for every view of the panel: a CIM cluster, a media server, pairs that transfer their state. */
export const EVERY_VIEW = `
topology Everything {
    controller Central duplexed
    peripheral Ucm unified-cm
    gateway AgentPg duplexed { cti server Cti  pim UcmPim for Ucm }
    gateway MrPg { mr pim CimPim for Cim }
    finesse Desk1
    domain Voice voice
    domain Email email
    cim Cim serves Email release 4.3 {
        database server CimDb
        file server CimFiles
        messaging server CimMsg
        services server CimSvc { EAAS autostart  Listener autostart  DX manual start }
        application server CimApp1
        web server CimWeb1
        load balancer CimLb
    }
    cic server Cic1 at "cic1.acme.example"
    cic server Cic2 at "cic2.acme.example"
    media server Ims1 {
        license valid
        serves Cic1 { resources 3 }
        serves Cic2 { logon fails "Notifier refused the version" }
    }
    agents Alice, Bob on Ucm at Desk1 handle Voice, Email
    link CimPim -- Central
    link Cim -- CimPim
    link Cim -- Cti
}
scenario EveryView on Everything {
    duration 6min
    seed 7
    at 0s    Alice, Bob log in
    at 5s    Alice, Bob become ready
    every 20s from 10s to 4min Cim receives Email task Mail lasting 50s
    at 1min  fail Central.A for 20s
    at 2min  fail CimSvc for 1min
    at 3min  fail Cic1 for 30s
    at 4min  fail AgentPg.A for 1min
    expect at end  Alice is logged in to Email
    expect never   Cim.EAAS is DOWN
}
`;

/** The Plan of the first scenario of an example. */
export async function examplePlan(name: string): Promise<Plan> {
    const { shared } = createCcsimCoreServices(NodeFileSystem);
    const uri = URI.parse(pathToFileURL(resolve(ROOT, 'examples', `${name}.ccsim`)).href);
    return firstPlan(await loadDocument(shared, uri));
}

/** The Plan of the first scenario of a text. */
export async function planOfText(text: string): Promise<Plan> {
    const { shared } = createCcsimCoreServices(EmptyFileSystem);
    const uri = URI.parse('memory:///test.ccsim');
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, uri);
    shared.workspace.LangiumDocuments.addDocument(document);
    await shared.workspace.DocumentBuilder.build([document], { validation: true });
    return firstPlan(document);
}

/** A contact center of some size: agents in voice and e-mail, tasks at a rate, both sides of the gateway failing. */
export function largeScenario(agents: number, taskEveryMs: number, minutes: number): string {
    const names = Array.from({ length: agents }, (_, index) => `A${1000 + index}`).join(', ');
    return `
topology Large {
    controller Central duplexed
    peripheral Ucm unified-cm { cti manager CtiManager1 }
    gateway AgentPg duplexed { cti server Cti  pim UcmPim for Ucm }
    gateway MrPg { mr pim EmailPim for EmailManager }
    finesse Desk1
    domain Voice voice
    domain Email email { task life 5min  interruptible }
    application EmailManager serves Email
    agents ${names} on Ucm at Desk1 handle Voice, Email
    link EmailPim -- Central
    link EmailManager -- EmailPim
    link EmailManager -- Cti
}
scenario Large on Large {
    duration ${minutes}min
    seed 5
    at 0s ${names} log in
    at 5s ${names} become ready
    every ${taskEveryMs}ms from 10s to ${minutes - 1}min EmailManager receives Email task Mail lasting 40s..70s
    at 2min cut EmailPim -- Central for 90s
    at 5min fail AgentPg.A for 2min
    at 10min fail AgentPg for 30s
    expect always at least 1 agent logged in to Email
}
`;
}

/** A contact center with many sites: for each a peripheral, a duplexed gateway and a team of agents. */
export function manySites(sites: number, agentsEach: number): string {
    const site = (index: number): string => `
    peripheral Acd${index} unified-cm
    gateway Pg${index} duplexed { cti server Cti${index}  pim Pim${index} for Acd${index} }
    agents A${1000 + index * agentsEach}..A${999 + (index + 1) * agentsEach} on Acd${index} at Desk1 handle Voice, Email
    link EmailManager -- Cti${index}`;
    return `
topology Sites {
    controller Central duplexed
    finesse Desk1
    domain Voice voice
    domain Email email { task life 5min  interruptible }
    gateway MrPg { mr pim EmailPim for EmailManager }
    application EmailManager serves Email
    link EmailPim -- Central
    link EmailManager -- EmailPim
${Array.from({ length: sites }, (_, index) => site(index)).join('')}
}
scenario ManySites on Sites {
    duration 2min
    seed 3
    at 10s A1000 logs in
    at 1min fail Pg0.A
}
`;
}

type LoadedDocument = Awaited<ReturnType<typeof loadDocument>>;

function firstPlan(document: LoadedDocument): Plan {
    const result = planOf(document, scenariosOf(document)[0]?.name ?? '');
    if (result.kind === 'problems') {
        throw new Error(result.problems.map(({ startLine, message }) => `${startLine + 1}: ${message}`).join('\n'));
    }
    return result.plan;
}
