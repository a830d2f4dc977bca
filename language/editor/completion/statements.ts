// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of snippets look like those of templates.
/** Whole statements with placeholders, filled with what the topology declares. */

import { CompletionItemKind } from 'vscode-languageserver';
import { linkedWith, missingLinks, type TopologyFacts } from '../topology-facts.ts';
import type { Place } from './place.ts';
import { RANK, type Suggestion } from './suggestion.ts';

/** Statements for a place where one may begin. */
export function suggestStatements(place: Place): readonly Suggestion[] {
    if (place.position.words.length > 0) {
        return [];
    }
    switch (place.position.block) {
        case 'document':
            return documentStatements(place);
        case 'topology':
            return topologyStatements(place.facts);
        case 'scenario':
            return scenarioStatements(place);
        default:
            return [];
    }
}

function documentStatements(place: Place): readonly Suggestion[] {
    const topology = choices(1, place.topologyNames, 'Acme');
    return [
        statement('topology … { … }', 'a topology, ready to run', TOPOLOGY),
        statement('scenario … on … { … }', 'a scenario with a failure and an expectation', [
            `scenario \${2:Name} on ${topology} {`,
            '    duration ${3:10min}',
            '    seed ${4:1}',
            '',
            '    at 0s  $0',
            '}',
        ]),
        ...(place.isAfterDeclaration ? [] : [statement('import "…"', 'what another file declares', ['import "$1"'])]),
    ];
}

const TOPOLOGY = [
    'topology ${1:Acme} {',
    '    controller ${2:Central} duplexed',
    '    peripheral ${3:Ucm} unified-cm { cti manager ${4:CtiManager1} }',
    '',
    '    gateway ${5:AgentPg} duplexed { cti server ${6:Cti}  pim ${7:UcmPim} for ${3:Ucm} }',
    '    gateway ${8:MrPg} duplexed { mr pim ${9:EmailPim} for ${10:EmailManager} }',
    '    finesse ${11:Desk}',
    '',
    '    domain ${12:Voice} voice',
    '    domain ${13:Email} email',
    '    application ${10:EmailManager} serves ${13:Email}',
    '    agents ${14:A101, A102} on ${3:Ucm} at ${11:Desk} handle ${12:Voice}, ${13:Email} up to ${15:2}',
    '',
    '    link ${9:EmailPim} -- ${2:Central}',
    '    link ${10:EmailManager} -- ${9:EmailPim}',
    '    link ${10:EmailManager} -- ${6:Cti}',
    '}',
];

function topologyStatements(facts: TopologyFacts | undefined): readonly Suggestion[] {
    const peripherals = namesOf(facts, 'peripheral');
    const applications = namesOf(facts, 'application');
    const domains = [...(facts?.domains.keys() ?? [])];
    const missing = facts === undefined ? [] : missingLinks(facts);
    return [
        ...missing.map(({ from, to }) => ({
            ...statement(`link ${from} -- ${to}`, 'missing link', [`link ${from} -- ${to}`]),
            rank: RANK.first,
        })),
        statement('gateway … { cti server … pim … for … }', "the agents' gateway", [
            'gateway ${1:AgentPg} duplexed {',
            '    cti server ${2:Cti}',
            `    pim \${3:UcmPim} for ${choices(4, peripherals, 'Ucm')}`,
            '}',
        ]),
        statement('gateway … { mr pim … for … }', "an application's gateway", [
            `gateway \${1:MrPg} duplexed { mr pim \${2:EmailPim} for ${choices(3, applications, 'EmailManager')} }`,
        ]),
        statement('agents … on … handle …', 'agents', [
            `agents \${1:A101, A102} on ${choices(2, peripherals, 'Ucm')} handle ${choices(3, domains, 'Email')}`,
        ]),
        ...systemStatements(facts),
        statement('domain … { … }', 'a domain with limits', [
            'domain ${1:Email} ${2|email,chat,voice,task|} { task life ${3:20min}  start timeout ${4:30s} }',
        ]),
    ];
}

function systemStatements(facts: TopologyFacts | undefined): readonly Suggestion[] {
    const domains = [...(facts?.domains.values() ?? [])].filter(({ kind }) => kind !== 'voice').map(({ name }) => name);
    const cicServers = namesOf(facts, 'cic-server');
    return [
        statement('network … private', 'the network between the sides', ['network ${1:Private} private']),
        statement('peripheral … aspect { … }', 'an Aspect ACD', [
            'peripheral ${1:Dallas} aspect {',
            '    contact server ${2:ContactServer1} { cmi server ${3:Cmi1} }',
            '    event bridge ${4:EventBridge1}',
            '    real-time bridge ${5:RealTimeBridge1}',
            '}',
        ]),
        ...(cicServers.length === 0
            ? []
            : [
                  statement('media server … { serves … }', 'an Interaction Media Server', [
                      `media server \${1:Ims1} { serves ${choices(2, cicServers, 'Cic1')} { resources \${3:24} } }`,
                  ]),
              ]),
        statement('cim … serves … { … }', 'a CIM cluster', [
            `cim \${1:Eim} serves ${choices(2, domains, 'Email')} {`,
            '    database server ${3:CimDb}',
            '    file server ${4:CimFiles}',
            '    messaging server ${5:CimMsg}',
            '    services server ${6:CimSvc}',
            '    application server ${7:CimApp1}',
            '    web server ${8:CimWeb1}',
            '    load balancer ${9:CimLb}',
            '}',
        ]),
    ];
}

function scenarioStatements(place: Place): readonly Suggestion[] {
    const { facts } = place;
    const agents = [...(facts?.agents.keys() ?? [])];
    const sides = namesOf(facts, 'gateway').flatMap((name) =>
        facts?.components.get(name)?.duplexed === true ? [`${name}.A`, `${name}.B`] : [name],
    );
    const [application] = namesOf(facts, 'application');
    const domains = application === undefined ? undefined : facts?.components.get(application)?.domains;
    const agentList = agents.length === 0 ? 'A101' : agents.slice(0, 6).join(', ');
    return [
        statement('at … log in', 'agents log in and become ready', [
            `at 0s  \${1:${agentList}} ${agents.length > 1 ? 'log' : 'logs'} in`,
            `at \${2:5s}  \${1:${agentList}} ${agents.length > 1 ? 'become' : 'becomes'} ready`,
        ]),
        statement('at … fail … for …', 'take a component down for a time', [
            `at \${1:1min}  fail ${choices(2, sides, 'AgentPg.A')} for \${3:30s}`,
        ]),
        statement('at … cut … for …', 'cut a connection for a time', [
            `at \${1:1min}  cut ${choices(2, linkNames(facts), 'EmailPim -- Central')} for \${3:90s}`,
        ]),
        ...connectionStatements(facts),
        statement('every … receives …', 'tasks arrive again and again', [
            `every \${1:10s} from \${2:10s} to \${3:5min}  ${placeholder(4, application ?? 'EmailManager')} receives ${choices(5, domains ?? [], 'Email')} task lasting \${6:1min..3min}`,
        ]),
        statement('expect at … is …', 'the state of an agent at an instant', [
            `expect at \${1:1min}  ${choices(2, agents, 'A101')} is \${3:AVAILABLE} in ${choices(4, domains ?? [], 'Email')}`,
        ]),
        statement('expect at … received …', 'a message that must have arrived', [
            `expect at \${1:end}  ${placeholder(2, application ?? 'EmailManager')} received \${3:ROUTING_DISABLED}`,
        ]),
        statement('expect at end every task is …', 'what the reports must say', [
            'expect at end  every task is ${1|reported,partially reported,unreported,recreated|}',
        ]),
    ];
}

function connectionStatements(facts: TopologyFacts | undefined): readonly Suggestion[] {
    const connections = (facts?.links ?? [])
        .filter(({ kind }) => kind === 'media')
        .map(({ from, to }) => `${from} -- ${to}`);
    return connections.length === 0
        ? []
        : [
              statement('at … change … to …', 'how a media server and a CIC server get on', [
                  `at \${1:1min}  change ${choices(2, connections, 'Ims1 -- Cic1')} to \${3|trusted,not trusted,credentials invalid,refuses sessions|}`,
              ]),
          ];
}

function linkNames(facts: TopologyFacts | undefined): readonly string[] {
    const declared = (facts?.links ?? []).filter((link) => !link.implied);
    return declared
        .filter(({ from }) => facts !== undefined && linkedWith(facts, from).length > 0)
        .map(({ from, to }) => `${from} -- ${to}`);
}

function namesOf(facts: TopologyFacts | undefined, kind: string): readonly string[] {
    return [...(facts?.components.values() ?? [])].filter((each) => each.kind === kind).map((each) => each.name);
}

/** A placeholder that offers some names, or a sample where there are none. */
function choices(index: number, names: readonly string[], sample: string): string {
    return names.length > 1 ? `\${${index}|${names.slice(0, 20).join(',')}|}` : placeholder(index, names[0] ?? sample);
}

function placeholder(index: number, text: string): string {
    return `\${${index}:${text}}`;
}

function statement(label: string, detail: string, lines: readonly string[]): Suggestion {
    return {
        label,
        kind: CompletionItemKind.Snippet,
        rank: RANK.snippet,
        detail,
        insert: lines.join('\n'),
        isSnippet: true,
        filter: label
            .replace(/[…{}"]/g, '')
            .replace(/\s+/g, ' ')
            .trim(),
    };
}
